"""Rounding as explicit, named steps."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache


def half_up(value: Fraction | Decimal | int, places: int) -> Decimal:
    """四舍五入: ``value`` to ``places`` decimals, halves away from zero. Exact for every rational."""
    return _half_up(*value.as_integer_ratio(), places)


@lru_cache(maxsize=32_768)
def _half_up(top: int, bottom: int, places: int) -> Decimal:
    return _decimal(half_up_units(top, bottom, places), places)


def half_up_units(top: int, bottom: int, places: int) -> int:
    """``top`` over a positive ``bottom`` rounded half away from zero, counted in units of the last of ``places`` decimals."""
    size: int = 10**places
    if bottom == 1:
        return top * size
    whole = (abs(top) * size * 2 + bottom) // (bottom * 2)
    return -whole if top < 0 else whole


def cut(value: Fraction | Decimal | int, places: int) -> Decimal:
    """截断: ``value`` with the decimals after ``places`` dropped, toward zero."""
    top, bottom = value.as_integer_ratio()
    whole = abs(top) * 10**places // bottom
    return _decimal(-whole if top < 0 else whole, places)


@lru_cache(maxsize=16_384)
def _decimal(units: int, places: int) -> Decimal:
    return Decimal(f"{units}E-{places}")


def plain(value: Fraction | Decimal | int, places: int = 2) -> str:
    """``value`` for a reader: at most ``places`` decimals, trailing zeros dropped, no exponent, no negative zero."""
    return plain_ratio(*value.as_integer_ratio(), places)


@lru_cache(maxsize=32_768)
def plain_ratio(top: int, bottom: int, places: int = 2) -> str:
    """``top`` over a positive ``bottom``, in lowest terms or not, as ``plain`` shows it."""
    whole, rest = divmod(top, bottom)
    if not rest:
        return str(whole)
    size = 10**places
    whole, rest = divmod((abs(top) * size * 2 + bottom) // (bottom * 2), size)
    text = f"{whole}.{rest:0{places}d}".rstrip("0").rstrip(".") if rest else str(whole)
    return f"-{text}" if top < 0 and text != "0" else text
