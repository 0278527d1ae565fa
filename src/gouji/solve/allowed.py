"""The true values that relations leave to a figure, exactly: an interval, open where they only bound it or say nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from gouji.domain.printed import Bounds, Printed
from gouji.domain.ties import YEARLY, Form, Range, Tie, bounds_of, multipliers, span
from gouji.values.interval import Exact

OPEN: Range = (None, None)


def allowed(figure: Printed, tie: Tie, settled: Mapping[Printed, Bounds]) -> Range:
    """The true values of ``figure`` for which this reading of ``tie`` can hold."""
    if tie.rule is not None:
        return tie.rule.allowed(figure, settled)
    if figure is tie.rate:
        return _allowed_rate(tie, settled)
    if tie.rate is None:
        return _allowed_at(figure, tie, 1, settled)
    multiplied = multipliers(tie, bounds_of(tie.rate, settled))
    low, high = (dict(tie.coefficients(multiplier, settled)).get(figure, 0) for multiplier in multiplied)
    if low * high <= 0:
        return OPEN  # 0.00% may be of a great whole as of a small one
    at = [_allowed_at(figure, tie, multiplier, settled) for multiplier in multiplied]
    lows, highs = [low for low, _ in at if low is not None], [high for _, high in at if high is not None]
    return (min(lows), max(highs)) if len(lows) == len(highs) == len(at) else OPEN


def plainly_allowed(figure: Printed, ties: Sequence[Tie], settled: Mapping[Printed, Bounds], half: Exact) -> Range:
    """What the rates among ``ties`` allow where the other figures are just what is printed: 11.8亿元 stands for 11.84 as well, but
    that a rate holds by such an end alone says little."""
    found = OPEN
    for tie in ties:
        if tie.rate is not None and tie.rule is None and figure is not tie.rate:
            others = [one for one in tie.figures if one is not figure and one is not tie.rate and one not in settled]
            exact = {one: (one.figure.exact, one.figure.exact) for one in others if one.figure is not None}
            low, high = allowed(figure, tie, {**settled, **exact})
            found = meet(found, (None if low is None else low - half, None if high is None else high + half))
    return found


def _allowed_at(figure: Printed, tie: Tie, multiplier: Exact, settled: Mapping[Printed, Bounds]) -> Range:
    factor: Exact = 0
    low: Exact = 0
    high: Exact = 0
    for other, coefficient in tie.coefficients(multiplier, settled):
        if other is figure:
            factor = coefficient
            continue
        least, most = bounds_of(other, settled)
        if coefficient < 0:
            least, most = most, least
        low += coefficient * least
        high += coefficient * most
    if factor == 0:
        return OPEN
    both = (Fraction(-high) / factor, Fraction(-low) / factor)
    least, most = min(both), max(both)
    if tie.sign == "=":
        return least, most
    upward = (tie.sign == ">=") == (factor > 0)
    return (least, None) if upward else (None, most)


def _allowed_rate(tie: Tie, settled: Mapping[Printed, Bounds]) -> Range:
    low, high = span(tie.right, settled)
    if low <= 0 <= high:
        return OPEN
    least, most = _extreme(tie, settled, greatest=low < 0), _extreme(tie, settled, greatest=low > 0)
    if tie.form not in YEARLY:
        return least, most
    if least <= 0:
        return OPEN
    low_root, high_root = _root(least, tie.periods), _root(most, tie.periods)
    return (low_root - 1, high_root - 1) if tie.form is Form.POWER else (1 - high_root, 1 - low_root)


def _extreme(tie: Tie, settled: Mapping[Printed, Bounds], *, greatest: bool) -> Fraction:
    """The least or greatest quotient of left and right, by Dinkelbach's steps, for a figure may stand on both sides: where
    left - quotient * right is extreme the quotient is at least as extreme, until it stays."""
    quotient = Fraction(span(tie.left, settled)[0]) / span(tie.right, settled)[0]
    while True:
        at = dict(settled)
        for figure, coefficient in tie.coefficients(quotient, settled):
            end = bounds_of(figure, settled)[(coefficient > 0) == greatest]
            at[figure] = end, end
        reached = Fraction(span(tie.left, at)[0]) / span(tie.right, at)[0]
        if reached == quotient:
            return quotient
        quotient = reached


def _root(value: Fraction, periods: int) -> Fraction:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return Fraction(exact ** (Decimal(1) / periods))


def meet(one: Range, other: Range) -> Range:
    lows = [end for end in (one[0], other[0]) if end is not None]
    highs = [end for end in (one[1], other[1]) if end is not None]
    return max(lows, default=None), min(highs, default=None)


def middle_of(bounds: Range) -> Exact | None:
    low, high = bounds
    if low is None or high is None:
        return low if high is None else high
    return (Fraction(low) + high) / 2 if low <= high else None
