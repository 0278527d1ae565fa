"""The cells of one worksheet part.

A sheet of 100 000 cells takes longer to turn into an XML tree than all else together, so the text is scanned by one
pattern. Spreadsheet programs write it in one lexical form; whatever is written otherwise is first parsed as XML and
written out in that form, so the pattern meets nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from html import unescape
from typing import TYPE_CHECKING

from gouji.readers.faults import InputError
from gouji.readers.numberformat import general, show
from gouji.readers.package import parse_xml
from gouji.readers.sheet import Merge, Sheet, SheetCell, bounded, column_name, column_number
from gouji.readers.whole import whole
from gouji.readers.xlsx.formula import shifted
from gouji.readers.xlsx.workbook import Entry, Workbook, s, transitional, unescaped

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLAIN_ROOT = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"([^>]*)>'
    rb"(?:<f([^>]*?)(?:/>|>([^<]*)</f>))?"
    rb"(?:<v[^>]*?(?:/>|>([^<]*)</v>)|<is>(.*?)</is>|(?=</c>))",
    re.S,
)
_HIDDEN_ROW = re.compile(rb'<row r="(\d+)"[^>]*? hidden="(?:1|true)"')
_COLUMN = re.compile(rb"<col ([^>]*?)/?>")
_MERGE = re.compile(rb'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_ATTRIBUTE = re.compile(rb'([a-z]+)="([^"]*)"', re.I)
_INLINE_TEXT = re.compile(rb"<t[^>/]*>([^<]*)</t>")
_PHONETIC = re.compile(rb"<rPh.*?</rPh>", re.S)
_MOST_COLUMNS = 16_384
_DISPLAY_LIMIT = Decimal(10) ** 300


@dataclass(slots=True)
class _Scan:
    """What one pass over a sheet needs to remember."""

    workbook: Workbook
    columns: dict[bytes, int] = field(default_factory=dict)
    kinds: dict[bytes, tuple[str, bytes]] = field(default_factory=dict)
    shared: dict[bytes, tuple[str, int, int]] = field(default_factory=dict)
    numbers: dict[tuple[bytes, str], tuple[str, Decimal]] = field(default_factory=dict)
    unsaved: int = 0

    def cells(self, data: bytes) -> Iterator[SheetCell]:
        for letters, digits, attributes, formula_kind, formula, value, inline in _CELL.findall(data):
            column = self.columns.get(letters)
            if column is None:
                column = self.columns[letters] = column_number(letters.decode())
            row = int(digits) - 1
            code, kind = self.kinds.get(attributes) or self.kind(attributes)
            text, exact = self.shown(value, inline, kind, code)
            stated = self.formula(formula_kind, formula, row, column) if formula or formula_kind else ""
            if stated and not value and kind != b"str":  # an empty text is a result too
                self.unsaved += 1
            if text or stated:
                yield SheetCell(row, column, text, exact, stated)

    def kind(self, attributes: bytes) -> tuple[str, bytes]:
        """The format code and value type that a cell's attributes name."""
        named = dict(_ATTRIBUTE.findall(attributes))
        style, formats = whole(named.get(b"s", b"0").decode()), self.workbook.formats
        code = formats[style] if style is not None and style < len(formats) else "General"
        self.kinds[attributes] = (code, named.get(b"t", b"n"))
        return self.kinds[attributes]

    def shown(self, value: bytes, inline: bytes, kind: bytes, code: str) -> tuple[str, Decimal | None]:
        """The text a cell shows and the number it stores."""
        if kind == b"s":
            number, texts = whole(value.decode()), self.workbook.texts
            return (texts[number] if number is not None and number < len(texts) else ""), None
        if kind == b"inlineStr":
            runs = b"".join(_INLINE_TEXT.findall(_PHONETIC.sub(b"", inline)))
            return unescaped(unescape(runs.decode())), None
        if kind in (b"str", b"e", b"d"):
            return unescaped(unescape(value.decode())), None
        if kind == b"b":
            return ("TRUE" if value == b"1" else "FALSE"), None
        if not value:
            return "", None
        known = self.numbers.get((value, code))
        if known is None:
            exact = stored(value.decode())
            text = general(exact) if code == "General" else show(exact, code, since_1904=self.workbook.since_1904)
            known = self.numbers[value, code] = (text, exact)
        return known

    def formula(self, kind: bytes, text: bytes, row: int, column: int) -> str:
        """The formula of a cell; one shared by many is stated once and moved along for the others."""
        stated = unescape(text.decode())
        if b'"shared"' not in kind:
            return "=" + stated if stated else ""
        index = kind.partition(b' si="')[2].partition(b'"')[0]
        if stated:
            self.shared[index] = (stated, row, column)
            return "=" + stated
        origin = self.shared.get(index)
        return "" if origin is None else "=" + shifted(origin[0], row - origin[1], column - origin[2])


