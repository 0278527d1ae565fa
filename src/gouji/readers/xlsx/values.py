"""What the stored values of a workbook show under its cell styles, each worked out once: figures and styles recur."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from html import unescape

from gouji.readers.numberformat import shower
from gouji.readers.sheet import SheetCell
from gouji.readers.whole import character, whole

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

ATTRIBUTE = re.compile(rb'([a-z]+)="([^"]*)"', re.I)
_INLINE_TEXT = re.compile(rb"<t(?: [^<>]*+)?>([^<]*+)</t>")
_PHONETIC = re.compile(rb"<rPh(?:[^<]++|<(?!/?rPh))*+</rPh>")
# Spreadsheet programs store numbers below ten to this power. Of anything else in place of a number so much is shown.
_MOST_DIGITS = 308
_LONGEST_ODD = 30
# Longer digits may be a binary fraction spelled out. Beyond these sizes floats lose what decimals keep.
_SPELLED_OUT = 15
_SMALLEST, _LARGEST = 1e-300, 1e300


# A named tuple made by its own name takes three times as long.
_new: Callable[[tuple[str, Decimal | None, str]], SheetCell] = partial(tuple.__new__, SheetCell)


@dataclass(frozen=True, slots=True)
class Kind:
    """样式: what a number shows under a format code; ``type`` is how a cell states its value. ``cells`` holds what was worked
    out by value."""

    type: bytes
    show: Callable[[Decimal], str]
    cells: dict[bytes, SheetCell] = field(default_factory=dict)


@dataclass(slots=True)
class Values:
    """值: ``texts`` are the shared texts, ``formats`` the format codes by cell style; ``odd`` collects what stands in
    place of a number and is none."""

    texts: tuple[str, ...]
    formats: tuple[str, ...]
    since_1904: bool
    odd: set[str] = field(default_factory=set)
    #: Cells by what stands between their names and the ends of their values, and what cells are like by their attributes;
    #: ``cell`` and ``kind`` are for what is not yet in here.
    known: dict[bytes, SheetCell] = field(default_factory=dict)
    kinds: dict[bytes, Kind] = field(default_factory=dict)
    _inline: dict[bytes, SheetCell] = field(default_factory=dict)
    _named: dict[tuple[str, bytes], Kind] = field(default_factory=dict)

    def cell(self, key: bytes) -> SheetCell:
        """The cell whose attributes and value are ``key``, parted by ``><v>``; its text is empty where it is blank."""
        attributes, _, value = key.partition(b"><v>")
        kind = self.kinds.get(attributes) or self.kind(attributes)
        found = self.known[key] = kind.cells.get(value) or self.told(value, kind)
        return found

    def inline(self, content: bytes) -> SheetCell:
        """The cell whose text ``content`` stands in the cell itself."""
        found = self._inline.get(content)
        if found is None:
            spoken = _PHONETIC.sub(b"", content) if b"<rPh" in content else content
            text = unescaped(unescape(b"".join(_INLINE_TEXT.findall(spoken)).decode()))
            found = self._inline[content] = SheetCell(text)
        return found

    def kind(self, attributes: bytes) -> Kind:
        """How cells with ``attributes`` state and show their values; cells alike in both share one."""
        named = dict(ATTRIBUTE.findall(attributes))
        style = whole(named.get(b"s", b"0").decode())
        code = self.formats[style] if style is not None and style < len(self.formats) else "General"
        name = code, named.get(b"t", b"n")
        if name not in self._named:
            self._named[name] = Kind(name[1], shower(code, since_1904=self.since_1904))
        found = self.kinds[attributes] = self._named[name]
        return found

    def told(self, value: bytes, kind: Kind) -> SheetCell:
        """The cell of ``kind`` with ``value``."""
        exact = None
        if kind.type == b"s":
            number = int(value) if value.isdigit() and len(value) < 10 else -1
            text = self.texts[number] if 0 <= number < len(self.texts) else ""
        elif kind.type in (b"str", b"e", b"d"):
            text = unescaped(unescape(value.decode()))
        elif kind.type == b"b":
            text = "TRUE" if value == b"1" else "FALSE"
        elif not value or kind.type == b"inlineStr":
            text = ""
        else:
            try:
                exact = stored(value.decode())
                text = kind.show(exact)
            except (ArithmeticError, ValueError):  # a program that stores this shows something else, nobody knows what
                text = value.decode("utf-8", "replace")[:_LONGEST_ODD]
                self.odd.add(text)
        cell = kind.cells[value] = _new((text, exact, ""))
        return cell


def stored(text: str) -> Decimal:
    """The number a file stores: the shortest decimal of the binary fraction behind the digits, 2940.05 for
    2940.0500000000002. Raises ``ArithmeticError`` or ``ValueError`` where it is none."""
    if len(text) > _SPELLED_OUT and _SMALLEST < abs(fraction := float(text)) < _LARGEST:
        return Decimal(repr(fraction))
    number = Decimal(text)
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        if not number or number.adjusted() < 0:
            return Decimal(0)
        raise ValueError(text)
    return number or number.normalize()


def unescaped(text: str) -> str:
    """Spreadsheets write characters that XML has none for as _x000D_; a carriage return is a line break's half."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: character(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")
