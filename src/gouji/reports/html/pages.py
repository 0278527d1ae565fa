"""The documents themselves, block by block, with every place of a finding marked where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import PurePath

from gouji.catalogue.kinds import kind_name
from gouji.document.grid import Grid, grid_of
from gouji.document.header import header_depth
from gouji.document.tree import Block, Cell, Paragraph, Picture, Table
from gouji.domain.dossier import Recognised
from gouji.reports.html.marks import Mark, Marks, role_of
from gouji.reports.html.markup import Markup, joined, tag
from gouji.reports.html.sentences import Readings, gravest, reference, sentence
from gouji.values import zh

_FIGURE = re.compile(r"[-+]?[\d,]+(?:\.\d+)?\s*[%％‰]?")
_DIGIT = re.compile(r"\d")
_SHORT, _LONG = 9, 24
_DEEPEST_HEADING = 6
#: Of tables with more rows only those near a mark are shown: nobody reads 3 000 rows to find one.
MOST_ROWS = 400
_AROUND = 3
_TITLE_LINES = 5


def page(number: int, part: Recognised, marks: Marks, *, many: bool, unit: int | None = None) -> Markup:
    """Input ``number`` as a section: its name, what is known of it, and its blocks. ``unit`` is the number of its unit."""
    document, identity = part.document, part.identity
    kinds = "、".join(kind_name(kind) for kind in identity.kinds) or "未认出类型"
    facts = (identity.body or "未认出单位", f"{identity.year}年度" if identity.year else "未认出年度", kinds)
    name = PurePath(document.source.path).name
    notes = [tag("p", note.text, class_="note unread" if note.unread else "note") for note in document.notes]
    heading = tag(
        "header", tag("h2", f"文件{number + 1} {name}" if many else name), tag("p", " · ".join(facts)), *notes
    )
    return tag(
        "section",
        heading,
        *_blocks(number, part, marks),
        class_="document",
        id=f"d{number + 1}",
        aria_label=name,
        **({"data_unit": unit} if unit is not None else {}),
    )


def _blocks(number: int, part: Recognised, marks: Marks) -> Iterator[Markup]:
    """The blocks in order, with a line where a page begins."""
    blocks = part.document.blocks
    readings, paragraphs, titles = Readings.of(part.claims), count(), _titles(blocks)
    page_shown = None
    for position, block in enumerate(blocks):
        if block.place.page != page_shown:
            page_shown = block.place.page
            yield tag("div", f"第 {page_shown} 页", class_="page")
        here = marks.at.get((number, position, None), ())
        if isinstance(block, Paragraph):
            content = sentence(block.text, here, readings.mentions.get(next(paragraphs), ()), readings)
            yield _paragraph(block, here, content, is_title=position in titles)
        elif isinstance(block, Picture):
            yield _picture(block, here)
        else:
            cells = ((at, marks.at.get((number, position, at))) for at in range(len(block.cells)))
            yield _table(block, here, {at: found for at, found in cells if found})


def _titles(blocks: Sequence[Block]) -> frozenset[int]:
    """The paragraphs that stand over a table as its title, and those between the title and the table."""
    found: list[int] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Table) and block.caption:
            above = at - 1
            while above >= max(0, at - _TITLE_LINES) and isinstance(blocks[above], Paragraph):
                if zh.squeeze(_text(blocks[above])) == block.caption:
                    found.extend(range(above, at))
                    break
                above -= 1
    return frozenset(found)


def _text(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) else ""


def _paragraph(block: Paragraph, here: Sequence[Mark], content: Markup, *, is_title: bool) -> Markup:
    if is_title:
        return tag("p", content, class_="title")
    if block.level is not None:
        return tag(f"h{min(block.level + 2, _DEEPEST_HEADING)}", content, class_=_line_class(here))
    return tag("p", content, class_="footnote" if block.footnote else None)


def _line_class(here: Sequence[Mark]) -> str | None:
    return f"marked {gravest(here)}" if here else None


def _picture(block: Picture, here: Sequence[Mark]) -> Markup:
    residue = (
        tag("details", tag("summary", "图中残留的识别文字（没有参加核对）"), tag("pre", "\n".join(block.residue)))
        if block.residue
        else ""
    )
    caption = tag("figcaption", f"图片 {block.name}", *map(reference, here))
    return tag("figure", caption, residue, class_=_line_class(here))


def _table(table: Table, here: Sequence[Mark], marked: dict[int, tuple[Mark, ...]]) -> Markup:
    grid, depth = grid_of(table), header_depth(table)
    shown = _shown_rows(table, grid, depth, marked)
    pending = {id(table.cells[at]): marks for at, marks in marked.items()}
    rows: list[Markup] = []
    skipped = 0
    for row in range(grid.height):
        if row not in shown:
            skipped += 1
            continue
        rows.extend(_gap(skipped, grid.width))
        skipped = 0
        rows.append(tag("tr", *_cells(grid, row, row < depth, pending, whole=len(shown) == grid.height)))
    rows.extend(_gap(skipped, grid.width))
    caption = [tag("caption", *map(reference, here))] if here else []
    return tag("div", tag("table", *caption, tag("tbody", *rows), class_=_line_class(here)), class_="sheet")


def _shown_rows(table: Table, grid: Grid, depth: int, marked: dict[int, tuple[Mark, ...]]) -> frozenset[int]:
    """All rows of a table one can read; of a longer one the header and the rows around marks."""
    if grid.height <= MOST_ROWS:
        return frozenset(range(grid.height))
    near = (row for at in marked for row in range(table.cells[at].row - _AROUND, table.cells[at].row + _AROUND + 1))
    return frozenset((*range(depth), *near))


def _cells(
    grid: Grid, row: int, header: bool, pending: dict[int, tuple[Mark, ...]], *, whole: bool
) -> Iterator[Markup]:
    """The cells of ``row``. Where rows are left out, merged cells are written again in each row that is shown."""
    for column in range(grid.width):
        cell = grid.at(row, column)
        if cell is None:
            yield tag("td", class_="absent")
        elif cell.column == column and (cell.row == row or not whole):
            yield _cell(cell, header, pending.pop(id(cell), ()), height=cell.rowspan if whole else 1)


def _gap(skipped: int, width: int) -> list[Markup]:
    return (
        [tag("tr", tag("td", f"略去没有问题的 {skipped} 行", colspan=max(width, 1)), class_="gap")] if skipped else []
    )


def _cell(cell: Cell, header: bool, here: Sequence[Mark], *, height: int) -> Markup:
    classes = [name for name, applies in _looks(cell) if applies]
    if here:
        classes += filter(None, ("marked", gravest(here), role_of(here)))
    title = "；".join(_remarks(cell)) or None
    return tag(
        "th" if header else "td",
        joined(cell.text.strip(), *map(reference, here)),
        class_=" ".join(classes) or None,
        rowspan=height if height > 1 else None,
        colspan=cell.colspan if cell.colspan > 1 else None,
        title=title,
        data_causes=" ".join(dict.fromkeys(str(mark.cause) for mark in here)) or None,
    )


def _looks(cell: Cell) -> Sequence[tuple[str, bool]]:
    text = cell.text.strip()
    return (
        ("number", bool(_FIGURE.fullmatch(text))),
        ("short", len(text) <= _SHORT and bool(_DIGIT.search(text))),
        ("long", len(text) >= _LONG),
        ("hidden", cell.hidden),
        ("scanned", cell.scanned),
    )


def _remarks(cell: Cell) -> list[str]:
    remarks = []
    if cell.hidden:
        remarks.append("隐藏的单元格")
    if cell.confidence is not None:
        remarks.append(f"由图片识别，把握 {cell.confidence}%")
    if cell.formula:
        remarks.append(f"公式 {cell.formula}")
    return remarks
