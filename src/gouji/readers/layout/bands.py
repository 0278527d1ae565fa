"""行: the rows of a table that no rule parts. Rows are parted by white across; what a name of several lines leaves of it inside
a row is told by three things: a row holds one figure a column, its cells stand level by their middles, heads or feet, and a
line that is not the last of its cell leaves no room for more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from gouji.readers.layout.words import Word

# In widths of a full character: what a line may leave free before the next begins; how far cells of a row may be off level;
# how far lines of a cell are apart at most; ink of two rows that touch.
_FULL, _OFF, _FURTHEST, _TOUCH = 1.7, 0.15, 2.0, 0.12
# Lines of one cell are no further apart than this share of the distance between rows; those nearer than the other belong
# together.
_AS_ROWS, _NEARER = 1.04, 0.85
_MOST_LINES = 12
#: What begins a name: it does not go on from the line above.
BEGINS = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、．.]|[（(]?\d{1,2}[）)、．](?!\d)|其中|[一-鿿]{2,6}[：:]$")
_BROKEN = re.compile(r"\d$|\d[.,，]$")
# Costs: of a row without figures, of a cell whose line broke off early, of full lines that stand near, of cells a whole width off level, of an alignment
# other than by the middle.
_NAMELESS, _EARLY, _TOGETHER, _UNEVEN, _OTHER = 1.0, 1.3, -0.5, 4.0, 1.2
_NEVER = float("inf")

#: The words of a row by the columns they stand in, from the first to before the last.
Cells = Mapping[tuple[int, int], Sequence[Word]]
Placed = tuple[int, int, Word]


class Level(Enum):
    """对齐: what of the cells of a row stands level."""

    MIDDLE = "居中"
    HEAD = "顶端"
    FOOT = "底端"


class Band(NamedTuple):
    """行带: the words of one row by their columns; ``cost`` tells how unlike a row they are, 0 for not at all."""

    cells: Cells
    cost: float

    @property
    def top(self) -> float:
        return min(word.top for words in self.cells.values() for word in words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for words in self.cells.values() for word in words)

    @property
    def figures(self) -> bool:
        return any(word.figure for words in self.cells.values() for word in words)


def bands_of(placed: Sequence[Placed], cuts: Sequence[float] = (), *, head: float | None = None) -> list[Band]:
    """The rows that ``placed`` words form, from the top down. ``cuts`` are edges of rows that are known; words above
    ``head`` may belong to no row."""
    stretches = _stretches(placed)
    if not stretches:
        return []
    fullest = _fullest(placed)
    pitch = _pitch(stretches)
    best: tuple[float, list[Band]] | None = None
    for level in Level:
        cost, bands = _best(stretches, cuts, head, fullest, pitch, level)
        cost += 0 if level is Level.MIDDLE else _OTHER
        if best is None or cost < best[0]:
            best = cost, bands
    return best[1] if best else []


def _stretches(placed: Sequence[Placed]) -> list[list[Placed]]:
    """Words that no white across parts, from the top down."""
    stretches: list[list[Placed]] = []
    foot = 0.0
    for one in sorted(placed, key=lambda one: (one[2].top, one[0])):
        word = one[2]
        if stretches and word.top < foot - _TOUCH * word.size:
            stretches[-1].append(one)
        else:
            stretches.append([one])
        foot = max(foot, word.bottom) if len(stretches[-1]) > 1 else word.bottom
    return stretches


def _fullest(placed: Sequence[Placed]) -> dict[tuple[int, int], tuple[float, float]]:
    """How far to the right the texts of each column go, and how wide they are."""
    found: dict[tuple[int, int], tuple[float, float]] = {}
    for first, end, word in placed:
        if not word.figure:
            right, wide = found.get((first, end), (word.right, 0.0))
            found[first, end] = max(right, word.right), max(wide, word.right - word.left)
    return found


def _pitch(stretches: Sequence[Sequence[Placed]]) -> float | None:
    """How far rows with figures are apart at least."""
    middles = [
        median([word.middle for _, _, word in stretch if word.figure])
        for stretch in stretches
        if any(word.figure for _, _, word in stretch)
    ]
    steps = [below - above for above, below in pairwise(middles)]
    return min(steps, default=None)


def _best(
    stretches: Sequence[Sequence[Placed]],
    cuts: Sequence[float],
    head: float | None,
    fullest: Mapping[tuple[int, int], tuple[float, float]],
    pitch: float | None,
    level: Level,
) -> tuple[float, list[Band]]:
    """The rows that cost least."""
    count = len(stretches)
    lowest: list[tuple[float, int, Band | None]] = [(0.0, 0, None)]
    for end in range(1, count + 1):
        best: tuple[float, int, Band | None] = (_NEVER, 0, None)
        cells: dict[tuple[int, int], list[Word]] = {}
        for start in range(end - 1, max(end - _MOST_LINES, 0) - 1, -1):
            if start < end - 1 and _is_cut(stretches[start], stretches[start + 1], cuts):
                break
            for first, stop, word in stretches[start]:
                cells.setdefault((first, stop), []).append(word)
            before = lowest[start][0]
            if before == _NEVER:
                continue
            band = Band(
                {key: sorted(words, key=lambda word: (word.middle, word.left)) for key, words in cells.items()}, 0
            )
            cost = _cost(band, fullest, pitch, level)
            if head is not None and not band.figures and band.bottom <= head:
                cost = 0.0
            if before + cost < best[0]:
                best = before + cost, start, band._replace(cost=cost)
        lowest.append(best)
    if lowest[count][0] == _NEVER:
        return _NEVER, []
    bands: list[Band] = []
    at = count
    while at:
        _, start, found = lowest[at]
        assert found is not None
        bands.insert(0, found)
        at = start
    return lowest[count][0], bands


def _is_cut(above: Sequence[Placed], below: Sequence[Placed], cuts: Sequence[float]) -> bool:
    foot, top = max(word.middle for _, _, word in above), min(word.middle for _, _, word in below)
    return any(foot < cut < top for cut in cuts)


def _cost(
    band: Band,
    fullest: Mapping[tuple[int, int], tuple[float, float]],
    pitch: float | None,
    level: Level,
) -> float:
    cost = 0.0 if band.figures else _NAMELESS
    places: list[float] = []
    size = 0.0
    for key, words in band.cells.items():
        lines = _lines(words)
        size = max(size, words[0].size)
        for above, below in pairwise(lines):
            cost += _joint(above, below, fullest.get(key), pitch)
        places.append(_place(lines, level))
    if cost == _NEVER or len(places) < 2:
        return cost
    return cost + _UNEVEN * max(max(places) - min(places) - _OFF * size, 0.0) / size


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    for word in words:
        if lines and word.middle - lines[-1][0].middle < word.size / 2:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _place(lines: Sequence[Sequence[Word]], level: Level) -> float:
    first, last = lines[0][0], lines[-1][0]
    if level is Level.MIDDLE:
        return (first.middle + last.middle) / 2
    return first.middle if level is Level.HEAD else last.middle


def _joint(
    above: Sequence[Word], below: Sequence[Word], fullest: tuple[float, float] | None, pitch: float | None
) -> float:
    """The cost of two lines in one cell."""
    last, first = above[-1], below[0]
    if last.figure or first.figure:
        broken = (
            last.figure and first.figure and _BROKEN.search(last.text) and f"{last.text}{first.text}".count(".") <= 1
        )
        return _EARLY if broken and fullest is None else _NEVER
    step = first.middle - last.middle
    if step > _FURTHEST * last.size or BEGINS.match(first.text) or (pitch is not None and step > _AS_ROWS * pitch):
        return _NEVER
    if fullest is None:
        return _EARLY
    right, wide = fullest
    room = min(right - last.right, wide - (last.right - above[0].left))
    if room > _FULL * last.size:
        return _EARLY
    return _TOGETHER if pitch is not None and step < _NEARER * pitch else 0.0
