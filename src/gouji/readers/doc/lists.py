"""自动编号: the lists of a Word file, whose numbers stand nowhere in its text ([MS-DOC] 2.4.6.3, 2.9.147, 2.9.150)."""

from __future__ import annotations

import struct
from dataclasses import replace

from gouji.readers.numbering import LEVELS, LONGEST_TEXT, ListKind, ListLevel, Numbering

_LIST, _USE, _LEVEL = 28, 16, 28
_NO_STYLE = 0xFFF
_FOLLOWED_BY_NOTHING = 2
_ARABIC, _SIMPLE = 4, 1
_STARTS, _FORMATS = 1 << 4, 1 << 5
_MOST_LISTS = 4_096
# The numbering formats of [MS-OSHARED] 2.2.1.3 by the names they have in later files; what is missing counts in digits.
_KINDS = {
    1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 10: "ideographDigital", 11: "japaneseCounting",
    14: "decimalFullWidth", 16: "chineseLegalSimplified", 17: "japaneseDigitalTenThousand", 18: "decimalEnclosedCircle",
    19: "decimalFullWidth2", 22: "decimalZero", 23: "bullet", 26: "decimalEnclosedFullstop", 27: "decimalEnclosedParen",
    28: "decimalEnclosedCircleChinese", 29: "ideographEnclosedCircle", 30: "ideographTraditional", 31: "ideographZodiac",
    33: "taiwaneseCounting", 35: "taiwaneseCountingThousand", 36: "taiwaneseDigital", 37: "chineseCounting",
    38: "chineseLegalSimplified", 39: "chineseCountingThousand", 255: "none",
}  # fmt: skip


def numbering_of(lists: bytes, uses: bytes) -> Numbering:
    """The lists of the file: ``lists`` from their beginning to the end of the stream, for their levels stand behind them,
    and ``uses``, which paragraphs name by their number from 1. None where they are damaged."""
    try:
        return Numbering(_uses(uses, _lists(lists)))
    except (struct.error, IndexError):
        return Numbering({})


def _lists(data: bytes) -> dict[int, dict[int, ListLevel]]:
    """The levels of each list by the identifier of the list."""
    count = min(struct.unpack_from("<h", data, 0)[0], _MOST_LISTS) if data else 0
    at = 2 + _LIST * max(count, 0)
    found: dict[int, dict[int, ListLevel]] = {}
    for number in range(count):
        head = data[2 + _LIST * number : 2 + _LIST * (number + 1)]
        identifier = struct.unpack_from("<i", head, 0)[0]
        styles = struct.unpack_from("<9H", head, 8)
        levels: dict[int, ListLevel] = {}
        for depth in range(1 if head[26] & _SIMPLE else LEVELS):
            level, at = _level(data, at)
            tied = styles[depth]
            levels[depth] = level if tied == _NO_STYLE else replace(level, style=str(tied))
        found[identifier] = levels
    return found


def _level(data: bytes, at: int) -> tuple[ListLevel, int]:
    """The level that begins at ``at``, and where the next one does."""
    start, kind, flags = struct.unpack_from("<iBB", data, at)
    places = data[at + 6 : at + 15]
    follow, runs, paragraphs = data[at + 15], data[at + 24], data[at + 25]
    at += _LEVEL + runs + paragraphs
    length = struct.unpack_from("<H", data, at)[0]
    stored = data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    numbers = {place - 1 for place in places if place}
    text = "".join(  # where a number goes stands the number of its level
        f"%{ord(character) + 1}" if place in numbers and ord(character) < LEVELS else character
        for place, character in enumerate(stored[:LONGEST_TEXT])
    )
    return ListLevel(
        start=start,
        kind=_KINDS.get(kind, "decimal"),
        text=text,
        gap="" if follow == _FOLLOWED_BY_NOTHING else " ",
        arabic=bool(flags & _ARABIC),
    ), at + 2 + 2 * length


def _uses(data: bytes, lists: dict[int, dict[int, ListLevel]]) -> dict[str, ListKind]:
    count = min(struct.unpack_from("<I", data, 0)[0], _MOST_LISTS) if data else 0
    at = 4 + _USE * count
    found: dict[str, ListKind] = {}
    for number in range(count):
        identifier = struct.unpack_from("<i", data, 4 + _USE * number)[0]
        changes = data[4 + _USE * number + 12]
        levels = dict(lists.get(identifier, {}))
        restarts: dict[int, int] = {}
        at += 4
        for _ in range(min(changes, LEVELS)):
            start, flags = struct.unpack_from("<iI", data, at)
            depth = min(flags & 0xF, LEVELS - 1)
            at += 8
            if flags & _STARTS:
                restarts[depth] = start
            if flags & _FORMATS:
                levels[depth], at = _level(data, at)
        found[str(number + 1)] = ListKind(str(identifier), levels, restarts)
    return found
