"""实际完成值: the actual value of a row in the unit of its target, as the span of values it may stand for."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gouji.domain.scores import Remark, ScoreNote
from gouji.domain.selfeval import Indicator
from gouji.scoring.choose import Plan
from gouji.values import zh
from gouji.values.cell import Nothing
from gouji.values.figure import Bound, Figure, FigureRange
from gouji.values.interval import Interval
from gouji.values.units import NO_UNIT, Unit


@dataclass(frozen=True, slots=True)
class Actual:
    """实际值: ``span`` is one point for a plain figure; >90%, 500余人 or 40-50 leave more than one."""

    span: Interval
    notes: tuple[ScoreNote, ...] = ()

    @property
    def is_exact(self) -> bool:
        return self.span.low == self.span.high


@dataclass(frozen=True, slots=True)
class Unusable:
    """不能用的实际值: why no points can be made of it."""

    kind: Remark
    text: str


def read_actual(indicator: Indicator, plan: Plan) -> Actual | Unusable:
    """The actual value of ``indicator`` in the base unit of the plan's target."""
    value = indicator.actual.value
    said = zh.squeeze(indicator.actual.text)
    if isinstance(value, Nothing):
        return Unusable(Remark.ACTUAL_MISSING, "没有填实际完成值，不能计分")
    if isinstance(value, FigureRange):
        if zh.label(said) == zh.label(indicator.target.text):
            text = f"实际完成值照抄目标区间“{said}”，不是实际数，不能计分；请填实际发生的一个数"
            return Unusable(Remark.ACTUAL_IS_TARGET, text)
        low, high = _in_unit(value.low, plan.unit), _in_unit(value.high, plan.unit)
        if isinstance(low, str) or isinstance(high, str):
            return Unusable(Remark.UNIT_DIFFERS, low if isinstance(low, str) else str(high))
        return Actual(Interval(low.low, high.high), (_imprecise(said),))
    if not isinstance(value, Figure):
        return Unusable(Remark.ACTUAL_MISSING, f"目标是数，实际完成值“{said}”不是数，不能计分")
    span = _in_unit(value, plan.unit)
    if isinstance(span, str):
        return Unusable(Remark.UNIT_DIFFERS, span)
    notes = () if value.bound is Bound.EXACT else (_imprecise(said),)
    return Actual(span, (*notes, *_unit_note(value.unit, plan.unit)))


def _imprecise(said: str) -> ScoreNote:
    return ScoreNote(Remark.ACTUAL_IMPRECISE, f"实际完成值“{said}”不是确数，请填实际发生的一个数")


def _unit_note(actual: Unit, target: Unit) -> tuple[ScoreNote, ...]:
    if not (actual.is_count and target.is_count) or actual.dimension == target.dimension:
        return ()
    text = f"目标用“{target.name}”，实际用“{actual.name}”，计量单位不同，按数字直接相比"
    return (ScoreNote(Remark.UNIT_DIFFERS, text),)


def _in_unit(figure: Figure, target: Unit) -> Interval | str:
    """The span of ``figure`` on the scale of the target, or in words why it has no place there."""
    unit = figure.unit
    if unit.dimension == target.dimension or (unit.is_count and target.is_count):
        return _span(figure, Fraction(1))
    if unit.dimension == "none":
        if target.is_rate and 0 < figure.value <= 1:
            return f"目标是百分数，实际值“{figure.text.strip()}”没有百分号，断不定是百分之几，不能计分"
        return _span(figure, target.factor)
    if target is NO_UNIT or target.dimension == "none":
        return _span(figure, Fraction(1) if unit.is_count else 1 / unit.factor)
    return f"目标的单位是“{target.name}”，实际的单位是“{unit.name}”，不能相比"


def _span(figure: Figure, scale: Fraction) -> Interval:
    if figure.bound is Bound.EXACT:
        return Interval.point(figure.exact * scale)
    # a bound is taken at its word: >90% is never below 90%, whatever the decimals printed
    low = figure.exact if figure.bound.upward else figure.reach.low
    high = figure.exact if figure.bound.downward else figure.reach.high
    return Interval(low * scale, high * scale)
