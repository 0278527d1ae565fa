"""垂出: cells that a page break leaves open below, and the lines of them that hang out under the last rule, as browsers print them.

Under the last row of a page no rule runs below some cells, or below none though one runs above: those go on on the next
page. What stands right under an open one, between its edges, belongs to it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from gouji.readers.layout.lattice import Lattice
from gouji.readers.layout.page import Glyph, Rule

# Points: a rule this near the foot of a table runs along it; a share of a cell that a rule under it covers.
_NEAR, _COVERED = 3.5, 0.5
# In heights of a character: how far under the last line a line may stand.
_STEP = 1.5
# Points under the foot that a cell may hang out; more cells or characters there are a drawing, or text.
_REACH, _MOST_OPENED, _MOST_BELOW = 60.0, 40, 500


def open_below(grid: Lattice, across: Sequence[Rule]) -> frozenset[int]:
    """The numbers of the frames at the foot of ``grid`` below which no rule runs, where one runs below others or above them."""
    last = [number for number, frame in enumerate(grid.frames) if frame.bottom == len(grid.ys) - 1]
    rules = _rules_at(grid.ys[-1], across)
    found = frozenset(number for number in last if not _is_ruled(grid, number, rules))
    if len(found) < len(last):
        return found
    above = _rules_at(grid.ys[max(grid.frames[number].top for number in last)], across)
    is_cut = any(grid.frames[number].top > 0 and _is_ruled(grid, number, above) for number in last)
    return found if is_cut else frozenset()


def _rules_at(place: float, across: Sequence[Rule]) -> list[Rule]:
    return [rule for rule in across if abs(rule.at - place) <= _NEAR]


def _is_ruled(grid: Lattice, number: int, rules: Sequence[Rule]) -> bool:
    left, _, right, _ = grid.sides(number)
    covered = sum(max(min(rule.end, right) - max(rule.start, left), 0.0) for rule in rules)
    return covered >= _COVERED * (right - left)


def overhung(grid: Lattice, opened: Collection[int], loose: Sequence[Glyph]) -> dict[int, list[Glyph]]:
    """The glyphs among ``loose`` that hang out of each of the ``opened`` frames; none where much stands below the table."""
    foot = grid.ys[-1]
    below = [glyph for glyph in loose if foot - _NEAR <= glyph.top <= foot + _REACH]
    if not opened or len(opened) > _MOST_OPENED or len(below) > _MOST_BELOW:
        return {}
    below.sort(key=lambda one: one.bottom)
    found = {number: list(_hanging_out(grid, number, below)) for number in opened}
    return {number: glyphs for number, glyphs in found.items() if glyphs}


def _hanging_out(grid: Lattice, number: int, below: Sequence[Glyph]) -> Iterator[Glyph]:
    left, _, right, bottom = grid.sides(number)
    for glyph in below:
        if not left <= (glyph.left + glyph.right) / 2 < right:
            continue
        if glyph.bottom - bottom > (1 + _STEP) * (glyph.bottom - glyph.top):
            break
        bottom = max(bottom, glyph.bottom)
        yield glyph
