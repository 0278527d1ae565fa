"""只有竖线的表: rows that no rule parts. Where columns hold figure under figure, each line of figures is a row of its own.

The lines of a name that was wrapped stay together: the one before leaves no room for more, or they stand nearer than rows.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from gouji.readers.layout.lattice import Frame, Lattice
from gouji.readers.layout.page import Glyph
from gouji.readers.layout.pieces import FIGURE
from gouji.readers.layout.text import Line, is_full, lines_of

# In heights of a character: a band of rows is no lower.
_LOWEST = 2.2
_MARK = re.compile(r"[-—–－─/／]+")
# A number broken by a narrow cell has one decimal point; two of them are two figures.
_DECIMAL = re.compile(r"\d[.．]\d")
_LEAST_FIGURES = 3
# In sizes of type: how far rows are apart where only one of them has figures.
_PITCH = 1.9
# In shares of the size of type: lines nearer than this stand level.
_LEVEL = 0.4
# Lines this much nearer than rows belong together; parts of a row share this much of their height.
_NEARER, _AS_FAR, _SHARED = 0.85, 0.95, 0.3


class _Part(NamedTuple):
    """行内一段: lines of one column that belong to one row."""

    top: float
    bottom: float


def divided(grid: Lattice, held: Mapping[int, Sequence[Glyph]]) -> Lattice | None:
    """``grid`` with the rows that stand in it unparted; None where there are none, as in most tables."""
    edges = list(grid.ys)
    for row, (above, below) in enumerate(pairwise(grid.ys)):
        inside = [number for number in dict.fromkeys(grid.index[row]) if number in held and _is_in(grid, number, row)]
        first = held[inside[0]][0] if inside else None
        if first is not None and below - above > _LOWEST * (first.bottom - first.top):
            edges += _edges_inside(grid, inside, held)
    return _with_rows(grid, sorted(edges)) if len(edges) > len(grid.ys) else None


def _is_in(grid: Lattice, number: int, row: int) -> bool:
    frame = grid.frames[number]
    return frame.top == row and frame.bottom == row + 1


def _edges_inside(grid: Lattice, numbers: Sequence[int], held: Mapping[int, Sequence[Glyph]]) -> Iterator[float]:
    """Where the rows between two rules part."""
    if not any(_may_hold_rows(held[number]) for number in numbers) and not _may_be_numbered(numbers, held):
        return
    columns = [(lines_of(held[number]), _width(grid, number)) for number in numbers]
    numbered = _is_numbered([lines for lines, _ in columns])
    if not numbered and not any(_is_stacked(lines) for lines, _ in columns):
        return
    level = sorted({(line.top + line.bottom) / 2 for lines, _ in columns for line in lines if _is_figure(line)})
    size = median(line.size for lines, _ in columns for line in lines)
    anchors = _clustered(level, _LEVEL * size)
    pitch = min((below - above for above, below in pairwise(anchors)), default=_PITCH * size)
    parts = [part for lines, width in columns for part in _parts(lines, width, anchors, pitch)]
    yield from ((above.bottom + below.top) / 2 for above, below in pairwise(_rows(parts)))


def _width(grid: Lattice, number: int) -> float:
    left, _, right, _ = grid.sides(number)
    return right - left


def _may_hold_rows(glyphs: Sequence[Glyph]) -> bool:
    text = "".join([glyph.text for glyph in glyphs])
    return len(_DECIMAL.findall(text)) > 1


def _may_be_numbered(numbers: Sequence[int], held: Mapping[int, Sequence[Glyph]]) -> bool:
    return sum(1 for number in numbers if held[number][-1].text.isdigit() and not held[number][0].text.isdigit()) > 1


def _is_numbered(columns: Sequence[Sequence[Line]]) -> bool:
    """Whether names of columns stand over their numbers, 1, 2, 3 and so on."""
    lasts = [lines[-1].text.strip() for lines in columns if len(lines) > 1]
    numbers = [text for text in lasts if text.isdigit()]
    return len(numbers) > 1 and numbers == [str(at) for at in range(1, len(numbers) + 1)]


def _is_figure(line: Line) -> bool:
    text = "".join(line.text.split())
    return FIGURE.fullmatch(text) is not None or _MARK.fullmatch(text) is not None


def _is_stacked(lines: Sequence[Line]) -> bool:
    """Whether a column holds figures one under the other, under words that name it at most."""
    figures = [line for line in lines if _is_figure(line)]
    amounts = sum(1 for line in figures if _DECIMAL.search(line.text))
    return amounts >= _LEAST_FIGURES or (amounts > 1 and amounts == len(lines))


def _clustered(places: Sequence[float], reach: float) -> list[float]:
    found: list[float] = []
    for place in places:
        if not found or place - found[-1] > reach:
            found.append(place)
    return found


def _parts(lines: Sequence[Line], width: float, anchors: Sequence[float], pitch: float) -> Iterator[_Part]:
    """The parts of rows that the lines of a column form."""
    group: list[Line] = []
    for line in lines:
        if group and not _belongs(group, line, width, anchors, pitch):
            yield from _by_row(group, anchors)
            group = []
        group.append(line)
    if group:
        yield from _by_row(group, anchors)


def _by_row(group: Sequence[Line], anchors: Sequence[float]) -> Iterator[_Part]:
    """Lines as one part, or those of several names that fill their lines, each with the figures it stands nearest to."""
    top, bottom = group[0].top, group[-1].bottom
    within = anchors[bisect_left(anchors, top) : bisect_right(anchors, bottom)]
    if len(within) < 2:
        yield _Part(top, bottom)
        return
    for _, lines in groupby(group, key=lambda line: min(within, key=lambda at: abs(at - (line.top + line.bottom) / 2))):
        part = list(lines)
        yield _Part(part[0].top, part[-1].bottom)


def _belongs(group: Sequence[Line], line: Line, width: float, anchors: Sequence[float], pitch: float) -> bool:
    last = group[-1]
    if _is_figure(line) or _is_figure(last):
        return False
    step = line.bottom - last.bottom
    if _is_level(line, anchors):
        return len(anchors) > 1 and step < _AS_FAR * pitch and not any(_is_level(other, anchors) for other in group)
    return is_full(last, width, line.size) or step < _NEARER * pitch


def _is_level(line: Line, anchors: Sequence[float]) -> bool:
    middle, reach = (line.top + line.bottom) / 2, _LEVEL * line.size
    at = bisect_right(anchors, middle)
    return any(abs(anchor - middle) <= reach for anchor in anchors[max(at - 1, 0) : at + 1])


def _rows(parts: Sequence[_Part]) -> list[_Part]:
    """Parts that stand beside each other as rows from the top down."""
    rows: list[_Part] = []
    for part in sorted(parts):
        last = rows[-1] if rows else None
        if last is not None and last.bottom - part.top > _SHARED * min(last.bottom - last.top, part.bottom - part.top):
            rows[-1] = _Part(last.top, max(last.bottom, part.bottom))
        else:
            rows.append(part)
    return rows


def _with_rows(grid: Lattice, ys: Sequence[float]) -> Lattice:
    """``grid`` with more rows: what is one row high is parted, what is higher stays whole."""
    old = [bisect_right(grid.ys, (above + below) / 2) - 1 for above, below in pairwise(ys)]
    first: dict[int, int] = {}
    end: dict[int, int] = {}
    for new, row in enumerate(old):
        first.setdefault(row, new)
        end[row] = new + 1
    frames: list[Frame] = []
    index = [[0] * (len(grid.xs) - 1) for _ in old]
    for top, left, bottom, right in grid.frames:
        rows = range(first[top], end[bottom - 1])
        tall = [(rows.start, rows.stop)] if bottom > top + 1 else [(row, row + 1) for row in rows]
        for start, stop in tall:
            for row in range(start, stop):
                index[row][left:right] = [len(frames)] * (right - left)
            frames.append(Frame(start, left, stop, right))
    return Lattice(grid.xs, tuple(ys), tuple(frames), tuple(map(tuple, index)))
