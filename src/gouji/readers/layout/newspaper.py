"""分栏: running text set in two columns is read down the left one and then down the right one.

Two columns of a table are none: in those the lines end where their text ends, in running text most are full. What is drawn
one column after the other may have fewer full lines, and few lines in the right column.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from gouji.document.outline import heading_level
from gouji.readers.layout.text import Line, least

_LEAST_LINES = 5
# Shares of the lines of a column that reach its right edge, that are one piece and that keep clear of the other column,
# into whose white a mark at their end may hang; of the text's width.
_FULL, _WHOLE, _CLEAR = 0.55, 0.9, 0.7
# The same where columns are drawn one after the other; fewer lines than so many in the right one must be full.
_FULL_IF_DRAWN, _WHOLE_IF_DRAWN, _LEAST_IF_DRAWN = 0.25, 0.75, 2
_LEAST_LINES_IF_DRAWN = 3
_STOP, _END = re.compile(r"[，。；]"), re.compile(r"[。；：！？][”’）]?\s*$")
_RIGHT_FROM, _LEAST_WIDTH = 0.4, 0.25
# In widths of a full character: the white between the columns, how far a line falls short of an edge that it reaches, how
# far lines of one left edge differ, how narrow a column may be.
_GUTTER, _SHORT, _SAME, _NARROWEST = 1.2, 1.5, 0.5, 8.0
# In the same: how far the white that spreads out a line differs.
_EVEN = 0.1
# In the same: how far lines that end flush differ, and how far the first line of a paragraph is indented.
_FLUSH, _INDENT = 0.15, 2.5
# So many lines that end flush show the edge of their column.
_LEAST_FLUSH = 3
# Fewer lines do not show how wide a column is.
_LEAST_ALONE = 2
# A line this many times further down than usual is below the columns.
_FURTHER = 1.5


class Spread(NamedTuple):
    """分栏区: the lines from ``start`` to before ``end`` are two columns; ``lines`` are theirs in the order of reading."""

    start: int
    end: int
    lines: tuple[Line, ...]


Drawn = Callable[[int, int, float], int | None]


def spreads_of(rows: Sequence[Sequence[Line]], drawn_in_columns: Drawn) -> list[Spread]:
    """The stretches of two columns among the lines of a page, given as their pieces. Where, of the lines from one to before
    another, all that stands left of a place is drawn before what stands right of it, ``drawn_in_columns`` tells the line before
    which the columns end; None where it is not drawn so."""
    place = _right_edge(rows)
    if place is None:
        return []
    edge, size = place
    crossing = [at for at, row in enumerate(rows) if any(_crosses(piece, edge, size) for piece in row)]
    column = _left_column(rows, edge, size)
    found = []
    start = 0
    for end in [*crossing, len(rows)]:
        while start < end:
            spread = None
            for begun in _beginnings(rows, start, end, edge, size, drawn_in_columns):
                drawn_to = drawn_in_columns(begun, end, edge - _SAME * size)
                if end - begun >= _LEAST_LINES:
                    spread = _spread(rows, begun, end, edge, size, drawn_to)
                if spread is None and drawn_to is not None and drawn_to - begun < _LEAST_LINES:
                    spread = _short(rows, begun, drawn_to, edge, size, column)
                if spread is not None:
                    break
            if spread is None:
                break
            found.append(spread)
            start = spread.end
        start = end + 1
    return found


def _beginnings(
    rows: Sequence[Sequence[Line]], start: int, end: int, edge: float, size: float, drawn_in_columns: Drawn
) -> Iterator[int]:
    """Where columns may begin: with the first line, with the first on the right, or below what stands on the right alone and is
    not drawn with them, as the unit of a table."""
    yield start
    first = next((at for at in range(start, end) if any(piece.left >= edge - _SAME * size for piece in rows[at])), end)
    if start < first < end:
        yield first
    below = first
    while below < end and rows[below][0].left >= edge - _SAME * size:
        if drawn_in_columns(below, end, edge - _SAME * size) is not None:
            if below > first:
                yield below
            return
        below += 1


def _left_column(rows: Sequence[Sequence[Line]], edge: float, size: float) -> tuple[float, float] | None:
    """Where running text left of ``edge`` begins and ends; None where too few of its lines end flush."""
    lines = [piece for row in rows for piece in row if piece.right <= edge - _GUTTER / 2 * size]
    ends = sorted(line.right for line in lines)
    flush = [end for end in ends if sum(1 for other in ends if abs(other - end) <= _FLUSH * size) >= _LEAST_LINES]
    if not flush:
        return None
    left = min(line.left for line in lines if line.right >= flush[-1] - _FLUSH * size)
    return (left, flush[-1]) if flush[-1] - left >= _NARROWEST * size else None


def _short(
    rows: Sequence[Sequence[Line]], start: int, end: int, edge: float, size: float, column: tuple[float, float] | None
) -> Spread | None:
    """A few lines of two columns, as where these begin at the foot of a page: the first line fills both, each as wide as
    ``column``, in which more text stands on the same page, or as the left one goes here where no more does. What stands above
    the right one is read before it anyway."""
    start = next(at for at in range(start, end) if any(piece.left >= edge - _SAME * size for piece in rows[at]))
    sides = [
        [
            side
            for row in rows[start:end]
            if (side := [piece for piece in row if (piece.left >= edge - _SAME * size) == right])
        ]
        for right in (False, True)
    ]
    left, right = ([_together(side) for side in some] for some in sides)
    known = column is not None
    if column is None:
        if len(left) < _LEAST_ALONE:
            return None
        column = min(line.left for line in left), max(line.right for line in left)
    width = column[1] - column[0]
    if width < _NARROWEST * size:
        return None
    if not right or len(left) < end - start - 1 or not all(_is_whole(side) for some in sides for side in some):
        return None
    if any(len(row) < 2 for row in rows[start : start + min(len(left), len(right))]):
        return None
    full = abs(left[0].right - column[1]) <= _SHORT * size and right[0].right >= edge + width - _SHORT * size
    goes_on = len(left) >= _LEAST_ALONE and known and _goes_over(left[-1], right[-1], column[1] - _SHORT * size)
    fits = all(line.right <= edge + width + _SHORT * size for line in right)
    if not ((full or goes_on) and fits and _STOP.search("".join(line.text for line in (*left, *right)))):
        return None
    margins = column, (edge, edge + width)
    lines = [
        line._replace(margins=margin) for side, margin in zip((left, right), margins, strict=True) for line in side
    ]
    return Spread(start, end, tuple(lines))


def _goes_over(last: Line, end: Line, edge: float) -> bool:
    """Whether the left column ends inside a sentence, its last line full, and the right one with the end of one."""
    return last.right >= edge and not _END.search(last.text) and _END.search(end.text) is not None


def _right_edge(rows: Sequence[Sequence[Line]]) -> tuple[float, float] | None:
    """Where a right column would begin, and the size of its characters."""
    pieces = [piece for row in rows for piece in row]
    if len(pieces) <= _LEAST_LINES:
        return None
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    begins, wide = left + _RIGHT_FROM * (right - left), _LEAST_WIDTH * (right - left)
    beyond = [piece for piece in pieces if piece.left > begins and piece.right - piece.left >= wide]
    if not beyond:
        return None
    edge, size = median(piece.left for piece in beyond), median(piece.size for piece in beyond)
    first = min(piece.left for piece in beyond)  # most of a few lines may begin paragraphs
    if all(piece.left - first <= _INDENT * size for piece in beyond):
        return first, size
    flush = sum(1 for piece in beyond if abs(piece.left - edge) <= _SAME * size)
    return (edge, size) if flush >= _FULL * len(beyond) else None


def _crosses(piece: Line, edge: float, size: float) -> bool:
    return piece.left < edge - _SAME * size and piece.right > edge + _SAME * size


def _spread(
    rows: Sequence[Sequence[Line]], start: int, end: int, edge: float, size: float, drawn_to: int | None
) -> Spread | None:
    """The two columns that part at ``edge`` among the lines from ``start`` to before ``end``, drawn as columns to before
    ``drawn_to``."""
    sides = [
        [
            (at, side)
            for at in range(start, end)
            if (side := [piece for piece in rows[at] if (piece.left >= edge - _SAME * size) == right])
        ]
        for right in (False, True)
    ]
    left, right = ([(at, _together(side)) for at, side in numbered] for numbered in sides)
    drawn = drawn_to is not None
    if len(left) < (_LEAST_LINES_IF_DRAWN if drawn else _LEAST_LINES) or not right:
        return None
    if len(right) < _LEAST_LINES and not drawn:
        return None
    usual = median([below.bottom - above.bottom for side in (left, right) for (_, above), (_, below) in pairwise(side)])
    # What stands above the columns, on the right: no part of them unless it is drawn so and goes on in the next line.
    while left and right and right[0][1].bottom < left[0][1].bottom - usual:
        if drawn and len(right) > 1 and right[1][1].bottom - right[0][1].bottom <= _FURTHER * usual:
            break
        start = right.pop(0)[0] + 1
    for (_, above), (at, below) in pairwise(left):
        if right and below.bottom - above.bottom > _FURTHER * usual and below.bottom > right[-1][1].bottom:
            end = at
            break
    end = _before_next_heading(left, right, end, edge, size) if drawn_to is None else min(end, drawn_to)
    columns = [[line for at, line in side if start <= at < end] for side in (left, right)]
    single = [_is_whole(side) for numbered in sides for at, side in numbered if start <= at < end]
    white = edge - _GUTTER * size
    running = all(map(_running, columns)) or (drawn and _all_running(columns))
    if sum(single) < (_WHOLE_IF_DRAWN if drawn else _WHOLE) * len(single) or not running:
        return None
    if sum(1 for line in columns[0] if line.right <= white) < _CLEAR * len(columns[0]):
        return None
    return Spread(start, end, tuple(line for column in columns for line in _with_margins(column)))


def _before_next_heading(
    left: Sequence[tuple[int, Line]], right: Sequence[tuple[int, Line]], end: int, edge: float, size: float
) -> int:
    """Where the columns end: before a heading below them on the left, where the line above it goes on in the right one."""
    if not right or right[0][1].left > edge + _SAME * size:
        return end
    flush = _end([line for at, line in left if at <= right[-1][0]]) - _SHORT * size
    for (_, above), (at, below) in pairwise(left):
        if at > right[-1][0] and above.right >= flush and heading_level(below.text) is not None:
            return min(end, at)
    return end


def _is_whole(pieces: Sequence[Line]) -> bool:
    """Whether a line is one piece, or was spread out to fill its column: the white in it is the same all along."""
    white = [after.left - before.right for before, after in pairwise(pieces)]
    return not white or (len(white) > 1 and max(white) - min(white) <= _EVEN * pieces[0].size)


def _together(pieces: Sequence[Line]) -> Line:
    return Line(
        " ".join(piece.text for piece in pieces),
        pieces[0].left,
        min(piece.top for piece in pieces),
        pieces[-1].right,
        max(piece.bottom for piece in pieces),
        max(piece.size for piece in pieces),
        least(piece.confidence for piece in pieces),
    )


def _running(column: Sequence[Line]) -> bool:
    """Whether the lines of a column are running text."""
    if len(column) < _LEAST_LINES:
        return False
    left, right = min(line.left for line in column), _end(column)
    size = median(line.size for line in column)
    full = sum(1 for line in column if line.right >= right - _SHORT * size)
    return right - left >= _NARROWEST * size and full >= _FULL * len(column)


def _all_running(columns: Sequence[Sequence[Line]]) -> bool:
    """Whether two columns that are drawn one after the other are running text: as wide as each other, or the right one as
    far as it goes, some lines full and some with the marks of sentences."""
    first, second = columns
    if not second:
        return False
    alone = len(second) < _LEAST_IF_DRAWN
    size = median(line.size for line in first)
    width = _end(first) - min(line.left for line in first)
    wide = _end(second) - min(line.left for line in second)
    edge = _end(first) - _SHORT * size
    full = sum(1 for line in first if line.right >= edge)
    if width < _NARROWEST * size or full < _FULL_IF_DRAWN * len(first) or wide > width + _SHORT * size:
        return False
    if (len(second) >= _LEAST_LINES or alone) and wide < width - _SHORT * size:
        return False
    return all(any(_STOP.search(line.text) for line in column) for column in columns)


def _end(column: Sequence[Line]) -> float:
    """The right edge of a column: where most lines end flush, though headings may go beyond it; as far as any goes where no
    several do."""
    ends = sorted(line.right for line in column)
    flush = _FLUSH * median(line.size for line in column)
    together = [bisect_right(ends, end) - bisect_left(ends, end - flush) for end in ends]
    most = max(together)
    return (
        max(end for end, lines in zip(ends, together, strict=True) if lines == most)
        if most >= _LEAST_FLUSH
        else ends[-1]
    )


def _with_margins(column: Sequence[Line]) -> list[Line]:
    margins = min(line.left for line in column), _end(column)
    return [line._replace(margins=margins) for line in column]
