"""文件信息块 (FIB): the header of a Word 97 file, which says where all else stands ([MS-DOC] 2.5)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum

_WORD, _WORD_97 = 0xA5EC, 0x00C1
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_FIRST_COUNT, _STORIES = 3, 8


class Part(IntEnum):
    """Where the header states the place and length of a part of the table stream."""

    STYLES = 1
    FOOTNOTE_MARKS = 2
    FOOTNOTES = 3
    RUNS = 12
    PARAGRAPHS = 13
    PIECES = 33
    ANCHORS = 40
    ENDNOTE_MARKS = 46
    ENDNOTES = 47
    DRAWINGS = 50
    TEXT_BOXES = 56
    LISTS = 73
    LIST_USES = 74


class Story(IntEnum):
    """The stories that follow one another in the text; annotations and headers are told apart and not read."""

    MAIN = 0
    FOOTNOTES = 1
    HEADERS = 2
    MACROS = 3
    ANNOTATIONS = 4
    ENDNOTES = 5
    TEXT_BOXES = 6
    HEADER_TEXT_BOXES = 7


class OldWordError(Exception):
    """The file comes from a Word before Word 97, whose format is another."""


@dataclass(frozen=True, slots=True)
class Header:
    """文件头: ``bounds`` are where each story begins in the text, and where the last one ends."""

    encrypted: bool
    table: str
    bounds: tuple[int, ...]
    parts: tuple[tuple[int, int], ...]

    def part(self, table: bytes, part: Part) -> bytes:
        """The bytes of ``part`` in the table stream; empty where the file has none."""
        start, size = self.parts[part] if part < len(self.parts) else (0, 0)
        return table[start : start + size]

    def story(self, story: Story) -> tuple[int, int]:
        """Where a story begins and ends."""
        return self.bounds[story], self.bounds[story + 1]


def header_of(word: bytes) -> Header:
    """The header of the stream ``word``; raises ``OldWordError``, or ``struct.error`` where it is cut off."""
    ident, version = struct.unpack_from("<2H", word, 0)
    flags = struct.unpack_from("<H", word, 10)[0]
    if ident != _WORD or version < _WORD_97:
        raise OldWordError
    at = 32
    at += 2 + 2 * struct.unpack_from("<H", word, at)[0]
    counted = struct.unpack_from("<H", word, at)[0]
    counts = struct.unpack_from(f"<{_STORIES}i", word, at + 2 + 4 * _FIRST_COUNT)
    at += 2 + 4 * counted
    places = struct.unpack_from("<H", word, at)[0]
    numbers = struct.unpack_from(f"<{2 * places}I", word, at + 2)
    bounds = [0]
    for count in counts:
        bounds.append(bounds[-1] + max(count, 0))
    return Header(
        bool(flags & _ENCRYPTED),
        "1Table" if flags & _SECOND_TABLE else "0Table",
        tuple(bounds),
        tuple(zip(numbers[::2], numbers[1::2], strict=True)),
    )
