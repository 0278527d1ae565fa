"""Which method a row gets, from the words of its target and its name; the word lists are data."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.domain.scores import Method
from gouji.domain.selfeval import Field
from gouji.domain.standard import Wording
from gouji.values import zh
from gouji.values.cell import Words
from gouji.values.figure import Bound, Figure, FigureRange
from gouji.values.interval import Interval
from gouji.values.units import NO_UNIT, Unit


@dataclass(frozen=True, slots=True)
class Plan:
    """计分方式: the method with the target it measures against, in the base unit; ``target`` is None for words.

    ``sign_missing`` marks a bare number whose direction was told from the indicator's name, ``strict`` a > or <.
    """

    method: Method
    target: Interval | None = None
    unit: Unit = NO_UNIT
    sign_missing: bool = False
    strict: bool = False


def plan_for(name: str, target: Field, wording: Wording) -> Plan:
    """The method for an indicator called ``name`` with this target."""
    value = target.value
    if isinstance(value, FigureRange):
        return Plan(Method.RANGE, value.interval, value.high.unit)
    if isinstance(value, Figure):
        return _for_figure(name, value, wording)
    if isinstance(value, Words) and zh.label(value.text) in (*wording.yes, *wording.no):
        return Plan(Method.YES_NO)
    return Plan(Method.JUDGED)


def _for_figure(name: str, figure: Figure, wording: Wording) -> Plan:
    at = Interval.point(figure.exact)
    if figure.bound.upward or figure.bound is Bound.OVER:
        return Plan(Method.PROPORTIONAL, at, figure.unit, strict=figure.bound is Bound.MORE)
    if figure.bound.downward:
        return Plan(Method.INVERSE, at, figure.unit, strict=figure.bound is Bound.LESS)
    if zh.halfwidth(figure.text).strip().startswith(("=", "等于")):
        return Plan(Method.EXACT, at, figure.unit)
    method = Method.INVERSE if is_negative(name, wording) else Method.PROPORTIONAL
    return Plan(method, at, figure.unit, sign_missing=True)


def is_negative(name: str, wording: Wording) -> bool:
    """True for a thing one wants few of (投诉, 事故), unless the name speaks of dealing with it (投诉办结率)."""
    plain = zh.label(name)
    return any(word in plain for word in wording.negative) and not any(
        word in plain for word in wording.negative_unless
    )
