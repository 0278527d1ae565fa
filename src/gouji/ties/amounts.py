"""Amounts of a form as they were meant, where the unit of a whole block was pasted wrong."""

from __future__ import annotations

from dataclasses import replace

from gouji.domain.selfeval import Field, MoneyBlock
from gouji.values.figure import Figure
from gouji.values.interval import Interval, total
from gouji.values.units import YUAN

#: From here on an amount under 万元 is 元: 10 billion is more than any county bureau spends in a year.
IMPLAUSIBLE = 10**6


def meant(money: MoneyBlock, field: Field | None) -> Figure | None:
    """The amount of ``field`` in the unit it must have been typed in, so that one wrong unit is one finding, not ten."""
    figure = money.amount(field)
    if figure is None or figure.unit != money.unit or not typed_in_yuan(money):
        return figure
    return replace(figure, unit=YUAN)


def beyond_general(money: MoneyBlock) -> Interval:
    """What the form lists by nature of income beside the general public budget: funds, state capital, special accounts.

    A text about the general public budget leaves this out of its spending, where the form counts it in.
    """
    others = (one for one in money.natures if one.axis == "收入性质" and not one.label.startswith("一般公共预算"))
    figures = (meant(money, one.amount) for one in others)
    return total(figure.interval for figure in figures if figure is not None)


def typed_in_yuan(money: MoneyBlock) -> bool:
    """Whether the block's largest amount cannot be in the unit of its header."""
    return money.largest >= IMPLAUSIBLE and money.unit != YUAN
