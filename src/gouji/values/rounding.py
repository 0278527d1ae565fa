"""Rounding as explicit, named steps."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def half_up(value: Fraction | Decimal | int, places: int) -> Decimal:
    """四舍五入: ``value`` to ``places`` decimals, halves away from zero. Exact for every rational."""
    top, bottom = value.as_integer_ratio()
    if bottom == 1:
        return _decimal(top * 10**places, places)
    whole = (abs(top) * 10**places * 2 + bottom) // (bottom * 2)
    return _decimal(-whole if top < 0 else whole, places)


def cut(value: Fraction | Decimal | int, places: int) -> Decimal:
    """截断: ``value`` with the decimals after ``places`` dropped, toward zero."""
    top, bottom = value.as_integer_ratio()
    whole = abs(top) * 10**places // bottom
    return _decimal(-whole if top < 0 else whole, places)


def _decimal(units: int, places: int) -> Decimal:
    return Decimal(f"{units}E-{places}")


def plain(value: Fraction | Decimal | int, places: int = 2) -> str:
    """``value`` for a reader: at most ``places`` decimals, trailing zeros dropped, no exponent, no negative zero."""
    if value.denominator == 1 if isinstance(value, Fraction) else isinstance(value, int):
        return str(value)
    text = format(half_up(value, places), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
