"""分段表: the text of a Word file, stored in pieces that follow one another in another order than in the file
([MS-DOC] 2.4.1, 2.9.177)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from gouji.readers.ole import DamagedError

_PROPERTIES, _TABLE = 1, 2
_COMPRESSED, _OFFSET = 1 << 30, (1 << 30) - 1
# What Windows shows for the bytes 80 to 9F; the others are the characters of the same number.
_ANSI = bytes(range(256)).decode("cp1252", "replace")
# Properties that a piece states in two bytes, by their number there ([MS-DOC] 2.9.215).
_SHORT = {0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800, 0x42: 0x0801, 0x5C: 0x083C}


@dataclass(frozen=True, slots=True)
class Piece:
    """片段: characters ``start`` to ``end`` of the text stand from byte ``offset`` of the file on, ``width`` bytes each;
    ``properties`` change those stated there."""

    start: int
    end: int
    offset: int
    width: int
    properties: bytes


@dataclass(frozen=True, slots=True)
class Text:
    """正文: one character of ``characters`` for each position, halves of rare ones included."""

    characters: str
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]

    def piece(self, position: int) -> Piece:
        """The piece that the character at ``position`` stands in."""
        return self.pieces[max(bisect_right(self.starts, position) - 1, 0)]


def text_of(word: bytes, pieces: bytes, length: int) -> Text:
    """The first ``length`` characters of the file whose piece table is ``pieces``; raises ``struct.error``, ``IndexError`` or
    ``DamagedError`` where it is damaged."""
    if length > len(word):
        raise DamagedError
    found = tuple(_pieces(pieces, length))
    shown = [_characters(word, piece) for piece in found]
    text = "".join(shown)
    if len(text) < length or not found:
        raise DamagedError
    return Text(text, found, tuple(piece.start for piece in found))


def _pieces(table: bytes, length: int) -> Iterator[Piece]:
    changes: list[bytes] = []
    at = 0
    while table[at] == _PROPERTIES:
        size = struct.unpack_from("<H", table, at + 1)[0]
        changes.append(table[at + 3 : at + 3 + size])
        at += 3 + size
    if table[at] != _TABLE:
        raise DamagedError
    count = (struct.unpack_from("<I", table, at + 1)[0] - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", table, at + 5)
    for number in range(count):
        if bounds[number] > bounds[number + 1] or (number == 0 and bounds[0]):
            raise DamagedError
        _, place, changed = struct.unpack_from("<HIH", table, at + 5 + 4 * (count + 1) + 8 * number)
        start, end = bounds[number], min(bounds[number + 1], length)
        if start >= end:
            continue
        compressed = bool(place & _COMPRESSED)
        offset = (place & _OFFSET) // 2 if compressed else place & _OFFSET
        yield Piece(start, end, offset, 1 if compressed else 2, _changes(changed, changes))


def _changes(stated: int, changes: list[bytes]) -> bytes:
    if stated & 1:
        return changes[stated >> 1] if stated >> 1 < len(changes) else b""
    code = _SHORT.get(stated >> 1 & 0x7F)
    return b"" if code is None else struct.pack("<HB", code, stated >> 8)


def _characters(word: bytes, piece: Piece) -> str:
    stored = word[piece.offset : piece.offset + (piece.end - piece.start) * piece.width]
    if piece.width == 1:
        return "".join(map(_ANSI.__getitem__, stored))
    stored = stored[: len(stored) // 2 * 2]
    text = stored.decode("utf-16-le", "surrogatepass")
    if 2 * len(text) == len(stored):
        return text
    return "".join(map(chr, struct.unpack(f"<{len(stored) // 2}H", stored)))
