"""行: the rows of a table that no rule parts. Rows are parted by white across; what a name of several lines leaves of it inside
a row is told by three things: a row holds one figure a column, its cells stand level by their middles, heads or feet, and a
line that is not the last of its cell leaves no room for more.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
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
_MOST_LINES = 24
# In points: white between a rule and the text of its cell at most.
_MARGIN = 6.0
#: What begins a name: it does not go on from the line above.
BEGINS = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、．.]|[（(]?\d{1,2}[）)、．](?!\d)|其中|[一-鿿]{2,6}[：:]$")
# What of the number before a name a narrow cell leaves on the line above.
_NUMERAL = re.compile(r"[（(]?[一二三四五六七八九十]{1,2}|[（(]")
_WHOLE = re.compile(r"-?\d{1,3}(?:[,，]?\d{3})+[.．]\d\d")
# Costs: of a row without figures, of one without words, of a cell whose line broke off early, of full lines that stand near,
# of the pieces of a figure put together, of cells a whole width off level, of an alignment other than by the middle.
_NAMELESS, _WORDLESS, _EARLY, _TOGETHER, _BROKEN, _UNEVEN, _OTHER = 1.0, 0.4, 1.3, -0.5, -2.0, 4.0, 1.2
_NEVER = float("inf")

#: The words of a row by the columns they stand in, from the first to before the last.
Cells = Mapping[tuple[int, int], Sequence[Word]]
Placed = tuple[int, int, Word]


class Level(Enum):
    """对齐: what of the cells of a row stands level."""

    MIDDLE = 0
    HEAD = 1
    FOOT = 2


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


class _Stretch(NamedTuple):
    """行块: words that no white across parts; ``figures`` are those of its words that are figures, by their columns."""

    words: tuple[Placed, ...]
    figures: Mapping[tuple[int, int], Word]
    highest: float
    lowest: float


class _Shape(NamedTuple):
    """列内文字: how far to the right the texts of a column go, and how wide they are."""

    right: float
    wide: float


class _Row(NamedTuple):
    """可能的行: the stretches from ``start`` to before the next; its cost apart from what stands level, and how far its cells
    are off level by their middles, heads and feet."""

    start: int
    cells: Cells
    cost: float
    off: tuple[float, float, float]


def bands_of(
    placed: Sequence[Placed], cuts: Sequence[float] = (), *, head: float | None = None, edges: Sequence[float] = ()
) -> list[Band]:
    """The rows that ``placed`` words form, from the top down. ``cuts`` are edges of rows that are known; words above
    ``head`` may belong to no row; ``edges`` are those of the columns where rules part them."""
    stretches = _stretches(placed)
    shapes = _shapes(placed, edges)
    pitch = _pitch(stretches)
    begun = _begun(placed)
    rows = [list(_ending(stretches, end, cuts, head, shapes, pitch, begun)) for end in range(1, len(stretches) + 1)]
    ways = [_cheapest(rows, level) for level in Level]
    _, bands = min(ways, key=lambda way: way[0], default=(_NEVER, []))
    return bands


def _stretches(placed: Sequence[Placed]) -> list[_Stretch]:
    """Words that no white across parts, from the top down."""
    found: list[list[Placed]] = []
    foot = 0.0
    for one in sorted(placed, key=lambda one: (one[2].top, one[0])):
        word = one[2]
        if found and word.top < foot - _TOUCH * word.size:
            found[-1].append(one)
            foot = max(foot, word.bottom)
        else:
            found.append([one])
            foot = word.bottom
    return [_stretch(words) for words in found]


def _stretch(words: Sequence[Placed]) -> _Stretch:
    middles = [word.middle for _, _, word in words]
    figures = {(first, end): word for first, end, word in words if word.figure}
    return _Stretch(tuple(words), figures, min(middles), max(middles))


def _shapes(placed: Sequence[Placed], edges: Sequence[float]) -> dict[tuple[int, int], _Shape]:
    found: dict[tuple[int, int], _Shape] = {}
    for first, end, word in placed:
        if not word.figure:
            room = _Shape(edges[end] - _MARGIN, edges[end] - edges[first] - 2 * _MARGIN) if edges else _Shape(0.0, 0.0)
            right, wide = found.get((first, end), room)
            found[first, end] = _Shape(max(right, word.right), max(wide, word.right - word.left))
    return found


def _begun(placed: Sequence[Placed]) -> set[Word]:
    """The words that begin a name with its number, which a narrow cell may break: 十 over 一、."""
    columns: dict[tuple[int, int], list[Word]] = {}
    for first, end, word in placed:
        columns.setdefault((first, end), []).append(word)
    found: set[Word] = set()
    for words in columns.values():
        broken = False
        words.sort(key=lambda word: (word.middle, word.left))
        for word, after in zip(words, [*words[1:], None], strict=True):
            begins = BEGINS.match(word.text) is not None and not broken
            broken = after is not None and bool(_NUMERAL.fullmatch(word.text) and BEGINS.match(word.text + after.text))
            if begins or broken:
                found.add(word)
    return found


def _pitch(stretches: Sequence[_Stretch]) -> float | None:
    """How far rows with figures are apart at least."""
    middles = [median([word.middle for word in stretch.figures.values()]) for stretch in stretches if stretch.figures]
    return min([below - above for above, below in pairwise(middles)], default=None)


def _ending(
    stretches: Sequence[_Stretch],
    end: int,
    cuts: Sequence[float],
    head: float | None,
    shapes: Mapping[tuple[int, int], _Shape],
    pitch: float | None,
    begun: Collection[Word],
) -> Iterator[_Row]:
    """The rows that may end with the stretch before ``end``, the lowest first."""
    cells: dict[tuple[int, int], list[Word]] = {}
    figures: dict[tuple[int, int], Word] = {}
    for start in range(end - 1, max(end - _MOST_LINES, 0) - 1, -1):
        stretch = stretches[start]
        if cells and (_is_cut(stretch, stretches[start + 1], cuts) or not _go_together(stretch.figures, figures)):
            return
        for first, stop, word in stretch.words:
            cells.setdefault((first, stop), []).append(word)
        figures.update(stretch.figures)
        own = {key: sorted(words, key=lambda word: (word.middle, word.left)) for key, words in cells.items()}
        if head is not None and not figures and max(word.bottom for words in own.values() for word in words) <= head:
            yield _Row(start, own, 0.0, (0.0, 0.0, 0.0))
            continue
        lines = {key: _lines(words) for key, words in own.items()}
        cost = sum(
            [_joint(*pair, shapes.get(key), pitch, begun) for key, some in lines.items() for pair in pairwise(some)],
            _NAMELESS if not figures else 0.0 if shapes.keys() & own.keys() else _WORDLESS,
        )
        if cost < _NEVER:
            yield _Row(start, own, cost, _off(list(lines.values())))


def _go_together(upper: Mapping[tuple[int, int], Word], lower: Mapping[tuple[int, int], Word]) -> bool:
    """Whether no column would hold two figures, unless the one below is what is left over of the one above."""
    return all(_is_broken(upper[key], lower[key]) for key in upper.keys() & lower.keys())


def _is_broken(above: Word, below: Word) -> bool:
    """Whether a narrow cell breaks a figure in two: the pieces make an amount, and the first is the wider."""
    return _WHOLE.fullmatch(above.text + below.text) is not None and above.right - above.left > below.right - below.left


def _off(cells: Sequence[Sequence[Sequence[Word]]]) -> tuple[float, float, float]:
    """How far cells are off level, in widths of a full character less what may be by chance."""
    heads = [lines[0][0].middle for lines in cells]
    feet = [lines[-1][0].middle for lines in cells]
    middles = [(head + foot) / 2 for head, foot in zip(heads, feet, strict=True)]
    size = max(lines[0][0].size for lines in cells)
    middle, head, foot = (max((max(some) - min(some)) / size - _OFF, 0.0) for some in (middles, heads, feet))
    return middle, head, foot


def _cheapest(rows: Sequence[Sequence[_Row]], level: Level) -> tuple[float, list[Band]]:
    """The rows that cost least together where cells stand level in this way."""
    lowest: list[tuple[float, int, Band | None]] = [(0.0 if level is Level.MIDDLE else _OTHER, 0, None)]
    for some in rows:
        best: tuple[float, int, Band | None] = (_NEVER, 0, None)
        for row in some:
            cost = row.cost + _UNEVEN * row.off[level.value]
            if lowest[row.start][0] + cost < best[0]:
                best = lowest[row.start][0] + cost, row.start, Band(row.cells, cost)
        lowest.append(best)
    bands: list[Band] = []
    at = len(rows)
    while at:
        _, at, band = lowest[at]
        if band is None:
            return _NEVER, []
        bands.append(band)
    return lowest[-1][0], bands[::-1]


def _is_cut(above: _Stretch, below: _Stretch, cuts: Sequence[float]) -> bool:
    at = bisect_right(cuts, above.lowest)
    return at < len(cuts) and cuts[at] < below.highest


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    for word in words:
        if lines and word.middle - lines[-1][0].middle < word.size / 2:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _joint(
    above: Sequence[Word], below: Sequence[Word], shape: _Shape | None, pitch: float | None, begun: Collection[Word]
) -> float:
    """The cost of two lines in one cell; those that begin a name are ``begun``."""
    last, first = above[-1], below[0]
    if last.figure or first.figure:
        return _BROKEN if last.figure and first.figure and _is_broken(last, first) else _NEVER
    step = first.middle - last.middle
    if step > _FURTHEST * last.size or first in begun or (pitch is not None and step > _AS_ROWS * pitch):
        return _NEVER
    if shape is None:
        return _EARLY
    room = min(shape.right - last.right, shape.wide - (last.right - above[0].left))
    if room > _FULL * last.size:
        return _EARLY
    return _TOGETHER if pitch is not None and step < _NEARER * pitch else 0.0
