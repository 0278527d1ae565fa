"""工作表分块: a sheet as paragraphs and tables: titles, units and notes are lines of text, the rest are rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from gouji.document.caption import names_table
from gouji.document.place import Place
from gouji.document.tree import Block, Paragraph
from gouji.readers.drafts import Draft
from gouji.readers.merges import Layout, laid_out
from gouji.readers.sheet import Sheet, SheetCell, column_name
from gouji.readers.sheettable import cells_of

_GAP = "　　"


def blocks_of(sheet: Sheet) -> Iterator[Block | Draft]:
    """The sheet's name as a heading, titles and notes as paragraphs, the rest as tables.

    A row with a single filled cell above or below the others is a line of text (title, number of the form, note), and
    so is one that holds a colon and leaves gaps (编制单位：…　金额单位：万元). Blank rows end a table only when such a
    line follows. Places name the sheet, the row as it numbers them (``line``) and the letters of the column.
    """
    layout = laid_out(sheet)
    if not layout.rows:
        return
    if sheet.name:
        yield Paragraph(sheet.name, Place(quote=sheet.name, sheet=sheet.name), 1)
    for rows, is_table in _parted(layout):
        if is_table:
            yield _table(sheet, layout, rows)
        else:
            yield from (_paragraph(sheet, row, layout.rows[row]) for row in rows)


def parts_of(sheet: Sheet) -> Iterator[tuple[list[int], list[str]]]:
    """The rows of each part of a sheet as ``blocks_of`` parts it, and their texts where they are lines of text; a table has
    none."""
    layout = laid_out(sheet)
    for rows, is_table in _parted(layout):
        yield rows, [] if is_table else [_line_text(layout.rows[row]) for row in rows]


def _parted(layout: Layout) -> Iterator[tuple[list[int], bool]]:
    """Rows that follow one another, lines of text apart from those of a table, and whether they are a table."""
    for region in _regions(layout):
        first, last = 0, len(region)
        while first < last and _is_line(layout, region[first]):
            first += 1
        while last > first and _is_line(layout, region[last - 1], after=True):
            last -= 1
        parts = ((region[:first], False), (region[first:last], True), (region[last:], False))
        yield from (part for part in parts if part[0])


def _regions(layout: Layout) -> Iterator[list[int]]:
    """Runs of rows that belong together; a gap counts only before a line of text, for forms have blank rows."""
    region: list[int] = []
    for row in sorted(layout.rows):
        gap = region and row > region[-1] + 1 and row - 1 not in layout.held
        alone = len(layout.rows[row]) == 1
        if (gap and _is_line(layout, row)) or (region and alone and _is_title(layout, row)):
            yield region
            region = []
        region.append(row)
    if region:
        yield region


def _is_title(layout: Layout, row: int) -> bool:
    """Whether a row is the title of a table, alone in it: forms stand one below the other without a blank row too."""
    cells = layout.rows[row]
    return row not in layout.held and names_table(next(iter(cells.values())).text)


def _is_line(layout: Layout, row: int, *, after: bool = False) -> bool:
    cells = layout.rows[row]
    if row in layout.held:
        return False
    if len(cells) == 1:
        return next(iter(cells.values())).exact is None
    gaps = any(right > left + layout.width(row, left) for left, right in pairwise(cells))
    return gaps and not after and any("：" in cell.text or ":" in cell.text for cell in cells.values())


def _paragraph(sheet: Sheet, row: int, cells: Mapping[int, SheetCell]) -> Paragraph:
    text, first = _line_text(cells), next(iter(cells))
    return Paragraph(text, Place(line=row + 1, quote=text.strip(), sheet=sheet.name, letters=column_name(first)))


def _line_text(cells: Mapping[int, SheetCell]) -> str:
    return _GAP.join(cell.text.rstrip() for cell in cells.values())


def _table(sheet: Sheet, layout: Layout, rows: list[int]) -> Draft:
    alone = layout.rows[rows[0]]
    return Draft(
        Place(line=rows[0] + 1, sheet=sheet.name),
        next(iter(alone.values())).text if len(alone) == 1 else "",
        lambda place, most: cells_of(sheet, layout, rows, place, most),
    )
