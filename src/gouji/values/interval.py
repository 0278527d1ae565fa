"""Closed intervals of exact fractions: the true values a printed figure may stand for."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from gouji.values.record import record

#: An exact number. Whole ones stay ``int``, which is many times faster than ``Fraction`` and mixes with it.
Exact = int | Fraction


def at_most(one: Fraction, other: Fraction) -> bool:
    """``one <= other``, in a third of the time that fractions take to compare."""
    (top, bottom), (above, below) = one.as_integer_ratio(), other.as_integer_ratio()
    return top * below <= above * bottom


@record(frozen=True, slots=True)
class Interval:
    """取值区间: all values between ``low`` and ``high``, ends included.

    The ends are exact. Ends are included although half-up rounding excludes the upper one: the wider reading can
    hide a difference of nothing, the narrower one could accuse falsely.
    """

    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        if self.low is not self.high and self.low > self.high:
            raise ValueError(f"interval upside down: {self.low} > {self.high}")

    @classmethod
    def point(cls, value: Fraction | int) -> Interval:
        exact = value if isinstance(value, Fraction) else Fraction(value)
        return cls(exact, exact)

    def meets(self, other: Interval) -> bool:
        """True when some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def holds(self, value: Fraction | int) -> bool:
        """True when ``value`` lies inside, ends included."""
        return self.low <= value <= self.high

    def gap(self, other: Interval) -> Fraction:
        """How far ``self`` lies from ``other``: 0 when they meet, else the signed distance of the near ends."""
        if self.meets(other):
            return Fraction(0)
        return self.low - other.high if self.low > other.high else self.high - other.low

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __mul__(self, other: Interval) -> Interval:
        ends = (self.low * other.low, self.low * other.high, self.high * other.low, self.high * other.high)
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: Interval) -> Interval:
        """Quotient; raises ``ZeroDivisionError`` where the divisor may be zero."""
        if other.holds(0):
            raise ZeroDivisionError("the divisor may be zero")
        return self * Interval(1 / other.high, 1 / other.low)

    def __abs__(self) -> Interval:
        if self.low >= 0:
            return self
        if self.high <= 0:
            return -self
        return Interval(Fraction(0), max(-self.low, self.high))


def total(parts: Iterable[Interval]) -> Interval:
    """The interval of the sum of values taken from each of ``parts``; of no parts, the point 0."""
    result = Interval.point(0)
    for part in parts:
        result = result + part
    return result
