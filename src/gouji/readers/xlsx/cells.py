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

from gouji.document.place import Place
from gouji.document.tree import UNREAD, Note
from gouji.readers.faults import InputError
from gouji.readers.numberformat import general, show
from gouji.readers.package import parse_xml
from gouji.readers.sheet import Merge, Sheet, SheetCell, column_name, column_number, overfull
from gouji.readers.whole import whole
from gouji.readers.xlsx.formula import Moving, moving
from gouji.readers.xlsx.workbook import Entry, Workbook, s, transitional, unescaped

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLAIN_ROOT = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
# Possessive quantifiers, for a cell is never looked at twice: two thirds of the time of the same pattern without.
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3}+)([0-9]{1,7}+)"([^<>]*+)>'
    rb"(?:<f([^<>]*)(?:/>|>([^<]*)</f>))?"
    rb"(?:<v(?: [^<>]*)?(?:/>|>([^<]*+))|<is>((?:[^<]++|<(?!/is>|/?(?:c|row)[ >]))*+)</is>|(?=</c>))",
)
_NAMELESS_CELL, _NAMELESS_ROW = re.compile(rb'<c(?! r=")[ >/]'), re.compile(rb'<row(?! r=")[ >/]')
_ROW = re.compile(rb'<row r="(\d+)"')
_HIDDEN = re.compile(rb' hidden="(?:1|true)"')
_COLUMN = re.compile(rb"<col ([^<>]*+)>")
_MERGE = re.compile(rb'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_ATTRIBUTE = re.compile(rb'([a-z]+)="([^"]*)"', re.I)
_INLINE_TEXT = re.compile(rb"<t(?: [^<>]*+)?>([^<]*+)</t>")
_PHONETIC = re.compile(rb"<rPh(?:[^<]++|<(?!/?rPh))*+</rPh>")
_MOST_COLUMNS = 16_384
_STRETCH = 1 << 20
_DISPLAY_LIMIT = Decimal(10) ** 300
# Spreadsheet programs store numbers below ten to this power. Of anything else in place of a number so much is shown.
_MOST_DIGITS = 308
_LONGEST_ODD = 30
#: Characters that the formulas of a sheet may come to once those that are shared are written out.
_MOST_FORMULA_TEXT = 16_000_000


#: What a cell shows and the number it stores.
_Shown = tuple[str, Decimal | None]


