"""表的分合: one table for each form, where a sheet prints several below one another or a document breaks one in two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from gouji.catalogue.forms import forms
from gouji.document.tree import Cell, Document, Paragraph, Table
from gouji.recognise.forms.by_project import tables_by_project
from gouji.recognise.forms.header import likely_heads
from gouji.recognise.match import is_one_of
from gouji.values import zh

_TITLE = re.compile(r".{0,40}(?:自评|绩效|监控|评价).{0,20}表.{0,12}")
_YEAR = re.compile(r"[(（]?\s*20\d\d\s*年度?\s*[)）]?")
#: What stands between the parts of a table that goes on.
_GOES_ON = re.compile(r"[(（]?(?:续|续表|接上表|接上页|续上表)\s*\d*[)）]?|")
_ON = re.compile(r"\(?续表?\d*\)?$|^(?:续表?|接上表)[:：]?")
#: Words between the parts of one form are a heading at most: so many lines, so long.
_BETWEEN, _SHORT = 2, 20
#: The columns by which a head of indicators is told from that of a money block, in normal form.
_TOTALS = ("总分", "合计", "总计", "得分合计", "合计得分")
_NAMED = ("一级指标", "二级指标", "三级指标", "指标名称", "指标内容", "指标值", "年度指标值", "实际完成值", "绩效指标")


def tables_of_forms(document: Document) -> Iterator[tuple[int, Table]]:
    """The tables that may be forms, each with the number of the block that it begins in."""
    blocks = document.blocks
    joined: set[int] = set()
    for position, block in enumerate(blocks):
        if not isinstance(block, Table) or position in joined:
            continue
        rest = _rest(blocks, position)
        if rest is not None:
            joined.add(rest)
            other = blocks[rest]
            assert isinstance(other, Table)
            yield position, _below_one_another(block, other)
            continue
        for part in parts_of(block):
            yield position, part


def parts_of(table: Table) -> Sequence[Table]:
    """``table``, or each of the forms that it prints one below the other."""
    heads = _heads(table)
    if len(heads) < 2:
        return tables_by_project(table, heads)
    starts = [0]
    for number in range(1, len(table.rows)):
        since = any(starts[-1] < head < number for head in heads)
        if since and any(head > number for head in heads) and _begins(table, number):
            starts.append(number)
    ends = [*starts[1:], len(table.rows)]
    return (
        tuple(_part(table, start, end) for start, end in zip(starts, ends, strict=True))
        if len(starts) > 1
        else (table,)
    )


def _heads(table: Table) -> list[int]:
    """The rows that head indicators."""
    rows = table.rows
    return [number for number in likely_heads(table) if any(is_one_of(cell.text, _NAMED) for cell in rows[number])]


@cache
def _first_labels() -> frozenset[str]:
    """What the first row of some form asks for: the project or the unit."""
    return frozenset(label for one in forms() for name in ("project", "body") for label in one.fields.get(name, ()))


def _begins(table: Table, number: int) -> bool:
    """Whether a form begins in that row: its title, or what its first row asks for."""
    filled = [cell for cell in table.rows[number] if cell.text.strip()]
    if not filled:
        return False
    if len(filled) == 1:
        return bool(_TITLE.fullmatch(zh.label(filled[0].text)))
    before = [cell for cell in table.rows[number - 1] if cell.text.strip()]
    follows_title = len(before) == 1 and bool(
        _TITLE.fullmatch(zh.label(before[0].text)) or _YEAR.fullmatch(before[0].text.strip())
    )
    return not follows_title and filled[0].column == 0 and is_one_of(filled[0].text, _first_labels())


def _part(table: Table, start: int, end: int) -> Table:
    """Rows ``start`` to ``end`` as a table of their own, under the title that stands in the first of them."""
    rows = table.rows[start:end]
    filled = [[cell.text for cell in cells if cell.text.strip()] for cells in rows[:2]]
    title = next((texts[0] for texts in filled if len(texts) == 1 and _TITLE.fullmatch(zh.label(texts[0]))), "")
    caption = zh.squeeze(title) or ("" if start else table.caption)
    cells = tuple(_moved(cell, -start, caption, end - cell.row) for row in rows for cell in row)
    return replace(table, cells=cells, caption=caption, place=table.place._replace(table=caption))


def _moved(cell: Cell, by: int, caption: str, room: int) -> Cell:
    place = cell.place._replace(table=caption)
    return cell._replace(row=cell.row + by, place=place, rowspan=min(cell.rowspan, room))


def _rest(blocks: Sequence[object], position: int) -> int | None:
    """The block that goes on with the form in block ``position``; None where it is whole or what follows is another."""
    first = blocks[position]
    assert isinstance(first, Table)
    if _heads(first):
        at = position + 1
        while at < len(blocks) and isinstance(block := blocks[at], Paragraph) and _says_on(block.text, first.caption):
            at += 1
        return at if at < len(blocks) and _continues(first, blocks[at]) else None
    if not any(is_one_of(cell.text, _first_labels()) for cell in first.cells):
        return None
    for number in range(position + 1, min(position + 2 + _BETWEEN, len(blocks))):
        block = blocks[number]
        if isinstance(block, Paragraph):
            if len(block.text.strip()) > _SHORT or _TITLE.fullmatch(zh.label(block.text)):
                return None
            continue
        if not isinstance(block, Table):
            return None
        heads = _heads(block)
        own = any(
            is_one_of(cell.text, _first_labels()) for row in block.rows[: heads[0] if heads else 0] for cell in row
        )
        return number if heads and not own else None
    return None


def _says_on(text: str, caption: str) -> bool:
    """Whether a line above the rest says no more than that it goes on: 续表, or the title again, with 续 or without."""
    if _GOES_ON.fullmatch(text.strip()):
        return True
    title = zh.label(caption)
    return bool(title) and _ON.sub("", zh.label(text)) == title


def _continues(first: Table, second: object) -> bool:
    """Whether a table without a head, or with the head printed again above its rows, close below one that has no total yet,
    holds the rest of its rows and the total."""
    if not isinstance(second, Table) or _width(first) != _width(second):
        return False
    if heads := _heads(second):
        again = [cell.text.strip() for cell in second.rows[heads[0]]]
        if heads[0] > 0 or again != [cell.text.strip() for cell in first.rows[_heads(first)[-1]]]:
            return False
    elif second.caption:
        return False
    return any(is_one_of(cell.text, _TOTALS) for cell in second.cells) and not any(
        is_one_of(cell.text, _TOTALS) for cell in first.rows[-1]
    )


def _width(table: Table) -> int:
    return max((cell.column + cell.colspan for cell in table.cells), default=0)


def _below_one_another(first: Table, second: Table) -> Table:
    height = len(first.rows)
    below = tuple(_moved(cell, height, first.caption, cell.rowspan) for cell in second.cells)
    return replace(first, cells=(*first.cells, *below))
