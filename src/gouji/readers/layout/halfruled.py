"""三线表: tables ruled across only. Columns are where white runs down between two rules, rows are lines of text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from gouji.readers.layout.lattice import Frame, Lattice
from gouji.readers.layout.page import Glyph, Rule
from gouji.readers.layout.pieces import FIGURE, pieces_of
from gouji.readers.layout.text import Line, lines_of, rows_of

_LEAST_RULES = 3
# In points: white this wide from the first row to the last parts columns.
_GUTTER = 7.0


def half_ruled(lone: Iterable[Sequence[Rule]], glyphs: Sequence[Glyph]) -> list[Lattice]:
    """The grids of tables that have no vertical rule: at least three rules of one extent, at least two columns."""
    found = []
    for rules in lone:
        if len(rules) >= _LEAST_RULES:
            lattice = _lattice(rules, glyphs)
            if lattice is not None:
                found.append(lattice)
    return found


def _lattice(rules: Sequence[Rule], glyphs: Sequence[Glyph]) -> Lattice | None:
    inside = [glyph for glyph in glyphs if _holds(rules, glyph)]
    gutters = _gutters(inside)
    if not gutters:
        return None
    xs = [rules[0].start, *gutters, rules[0].end]
    ys = _row_edges(rules, lines_of(inside))
    if len(ys) < 3 or not _shared(inside, xs, ys) or _crowded(inside, xs, ys):
        return None
    height, width = len(ys) - 1, len(xs) - 1
    frames = tuple(Frame(row, column, row + 1, column + 1) for row in range(height) for column in range(width))
    index = tuple(tuple(range(row * width, (row + 1) * width)) for row in range(height))
    return Lattice(tuple(xs), tuple(ys), frames, index)


def _holds(rules: Sequence[Rule], glyph: Glyph) -> bool:
    middle = (glyph.top + glyph.bottom) / 2
    return rules[0].at < middle < rules[-1].at and rules[0].start <= (glyph.left + glyph.right) / 2 <= rules[0].end


def _gutters(glyphs: Sequence[Glyph]) -> list[float]:
    """The middle of each stretch that no glyph between the outer rules touches."""
    gutters = []
    reach: float | None = None
    for glyph in sorted((glyph for glyph in glyphs if glyph.text != " "), key=lambda glyph: glyph.left):
        if reach is not None and glyph.left - reach >= _GUTTER:
            gutters.append((reach + glyph.left) / 2)
        reach = glyph.right if reach is None else max(reach, glyph.right)
    return gutters


def _row_edges(rules: Sequence[Rule], lines: Sequence[Line]) -> list[float]:
    """Rules part rows. Lines of text between two rules are rows of their own, but for the header above the second."""
    edges = [rules[0].at]
    for number, (above, below) in enumerate(pairwise(rule.at for rule in rules)):
        between = [line for line in lines if above < (line.top + line.bottom) / 2 < below]
        if number:
            edges.extend((one.bottom + other.top) / 2 for one, other in pairwise(between))
        edges.append(below)
    return edges


def _shared(glyphs: Sequence[Glyph], xs: Sequence[float], ys: Sequence[float]) -> bool:
    """Whether most rows fill more than one column: text between decorative rules does not."""
    filled = {
        (
            sum(1 for edge in ys if edge < (glyph.top + glyph.bottom) / 2),
            sum(1 for edge in xs if edge < (glyph.left + glyph.right) / 2),
        )
        for glyph in glyphs
    }
    rows = [row for row, _ in filled]
    return sum(1 for row in set(rows) if rows.count(row) > 1) * 2 > len(ys) - 1


def _crowded(glyphs: Sequence[Glyph], xs: Sequence[float], ys: Sequence[float]) -> bool:
    """Whether a figure shares its cell: a header over two columns hides the white between them."""
    for row in rows_of([glyph for glyph in glyphs if glyph.bottom > ys[1]]):
        pieces = pieces_of(row)
        columns = [bisect_right(xs, (piece.left + piece.right) / 2) for piece in pieces]
        for (one, other), (left, right) in zip(pairwise(columns), pairwise(pieces), strict=True):
            if one == other and (FIGURE.fullmatch(left.text) or FIGURE.fullmatch(right.text)):
                return True
    return False