@dataclass(slots=True)
class _Scan:
    """What one pass over a sheet needs to remember.

    ``seen`` holds what values showed before, by the attributes of their cells: style and type come in few combinations,
    and so do figures.
    """

    workbook: Workbook
    seen: dict[bytes, dict[bytes, _Shown]] = field(default_factory=dict)
    inline: dict[bytes, _Shown] = field(default_factory=dict)
    columns: dict[bytes, int] = field(default_factory=dict)
    kinds: dict[bytes, tuple[str, bytes]] = field(default_factory=dict)
    shared: dict[bytes, tuple[str, int, int]] = field(default_factory=dict)
    moving: dict[tuple[bytes, int], Moving] = field(default_factory=dict)
    unsaved: int = 0
    odd: set[str] = field(default_factory=set)
    formula_room: int = field(default_factory=lambda: _MOST_FORMULA_TEXT)
    unstated: int = 0

    def cells(self, data: bytes, most: int) -> list[SheetCell]:
        """The filled cells in ``data``; no more than a stretch past ``most`` of them."""
        seen, columns, moving = self.seen, self.columns, self.moving
        kept: list[SheetCell] = []
        keep = kept.append
        digits, row = b"", 0
        for start, end in _stretches(data):
            for letters, number, attributes, formula_kind, formula, value, inline in _CELL.findall(data, start, end):
                if number != digits:
                    digits, row = number, int(number) - 1
                column = columns.get(letters)
                if column is None:
                    column = columns[letters] = column_number(letters.decode())
                alike = seen.get(attributes)
                text, exact = (alike and alike.get(value)) or self.shown(attributes, value, inline)
                if formula or formula_kind:
                    if self.formula_room > 0:
                        move = None if formula else moving.get((formula_kind, column))
                        stated = move.to(row) if move else self.formula(formula_kind, formula, row, column)
                        self.formula_room -= len(stated)
                    else:  # what is left of the formulas is that there are some
                        stated = "=…"
                        self.unstated += 1
                    if stated and not value and self.kinds[attributes][1] != b"str":  # an empty text is a result too
                        self.unsaved += 1
                        text = UNREAD  # what it comes to is not in the file: it is not blank
                    if text or stated:
                        keep(SheetCell(row, column, text, exact, stated))
                elif text:
                    keep(SheetCell(row, column, text, exact))
            if len(kept) > most:
                break
        return kept

    def shown(self, attributes: bytes, value: bytes, inline: bytes) -> _Shown:
        """What a cell shows and the number it stores; remembered unless its text stands in the cell itself."""
        code, kind = self.kinds.get(attributes) or self.kind(attributes)
        if kind == b"inlineStr":
            result = self.inline.get(inline)
            if result is None:
                spoken = _PHONETIC.sub(b"", inline) if b"<rPh" in inline else inline
                text = unescaped(unescape(b"".join(_INLINE_TEXT.findall(spoken)).decode()))
                result = self.inline[inline] = text, None
            return result
        result = self.seen[attributes][value] = self.told(value, code, kind)
        return result

    def kind(self, attributes: bytes) -> tuple[str, bytes]:
        """The format code and value type that a cell's attributes name."""
        named = dict(_ATTRIBUTE.findall(attributes))
        style, formats = whole(named.get(b"s", b"0").decode()), self.workbook.formats
        code = formats[style] if style is not None and style < len(formats) else "General"
        kind = self.kinds[attributes] = (code, named.get(b"t", b"n"))
        alike = (known for other, known in self.seen.items() if self.kinds[other] == kind)
        self.seen[attributes] = next(alike, {})
        return kind

    def told(self, value: bytes, code: str, kind: bytes) -> _Shown:
        """What ``value`` shows under a format code as a value type, and the number it stores."""
        if kind == b"s":
            number, texts = int(value) if value.isdigit() and len(value) < 10 else -1, self.workbook.texts
            return (texts[number] if 0 <= number < len(texts) else ""), None
        if kind in (b"str", b"e", b"d"):
            return unescaped(unescape(value.decode())), None
        if kind == b"b":
            return ("TRUE" if value == b"1" else "FALSE"), None
        if not value:
            return "", None
        try:
            exact = stored(value.decode())
        except (ArithmeticError, ValueError):  # a program that stores this shows something else, nobody knows what
            text = value.decode("utf-8", "replace")[:_LONGEST_ODD]
            self.odd.add(text)
            return text, None
        return general(exact) if code == "General" else show(exact, code, since_1904=self.workbook.since_1904), exact

    def formula(self, kind: bytes, text: bytes, row: int, column: int) -> str:
        """The formula of a cell; one shared by many is stated once and moved along for the others."""
        stated = unescape(text.decode())
        if b'"shared"' not in kind:
            return "=" + stated if stated else ""
        index = kind.partition(b' si="')[2].partition(b'"')[0]
        if stated:
            self.shared[index] = (stated, row, column)
            self.moving.clear()  # the number may have stood for another formula above
            return "=" + stated
        origin = self.shared.get(index)
        if origin is None:
            return ""
        shared, top, left = origin
        move = self.moving[kind, column] = moving(shared, -top, column - left)
        return move.to(row)


def sheet_of(workbook: Workbook, entry: Entry, most: int) -> tuple[Sheet, list[Note]]:
    """The sheet ``entry`` of at most ``most`` filled cells, and notes on what of it could not be read; raises
    ``OverfullError`` where it has more."""
    path = workbook.package.path
    data = _plain(transitional(workbook.package.part(entry.part)), f"{path}：{entry.part}")
    scan = _Scan(workbook)
    try:
        cells = scan.cells(data, most)
    except (UnicodeDecodeError, ArithmeticError, ValueError):
        raise InputError(f"{path}：工作表“{entry.name}”内容已损坏，请重新另存或重新导出。") from None
    if len(cells) > most:
        raise overfull(path)
    sheet = Sheet(entry.name, cells, _merges(data), entry.hidden, _hidden_rows(data), _hidden_columns(data))
    return sheet, list(_notes(sheet, scan))


