"""Units as printed: which say the same, and which of them are measured rather than counted."""

from decimal import Decimal
from fractions import Fraction

import pytest

from gouji.values.figure import Figure
from gouji.values.units import unit_named


@pytest.mark.parametrize(
    ("name", "dimension", "factor"),
    [
        ("公里", "公里", 1),
        ("km", "公里", 1),
        ("千米", "公里", 1),
        ("米", "米", 1),
        ("hm2", "公顷", 1),
        ("万亩", "亩", 10**4),
        ("万㎡", "平方米", 10**4),
        ("万千瓦时", "千瓦时", 10**4),
        ("千克", "公斤", 1),
        ("名", "人", 1),
        ("万人次", "人次", 10**4),
        ("段", "段", 1),
    ],
)
def test_names_of_one_unit_are_of_one_dimension(name: str, dimension: str, factor: int) -> None:
    unit = unit_named(name)
    assert (unit.dimension, unit.factor) == (dimension, factor)


def test_a_whole_number_of_things_is_exact_and_one_of_kilometres_is_rounded() -> None:
    counted = Figure("12段", Decimal(12), unit_named("段"), 0)
    measured = Figure("12公里", Decimal(12), unit_named("公里"), 0)
    assert counted.ends == (12, 12)
    assert measured.ends == (Fraction(23, 2), Fraction(25, 2))
