"""Which method a row gets, from the words of its target, its name and its heading; the word lists are data."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.domain.scores import Method
from gouji.domain.selfeval import Indicator
from gouji.domain.standard import Wording
from gouji.scoring.deadlines import Days, days
from gouji.scoring.quantity import Stated, stated
from gouji.values import zh
from gouji.values.cell import Words
from gouji.values.figure import Bound, Figure, FigureRange
from gouji.values.interval import Interval
from gouji.values.units import NO_UNIT, Unit

_ON_TIME = "时效"


@dataclass(frozen=True, slots=True)
class Plan:
    """计分方式: the method with the target it measures against, in the base unit; ``target`` is None for words.

    ``sign_missing`` marks a bare number whose direction was told from the indicator's name or heading, ``strict`` a > or <.
    ``is_cost`` marks money spent, ``per`` what the target is per, ``trend`` a change up (1) or down (-1). ``deadline`` is
    the day by which something was to be done.
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


def plan_for(indicator: Indicator, wording: Wording) -> Plan:
    """The method for ``indicator`` with its target."""
    target = indicator.target
    by = _deadline(indicator, wording)
    if by is not None:
        return Plan(Method.DEADLINE, deadline=by)
    value = target.value
    if isinstance(value, Words):
        if zh.label(value.text) in (*wording.yes, *wording.no):
            return Plan(Method.YES_NO)
        # words with one figure among them are a target in figures only where the outcome is one
        found = stated(target) if stated(indicator.actual) is not None or indicator.actual.is_empty else None
    else:
        found = stated(target)
    if found is None:
        return Plan(Method.JUDGED)
    if isinstance(found.figure, FigureRange):
        return Plan(Method.RANGE, found.figure.interval, found.figure.high.unit, per=found.per)
    return _for_figure(indicator, found, found.figure, wording)


def _for_figure(indicator: Indicator, found: Stated, figure: Figure, wording: Wording) -> Plan:
    at, unit, per, trend = Interval.point(figure.exact), figure.unit, found.per, found.trend
    cost = is_cost(indicator, wording)
    if figure.bound.upward or figure.bound is Bound.OVER:
        return Plan(Method.PROPORTIONAL, at, unit, strict=figure.bound is Bound.MORE, per=per, trend=trend)
    if figure.bound.downward:
        strict = figure.bound is Bound.LESS
        return Plan(Method.INVERSE, at, unit, strict=strict, is_cost=cost, per=per, trend=trend)
    if zh.label(figure.text).startswith(("=", "等于")):
        return Plan(Method.EXACT, at, unit, is_cost=cost, per=per, trend=trend)
    name = zh.label(indicator.level3.text)
    if trend:
        return Plan(Method.PROPORTIONAL, at, unit, sign_missing=True, per=per, trend=trend)
    if cost and any(word in name for word in wording.set_rate):
        return Plan(Method.EXACT, at, unit, sign_missing=True, is_cost=True, per=per)
    few = cost or is_negative(name, wording) or _is_shorter(indicator, unit, wording)
    return Plan(Method.INVERSE if few else Method.PROPORTIONAL, at, unit, sign_missing=True, is_cost=cost, per=per)


def is_negative(name: str, wording: Wording) -> bool:
    """True for a thing one wants few of (投诉, 事故), unless the name speaks of dealing with it (投诉办结率)."""
    plain = zh.label(name)
    return any(word in plain for word in wording.negative) and not any(
        word in plain for word in wording.negative_unless
    )


def is_cost(indicator: Indicator, wording: Wording) -> bool:
    """True for what stands under 成本, unless its name speaks of money saved or of something done."""
    heads = zh.label(indicator.level1.text) + zh.label(indicator.level2.text)
    if not any(word in heads for word in wording.cost):
        return False
    name = zh.label(indicator.level3.text)
    return not any(word in name for word in wording.cost_unless)


def _is_shorter(indicator: Indicator, unit: Unit, wording: Wording) -> bool:
    if _ON_TIME not in indicator.level2.text or unit.name not in wording.durations:
        return False
    name = zh.label(indicator.level3.text)
    return any(word in name for word in wording.shorter)


def _deadline(indicator: Indicator, wording: Wording) -> Days | None:
    found = days(indicator.target.text)
    if found is None or found.marked:
        return found
    name = zh.label(indicator.level3.text)
    is_day = _ON_TIME in indicator.level2.text or any(word in name for word in wording.dated)
    return found if is_day else None
