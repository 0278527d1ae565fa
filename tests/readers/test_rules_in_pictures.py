"""A rule that is broken off ends a cell where it was drawn, and only the ink where it was found in a picture."""

from __future__ import annotations

from gouji.readers.layout.lattice import lattices
from gouji.readers.layout.page import Rule

ACROSS = (Rule(0, 0, 200), Rule(40, 0, 200))
DOWN = (Rule(0, 0, 40), Rule(100, 0, 24), Rule(200, 0, 40))


def test_a_drawn_rule_that_is_broken_off_ends_a_cell() -> None:
    (grid,) = lattices(ACROSS, DOWN)
    assert list(grid.ys) == [0, 24, 40]


def test_a_rule_in_a_picture_that_is_broken_off_ends_none() -> None:
    (grid,) = lattices(ACROSS, DOWN, drawn=False)
    assert list(grid.ys) == [0, 40]
