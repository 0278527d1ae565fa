"""Classes of mismatch."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gouji.values.figure import figure_of
from gouji.values.mismatch import Mismatch, classify


@pytest.mark.parametrize(
    ("printed", "unit", "expected", "kind"),
    [
        ("2.23", "", "2.32", Mismatch.SWAPPED),
        ("74.23", "", "74.237", Mismatch.TRUNCATED),
        ("25.77", "", "25.763", Mismatch.TAIL),
        ("0.96", "", "0.096", Mismatch.SCALE),
        ("16905537.09", "", "1690.553709", Mismatch.SCALE),
        ("-3.02", "", "3.02", Mismatch.SIGN),
        ("74.65", "", "71.66", Mismatch.OTHER),
        ("139", "", "100", Mismatch.OTHER),
    ],
)
def test_classes(printed: str, unit: str, expected: str, kind: Mismatch) -> None:
    figure = figure_of(printed, unit)
    assert figure is not None
    assert classify(figure, Fraction(expected)) is kind
