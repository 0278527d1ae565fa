"""Laws of intervals: what holds for the values holds for the intervals."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.values.interval import Interval, total

numbers = st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=1000)
intervals = st.tuples(numbers, numbers).map(lambda ends: Interval(min(ends), max(ends)))
shares = st.fractions(min_value=0, max_value=1, max_denominator=97)


def _inside(interval: Interval, share: Fraction) -> Fraction:
    return interval.low + (interval.high - interval.low) * share


@given(intervals, intervals, shares, shares)
def test_arithmetic_contains_the_arithmetic_of_its_values(a: Interval, b: Interval, s: Fraction, t: Fraction) -> None:
    x, y = _inside(a, s), _inside(b, t)
    assert (a + b).holds(x + y)
    assert (a - b).holds(x - y)
    assert (a * b).holds(x * y)
    assert abs(a).holds(abs(x))
    if not b.holds(0):
        assert (a / b).holds(x / y)


@given(intervals, intervals)
def test_the_gap_is_zero_exactly_when_they_meet(a: Interval, b: Interval) -> None:
    assert (a.gap(b) == 0) == (a.meets(b) or a.low == b.high)
    assert a.gap(b) == -b.gap(a)


def test_division_by_what_may_be_zero_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        Interval.point(1) / Interval(Fraction(-1), Fraction(1))


def test_an_interval_upside_down_is_refused() -> None:
    with pytest.raises(ValueError, match="upside down"):
        Interval(Fraction(2), Fraction(1))


@given(st.lists(intervals, max_size=6))
def test_a_total_is_as_wide_as_its_parts_together(parts: list[Interval]) -> None:
    result = total(parts)
    assert result.high - result.low == sum((part.high - part.low for part in parts), Fraction(0))
