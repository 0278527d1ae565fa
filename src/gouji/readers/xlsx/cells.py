"""The cells of one worksheet part.

A sheet of 100 000 cells takes longer to turn into an XML tree than all else together, so the text is scanned by one
pattern. Spreadsheet programs write it in one lexical form; whatever is written otherwise is first parsed as XML and
written out in that form. Cells are counted too: where the pattern has not met them all, the sheet is written out again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from gouji.document.place import Place
from gouji.document.tree import UNREAD, Note
from gouji.readers.faults import InputError
from gouji.readers.package import parse_xml
from gouji.readers.sheet import Merge, Rows, Sheet, SheetCell, column_name, column_number, ordered, overfull
from gouji.readers.whole import whole
from gouji.readers.xlsx.formula import Moving, moving
from gouji.readers.xlsx.values import ATTRIBUTE, INLINE, NOTHING, Kind, Values, new_cell
from gouji.readers.xlsx.workbook import Entry, Workbook, s, transitional

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLAIN_ROOT = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
# Possessive quantifiers, for a cell is never looked at twice: two thirds of the time of the same pattern without. Nearly all
# cells hold a value or a text of their own and nothing else, or nothing; what others hold the second pattern takes apart.
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3}+)([0-9]{1,7}+)"([^<>]*+)>'
    rb"(?:<v>([^<]++)</v>|<is><t(?: [^<>]*+)?+>([^<]++)</t></is>|((?:[^<]++|<(?!/?(?:c|row)[ >]))*+)</c>|(?<=/>))"
)
_HELD = re.compile(
    rb"(?:<f([^<>]*)(?:/>|>([^<]*+)</f>))?+"
    rb"(?:<v(?:/>|(?: [^<>]*+)?>([^<]*+)</v>)|<is>((?:[^<]++|<(?!/is>))*+)</is>)?+"
)
_OPENING, _NAMELESS_ROW = b"<c", re.compile(rb'<row(?! r=")[\s>/]')
_QUOTED = re.compile(rb"<[^<>']*+'")
_REFERENCE = re.compile(r"([A-Z]{1,3})\d{1,7}")
_ROW = re.compile(rb'<row r="(\d+)"')
_HIDDEN = re.compile(rb' hidden="(?:1|true)"')
_COLUMN = re.compile(rb"<col ([^<>]*+)>")
_MERGE = re.compile(rb'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_MOST_COLUMNS = 16_384
_STRETCH = 1 << 14
#: Characters that the formulas of a sheet may come to once those that are shared are written out.
_MOST_FORMULA_TEXT = 16_000_000


class _Columns(dict[bytes, int]):
    """The numbers of columns by their letters."""

    def __missing__(self, letters: bytes) -> int:
        number = self[letters] = column_number(letters.decode())
        return number


@dataclass(slots=True)
class _Scan:
    """What one pass over a sheet needs to remember."""

    values: Values
    columns: _Columns = field(default_factory=lambda: _Columns())
    shared: dict[bytes, tuple[str, int, int]] = field(default_factory=dict)
    moving: dict[tuple[bytes, int], Moving] = field(default_factory=dict)
    unsaved: int = 0
    formula_room: int = field(default_factory=lambda: _MOST_FORMULA_TEXT)
    unstated: int = 0
    met: int = 0

    def rows(self, data: bytes, most: int) -> tuple[Rows, int]:
        """The filled cells in ``data`` and how many they are; no more than a stretch past ``most`` of them."""
        columns, kinds, texts = self.columns, self.values.kinds, self.values.inline
        rows: dict[int, dict[int, SheetCell]] = {}
        here: dict[int, SheetCell] = {}
        digits, row, count = b"", 0, 0
        for start, end in _stretches(data):
            found = _CELL.findall(data, start, end)
            count += len(found)
            self.met += len(found)
            for letters, number, attributes, value, text, held in found:
                if value:
                    kind = kinds[attributes]
                    cell = kind.get(value) or kind.made(value)
                elif text:
                    cell = (texts.get(text) or texts.made(text)) if kinds[attributes].type == INLINE else NOTHING
                elif held:
                    cell = self._holding(kinds[attributes], held, int(number) - 1, columns[letters])
                else:
                    count -= 1
                    continue
                if number != digits:
                    digits, row = number, int(number) - 1
                    here = rows.setdefault(row, {})
                if cell[0] or cell[2]:
                    here[columns[letters]] = cell
                else:
                    count -= 1
            if count > most:
                break
        return ordered(rows), count

    def _holding(self, kind: Kind, held: bytes, row: int, column: int) -> SheetCell:
        """The cell that holds anything but a plain value or text: a formula, a text of several runs."""
        parts = _HELD.match(held)
        if parts is None or not parts.end() or _tells_more(held, parts.end()):
            self.met -= 1
            return NOTHING
        formula_kind, formula, value, rich = parts.groups(b"")
        cell = self.values.rich(rich) if rich and kind.type == INLINE else kind.get(value) or kind.made(value)
        if not formula and not formula_kind:
            return cell
        if self.formula_room <= 0:  # what is left of the formulas is that there are some
            stated = "=…"
            self.unstated += 1
        elif not formula_kind:
            stated = "=" + unescape(formula.decode())
        elif not formula and (move := self.moving.get((formula_kind, column))):
            stated = move.to(row)
        else:
            stated = self._formula(formula_kind, formula, row, column)
        if not stated:
            return cell
        self.formula_room -= len(stated)
        text = cell.text
        if not value and kind.type != b"str":  # an empty text is a result too
            self.unsaved += 1
            text = UNREAD  # what it comes to is not in the file: it is not blank
        return new_cell((text, cell.exact, stated))

    def _formula(self, kind: bytes, text: bytes, row: int, column: int) -> str:
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


def _tells_more(held: bytes, end: int) -> bool:
    """Whether a value stands behind what was read of a cell, as behind white space."""
    return end < len(held) and (held.find(b"<v", end) >= 0 or held.find(b"<is", end) >= 0)


def sheet_of(workbook: Workbook, entry: Entry, most: int) -> tuple[Sheet, list[Note]]:
    """The sheet ``entry`` of at most ``most`` filled cells, and notes on what of it could not be read; raises
    ``OverfullError`` where it has more."""
    path = workbook.package.path
    stored = transitional(workbook.package.part(entry.part))
    hidden = stored.count(b"hidden")
    usual = hidden == stored.count(b' hidden="')
    data = (
        _plain(stored, f"{path}：{entry.part}", hides=hidden > 0)
        if usual
        else _rewritten(stored, f"{path}：{entry.part}")
    )
    scan = _Scan(workbook.values)
    try:
        rows, count = scan.rows(data, most)
        if data is stored and count <= most and not _has_met_all(data, scan.met):
            data = _rewritten(data, f"{path}：{entry.part}")
            scan = _Scan(workbook.values)
            rows, count = scan.rows(data, most)
    except (UnicodeDecodeError, ArithmeticError, ValueError):
        raise InputError(f"{path}：工作表“{entry.name}”内容已损坏，请重新另存或重新导出。") from None
    if count > most:
        raise overfull(path)
    sheet = Sheet(entry.name, rows, _merges(data), entry.hidden, *(_hidden(data) if b" hidden=" in data else ()))
    return sheet, list(_notes(sheet, scan))


def _notes(sheet: Sheet, scan: _Scan) -> Iterator[Note]:
    place = Place(sheet=sheet.name)
    if scan.unsaved:
        said = f"工作表“{sheet.name}”有 {scan.unsaved} 个公式没有保存计算结果，请用 Excel 打开并保存后再核对。"
        yield Note(said, place, unread=True)
    if scan.unstated:
        said = f"工作表“{sheet.name}”的公式过长，有 {scan.unstated} 个没有读取，只读了它们的结果。"
        yield Note(said, place, unread=True)
    odd = scan.values.odd
    for row, cells in sheet.rows.items() if odd else ():
        for column, cell in cells.items():
            if cell.exact is None and cell.text in odd:
                at = Place(line=row + 1, quote=cell.text, sheet=sheet.name, letters=column_name(column))
                said = f"工作表“{sheet.name}”{at.at} 存的不是一个数（{cell.text}），没有作为数读取，请改正后再核对。"
                yield Note(said, at, unread=True)


def _stretches(data: bytes) -> Iterator[tuple[int, int]]:
    """Where ``data`` may be cut between cells: what was found in one stretch is gone before the next is looked at."""
    start = 0
    while start < len(data):
        cut = data.find(_OPENING, start + _STRETCH)
        end = len(data) if cut < 0 else cut
        yield start, end
        start = end


def _plain(data: bytes, path: str, *, hides: bool) -> bytes:
    """``data`` in the lexical form the patterns expect; ``hides`` where it has hidden rows or columns."""
    framed = _PLAIN_ROOT in data[:2048] and data.rstrip().endswith(b"</worksheet>")
    named = not hides or not _NAMELESS_ROW.search(data)
    # One byte is found faster than two; formulas that name a sheet are full of both.
    quoted = b"'" in data and _QUOTED.search(data, data.find(b"<worksheet"))
    commented = b"!" in data and b"<!" in data
    return data if framed and named and not quoted and not commented else _rewritten(data, path)


def _has_met_all(data: bytes, met: int) -> bool:
    """Whether the pattern found every cell."""
    start = max(data.find(b"<sheetData"), 0)
    return data.count(_OPENING, start, max(data.rfind(b"</sheetData>"), start)) == met


def _rewritten(data: bytes, path: str) -> bytes:
    """The sheet parsed and written out again: default namespace, ``r`` first and on every row and cell, and in cells nothing
    but a formula, a value and a text of their own."""
    from lxml import etree

    root = parse_xml(data, path)
    row_number = 0
    for row in root.iter(s("row")):
        stated = whole(row.get("r"))
        row_number = row_number + 1 if stated is None else stated
        _name(row, str(row_number))
        cells = list(row.iter(s("c")))
        for child in list(row):
            row.remove(child)
        column = -1
        for cell in cells:
            stated_at = _REFERENCE.fullmatch(cell.get("r", "").upper())
            column = column_number(stated_at[1]) if stated_at else column + 1
            _name(cell, f"{column_name(column)}{row_number}")
            _clear(cell)
            row.append(cell)
    text = etree.tostring(root)
    if root.prefix:  # once serialised, < opens tags only
        prefix = root.prefix.encode() + b":"
        text = text.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</")
    return text


def _clear(cell: _Element) -> None:
    """Leaves the first formula, value and text of a cell, in this order and without anything inside the first two."""
    parts = [cell.find(s(name)) for name in ("f", "v", "is")]
    for child in list(cell):
        cell.remove(child)
    cell.text = None
    for part in parts:
        if part is not None:
            part.tail = None
            if part.tag != s("is"):
                text = "".join(map(str, part.itertext()))
                for child in list(part):
                    part.remove(child)
                part.text = text
            cell.append(part)
    cell.tail = None


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
        for left, top, right, bottom in _MERGE.findall(data, max(data.rfind(b"</sheetData>"), 0))
    ]


def _hidden(data: bytes) -> tuple[frozenset[int], frozenset[int]]:
    """The hidden rows and columns."""
    return _hidden_rows(data), _hidden_columns(data)


def _hidden_rows(data: bytes) -> frozenset[int]:
    tags = (_ROW.match(data, data.rfind(b"<", 0, match.start())) for match in _HIDDEN.finditer(data))
    return frozenset(int(row[1]) - 1 for row in tags if row)


def _hidden_columns(data: bytes) -> frozenset[int]:
    ranges: set[tuple[int, int]] = set()
    head = data[: max(data.find(b"<sheetData"), 0)]
    for attributes in _COLUMN.findall(head):
        named = dict(ATTRIBUTE.findall(attributes))
        if named.get(b"hidden") in (b"1", b"true"):
            first, last = (whole(named.get(name, b"").decode("utf-8", "replace")) or 0 for name in (b"min", b"max"))
            ranges.add((max(first - 1, 0), min(last, _MOST_COLUMNS)))
    hidden: set[int] = set()
    reached = 0
    for first, last in sorted(ranges):  # files may name a column over and over
        hidden.update(range(max(first, reached), last))
        reached = max(reached, last)
    return frozenset(hidden)
