"""The digits of a figure, and the noughts that it ends with."""

from __future__ import annotations

import pytest

from gouji.values.figure import figure_of


@pytest.mark.parametrize(
    ("printed", "digits", "noughts"),
    [
        ("273.89", "27389", 0),
        ("273.00", "27300", 2),
        ("12300", "12300", 2),
        ("0.05", "5", 0),
        ("0.00", "", 3),
        ("0", "", 1),
        ("-1,500.40", "150040", 1),
    ],
)
def test_what_a_figure_prints(printed: str, digits: str, noughts: int) -> None:
    figure = figure_of(printed, "万元")
    assert figure is not None
    assert (figure.digits, figure.noughts) == (digits, noughts)
