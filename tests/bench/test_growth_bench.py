"""The shapes whose growth is measured are files that are read."""

from __future__ import annotations

from collections import Counter

import pytest

from gouji.bench import growth
from gouji.bench.growth.shape import Shape
from gouji.bench.growth.shapes import SHAPES
from gouji.readers import InputError, isolated, read_bytes


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_shape_is_read_or_refused_in_one_line(shape: Shape) -> None:
    refusal = ""
    with isolated.left_out():
        try:
            read_bytes(shape.name, shape.file(3))
        except InputError as refused:
            refusal = str(refused)
    assert "读不下去" not in refusal
    assert "\n" not in refusal


def test_names_are_told_apart() -> None:
    assert [name for name, count in Counter(shape.name for shape in SHAPES).items() if count > 1] == []


def test_the_slope_is_that_of_the_steepest_two_doublings() -> None:
    assert growth.slope([1, 2, 4, 8], [1.0, 2.0, 4.0, 8.0]) == 1.0
    assert growth.slope([1, 2, 4, 8], [1.0, 4.0, 16.0, 64.0]) == 2.0
    assert growth.slope([1, 2], [0.01, 0.02]) == 0.0
