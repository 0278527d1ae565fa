"""二进制工作簿 (.xlsb): every sheet as a heading with its tables, values as shown and as stored ([MS-XLSB])."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from gouji.document.tree import Document, Note, Source
from gouji.readers.faults import InputError
from gouji.readers.numberformat import BUILT_IN, shower
from gouji.readers.package import Package, open_package
from gouji.readers.sheet import Merge, Sheet, SheetCell, rows_of
from gouji.readers.sheets import Sheets
from gouji.readers.undisturbed import undisturbed

# Kinds of records: [MS-XLSB] 2.3.2.
_ROW, _RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED = 0, 2, 3, 4, 5, 6, 7
_OF_TEXT, _OF_NUMBER, _OF_BOOL, _OF_ERROR, _ITEM, _FORMAT, _STYLE, _COLUMN, _RICH = 8, 9, 10, 11, 19, 44, 47, 60, 62
_PROPERTIES, _SHEET, _MERGE, _STYLES_BEGIN, _STYLES_END = 153, 156, 176, 617, 618
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_DAMAGE = (struct.error, IndexError, UnicodeDecodeError, OverflowError)
_MOST_COLUMNS = 16_384
_LONGEST = 32_767


@undisturbed
def read(data: bytes, source: Source) -> Document:
    """The document of a binary workbook; raises ``InputError`` when it is damaged, protected or too large.

    Formulas give the result that was saved; their text is kept as codes and not read.
    """
    package = open_package(data, source.path)
    main = next((name for name in package.relations("").values() if name.endswith("workbook.bin")), "xl/workbook.bin")
    book = _book(package, main)
    if not book.sheets:
        raise InputError(
            f"{source.path}：工作簿里没有工作表，文件可能没有传完整，请用 Excel 打开后另存为 .xlsx 再核对。"
        )
    sheets = Sheets(source)
    for name, part, hidden in book.sheets:
        if part.rpartition("/")[0].endswith("worksheets"):
            sheets.add(name, partial(_sheet, book, name, part, hidden))
        else:
            sheets.notes.append(Note(f"“{name}”是图表、对话框或宏，不是有单元格的工作表，没有读取。"))
    return sheets.document()


@dataclass(slots=True)
class _Book:
    """The parts of a workbook its cells depend on; ``sheets`` are names, parts and whether they are hidden."""

    package: Package
    sheets: list[tuple[str, str, bool]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    since_1904: bool = False


def _book(package: Package, main: str) -> _Book:
    book = _Book(package)
    parts = package.relations(main)
    folder = main.rpartition("/")[0]
    codes = dict(BUILT_IN)
    styles: list[int] = []
    try:
        for kind, data in records_of(package.part(main)):
            if kind == _SHEET:
                state, _ = struct.unpack_from("<2I", data)
                relation, end = _string(data, 8)
                name, _ = _string(data, end)
                book.sheets.append((name, parts.get(relation, ""), state != 0))
            elif kind == _PROPERTIES:
                book.since_1904 = bool(data[0] & 1)
        if f"{folder}/sharedStrings.bin" in package:
            found = records_of(package.part(f"{folder}/sharedStrings.bin"))
            book.texts = [_string(data, 1)[0] for kind, data in found if kind == _ITEM]
        inside = False
        for kind, data in records_of(package.part(f"{folder}/styles.bin")) if f"{folder}/styles.bin" in package else ():
            if kind == _FORMAT:
                codes[struct.unpack_from("<H", data)[0]] = _string(data, 2)[0]
            elif kind in (_STYLES_BEGIN, _STYLES_END):
                inside = kind == _STYLES_BEGIN
            elif kind == _STYLE and inside:
                styles.append(struct.unpack_from("<H", data, 2)[0])
    except _DAMAGE:
        raise InputError(f"{package.path}：文件已损坏，请用 Excel 打开后另存为 .xlsx 再核对。") from None
    book.codes = [codes.get(number, "General") for number in styles]
    return book


def _sheet(book: _Book, name: str, part: str, hidden: bool, most: int) -> Sheet:
    grid = _Grid(book)
    try:
        rows = rows_of(grid.cells(part), book.package.path, most)
    except _DAMAGE:
        raise InputError(f"{book.package.path}：{part} 内容已损坏，请用 Excel 打开后另存为 .xlsx 再核对。") from None
    return Sheet(name, rows, grid.merges, hidden, frozenset(grid.hidden_rows), frozenset(grid.hidden_columns))


@dataclass(slots=True)
class _Grid:
    """One sheet as its records pass."""

    book: _Book
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def cells(self, part: str) -> Iterator[tuple[int, int, SheetCell]]:
        row = 0
        for kind, data in records_of(self.book.package.part(part)):
            if kind == _ROW:
                row = struct.unpack_from("<I", data)[0]
                if data[11] & 0x10:
                    self.hidden_rows.add(row)
            elif kind in _CELLS:
                column, style = struct.unpack_from("<2I", data)
                cell = self._cell(kind, data, style & 0xFFFFFF)
                if cell is not None and column < _MOST_COLUMNS:
                    yield row, column, cell
            elif kind == _MERGE:
                top, bottom, left, right = struct.unpack_from("<4I", data)
                self.merges.append(Merge(top, left, bottom, right))
            elif kind == _COLUMN:
                first, last, _, _, flags = struct.unpack_from("<4IH", data)
                if flags & 1 and first < _MOST_COLUMNS:
                    self.hidden_columns.update(range(first, min(last + 1, _MOST_COLUMNS)))

    def _cell(self, kind: int, data: bytes, style: int) -> SheetCell | None:
        if kind in (_TEXT, _OF_TEXT, _RICH):
            text, _ = _string(data, 9 if kind == _RICH else 8)
        elif kind == _SHARED:
            number = struct.unpack_from("<I", data, 8)[0]
            text = self.book.texts[number] if number < len(self.book.texts) else ""
        elif kind in (_BOOL, _OF_BOOL):
            return SheetCell("TRUE" if data[8] else "FALSE")
        elif kind in (_ERROR, _OF_ERROR):
            return SheetCell(_ERRORS.get(data[8], "#N/A"))
        else:
            exact = _number(data) if kind == _RK else _exact(struct.unpack_from("<d", data, 8)[0])
            if exact is None:
                return None
            code = self.book.codes[style] if style < len(self.book.codes) else "General"
            return SheetCell(shower(code, since_1904=self.book.since_1904)(exact), exact)
        return SheetCell(text.replace("\r\n", "\n").replace("\r", "\n")) if text else None


_CELLS = frozenset((_RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED, _OF_TEXT, _OF_NUMBER, _OF_BOOL, _OF_ERROR, _RICH))


def records_of(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Kinds and contents of the records of a part; a last one that is cut short is damage."""
    at, end = 0, len(data)
    while at < end:
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | (data[at] & 0x7F) << 7
            at += 1
        size = shift = 0
        while True:
            byte = data[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 or shift == 28:
                break
        if at + size > end:
            raise IndexError
        yield kind, data[at : at + size]
        at += size


def _string(data: bytes, at: int) -> tuple[str, int]:
    """A text behind its length, and where it ends; a length of all ones is none."""
    (length,) = struct.unpack_from("<I", data, at)
    if length == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * length
    if length > _LONGEST or end > len(data):
        raise IndexError
    return data[at + 4 : end].decode("utf-16-le", "replace"), end


def _number(data: bytes) -> Decimal | None:
    """A number in 30 bits: whole or the upper half of a binary fraction, perhaps of its hundredfold."""
    (packed,) = struct.unpack_from("<I", data, 8)
    if packed & 2:
        value = Decimal((packed >> 2) - (1 << 30 if packed >> 31 else 0))
        return value / 100 if packed & 1 else value
    fraction = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0]
    return _exact(fraction / 100 if packed & 1 else fraction)


def _exact(fraction: float) -> Decimal | None:
    """The shortest decimal of a binary fraction; None for what is no number."""
    exact = Decimal(repr(fraction))
    if not exact.is_finite():
        return None
    return exact.to_integral_value() if exact == exact.to_integral_value() else exact