def sheet_of(workbook: Workbook, entry: Entry, most: int) -> tuple[Sheet, int]:
    """The sheet ``entry`` of at most ``most`` filled cells, and how many formulas have no saved result."""
    path = workbook.package.path
    data = _plain(transitional(workbook.package.part(entry.part)), f"{path}：{entry.part}")
    scan = _Scan(workbook)
    try:
        cells = bounded(scan.cells(data), path, most)
    except (UnicodeDecodeError, ArithmeticError, ValueError):
        raise InputError(f"{path}：工作表“{entry.name}”内容已损坏，请重新另存或重新导出。") from None
    merges = [
        Merge(int(top) - 1, column_number(left.decode()), int(bottom) - 1, column_number(right.decode()))
        for left, top, right, bottom in _MERGE.findall(data)
    ]
    hidden_rows = frozenset(int(row) - 1 for row in _HIDDEN_ROW.findall(data))
    return Sheet(entry.name, cells, merges, entry.hidden, hidden_rows, _hidden_columns(data)), scan.unsaved


def stored(text: str) -> Decimal:
    """The number a file stores: the shortest decimal of the binary fraction behind the digits, 2940.05 for
    2940.0500000000002."""
    number = Decimal(text)
    if len(text) > 15 and abs(number) < _DISPLAY_LIMIT:
        number = Decimal(repr(float(text)))
    return number.normalize() if number == 0 else number


def _plain(data: bytes, path: str) -> bytes:
    """``data`` in the lexical form the patterns expect."""
    cells = data.count(b"<c ") + data.count(b"<c>")
    usual = _PLAIN_ROOT in data[:2048] and b"<!" not in data and data.rstrip().endswith(b"</worksheet>")
    if (
        usual
        and cells == data.count(b'<c r="')
        and data.count(b"<row ") == data.count(b'<row r="')
        and b"='" not in data
    ):
        return data
    return _rewritten(data, path)


def _rewritten(data: bytes, path: str) -> bytes:
    """The sheet parsed and written out again: default namespace, ``r`` first and on every row and cell."""
    from lxml import etree

    root = parse_xml(data, path)
    row_number = 0
    for row in root.iter(s("row")):
        stated = whole(row.get("r"))
        row_number = row_number + 1 if stated is None else stated
        _name(row, str(row_number))
        column = -1
        for cell in row.iterchildren(s("c")):
            letters = re.match(r"[A-Z]{1,3}", cell.get("r", ""))
            column = column_number(letters[0]) if letters else column + 1
            _name(cell, f"{column_name(column)}{row_number}")
    text = etree.tostring(root)
    if root.prefix:  # once serialised, < opens tags only
        prefix = root.prefix.encode() + b":"
        text = text.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</")
    return text


def _name(element: _Element, reference: str) -> None:
    """Makes ``reference`` the first attribute."""
    others = [(name, value) for name, value in element.items() if name != "r"]
    element.attrib.clear()
    element.set("r", reference)
    for name, value in others:
        element.set(name, value)


def _hidden_columns(data: bytes) -> frozenset[int]:
    hidden: set[int] = set()
    for attributes in _COLUMN.findall(data):
        named = dict(_ATTRIBUTE.findall(attributes))
        if named.get(b"hidden") in (b"1", b"true"):
            first, last = (whole(named.get(name, b"").decode()) or 0 for name in (b"min", b"max"))
            hidden.update(range(max(first - 1, 0), min(last, _MOST_COLUMNS)))
    return frozenset(hidden)
