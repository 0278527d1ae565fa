"""计分方法: the few formulas by which a row gets its points, as pure functions on exact fractions.

``weight`` is the row's points, ``target`` and ``actual`` are in one and the same unit; ``show`` prints a value of that
unit. Every formula gives points inside [0, weight] and the arithmetic in words.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from gouji.domain.standard import Band, Banded, Checklist, Stepwise
from gouji.values.interval import Interval, at_most
from gouji.values.rounding import half_up, plain, plain_ratio
from gouji.values.units import Unit

#: The most decimals of a number shown to a reader.
SHOWN = 6
Show = Callable[[Fraction], str]


class Award(NamedTuple):
    """给分: the unrounded points and how they came about, in words."""

    points: Fraction
    how: str


def row_points(points: Fraction) -> Decimal:
    """行得分: half up, per row, two places (domain rule A5.3: the total is the sum of the rounded rows)."""
    return half_up(points, 2)


def shown(value: Fraction) -> str:
    """A number without a unit for a reader, up to six decimals."""
    return plain(value, SHOWN)


@lru_cache(maxsize=1024)
def in_unit(unit: Unit) -> Show:
    """How a value in the base unit of ``unit`` is printed as a number of it: 7/10 under % as 70."""
    return named_unit(unit, "")


def named_unit(unit: Unit, name: str) -> Show:
    """As ``in_unit``, with ``name`` behind the number."""
    top, bottom = unit.factor.as_integer_ratio()

    def show(value: Fraction) -> str:
        upper, lower = value.as_integer_ratio()
        return plain_ratio(upper * bottom, lower * top, SHOWN) + name

    return show


def percent(rate: Fraction) -> str:
    """A rate for a reader, with four decimals so that a step or a limit just missed can be seen."""
    return f"{plain(rate * 100, 4)}%"


def proportional(weight: Fraction, target: Fraction, actual: Fraction, show: Show = shown) -> Award:
    """正向: weight × actual ÷ target, at most the weight. A target of 0 is met by anything."""
    if at_most(target, actual):
        return Award(weight, f"完成{show(actual)}，达到目标{show(target)}，得满分{shown(weight)}分")
    if actual.numerator <= 0:
        return Award(Fraction(0), f"完成{show(actual)}，目标{show(target)}，得0分")
    return _quotient(weight, actual, target, show)


def inverse(weight: Fraction, target: Fraction, actual: Fraction, show: Show = shown) -> Award:
    """反向: full when actual does not exceed target, else weight × target ÷ actual; 0 of 0 is full, more than 0 of 0 is 0."""
    if at_most(actual, target):
        return Award(weight, f"实际{show(actual)}，没有超过目标{show(target)}，得满分{shown(weight)}分")
    if target.numerator <= 0:
        return Award(Fraction(0), f"目标{show(target)}，实际{show(actual)}，得0分")
    return _quotient(weight, target, actual, show)


def inverse_linear(weight: Fraction, target: Fraction, actual: Fraction, show: Show = shown) -> Award:
    """反向（按超出比例扣）: full when actual does not exceed target, else weight × (1 − excess ÷ target), 0 from twice it."""
    if actual <= target or target <= 0:
        return inverse(weight, target, actual, show)
    return _less_by_excess(weight, target, actual, show)


def exact(weight: Fraction, target: Fraction, actual: Fraction, over: str = "full", show: Show = shown) -> Award:
    """等于: full when equal, in proportion below; above it full (``over`` full) or less by the deviation (deviation)."""
    if actual <= target or over == "full":
        return proportional(weight, target, actual, show)
    if target <= 0:
        return Award(Fraction(0), f"目标{show(target)}，实际{show(actual)}，得0分")
    return _less_by_excess(weight, target, actual, show)


def within(weight: Fraction, span: Interval, actual: Fraction, over: str = "full", show: Show = shown) -> Award:
    """区间: full inside, weight × actual ÷ low below; above it full (``over`` full) or weight × high ÷ actual (excess)."""
    inside = f"目标区间{show(span.low)}至{show(span.high)}"
    if actual < span.low:
        return proportional(weight, span.low, actual, show)
    if actual <= span.high:
        return Award(weight, f"完成{show(actual)}，在{inside}内，得满分{shown(weight)}分")
    if over == "full":
        return Award(weight, f"完成{show(actual)}，超出{inside}，按超额完成得满分{shown(weight)}分")
    return inverse(weight, span.high, actual, show)


def yes_no(weight: Fraction, *, met: bool, target: str, actual: str) -> Award:
    """是否: all or nothing."""
    if met:
        return Award(weight, f"实际“{actual}”与目标“{target}”一致，得满分{shown(weight)}分")
    return Award(Fraction(0), f"实际“{actual}”与目标“{target}”不一致，得0分")


def banded(rule: Banded, rate: Fraction, spread: Interval) -> Award | None:
    """分档: the points of the first band that holds the rate, None where the text covers no such rate."""
    for band in rule.bands:
        if band.holds(rate, spread):
            within_tail = band.low is not None and band.low == band.high and rate != band.low
            near = "（在所印数字的尾差之内）" if within_tail else ""
            return Award(band.points, f"属“{band_in_words(band)}”档{near}，得{shown(band.points)}分")
    return None


def band_in_words(band: Band) -> str:
    """A band as a reader would write it: ≥95%, 90%（含）至95%, ＝100%, 其他."""
    low, high = band.low, band.high
    if low is not None and high is not None:
        if low == high:
            return f"＝{percent(low)}"
        ends = ("（含）" if band.low_in else "", "（含）" if band.high_in else "")
        return f"{percent(low)}{ends[0]}至{percent(high)}{ends[1]}"
    if low is not None:
        return f"{'≥' if band.low_in else '＞'}{percent(low)}"
    if high is not None:
        return f"{'≤' if band.high_in else '＜'}{percent(high)}"
    return "其他"


def stepwise(rule: Stepwise, rate: Fraction) -> Award:
    """超限扣分: ``loss`` for each whole step beyond the limit, counted on the unrounded rate, never below 0."""
    looked_at = abs(rate) if rule.absolute else rate
    sign = "绝对值" if looked_at != rate else ""
    excess = looked_at - rule.limit if rule.above else rule.limit - looked_at
    beyond = "超过" if rule.above else "低于"
    if excess <= 0:
        return Award(rule.full, f"{sign}没有{beyond}{percent(rule.limit)}，得{shown(rule.full)}分")
    steps = excess // rule.step
    points = max(Fraction(0), rule.full - steps * rule.loss)
    counted = f"{sign}{beyond}{percent(rule.limit)}的部分满{shown(rule.step * 100)}个百分点的有{steps}个"
    if rule.full < steps * rule.loss:
        return Award(points, f"{counted}，{shown(rule.full)}分不够扣，得0分")
    return Award(points, f"{counted}，{shown(rule.full)} − {steps} × {shown(rule.loss)} = {plain(points)}")


def checklist_points(rule: Checklist, items: int) -> tuple[Fraction, ...]:
    """逐项核对: the points possible with 0, 1, … ``items`` points not met, each once, falling."""
    possible = (max(Fraction(0), rule.full - failed * rule.loss) for failed in range(items + 1))
    return tuple(dict.fromkeys(possible))


def _quotient(weight: Fraction, upper: Fraction, lower: Fraction, show: Show) -> Award:
    top = weight.numerator * upper.numerator * lower.denominator
    bottom = weight.denominator * upper.denominator * lower.numerator
    return Award(Fraction(top, bottom), f"{shown(weight)} × {show(upper)} ÷ {show(lower)} = {plain_ratio(top, bottom)}")


def _less_by_excess(weight: Fraction, target: Fraction, actual: Fraction, show: Show) -> Award:
    # the target and the outcome over one denominator
    whole, done = target.numerator * actual.denominator, actual.numerator * target.denominator
    if done >= 2 * whole:
        return Award(Fraction(0), f"目标{show(target)}，实际{show(actual)}，超出一倍以上，扣完得0分")
    points = Fraction(weight.numerator * (2 * whole - done), weight.denominator * whole)
    how = f"{shown(weight)} ×（1 −（{show(actual)} − {show(target)}）÷ {show(target)}）= {plain(points)}"
    return Award(points, how)
