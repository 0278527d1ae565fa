"""格式页 (FKP): which bytes of the text have which properties, in pages of 512 bytes ([MS-DOC] 2.9.33, 2.9.175)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from gouji.readers.ole import DamagedError

_PAGE = 512
_NUMBER = (1 << 22) - 1
_PLACE = 13
#: More runs than this are refused: a report of 1 500 pages has some 200 000.
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Runs:
    """格式段: ``properties[i]`` are those of the bytes from ``starts[i]`` up to ``ends[i]``, in ascending order."""

    starts: Sequence[int]
    ends: Sequence[int]
    properties: Sequence[bytes]

    def at(self, offset: int) -> bytes:
        """The properties of the byte at ``offset``; empty where none are stated."""
        number = bisect_right(self.starts, offset) - 1
        return self.properties[number] if number >= 0 and offset < self.ends[number] else b""

    def within(self, start: int, end: int) -> range:
        """The numbers of the runs that reach into the bytes from ``start`` up to ``end``."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = bisect_right(self.starts, end - 1, first)
        return range(first, last)


def runs_of(word: bytes, places: bytes, *, paragraphs: bool) -> Runs:
    """The runs on the pages that ``places`` lists: of paragraphs, whose properties begin with the number of their style, or
    of characters. A page is looked at once."""
    count = max((len(places) - 4) // 8, 0)
    found: list[tuple[int, int, bytes]] = []
    for number in dict.fromkeys(struct.unpack_from(f"<{count}I", places, 4 * (count + 1)) if count else ()):
        page = word[(number & _NUMBER) * _PAGE : ((number & _NUMBER) + 1) * _PAGE]
        if len(page) == _PAGE:
            found.extend(_paragraphs(page) if paragraphs else _characters(page))
        if len(found) > _MOST:
            raise DamagedError
    found.sort(key=itemgetter(0))
    starts = [start for start, _, _ in found]
    # None reaches into the next: pages can be made to describe the same bytes over and over.
    ends = [min(end, after) for (_, end, _), after in zip(found, [*starts[1:], 1 << 32], strict=False)]
    return Runs(starts, ends, [properties for _, _, properties in found])


def _bounds(page: bytes, size: int) -> tuple[int, ...]:
    """Where the runs of a page begin, and where the last one ends; as many as fit with ``size`` bytes more for each."""
    count = min(page[-1], (_PAGE - 5) // (4 + size))
    return struct.unpack_from(f"<{count + 1}I", page, 0)


def _characters(page: bytes) -> list[tuple[int, int, bytes]]:
    bounds = _bounds(page, 1)
    places = page[4 * len(bounds) : 5 * len(bounds) - 1]
    return [
        (start, end, page[2 * place + 1 : 2 * place + 1 + page[2 * place]] if place else b"")
        for start, end, place in zip(bounds, bounds[1:], places, strict=False)
    ]


def _paragraphs(page: bytes) -> list[tuple[int, int, bytes]]:
    bounds = _bounds(page, _PLACE)
    first = 4 * len(bounds)
    found = []
    for number, (start, end) in enumerate(pairwise(bounds)):
        at = 2 * page[first + _PLACE * number]
        size = 2 * page[at] - 1
        if size < 0:  # an even number of bytes is stated in the next one
            at += 1
            size = 2 * page[at] if at < _PAGE else 0
        found.append((start, end, page[at + 1 : at + 1 + size] if at > 1 else b""))
    return found
