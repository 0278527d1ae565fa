"""The few formulas that tie printed figures, evaluated on intervals so that rounding never accuses anybody."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from gouji.values.interval import Interval, total
from gouji.values.rounding import half_up


class Formula(Enum):
    """算式: how the claimed figure follows from the operands, in their order."""

    SUM = "sum"  # the signed sum of all operands
    QUOTIENT = "quotient"  # first / second
    RISE = "rise"  # current / base - 1
    FALL = "fall"  # 1 - current / base
    RISE_FROM_CHANGE = "rise from change"  # current, change: change / (current - change)
    FALL_FROM_CHANGE = "fall from change"  # current, change: change / (current + change)
    YEARLY_RISE = "yearly rise"  # current, base: (current / base) ** (1 / periods) - 1
    PRODUCT = "product"  # first * second
    OF_THE_REST = "of the rest"  # first / (first - second): what was done over what it exceeds by second
    PART_OF_SUM = "part of sum"  # first / (first + all others)
    AT_LEAST = "at least"  # the claimed whole is no smaller than the one operand


def expected(formula: Formula, operands: Sequence[Interval], signs: Sequence[int]) -> Interval | None:
    """Every value the formula can take for true values inside ``operands``; None where a divisor may be zero.

    Each operand is used once in each expression, so the interval is exact and not merely safe. ``YEARLY_RISE`` has no
    rational value: ask ``fits``.
    """
    try:
        return _value(formula, operands, signs)
    except ZeroDivisionError:
        return None


def fits(
    formula: Formula, operands: Sequence[Interval], signs: Sequence[int], claimed: Interval, periods: int = 1
) -> bool | None:
    """Whether some true values satisfy ``claimed = formula(operands)``; None where the formula is undefined."""
    if formula is Formula.YEARLY_RISE:
        current, base = operands
        if base.low <= 0:
            return None
        ratio = current / base
        one = Fraction(1)
        return (one + claimed.low) ** periods <= ratio.high and (one + claimed.high) ** periods >= ratio.low
    if formula is Formula.AT_LEAST:
        return claimed.high >= operands[0].low
    value = expected(formula, operands, signs)
    return None if value is None else value.meets(claimed)


def computed(formula: Formula, operands: Sequence[Fraction], signs: Sequence[int], periods: int = 1) -> Fraction | None:
    """The formula on single values; a yearly growth, which is no fraction, to ten decimals. None where undefined."""
    if formula is Formula.YEARLY_RISE:
        current, base = operands
        if base <= 0 or current <= 0:
            return None
        ratio = Decimal(current.numerator) / Decimal(current.denominator)
        ratio = ratio * Decimal(base.denominator) / Decimal(base.numerator)
        return Fraction(half_up(Fraction(ratio ** (Decimal(1) / periods)) - 1, 10))
    value = expected(formula, [Interval.point(operand) for operand in operands], signs)
    return None if value is None else value.low


def _value(formula: Formula, operands: Sequence[Interval], signs: Sequence[int]) -> Interval | None:
    one = Interval.point(1)
    if formula is Formula.SUM:
        low = high = Fraction(0)
        for operand, sign in zip(operands, signs, strict=True):
            low += operand.low if sign > 0 else -operand.high
            high += operand.high if sign > 0 else -operand.low
        return Interval(low, high)
    if formula is Formula.YEARLY_RISE:
        return None
    if formula is Formula.AT_LEAST:
        return operands[0]
    if formula is Formula.PART_OF_SUM:
        return one / (total(operands[1:]) / operands[0] + one)
    first, second = operands
    if formula is Formula.OF_THE_REST:
        return one / (one - second / first)
    if formula is Formula.PRODUCT:
        return first * second
    if formula in (Formula.RISE_FROM_CHANGE, Formula.FALL_FROM_CHANGE):
        if second == Interval.point(0):
            return second
        return one / (first / second - one) if formula is Formula.RISE_FROM_CHANGE else one / (first / second + one)
    quotient = first / second
    if formula is Formula.RISE:
        return quotient - one
    return one - quotient if formula is Formula.FALL else quotient
