"""推出的表格: rows and columns of a table that rules do not part, from the words that stand in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from gouji.readers.layout.bands import Band, Placed, bands_of
from gouji.readers.layout.columns import MOST_COLUMNS, Extent, columns_of, over
from gouji.readers.layout.edges import edges_of
from gouji.readers.layout.heads import HeadCell, boundaries, heads_of
from gouji.readers.layout.lattice import Frame, Lattice
from gouji.readers.layout.markers import with_named
from gouji.readers.layout.pagetable import Inferred
from gouji.readers.layout.words import Word

# More words than these are no table on a page, or no head of one.
_MOST_WORDS, _MOST_NAMES = 12_000, 1_500
# In points: what reaches over an edge by less stands beside it.
_OVER = 1.0
# In widths of a full character: lines this far above the first figures may begin a name beside them.
_ABOVE = 6.0
# In points: names of rows that begin this near begin at one edge.
_FLUSH = 2.0


@dataclass(frozen=True, slots=True)
class Gridded:
    """推出的表格: the grid of a table, its columns, heads and rows, and whether the first row numbers the columns."""

    grid: Lattice
    columns: tuple[Extent, ...]
    heads: tuple[HeadCell, ...]
    bands: tuple[Band, ...]
    numbered: bool
    inferred: Inferred


def gridded(
    rows: Sequence[Sequence[Word]],
    cuts: Sequence[float] = (),
    known: Inferred | None = None,
    sides: Extent | None = None,
) -> Gridded | None:
    """The table that the words of ``rows`` form; None where they form none.

    ``cuts`` are edges between rows that are known, ``known`` is the table that this one continues, ``sides`` the
    left and right edge of the table where they are known.
    """
    first = next((at for at, row in enumerate(rows) if has_figures(row)), None)
    if first is None or sum(map(len, rows)) > _MOST_WORDS or sum(map(len, rows[:first])) > _MOST_NAMES:
        return None
    numbers = rows[first] if is_numbered(rows[first]) else ()
    body = rows[first + bool(numbers) :]
    columns = list(known.columns) if known else columns_of(body or [numbers])
    if not 2 <= len(columns) <= MOST_COLUMNS:
        return None
    names = [word for row in rows[:first] for word in row]
    lower = [word for row in body for word in row]
    if known:
        repeated = _repeated(rows[:first], known)
        if repeated is None or (numbers and repeated < first):
            return None
        names, lower = [[word for row in some for word in row] for some in (rows[:repeated], rows[repeated:first])]
        lower += [word for row in body for word in row]
    elif not numbers:
        place = partial(_range, columns=columns)
        begun = [*headings(names, lower, columns), *begun_above(names, lower, place, cuts)]
        names = [word for word in names if word not in begun]
        lower = [*begun, *lower]
    if known:
        held = set(map(id, lower))
        grown = _grown(columns, [[word for word in row if id(word) in held] for row in rows])
        # Under its repeated head a table shows its columns again, be it moved aside.
        columns = grown or (columns_of(body or [numbers]) if names else [])
    columns, centres = with_named(columns, lower or list(numbers), names)
    if known and len(columns) != len(known.columns):
        return None
    edges = edges_of(columns, _held(lower, columns), centres)
    if sides is not None:
        edges = [min(sides[0], edges[0]), *edges[1:-1], max(sides[1], edges[-1])]
    wide = list(pairwise(edges))
    bands = bands_of([(*_range(word, wide), word) for word in lower], cuts)
    if not (bands or numbers) or (bands and known and not names and not bands[0].figures):
        return None
    heads: list[HeadCell] = []
    if names:
        placed = heads_of(names, edges)
        if placed is None:
            return None
        heads = placed
    if numbers:
        bands = [_numbered(numbers, wide), *bands]
    grid = _around(heads, bands, edges)
    if grid is None:
        return None
    head = frozenset(name.text for name in names) or (known.names if known else frozenset())
    return Gridded(grid, tuple(columns), tuple(heads), tuple(bands), bool(numbers), Inferred(tuple(columns), head))


def _repeated(rows: Sequence[Sequence[Word]], known: Inferred) -> int | None:
    """How many lines repeat the head of the table that goes on; None where they repeat it in part."""
    texts = [{word.text for word in row} for row in rows]
    count = next((at for at, some in enumerate(texts) if not some <= known.names), len(rows))
    return count if not count or set().union(*texts[:count]) == known.names else None


def _grown(columns: Sequence[Extent], rows: Sequence[Sequence[Word]]) -> list[Extent] | None:
    """The columns of a table that goes on, wide enough for what it holds here; None where that has other columns. Of two
    words on a line one stands in a later column than the other."""
    grown = list(columns)
    for row in rows:
        taken = 0
        for at, word in enumerate(row):
            first, end = _range(word, columns)
            if first < taken and end == first + 1:
                following = _range(row[at + 1], columns)[0] if at + 1 < len(row) else len(columns)
                if taken >= following:
                    return None
                first, end = taken, taken + 1
            taken = end
            if end == first + 1:
                grown[first] = min(grown[first][0], word.left), max(grown[first][1], word.right)
            elif word.figure:
                return None
    return grown if all(low[1] < high[0] for low, high in pairwise(grown)) else None


def has_figures(row: Sequence[Word]) -> bool:
    return len(row) > 1 and any(word.figure for word in row)


def is_numbered(row: Sequence[Word]) -> bool:
    """Whether a row numbers the columns, 1, 2, 3 and so on."""
    numbers = [word.text for word in row if word.figure]
    return len(numbers) > 1 and numbers == [str(at) for at in range(1, len(numbers) + 1)]


def begun_above(
    names: Sequence[Word], lower: Sequence[Word], place: Callable[[Word], tuple[int, int]], cuts: Sequence[float]
) -> list[Word]:
    """The words above the first figures that are lines of a name beside them."""
    start = min(word.top for word in lower if word.figure)
    near = [word for word in names if word.bottom > start - _ABOVE * word.size]
    if not near:
        return []
    below = [word for word in lower if word.top < start + 2 * _ABOVE * word.size]
    placed: list[Placed] = [(*place(word), word) for word in (*near, *below)]
    for band in bands_of(placed, cuts, head=start):
        if band.figures:
            return [word for words in band.cells.values() for word in words if word in near]
    return []


def headings(names: Sequence[Word], lower: Sequence[Word], columns: Sequence[Extent]) -> list[Word]:
    """Lines between the head and the first figures that head the rows below, flush with their names and under the name of
    their column."""
    found: list[Word] = []
    rest = sorted(names, key=lambda name: name.middle)
    while len(rest) > 1 and rest[-1].middle - rest[-2].middle > rest[-1].size / 2:
        line = rest[-1]
        under = over(line, columns)
        flush = [word for word in lower if not word.figure and abs(word.left - line.left) <= _FLUSH]
        named = [name for name in rest[:-1] if under and under == over(name, columns)]
        if not flush or not named or any(abs(name.centre - line.centre) <= _FLUSH for name in named):
            break
        found.append(rest.pop())
    return found


def _range(word: Word, columns: Sequence[Extent]) -> tuple[int, int]:
    under = [at for at in over(word, columns) if _shared(word, columns[at]) > _OVER] or over(word, columns)
    if under:
        return under[0], under[-1] + 1
    at = min(range(len(columns)), key=lambda at: max(columns[at][0] - word.right, word.left - columns[at][1]))
    return at, at + 1


def _shared(word: Word, column: Extent) -> float:
    return min(word.right, column[1]) - max(word.left, column[0])


def _held(words: Sequence[Word], columns: Sequence[Extent]) -> list[list[Word]]:
    held: list[list[Word]] = [[] for _ in columns]
    for word in words:
        under = over(word, columns)
        if len(under) == 1:
            held[under[0]].append(word)
    return held


def _numbered(numbers: Sequence[Word], columns: Sequence[Extent]) -> Band:
    """The row that numbers the columns; its name is centred over those without a number."""
    ranges = {word: _range(word, columns) for word in numbers if word.figure}
    free = min((first for first, _ in ranges.values()), default=0)
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in numbers:
        span = ranges.get(word) or _centred(word, columns, free)
        cells.setdefault(span, []).append(word)
    return Band(cells, 0.0)


def _centred(word: Word, columns: Sequence[Extent], free: int) -> tuple[int, int]:
    spans = [(first, end) for first in range(free) for end in range(first + 1, free + 1)]
    return min(
        spans,
        key=lambda span: abs((columns[span[0]][0] + columns[span[1] - 1][1]) / 2 - word.centre),
        default=_range(word, columns),
    )


def _around(heads: Sequence[HeadCell], bands: Sequence[Band], edges: Sequence[float]) -> Lattice | None:
    """The grid of heads and rows with a margin around; None where they are not clear of each other."""
    top = min([cell.upper for cell in heads] or [bands[0].top]) - 2
    return assembled(heads, bands, [edges[0] - 3, *edges[1:-1], edges[-1] + 3], (top, bands[-1].bottom + 2))


def assembled(heads: Sequence[HeadCell], bands: Sequence[Band], xs: Sequence[float], ends: Extent) -> Lattice | None:
    """The grid of heads and rows on the edges ``xs``, between the two ``ends``; None where they are not clear of each other."""
    ys = [ends[0]]
    depth = max((cell.bottom for cell in heads), default=0)
    if heads:
        parts = list(boundaries(heads))
        ys += [part for part in parts if part is not None]
        if None in parts:
            return None
        ys += [(max(cell.lower for cell in heads) + bands[0].top) / 2] if bands else []
    ys += [(above.bottom + below.top) / 2 for above, below in pairwise(bands)]
    ys.append(ends[1])
    if any(low >= high for low, high in (*pairwise(ys), *pairwise(xs))):
        return None
    width = len(xs) - 1
    spans = [Frame(cell.top, cell.left, cell.bottom, cell.right) for cell in heads]
    spans += [
        Frame(row, first, row + 1, end)
        for row, band in enumerate(bands, depth)
        for first, end in band.cells
        if end > first + 1
    ]
    index = [[-1] * width for _ in range(len(ys) - 1)]
    for number, frame in enumerate(spans):
        for row in range(frame.top, frame.bottom):
            if any(taken >= 0 for taken in index[row][frame.left : frame.right]):
                return None
            index[row][frame.left : frame.right] = [number] * (frame.right - frame.left)
    for row, line in enumerate(index):
        for at, number in enumerate(line):
            if number < 0:
                line[at] = len(spans)
                spans.append(Frame(row, at, row + 1, at + 1))
    return Lattice(tuple(xs), tuple(ys), tuple(spans), tuple(map(tuple, index)))
