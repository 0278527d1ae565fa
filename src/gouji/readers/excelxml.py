"""Excel 2003 XML 工作簿 (SpreadsheetML): every sheet as a heading with its tables, values as shown and as stored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import TYPE_CHECKING

from gouji.document.tree import Document, Source
from gouji.readers.faults import InputError
from gouji.readers.numberformat import general, show
from gouji.readers.package import parse_xml
from gouji.readers.sheet import Merge, Sheet, SheetCell, rows_of
from gouji.readers.sheets import Sheets
from gouji.readers.undisturbed import undisturbed
from gouji.readers.whole import whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMED = {
    "General": "General", "General Number": "General", "Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%",
    "Scientific": "0.00E+00", "Currency": '"¥"#,##0.00', "Short Date": "yyyy/m/d", "General Date": "yyyy/m/d h:mm",
    "Long Date": 'yyyy"年"m"月"d"日"', "Medium Date": "d-mmm-yy", "Short Time": "h:mm", "Long Time": "h:mm:ss",
    "Medium Time": "h:mm AM/PM",
}  # fmt: skip
_EPOCH = datetime(1899, 12, 30)
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


def _ss(name: str) -> str:
    return f"{{urn:schemas-microsoft-com:office:spreadsheet}}{name}"


_X = "{urn:schemas-microsoft-com:office:excel}"


@undisturbed
def read(data: bytes, source: Source) -> Document:
    """The document of a workbook in the XML of Excel 2003; raises ``InputError`` when it is damaged or too large."""
    root = parse_xml(data, f"{source.path}：文件")
    formats = dict(_formats(root))
    sheets = Sheets(source)
    for worksheet in root.iterchildren(_ss("Worksheet")):
        sheets.add(worksheet.get(_ss("Name"), ""), partial(_sheet, worksheet, formats, source.path))
    return sheets.document()


def _formats(root: _Element) -> Iterator[tuple[str, str]]:
    for style in root.iter(_ss("Style")):
        form = style.find(_ss("NumberFormat"))
        code = "General" if form is None else form.get(_ss("Format"), "General")
        yield style.get(_ss("ID"), ""), _NAMED.get(code, code)


def _sheet(worksheet: _Element, formats: dict[str, str], path: str, most: int) -> Sheet:
    table = worksheet.find(_ss("Table"))
    merges: list[Merge] = []
    hidden: set[int] = set()
    rows = {} if table is None else rows_of(_cells(table, formats, merges, hidden, path), path, most)
    visible = worksheet.findtext(f"{_X}WorksheetOptions/{_X}Visible", "")
    columns = frozenset() if table is None else frozenset(_hidden_columns(table))
    return Sheet(worksheet.get(_ss("Name"), ""), rows, merges, "Hidden" in visible, frozenset(hidden), columns)


def _cells(
    table: _Element, formats: dict[str, str], merges: list[Merge], hidden_rows: set[int], path: str
) -> Iterator[tuple[int, int, SheetCell]]:
    """The filled cells; ``merges`` and ``hidden_rows`` are filled as the rows pass."""
    styles = _column_styles(table)
    top = -1
    for row in table.iterchildren(_ss("Row")):
        stated = whole(row.get(_ss("Index")))
        top = top + 1 if stated is None else max(stated - 1, 0)
        if row.get(_ss("Hidden")) == "1":
            hidden_rows.add(top)
        column = -1
        for cell in row.iterchildren(_ss("Cell")):
            stated = whole(cell.get(_ss("Index")))
            column = column + 1 if stated is None else max(stated - 1, 0)
            right, down = (whole(cell.get(_ss(name))) or 0 for name in ("MergeAcross", "MergeDown"))
            if right or down:
                merges.append(Merge(top, column, top + down, column + right))
            if top + down >= _MOST_ROWS or column + right >= _MOST_COLUMNS:
                raise InputError(f"{path}：单元格在工作表的范围以外，文件已损坏，请用 Excel 或 WPS 另存后再核对。")
            style = cell.get(_ss("StyleID")) or row.get(_ss("StyleID")) or styles.get(column, "Default")
            text, exact = _shown(cell.find(_ss("Data")), formats.get(style, "General"))
            formula = cell.get(_ss("Formula"), "")
            if text or formula:
                yield top, column, SheetCell(text, exact, formula)
            column += right
        top += whole(row.get(_ss("Span"))) or 0


def _shown(data: _Element | None, code: str) -> tuple[str, Decimal | None]:
    """What a cell shows and the number it stores."""
    if data is None:
        return "", None
    text, kind = "".join(map(str, data.itertext())), data.get(_ss("Type"), "String")
    if kind == "Boolean":
        return ("TRUE" if text.strip() == "1" else "FALSE"), None
    if kind not in ("Number", "DateTime"):
        return text.replace("\r\n", "\n").replace("\r", "\n"), None
    exact = _stored(text.strip(), kind)
    if exact is None:
        return text, None
    return general(exact) if code == "General" else show(exact, code), exact


def _stored(text: str, kind: str) -> Decimal | None:
    try:
        if kind == "DateTime":
            passed = datetime.fromisoformat(text) - _EPOCH
            return Decimal(passed.days) + Decimal(passed.seconds) / 86_400
        number = Decimal(text)
        if not number.is_finite() or number.adjusted() > 300:
            return None
        return Decimal(repr(float(number))) if len(text) > 15 else number
    except (InvalidOperation, ValueError, OverflowError):
        return None


def _columns(table: _Element) -> Iterator[tuple[range, _Element]]:
    at = 0
    for column in table.iterchildren(_ss("Column")):
        stated = whole(column.get(_ss("Index")))
        at = at if stated is None else max(stated - 1, 0)
        last = min(at + (whole(column.get(_ss("Span"))) or 0) + 1, _MOST_COLUMNS)
        yield range(at, last), column
        at = last


def _column_styles(table: _Element) -> dict[int, str]:
    return {at: column.get(_ss("StyleID"), "Default") for columns, column in _columns(table) for at in columns}


def _hidden_columns(table: _Element) -> Iterator[int]:
    return (at for columns, column in _columns(table) if column.get(_ss("Hidden")) == "1" for at in columns)
