"""印出的数: how amounts are printed, and the differences and rates computed from what is printed.

Every derived figure is computed from the printed ones, so that a reader who recomputes it from the page gets it.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from gouji.values.figure import Figure, figure_of
from gouji.values.rounding import half_up, plain

PLACES = 2


def wan(yuan: Decimal) -> Decimal:
    """An amount in 元 as printed in 万元, two decimals, half up."""
    return half_up(Fraction(yuan) / 10_000, PLACES)


def in_cell(yuan: Decimal) -> str:
    """The text of an amount in a table cell: 万元, always two decimals."""
    return format(wan(yuan), "f")


def amount_in(unit: str, yuan: Decimal) -> str:
    """The text of an amount in a cell of a form that is filled in in ``unit``, 元 or 万元; always two decimals."""
    return in_cell(yuan) if unit == "万元" else format(half_up(Fraction(yuan), PLACES), "f")


def in_text(yuan: Decimal) -> str:
    """The text of an amount in a sentence: 万元 with two decimals, a plain 0 where there is none."""
    shown = wan(yuan)
    return format(shown, "f") if shown else "0"


def rate(part: Decimal, whole: Decimal, unit: str = "万元") -> str:
    """``part`` of ``whole``, both in 元, as a percentage of what is printed in ``unit``; at most two decimals.

    A share too small to show is 0.00%: a bare 0% would say that there is none. Raises ``ZeroDivisionError`` where the whole is
    printed as nothing.
    """
    share = Fraction(amount_in(unit, part)) / Fraction(amount_in(unit, whole)) * 100
    shown = plain(share)
    return "0.00%" if share and shown == "0" else f"{shown}%"


def rate_or_dash(part: Decimal, whole: Decimal, unit: str = "万元") -> str:
    """The rate, or — in a form that is not filled in yet: of nothing printed there is no share."""
    return rate(part, whole, unit) if Fraction(amount_in(unit, whole)) else "—"


def money_figure(yuan: Decimal) -> Figure:
    """The printed amount as a figure in 万元."""
    shown = in_cell(yuan)
    figure = figure_of(shown, "万元", f"{shown}万元")
    assert figure is not None
    return figure
