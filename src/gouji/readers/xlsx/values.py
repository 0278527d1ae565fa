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
_ZERO, _TINY, _HUGE = Decimal(0), Decimal("1e-300"), Decimal("1e300")
_TEXTS = (b"str", b"e", b"d")
#: How a cell states that its text stands in it.
INLINE = b"inlineStr"
_TOLD_OTHERWISE = frozenset((b"s", b"b", INLINE, *_TEXTS))


# A named tuple made by its own name takes three times as long.
new_cell: Callable[[tuple[str, Decimal | None, str]], SheetCell] = partial(tuple.__new__, SheetCell)
NOTHING = SheetCell("")


class Kind(dict[bytes, SheetCell]):
    """样式: the cells of one way to state and to show values, by value, each worked out when first asked for; ``type`` is how
    a cell states its value."""

    __slots__ = ("_numbers", "_odd", "_show", "_texts", "type")

    def __init__(self, kind: bytes, show: Callable[[Decimal], str], texts: tuple[str, ...], odd: set[str]) -> None:
        super().__init__()
        self.type = kind
        self._show, self._texts, self._odd = show, texts, odd
        self._numbers = kind not in _TOLD_OTHERWISE

    def made(self, value: bytes) -> SheetCell:
        """The cell of ``value``, which is not among them yet: a call where this is seen costs half of what ``__missing__`` does."""
        exact: Decimal | None = None
        if not self._numbers or not value:
            text = self._told(value)
        else:
            try:
                stated = value.decode()
                number = Decimal(stated) if len(stated) <= _SPELLED_OUT else _ZERO
                exact = (
                    number if _TINY < number < _HUGE else stored(stated)
                )  # nearly every one is, told by one comparison
                text = self._show(exact)
            except (ArithmeticError, ValueError):  # a program that stores this shows something else, nobody knows what
                text = value.decode("utf-8", "replace")[:_LONGEST_ODD]
                self._odd.add(text)
        cell = self[value] = new_cell((text, exact, ""))
        return cell

    def _told(self, value: bytes) -> str:
        if self.type == b"s":
            number = int(value) if value.isdigit() and len(value) < 10 else -1
            return self._texts[number] if 0 <= number < len(self._texts) else ""
        if self.type in _TEXTS:
            return _unescaped(value)
        if self.type == b"b":
            return "TRUE" if value == b"1" else "FALSE"
        return ""


class Kinds(dict[bytes, Kind]):
    """各样式: what cells are like by their attributes; those alike in what they state and show share one."""

    __slots__ = ("_named", "_values")

    def __init__(self, values: Values) -> None:
        super().__init__()
        self._values = values
        self._named: dict[tuple[str, bytes], Kind] = {}

    def __missing__(self, attributes: bytes) -> Kind:
        values = self._values
        named = dict(ATTRIBUTE.findall(attributes))
        style = whole(named.get(b"s", b"0").decode())
        code = values.formats[style] if style is not None and style < len(values.formats) else "General"
        name = code, named.get(b"t", b"n")
        if name not in self._named:
            shows = shower(code, since_1904=values.since_1904)
            self._named[name] = Kind(name[1], shows, values.texts, values.odd)
        found = self[attributes] = self._named[name]
        return found


class Inline(dict[bytes, SheetCell]):
    """单元格内文字: the cells whose one text stands in the cell itself, by that text."""

    __slots__ = ()

    def made(self, text: bytes) -> SheetCell:
        """The cell of ``text``, which is not among them yet."""
        cell = self[text] = new_cell((_unescaped(text), None, ""))
        return cell


@dataclass(slots=True)
class Values:
    """值: ``texts`` are the shared texts, ``formats`` the format codes by cell style; ``odd`` collects what stands in
    place of a number and is none."""

    texts: tuple[str, ...]
    formats: tuple[str, ...]
    since_1904: bool
    odd: set[str] = field(default_factory=set)
    kinds: Kinds = field(init=False)
    inline: Inline = field(default_factory=Inline)
    _rich: dict[bytes, SheetCell] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.kinds = Kinds(self)

    def rich(self, content: bytes) -> SheetCell:
        """The cell whose text the runs in ``content`` form."""
        found = self._rich.get(content)
        if found is None:
            spoken = _PHONETIC.sub(b"", content) if b"<rPh" in content else content
            text = _unescaped(b"".join(_INLINE_TEXT.findall(spoken)))
            found = self._rich[content] = new_cell((text, None, ""))
        return found


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


def _unescaped(stated: bytes) -> str:
    text = stated.decode()
    return unescaped(unescape(text) if "&" in text else text)


def unescaped(text: str) -> str:
    """Spreadsheets write characters that XML has none for as _x000D_; a carriage return is a line break's half."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: character(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