def _notes(sheet: Sheet, scan: _Scan) -> Iterator[Note]:
    place = Place(sheet=sheet.name)
    if scan.unsaved:
        said = f"工作表“{sheet.name}”有 {scan.unsaved} 个公式没有保存计算结果，请用 Excel 打开并保存后再核对。"
        yield Note(said, place, unread=True)
    if scan.unstated:
        said = f"工作表“{sheet.name}”的公式过长，有 {scan.unstated} 个没有读取，只读了它们的结果。"
        yield Note(said, place, unread=True)
    for cell in sheet.cells if scan.odd else ():
        if cell.exact is None and cell.text in scan.odd:
            at = Place(line=cell.row + 1, quote=cell.text, sheet=sheet.name, letters=column_name(cell.column))
            said = f"工作表“{sheet.name}”{at.at} 存的不是一个数（{cell.text}），没有作为数读取，请改正后再核对。"
            yield Note(said, at, unread=True)


def stored(text: str) -> Decimal:
    """The number a file stores: the shortest decimal of the binary fraction behind the digits, 2940.05 for
    2940.0500000000002. Raises ``ArithmeticError`` or ``ValueError`` where it is none."""
    number = Decimal(text)
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        if not number or number.adjusted() < 0:
            return Decimal(0)
        raise ValueError(text)
    if len(text) > 15 and abs(number) < _DISPLAY_LIMIT:
        number = Decimal(repr(float(text)))
    return number or number.normalize()


def _stretches(data: bytes) -> Iterator[tuple[int, int]]:
    """Where ``data`` may be cut between rows: what was found in one stretch is gone before the next is looked at."""
    start = 0
    while start < len(data):
        cut = data.find(b"</row>", start + _STRETCH)
        end = len(data) if cut < 0 else cut
        yield start, end
        start = end


def _plain(data: bytes, path: str) -> bytes:
    """``data`` in the lexical form the patterns expect."""
    framed = _PLAIN_ROOT in data[:2048] and data.rstrip().endswith(b"</worksheet>")
    closed = data.count(b"<is>") == data.count(b"</is>")
    named = not _NAMELESS_CELL.search(data) and not _NAMELESS_ROW.search(data)
    if framed and named and closed and b"<!" not in data and b"='" not in data:
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


def _merges(data: bytes) -> list[Merge]:
    return [
        Merge(int(top) - 1, column_number(left.decode()), int(bottom) - 1, column_number(right.decode()))
        for left, top, right, bottom in _MERGE.findall(data, max(data.find(b"<mergeCells"), 0))
    ]


def _hidden_rows(data: bytes) -> frozenset[int]:
    tags = (_ROW.match(data, data.rfind(b"<", 0, match.start())) for match in _HIDDEN.finditer(data))
    return frozenset(int(row[1]) - 1 for row in tags if row)


def _hidden_columns(data: bytes) -> frozenset[int]:
    ranges: set[tuple[int, int]] = set()
    for attributes in _COLUMN.findall(data, 0, max(data.find(b"<sheetData"), 0)):
        named = dict(_ATTRIBUTE.findall(attributes))
        if named.get(b"hidden") in (b"1", b"true"):
            first, last = (whole(named.get(name, b"").decode("utf-8", "replace")) or 0 for name in (b"min", b"max"))
            ranges.add((max(first - 1, 0), min(last, _MOST_COLUMNS)))
    hidden: set[int] = set()
    reached = 0
    for first, last in sorted(ranges):  # files may name a column over and over
        hidden.update(range(max(first, reached), last))
        reached = max(reached, last)
    return frozenset(hidden)
