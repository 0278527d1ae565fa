"""汇总: one indicator collected over several projects or units: values first, points from the collected values.

Hubei notes 2 and 3: absolute values are added, relative values averaged by money, points of qualitative indicators
averaged by money. The money is what was spent; where nothing was spent at all, what was budgeted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from gouji.scoring import methods
from gouji.scoring.methods import Award, shown


@dataclass(frozen=True, slots=True)
class Contribution:
    """汇总来源: one project's share in a quantitative indicator. ``target`` and ``actual`` are in one base unit for all,
    ``executed`` and ``budget`` in one unit of money for all."""

    project: str
    target: Fraction
    actual: Fraction
    executed: Fraction
    budget: Fraction


@dataclass(frozen=True, slots=True)
class JudgedContribution:
    """汇总来源: one project's points for a qualitative indicator."""

    project: str
    points: Fraction
    executed: Fraction
    budget: Fraction


@dataclass(frozen=True, slots=True)
class Collected:
    """汇总数: target and actual over all projects, with the arithmetic of the actual value in words."""

    target: Fraction
    actual: Fraction
    how: str


def collect(parts: Sequence[Contribution], *, relative: bool) -> Collected:
    """The collected target and actual value: sums, or for ``relative`` values means weighed by money.

    Raises ``ValueError`` without parts or where money is negative or, for relative values, all zero.
    """
    if not parts:
        raise ValueError("没有可汇总的项目")
    if not relative:
        target, actual = sum((p.target for p in parts), Fraction(0)), sum((p.actual for p in parts), Fraction(0))
        how = " + ".join(shown(part.actual) for part in parts) + f" = {shown(actual)}"
        return Collected(target, actual, how)
    weights = money_weights(parts)
    target = _mean([part.target for part in parts], weights)
    actual = _mean([part.actual for part in parts], weights)
    return Collected(target, actual, _mean_in_words([part.actual for part in parts], weights, actual))


def collect_points(parts: Sequence[JudgedContribution]) -> Award:
    """The points of a qualitative indicator over all projects, averaged by money. Raises like ``collect``."""
    if not parts:
        raise ValueError("没有可汇总的项目")
    weights = money_weights(parts)
    points = [part.points for part in parts]
    mean = _mean(points, weights)
    return Award(mean, _mean_in_words(points, weights, mean))


def score_collected(weight: Fraction, parts: Sequence[Contribution], *, relative: bool, inverse: bool = False) -> Award:
    """The points from the collected values, never the mean of each project's points."""
    collected = collect(parts, relative=relative)
    method: Callable[[Fraction, Fraction, Fraction], Award] = methods.inverse if inverse else methods.proportional
    award = method(weight, collected.target, collected.actual)
    return Award(award.points, f"先汇总完成数：{collected.how}；再计分：{award.how}")


def money_weights(parts: Sequence[Contribution | JudgedContribution]) -> list[Fraction]:
    """What each part weighs: the money spent, or the budget where no project spent any."""
    executed = [part.executed for part in parts]
    weights = executed if any(executed) else [part.budget for part in parts]
    if any(weight < 0 for weight in weights) or not any(weights):
        raise ValueError("资金额度为负数或者全部为0，不能加权平均")
    return weights


def _mean(values: Sequence[Fraction], weights: Sequence[Fraction]) -> Fraction:
    weighed = (value * weight for value, weight in zip(values, weights, strict=True))
    return sum(weighed, Fraction(0)) / sum(weights, Fraction(0))


def _mean_in_words(values: Sequence[Fraction], weights: Sequence[Fraction], mean: Fraction) -> str:
    terms = (f"{shown(value)} × {shown(weight)}" for value, weight in zip(values, weights, strict=True))
    return f"（{' + '.join(terms)}）÷ {shown(sum(weights, Fraction(0)))} = {shown(mean)}"
