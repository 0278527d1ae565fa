"""实际完成值: the actual value of a row in the unit of its target, as the span of values it may stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from gouji.domain.scores import Remark, ScoreNote
from gouji.domain.standard import Wording
from gouji.scoring.choose import Plan
from gouji.scoring.judged import Filled
from gouji.scoring.quantity import stated
from gouji.values import zh
from gouji.values.cell import CellValue, Nothing, Words
from gouji.values.figure import Bound, Figure, FigureRange
from gouji.values.interval import Interval
from gouji.values.units import NO_UNIT, Unit

_ONE = Fraction(1)
_Sizes = Mapping[str, tuple[str, Fraction]]


class Actual(NamedTuple):
    """实际值: ``span`` is one point for a plain figure; >90%, 500余人 or 40-50 leave more than one."""

    span: Interval
    notes: tuple[ScoreNote, ...] = ()

    @property
    def is_exact(self) -> bool:
        return self.span.low is self.span.high or self.span.low == self.span.high


@dataclass(frozen=True, slots=True)
class Unusable:
    """不能用的实际值: why no points can be made of it. ``in_words`` marks words where a figure was asked for."""

    kind: Remark
    text: str
    in_words: bool = False


def read_actual(row: Filled, plan: Plan, wording: Wording) -> Actual | Unusable:
    """The actual value of ``row`` in the base unit of the plan's target."""
    alike = of_the_same_unit(row.actual.value, plan)
    if alike is not None:
        return alike
    said = zh.squeeze(row.actual.text)
    if isinstance(row.actual.value, Nothing):
        return Unusable(Remark.ACTUAL_MISSING, "没有填实际完成值，不能计分")
    if plan.target is not None and not plan.target.high and _is_none(said, wording):
        return Actual(Interval.point(0))
    found = stated(row.actual)
    if found is None:
        text = f"目标是数，实际完成值“{said}”不是数，不能计分"
        return Unusable(Remark.ACTUAL_MISSING, text, in_words=isinstance(row.actual.value, Words))
    if found.per and plan.per and found.per != plan.per:
        return Unusable(Remark.UNIT_DIFFERS, f"目标是{plan.per[1:]}的数，实际是{found.per[1:]}的数，不能相比")
    value = found.figure
    if isinstance(value, FigureRange):
        if zh.label(said) == zh.label(row.target.text):
            text = f"实际完成值照抄目标区间“{said}”，不是实际数，不能计分；请填实际发生的一个数"
            return Unusable(Remark.ACTUAL_IS_TARGET, text)
        low, high = in_unit(value.low, plan.unit, wording), in_unit(value.high, plan.unit, wording)
        if isinstance(low, str) or isinstance(high, str):
            return Unusable(Remark.UNIT_DIFFERS, low if isinstance(low, str) else str(high))
        return Actual(Interval(low.low, high.high), (_imprecise(said),))
    span = _span(value, _ONE) if _is_of_whole(value, plan) else in_unit(value, plan.unit, wording)
    if isinstance(span, str):
        return Unusable(Remark.UNIT_DIFFERS, span)
    if plan.trend and found.trend == -plan.trend:
        span = -span
    notes = () if value.bound is Bound.EXACT else (_imprecise(said),)
    return Actual(span, (*notes, *_unit_note(value.unit, plan.unit, wording.sizes)))


def of_the_same_unit(value: CellValue, plan: Plan) -> Actual | None:
    """What most rows say, told first: one figure, no bound, in the unit of a target that is neither a change nor nothing."""
    if not isinstance(value, Figure) or value.bound is not Bound.EXACT or plan.trend or plan.target is None:
        return None
    if (value.unit is not plan.unit and value.unit.dimension != plan.unit.dimension) or not plan.target.high.numerator:
        return None
    exact = value.exact
    return Actual(Interval(exact, exact))


def _is_of_whole(actual: Figure, plan: Plan) -> bool:
    """Whether the target is a share written as a fraction, 1 or 0.95, for what came of it is a rate."""
    return (
        actual.unit.is_rate
        and plan.unit.dimension == "none"
        and plan.target is not None
        and plan.target.low > 0
        and plan.target.high <= 1
    )


def _is_none(said: str, wording: Wording) -> bool:
    """Words that say of a thing that it did not occur: 无, 未发生, 没有发生安全事故."""
    plain = zh.label(said)
    return plain in wording.none_happened or (
        plain.startswith(wording.none_happened) and any(word in plain for word in wording.negative)
    )


def _imprecise(said: str) -> ScoreNote:
    return ScoreNote(Remark.ACTUAL_IMPRECISE, f"实际完成值“{said}”不是确数，请填实际发生的一个数")


def _unit_note(actual: Unit, target: Unit, sizes: _Sizes) -> tuple[ScoreNote, ...]:
    if actual.dimension == target.dimension or not (actual.is_count and target.is_count):
        return ()
    if _size(actual, target, sizes) is not None:
        return ()
    text = f"目标用“{target.name}”，实际用“{actual.name}”，计量单位不同，按数字直接相比"
    return (ScoreNote(Remark.UNIT_DIFFERS, text),)


def _size(actual: Unit, target: Unit, sizes: _Sizes) -> Fraction | None:
    """How much of the target's unit one of the actual's is (a metre of a kilometre), where the catalogue knows both."""
    one, other = sizes.get(actual.dimension), sizes.get(target.dimension)
    return one[1] / other[1] if one is not None and other is not None and one[0] == other[0] else None


def _alike(one: str, other: str, wording: Wording) -> bool:
    """Whether two measure words count the same things: 场 and 场次, 人 and 名."""
    return one in other or other in one or any(one in units and other in units for units in wording.alike)


def in_unit(figure: Figure, target: Unit, wording: Wording) -> Interval | str:
    """The span of ``figure`` on the scale of the target, or in words why it has no place there."""
    unit = figure.unit
    if unit.dimension == target.dimension:
        return _span(figure, _ONE)
    if unit.is_count and target.is_count:
        size = _size(unit, target, wording.sizes)
        if size is None and not _alike(unit.dimension, target.dimension, wording):
            return f"目标用“{target.name}”，实际用“{unit.name}”，不是一种东西，不能相比"
        return _span(figure, _ONE if size is None else size)
    if unit.dimension == "none":
        if target.is_rate and 0 < figure.value <= 1:
            return f"目标是百分数，实际值“{figure.text.strip()}”没有百分号，断不定是百分之几，不能计分"
        return _span(figure, target.factor)
    if target is NO_UNIT or target.dimension == "none":
        return _span(figure, _ONE if unit.is_count else 1 / unit.factor)
    return f"目标的单位是“{target.name}”，实际的单位是“{unit.name}”，不能相比"


def _span(figure: Figure, scale: Fraction) -> Interval:
    if figure.bound is Bound.EXACT:
        exact = figure.exact if scale is _ONE else figure.exact * scale
        return Interval(exact, exact)
    # a bound is taken at its word: >90% is never below 90%, whatever the decimals printed
    low = figure.exact if figure.bound.upward else figure.reach.low
    high = figure.exact if figure.bound.downward else figure.reach.high
    return Interval(low * scale, high * scale)
