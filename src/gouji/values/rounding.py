"""Rounding as explicit, named steps."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def half_up(value: Fraction | Decimal | int, places: int) -> Decimal:
    """四舍五入: ``value`` to ``places`` decimals, halves away from zero. Exact for every rational."""
    exact = Fraction(value)
    scaled = abs(exact) * 10**places
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    return _decimal(-whole if exact < 0 else whole, places)


def cut(value: Fraction | Decimal | int, places: int) -> Decimal:
    """截断: ``value`` with the decimals after ``places`` dropped, toward zero."""
    exact = Fraction(value)
    scaled = abs(exact) * 10**places
    whole = scaled.numerator // scaled.denominator
    return _decimal(-whole if exact < 0 else whole, places)


def _decimal(units: int, places: int) -> Decimal:
    sign = 1 if units < 0 else 0
    return Decimal((sign, tuple(int(digit) for digit in str(abs(units))), -places))


def plain(value: Fraction | Decimal | int, places: int = 2) -> str:
    """``value`` for a reader: at most ``places`` decimals, trailing zeros dropped, no exponent, no negative zero."""
    text = format(half_up(value, places), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
