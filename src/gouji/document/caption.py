"""The caption of each table: the title above it, or a title row inside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from gouji.document.tree import Block, Paragraph, Table
from gouji.values import zh

# A title names its table: it ends in 表 (with or without a bracket or number behind) and is no sentence.
_TITLE = re.compile(r"[^。；，]{2,50}表\s*(?:[（(][^（()）]*[)）]|[一二三四五六七八九十\d]{1,2})?")
# 公开01表, 财决01-1表: the number of a form stands above it too and is not its name.
_FORM_NUMBER = re.compile(r"\D{0,4}\d{1,2}(?:-\d{1,2})?\s*表")
_LOOK_BACK = 5


def with_captions(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """``blocks`` with each table's ``caption`` set where a title stands close above it or alone in its first row."""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and not block.caption:
            block = _captioned(block, _title_row(block) or _title_above(result))
        result.append(block)
    return tuple(result)


def _captioned(table: Table, caption: str) -> Table:
    if not caption:
        return table
    cells = tuple([cell.moved(cell.place.within(cell.place.section, caption)) for cell in table.cells])
    return replace(table, caption=caption, cells=cells, place=table.place._replace(table=caption))


def _title_row(table: Table) -> str:
    rows = table.rows
    if rows and len(rows[0]) == 1 and _TITLE.fullmatch(rows[0][0].text.strip()):
        return zh.squeeze(rows[0][0].text)
    return ""


def names_table(text: str) -> bool:
    """Whether ``text`` is the title of a table; its number is none."""
    shown = text.strip()
    return _TITLE.fullmatch(shown) is not None and not _FORM_NUMBER.fullmatch(shown)


def _title_above(blocks: list[Block]) -> str:
    """The nearest title among the last few blocks; another table in between ends the search."""
    for block in reversed(blocks[-_LOOK_BACK:]):
        if not isinstance(block, Paragraph):
            return ""
        if names_table(block.text):
            return zh.squeeze(block.text)
    return ""
