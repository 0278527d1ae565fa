"""Excel 97 工作簿 (.xls, .et): every sheet as a heading with its tables, values as shown and as stored."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from gouji.document.tree import Document, Source
from gouji.readers.faults import InputError
from gouji.readers.numberformat import general, show
from gouji.readers.sheet import Merge, Sheet, SheetCell, rows_of
from gouji.readers.sheets import Sheets
from gouji.readers.undisturbed import undisturbed

if TYPE_CHECKING:
    import xlrd

# The parser meets damaged records with whatever Python raises on bad offsets and lengths.
_DAMAGE = (
    struct.error, ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError, OSError, MemoryError
)  # fmt: skip
_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


@undisturbed
def read(data: bytes, source: Source) -> Document:
    """The document of a workbook in the old binary format; raises ``InputError`` when it is damaged or protected.

    Formulas give the result that was saved; their text is not kept in a form that could be read.
    """
    book = _opened(data, source.path)
    sheets = Sheets(source)
    for sheet in map(book.sheet_by_index, range(book.nsheets)):
        sheets.add(sheet.name, partial(_sheet, book, sheet, source.path))
    return sheets.document()


def _sheet(book: xlrd.Book, sheet: xlrd.sheet.Sheet, path: str, most: int) -> Sheet:
    rows = rows_of(_cells(book, sheet), path, most)
    merges = [Merge(top, first, bottom - 1, last - 1) for top, bottom, first, last in sheet.merged_cells]
    return Sheet(sheet.name, rows, merges, sheet.visibility != 0, *_hidden(sheet))


def _opened(data: bytes, path: str) -> xlrd.Book:
    import xlrd
    from xlrd.biffh import XLRDError
    from xlrd.compdoc import CompDocError
    from xlrd.formula import FormulaError

    try:
        return xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    except XLRDError as fault:
        if "encrypted" in str(fault):
            raise InputError(f"{path}：文件设有密码，请取消密码后再核对。") from None
        raise InputError(f"{path}：不是能读取的 Excel 工作簿，请用 Excel 或 WPS 打开后另存为 .xlsx 再核对。") from None
    except (CompDocError, FormulaError, *_DAMAGE):
        raise InputError(f"{path}：文件已损坏或没有传完整，请用 Excel 或 WPS 打开后另存为 .xlsx 再核对。") from None


def _cells(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Iterator[tuple[int, int, SheetCell]]:
    since_1904 = book.datemode == 1
    for row in range(sheet.nrows):
        for column, (kind, value) in enumerate(zip(sheet.row_types(row), sheet.row_values(row), strict=True)):
            if kind == _TEXT and value:
                yield row, column, SheetCell(value.replace("\r\n", "\n"))
            elif kind in (_NUMBER, _DATE):
                exact = Decimal(repr(value))
                exact = exact.to_integral_value() if exact == exact.to_integral_value() else exact
                code = book.format_map[book.xf_list[sheet.cell_xf_index(row, column)].format_key].format_str
                text = general(exact) if code == "General" else show(exact, code, since_1904=since_1904)
                yield row, column, SheetCell(text, exact)
            elif kind == _BOOLEAN:
                yield row, column, SheetCell("TRUE" if value else "FALSE")
            elif kind == _ERROR:
                yield row, column, SheetCell(_ERRORS.get(int(value), "#N/A"))


def _hidden(sheet: xlrd.sheet.Sheet) -> tuple[frozenset[int], frozenset[int]]:
    rows = frozenset(row for row, info in sheet.rowinfo_map.items() if info.hidden)
    return rows, frozenset(column for column, info in sheet.colinfo_map.items() if info.hidden)
