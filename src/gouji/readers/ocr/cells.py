"""Cells of a ruled page looked at one by one, where what the engine saw on the whole page does not fit them.

An engine takes two narrow cells for one line, two short lines for one that stands upright (15 above 分 becomes 5分), and
passes over a lone digit. A figure put into the wrong cell or short of a digit is worse than none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gouji.readers.layout.lattice import Lattice, Sides
from gouji.readers.ocr.engine import Engine, Reading
from gouji.readers.ocr.looks import alone

if TYPE_CHECKING:
    import PIL.Image

# In pixels: a box reaches into a cell when it does so by this much; a rule is no thicker than twice this; smaller cells hold
# no character.
_INSIDE = 6
_RULE = 2
_SMALLEST = 12
# A cell has something in it from this many pixels this dark; a page has not more cells passed over than this.
_INK, _LEAST_INK, _MOST_TRIES = 128, 15, 80
_SURE = 80
# A line of print is no flatter than this, in the height of the tallest.
_FLAT = 0.3


@dataclass(frozen=True)
class Ruled:
    """格线: one grid of a page; ``bare`` is the page without its rules, ``point`` the size of a pixel in points, and no line
    of print is higher than ``tallest`` pixels."""

    lattice: Lattice
    bare: PIL.Image.Image
    point: float
    tallest: float
    engine: Engine

    def readings(self, seen: Iterable[Reading]) -> Iterator[Reading]:
        """What was ``seen`` on the page, cell by cell where that does not fit the cells."""
        within: dict[int, list[Reading]] = {}
        across: dict[Reading, list[int]] = {}
        doubtful: set[int] = set()
        for reading in seen:
            cells = self._reached(reading)
            if not cells:
                yield reading
            elif len(cells) > 1:
                across[reading] = cells
                doubtful.update(cells)
            else:
                within.setdefault(cells[0], []).append(reading)
                if reading.bottom - reading.top > self.tallest:
                    doubtful.add(cells[0])
        found: dict[int, list[Reading]] = {}
        tries = _MOST_TRIES
        for number in range(len(self.lattice.frames)):
            known = within.get(number, [])
            if number not in doubtful and not known and tries and self._has_ink(number):
                tries -= 1
                found[number] = self._alone(number)
            elif number in doubtful or (known and self._has_more(number, known)):
                found[number] = _surer(self._alone(number), known)
            else:
                found[number] = known
        for readings in found.values():
            yield from readings
        yield from (reading for reading, cells in across.items() if not any(found[number] for number in cells))

    def _alone(self, number: int) -> list[Reading]:
        """What the cell reads alone, or line by line where more lines of ink stand in it than characters were read."""
        left, top, right, bottom = self._box(number)
        if right - left < _SMALLEST or bottom - top < _SMALLEST:
            return []
        found = list(alone(self.bare, left, top, right, bottom, self.engine))
        lines = self._lines_of_ink(number)
        if len(lines) <= sum(len("".join(one.text.split())) for one in found):
            return found
        edge = self.tallest / 6
        by_line = [list(alone(self.bare, left, start - edge, right, end + edge, self.engine)) for start, end in lines]
        return [one for line in by_line for one in line] if all(by_line) else found

    def _has_more(self, number: int, known: Sequence[Reading]) -> bool:
        """Whether a line of ink stands in the cell that no reading covers."""
        middles = ((start + end) / 2 for start, end in self._lines_of_ink(number))
        return not all(any(one.top < middle < one.bottom for one in known) for middle in middles)

    def _lines_of_ink(self, number: int) -> list[tuple[int, int]]:
        """From where to where lines of print stand in a cell; a stroke as flat as 一 is none."""
        import numpy

        left, top, right, bottom = map(round, self._box(number))
        ink = numpy.asarray(self.bare)[max(top, 0) : bottom, max(left, 0) : right] < _INK
        rows = numpy.concatenate(([False], ink.any(axis=1), [False]))
        edges = numpy.flatnonzero(rows[1:] != rows[:-1]).reshape(-1, 2) + max(top, 0)
        return [(int(start), int(end)) for start, end in edges if end - start >= _FLAT * self.tallest]

    def _has_ink(self, number: int) -> bool:
        left, top, right, bottom = map(round, self._box(number))
        if right - left < _SMALLEST or bottom - top < _SMALLEST:
            return False
        return sum(self.bare.crop((left, top, right, bottom)).histogram()[:_INK]) >= _LEAST_INK

    def _box(self, number: int) -> Sides:
        return _in_pixels(self.lattice.sides(number), self.point)

    def _reached(self, reading: Reading) -> list[int]:
        """The cells that the box of ``reading`` reaches into; none where it lies outside the grid."""
        left, right = (reading.left + _INSIDE) * self.point, (reading.right - _INSIDE) * self.point
        top, bottom = (reading.top + _INSIDE) * self.point, (reading.bottom - _INSIDE) * self.point
        rows = _positions(self.lattice.ys, top, bottom)
        columns = _positions(self.lattice.xs, left, right)
        return sorted({self.lattice.index[row][column] for row in rows for column in columns})


def _surer(found: list[Reading], known: list[Reading]) -> list[Reading]:
    """What the cell alone reads, unless the engine was in doubt there and less so on the page."""
    if not found:
        return known
    doubt = min(reading.confidence for reading in found)
    return known if known and doubt < min(_SURE, *(reading.confidence for reading in known)) else found


def _positions(edges: Sequence[float], start: float, end: float) -> range:
    """The stretches between ``edges`` that the stretch from ``start`` to ``end`` reaches into, its middle at the least."""
    start, end = min(start, (start + end) / 2), max(end, (start + end) / 2)
    return range(max(bisect_right(edges, start) - 1, 0), min(bisect_left(edges, end), len(edges) - 1))


def _in_pixels(sides: Sides, point: float) -> Sides:
    left, top, right, bottom = sides
    return left / point, top / point, right / point, bottom / point


def without_rules(picture: PIL.Image.Image, lattice: Lattice, point: float) -> PIL.Image.Image:
    """``picture`` with the edges of all cells made paper: beside a digit they read as | or 1."""
    import PIL.ImageDraw

    bare = picture.copy()
    draw = PIL.ImageDraw.Draw(bare)
    for number in range(len(lattice.frames)):
        left, top, right, bottom = _in_pixels(lattice.sides(number), point)
        for sides in (
            (left, top, right, top),
            (left, bottom, right, bottom),
            (left, top, left, bottom),
            (right, top, right, bottom),
        ):
            draw.line(sides, fill=255, width=2 * _RULE + 1)
    return bare
