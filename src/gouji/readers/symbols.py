"""Ticks and boxes that forms draw with symbol fonts."""

from __future__ import annotations

from gouji.document.tree import UNREAD
from gouji.readers.whole import character

# By the code of the font, without the private-use offset F000.
_SYMBOLS = {
    0xFE: "☑",
    0xFD: "☒",
    0xA8: "□",
    0x6F: "□",
    0xA3: "□",
    0x52: "☑",
    0xFC: "√",
    0xFB: "×",
    0x50: "√",
    0x4F: "×",
}


def symbol(code: str) -> str:
    """What a symbol with the hexadecimal ``code`` shows; a replacement character for one nobody knows."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return shape(number)


def shape(number: int) -> str:
    """The same of a code as a number."""
    return _SYMBOLS.get(number - 0xF000, UNREAD) if 0xF000 <= number <= 0xF0FF else character(number)
