"""Which method a row gets, from the words of its target, its name and its heading; the word lists are data."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from gouji.domain.scores import Method
from gouji.domain.selfeval import Indicator
from gouji.domain.standard import Wording
from gouji.scoring.deadlines import Days, days
from gouji.scoring.quantity import Stated, stated_in
from gouji.values import zh
from gouji.values.cell import Nothing, Words, read_cell
from gouji.values.figure import Bound, Figure, FigureRange
from gouji.values.interval import Interval
from gouji.values.record import record
from gouji.values.units import NO_UNIT, Unit

_ON_TIME = "时效"


@record(frozen=True, slots=True, eq=False)
class Plan:
    """计分方式: the method with the target it measures against, in the base unit; ``target`` is None for words.

    ``sign_missing`` marks a bare number whose direction was told from the indicator's name or heading, ``strict`` a > or <.
    ``is_cost`` marks money spent, ``per`` what the target is per, ``trend`` a change up (1) or down (-1). ``deadline`` is
    the day by which something was to be done. ``is_part`` marks a rate that cannot exceed 100%. Plans that say the same are one
    (``_one``), so that they are compared by what they are.
    """

    method: Method
    target: Interval | None = None
    unit: Unit = NO_UNIT
    sign_missing: bool = False
    strict: bool = False
    is_cost: bool = False
    per: str = ""
    trend: int = 0
    deadline: Days | None = None
    is_part: bool = False

    @property
    def said(self) -> str:
        """All that the plan says, put together."""
        span = self.target
        ends = () if span is None else (*span.low.as_integer_ratio(), *span.high.as_integer_ratio())
        flags = (self.sign_missing, self.strict, self.is_cost, self.trend, self.is_part)
        return f"{self.method.value}|{ends}|{self.unit.name}|{self.per}|{flags}|{self.deadline}"


def plan_for(indicator: Indicator, wording: Wording) -> Plan:
    """The method for ``indicator`` with its target."""
    names = (indicator.level1.text, indicator.level2.text, indicator.level3.text)
    return plan_for_texts(names, indicator.target.text, indicator.actual.text, wording)


def plan_for_texts(names: tuple[str, str, str], target: str, actual: str, wording: Wording) -> Plan:
    """The method for a row under ``names``, from what its cells say."""
    plan = _plan_of_figures(*names, target, wording)
    if plan is not None:
        return plan
    # words with one figure among them are a target in figures only where the outcome is one
    figures = isinstance(read_cell(actual), Nothing) or stated_in(actual) is not None
    return _plan(*names, target, figures, wording)


@lru_cache(maxsize=16_384)
def _plan_of_figures(level1: str, level2: str, level3: str, target: str, wording: Wording) -> Plan | None:
    """The plan of a row whose target is not in words, whatever its outcome; None where it is."""
    if isinstance(read_cell(target), Words):
        return None
    return _one(_planned(level1, level2, level3, target, figures=True, wording=wording))


@lru_cache(maxsize=16_384)
def _plan(level1: str, level2: str, level3: str, target: str, figures: bool, wording: Wording) -> Plan:
    """The plan of a row whose target is in words. ``figures`` says whether its outcome is a figure or is still to come."""
    return _one(_planned(level1, level2, level3, target, figures, wording))


def _one(plan: Plan) -> Plan:
    """The plan that was made first of all that say the same."""
    return _KEPT.setdefault(plan.said, plan) if len(_KEPT) < _MOST else plan


#: The plans met so far, by what they say: rows under other names that are scored alike share one.
_KEPT: dict[str, Plan] = {}
_MOST = 65_536


def _planned(level1: str, level2: str, level3: str, target: str, figures: bool, wording: Wording) -> Plan:
    row = _Named(zh.label(level1 + level2), zh.label(level3), _ON_TIME in level2)
    by = _deadline(row, target, wording)
    if by is not None:
        return Plan(Method.DEADLINE, deadline=by)
    value = read_cell(target)
    if isinstance(value, Words) and zh.label(value.text) in (*wording.yes, *wording.no):
        return Plan(Method.YES_NO)
    found = stated_in(target) if figures or not isinstance(value, Words) else None
    if found is None:
        return Plan(Method.JUDGED)
    if isinstance(found.figure, FigureRange):
        return Plan(Method.RANGE, found.figure.interval, found.figure.high.unit, per=found.per)
    return _for_figure(row, found, found.figure, wording)


class _Named(NamedTuple):
    """名目: the headings of a row together, its name, and whether it stands under 时效."""

    heads: str
    name: str
    on_time: bool


def _for_figure(row: _Named, found: Stated, figure: Figure, wording: Wording) -> Plan:
    at, unit, per, trend = Interval.point(figure.exact), figure.unit, found.per, found.trend
    part = unit.is_rate and _names(row.name, wording.at_most_whole)
    cost = _is_cost(row, wording)
    if figure.bound.upward or figure.bound is Bound.OVER:
        return Plan(
            Method.PROPORTIONAL, at, unit, strict=figure.bound is Bound.MORE, per=per, trend=trend, is_part=part
        )
    if figure.bound.downward:
        strict = figure.bound is Bound.LESS
        return Plan(Method.INVERSE, at, unit, strict=strict, is_cost=cost, per=per, trend=trend, is_part=part)
    if zh.label(figure.text).startswith(("=", "等于")):
        return Plan(Method.EXACT, at, unit, is_cost=cost, per=per, trend=trend, is_part=part)
    if trend:
        return Plan(Method.PROPORTIONAL, at, unit, sign_missing=True, per=per, trend=trend, is_part=part)
    if cost and _names(row.name, wording.set_rate):
        return Plan(Method.EXACT, at, unit, sign_missing=True, is_cost=True, per=per, is_part=part)
    few = cost or is_negative(row.name, wording) or _is_shorter(row, unit, wording)
    return Plan(
        Method.INVERSE if few else Method.PROPORTIONAL, at, unit, sign_missing=True, is_cost=cost, per=per, is_part=part
    )


def is_negative(name: str, wording: Wording) -> bool:
    """True for a thing one wants few of (投诉, 事故), unless the name speaks of dealing with it (投诉办结率)."""
    plain = zh.label(name)
    return _names(plain, wording.negative) and not _names(plain, wording.negative_unless)


def _is_cost(row: _Named, wording: Wording) -> bool:
    """True for what stands under 成本, unless its name speaks of money saved or of something done."""
    return _names(row.heads, wording.cost) and not _names(row.name, wording.cost_unless)


def _is_shorter(row: _Named, unit: Unit, wording: Wording) -> bool:
    return row.on_time and unit.name in wording.durations and _names(row.name, wording.shorter)


def _deadline(row: _Named, target: str, wording: Wording) -> Days | None:
    found = days(target)
    if found is None or found.marked:
        return found
    return found if row.on_time or _names(row.name, wording.dated) else None


def _names(text: str, words: tuple[str, ...]) -> bool:
    """Whether ``text`` has one of ``words`` in it."""
    return _any_of(words).search(text) is not None


@lru_cache(maxsize=64)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)) or "(?!)")
