"""开放表格 (.ods): every sheet as a heading with its tables, values as shown and as stored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from gouji.document.place import Place
from gouji.document.tree import Document, Note, Picture, Source
from gouji.readers.ocr.inside import may_hold_text
from gouji.readers.odf.container import OpenDocument, images
from gouji.readers.odf.inline import line_of
from gouji.readers.odf.names import CELL, COVERED, ROW, TABLE, P, office, style, table
from gouji.readers.sheet import Merge, Sheet, SheetCell, rows_of
from gouji.readers.sheets import Sheets
from gouji.readers.whole import whole
from gouji.readers.xlsx.values import stored

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROW_GROUPS = tuple(map(table, ("table-row-group", "table-header-rows", "table-rows")))
_COLUMN_GROUPS = tuple(map(table, ("table-column-group", "table-header-columns", "table-columns")))
_COLUMN = table("table-column")
_NUMERIC = ("float", "percentage", "currency")
_HIDDEN = ("collapse", "filter")
_MOST_COLUMNS, _MOST_ROWS = 16_384, 1_048_576
# of:=SUM([.B2:.B9]) is =SUM(B2:B9) elsewhere, and [$表二.B2] is 表二!B2.
_PREFIX = re.compile(r"^[a-z]+:(?==)")
_ADDRESS = re.compile(r"\[([^\[\]]*)\]")


def read(opened: OpenDocument, source: Source) -> Document:
    """The document of a spreadsheet."""
    shown = {found.get(style("name"), ""): found.find(style("table-properties")) for found in opened.styles("table")}
    unseen = frozenset(
        name for name, said in shown.items() if said is not None and said.get(table("display")) == "false"
    )
    sheets = Sheets(source)
    for element in opened.body.iterchildren(TABLE):
        name = element.get(table("name"), "")
        hidden = element.get(table("style-name"), "") in unseen
        if sheets.add(name, partial(_sheet, element, name, hidden, source.path)):
            _tell_pictures(opened, element, name, sheets)
    return sheets.document()


def _sheet(element: _Element, name: str, hidden: bool, path: str, most: int) -> Sheet:
    grid = _Grid(element)
    rows = rows_of(grid.cells(), path, most)
    return Sheet(name, rows, grid.merges, hidden, frozenset(grid.hidden_rows), _hidden_columns(element))


@dataclass(slots=True)
class _Grid:
    """The rows of one sheet; ``merges`` and ``hidden_rows`` are filled as they pass."""

    sheet: _Element
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)

    def cells(self) -> Iterator[tuple[int, int, SheetCell]]:
        """The filled cells. A filled row that is repeated stands as often as it says, a blank one as often as one likes."""
        top = 0
        for row in _inside(self.sheet, ROW, _ROW_GROUPS):
            times = _times(row, "number-rows-repeated", _MOST_ROWS - top)
            found = list(self._row(row, top))
            if row.get(table("visibility")) in _HIDDEN and found:
                self.hidden_rows.update(range(top, top + times))
            for at in range(top, top + times if found else top):
                yield from ((at, column, cell) for column, cell in found)
            top += times

    def _row(self, row: _Element, top: int) -> Iterator[tuple[int, SheetCell]]:
        column = 0
        for element in row.iterchildren(CELL, COVERED):
            times = _times(element, "number-columns-repeated", _MOST_COLUMNS - column)
            right, down = (_times(element, f"number-{axis}-spanned", _MOST_ROWS) for axis in ("columns", "rows"))
            if right > 1 or down > 1:
                self.merges.append(Merge(top, column, top + down - 1, column + right - 1))
            cell = _cell(element)
            if cell is not None:
                for at in range(column, column + times):
                    yield at, cell
            column += times


def _inside(element: _Element, kind: str, groups: tuple[str, ...]) -> Iterator[_Element]:
    """The children of ``kind``, those in groups of groups too, in order."""
    pending = [element.iterchildren(kind, *groups)]
    while pending:
        found = next(pending[-1], None)
        if found is None:
            pending.pop()
        elif found.tag == kind:
            yield found
        else:
            pending.append(found.iterchildren(kind, *groups))


def _times(element: _Element, name: str, most: int) -> int:
    return max(1, min(whole(element.get(table(name))) or 1, most))


def _cell(element: _Element) -> SheetCell | None:
    """What a cell shows and stores; None where it is blank."""
    shown = "\n".join([line_of(paragraph).text for paragraph in element.iterchildren(P)]).rstrip()
    formula = element.get(table("formula"), "")
    if not shown and not formula:
        return None
    exact = None
    if element.get(office("value-type")) in _NUMERIC:
        try:
            exact = stored(element.get(office("value"), ""))
        except (ArithmeticError, ValueError):
            exact = None
    return SheetCell(shown, exact, _plain(formula) if formula else "")


def _plain(formula: str) -> str:
    """A formula as other spreadsheets write it."""
    return _ADDRESS.sub(lambda address: _address(address[1]), _PREFIX.sub("", formula))


def _address(text: str) -> str:
    ends = [end.removeprefix(".") for end in text.split(":")]
    return ":".join(end.removeprefix("$").replace(".", "!", 1) if "." in end else end for end in ends)


def _hidden_columns(sheet: _Element) -> frozenset[int]:
    hidden: set[int] = set()
    column = 0
    for element in _inside(sheet, _COLUMN, _COLUMN_GROUPS):
        times = _times(element, "number-columns-repeated", max(_MOST_COLUMNS - column, 1))
        if element.get(table("visibility")) in _HIDDEN and column < _MOST_COLUMNS:
            hidden.update(range(column, column + times))
        column += times
    return frozenset(hidden)


def _tell_pictures(opened: OpenDocument, element: _Element, name: str, sheets: Sheets) -> None:
    """Adds the pictures on the sheet, rules and emblems passed over, and a note where there are any."""
    found = [opened.picture(image) for image in images(element)]
    kept = [Picture(title, Place(sheet=name)) for title, data in found if not data or may_hold_text(data)]
    if kept:
        said = f"工作表“{name}”有 {len(kept)} 张图片，其中的文字没有读取；若是表格，请提供单元格里的数字，或另存图片后单独核对。"
        sheets.blocks.extend(kept)
        sheets.notes.append(Note(said, Place(sheet=name), unread=True))
