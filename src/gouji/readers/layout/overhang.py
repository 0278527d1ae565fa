"""垂出: cells that a page break leaves open below, and the lines of them that hang out under the last rule, as browsers print them.

Under the last row of a page a rule runs below some cells and not below others: those go on on the next page. What stands
right under an open one, between its edges, belongs to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from gouji.readers.layout.lattice import Lattice
from gouji.readers.layout.page import Glyph, Rule

# Points: a rule this near the foot of a table runs along it; a share of a cell that a rule under it covers.
_NEAR, _COVERED = 3.5, 0.5
# In heights of a character: how far under the last line a line may stand.
_STEP = 1.5


def open_below(grid: Lattice, across: Sequence[Rule]) -> frozenset[int]:
    """The numbers of the frames at the foot of ``grid`` below which no rule runs, where one runs below others."""
    foot = grid.ys[-1]
    rules = [rule for rule in across if abs(rule.at - foot) <= _NEAR]
    last = [number for number, frame in enumerate(grid.frames) if frame.bottom == len(grid.ys) - 1]
    found = frozenset(number for number in last if not _is_ruled(grid, number, rules))
    return found if len(found) < len(last) else frozenset()


def _is_ruled(grid: Lattice, number: int, rules: Sequence[Rule]) -> bool:
    left, _, right, _ = grid.sides(number)
    covered = sum(max(min(rule.end, right) - max(rule.start, left), 0.0) for rule in rules)
    return covered >= _COVERED * (right - left)


def hanging_out(grid: Lattice, number: int, loose: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs among ``loose`` that hang out of the open frame ``number``."""
    left, _, right, foot = grid.sides(number)
    bottom = foot
    found: list[Glyph] = []
    for glyph in sorted(loose, key=lambda one: one.bottom):
        if glyph.top < foot - _NEAR or not left <= (glyph.left + glyph.right) / 2 < right:
            continue
        if glyph.bottom - bottom > (1 + _STEP) * (glyph.bottom - glyph.top):
            break
        bottom = max(bottom, glyph.bottom)
        found.append(glyph)
    taken = set(map(id, found))
    return [glyph for glyph in loose if id(glyph) in taken]
