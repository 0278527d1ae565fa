"""按目标计分的文字: scoring texts that rest on the row's own target: in proportion, all or nothing, so much off for each unit short.

A text is read whole or not at all: words beside the known ones may be a condition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from gouji.domain.scores import Method, Reading
from gouji.domain.selfeval import Indicator
from gouji.domain.standard import Standard
from gouji.scoring.actual import Unusable, in_unit, read_actual
from gouji.scoring.choose import plan_for
from gouji.scoring.conditions import one_or_number
from gouji.scoring.judged import Filled
from gouji.scoring.methods import row_points, shown
from gouji.scoring.outcome import Outcome, of_readings
from gouji.scoring.target_row import score_by_target, shower
from gouji.values import zh
from gouji.values.figure import Figure
from gouji.values.units import unit_named

_NUMBER = r"\d+(?:\.\d+)?"
_GOAL = r"(?:年度|年初|预期)?(?:目标|指标|任务|计划)?(?:值|数)?"
_MET = rf"(?:(?:完成|达到|达标|全部完成|实现|不低于|等于或?大于|不超过|不高于|控制在){_GOAL}(?:以内|之内)?的?,?(?:得|计|记)?(?:满分|全分)[,;。]?)?"
_MISSED = rf"(?:(?:未|没有|不能|不足|低于|未能)?(?:全部)?(?:完成|达到|达标|实现)?{_GOAL}的?,?|否则,?)?"
_PROPORTION = re.compile(
    rf"{_MET}{_MISSED}(?:按照?|依|依据)?(?:"
    r"(?:实际)?(?:完成)?(?:值|情况)?(?:的)?(?:比例|比率|完成率|百分比)(?:相应)?(?:计算)?(?:得分|计分|扣分|赋分|给分|计算得分)"
    r"|(?:实际)?(?:完成比例|完成率|完成值[÷/](?:年度)?(?:目标|指标)值)[×*xX](?:本?(?:指标|项))?(?:分值|权重|满分|标准分))"
)
_OF_RATE = re.compile(
    rf"(?:本?项?得分[=为])?[\u4e00-\u9fff]{{2,10}}率[×xX*](?:(?P<points>{_NUMBER})分?|(?:本?(?:指标|项))?(?:分值|权重|满分|标准分))"
)
_ALL_OR_NOTHING = re.compile(
    rf"{_MET}(?:(?:未|没有|不能|未能)(?:全部)?(?:完成|达到|达标|实现)|完不成|达不到|不达标){_GOAL}的?,?(?:则)?"
    r"(?:不(?:得|计|给)分|(?:得|计|记)?0分|(?:得|计)?零分)"
)
_STEPS = re.compile(
    rf"{_MET}{_MISSED}每(?:(?P<below>少完成|低于{_GOAL}|少于{_GOAL}|少|低|差|欠|缺|减少|降低|下降|不足)"
    rf"|(?P<above>超过{_GOAL}|超出{_GOAL}|高于{_GOAL}|多于{_GOAL}|超|多|高|增加|上升|增))(?P<step>{_NUMBER}|一)"
    rf"(?:个?(?P<rate>百分点|%)|(?P<unit>[\u4e00-\u9fff]{{1,4}}?))(?:的)?,?(?:则)?扣[减除]?"
    rf"(?:(?P<loss>{_NUMBER})分|(?:该项|本项|指标)?(?:分值|权重|标准分)的?(?P<share>{_NUMBER})%)"
)
_EXHAUST = re.compile(r"[,;。]?(?:直至|直到)?扣完(?:该项分值)?为止|[,;。]?(?:直至|直到)?扣至0分(?:为止)?")


#: The methods that a loss for each unit below the target speaks of, and for each above it.
_WAYS = {False: (Method.PROPORTIONAL, Method.EXACT), True: (Method.INVERSE, Method.EXACT)}


class Kind(Enum):
    """计分方式: how a text turns what is short of the target into points."""

    PROPORTION = "按完成比例计分"
    OF_RATE = "按比率乘分值计分"
    ALL_OR_NOTHING = "完不成不得分"
    STEPS = "每差一个单位扣分"


@dataclass(frozen=True, slots=True)
class TargetRule:
    """按目标计分: ``loss`` for each ``step`` of ``unit`` short of the target, or ``above`` it, where ``kind`` is ``STEPS``;
    ``share`` is a loss in parts of the weight. Where ``kind`` is ``OF_RATE``, ``loss`` is what the whole rate is worth, 0 for
    the weight."""

    kind: Kind
    step: Fraction = Fraction(0)
    unit: str = ""
    loss: Fraction = Fraction(0)
    share: Fraction = Fraction(0)
    above: bool = False


def parse_target_rule(text: str) -> TargetRule | None:
    """The rule that ``text`` states, or None."""
    bare = _EXHAUST.sub("", zh.label(text)).strip(",;。.")
    rate = _OF_RATE.fullmatch(bare)
    if rate is not None and "完成率" not in bare:
        return TargetRule(Kind.OF_RATE, loss=Fraction(rate["points"] or 0))
    if _PROPORTION.fullmatch(bare):
        return TargetRule(Kind.PROPORTION)
    if _ALL_OR_NOTHING.fullmatch(bare):
        return TargetRule(Kind.ALL_OR_NOTHING)
    found = _STEPS.fullmatch(bare)
    if found is None:
        return None
    unit = "%" if found["rate"] else found["unit"]
    step = one_or_number(found["step"])
    if step <= 0:
        return None
    loss, share = Fraction(found["loss"] or 0), Fraction(found["share"] or 0) / 100
    return TargetRule(Kind.STEPS, step, unit, loss, share, above=found["above"] is not None)


def score_by_target_rule(
    indicator: Indicator, rule: TargetRule, weight: Fraction, standard: Standard, year: int | None, clause: str
) -> Outcome | None:
    """The points of a row worth ``weight``; None where its target and its outcome are not such as the rule speaks of."""
    if rule.kind is Kind.PROPORTION:
        outcome = score_by_target(indicator, weight, standard, year)
        return outcome if outcome.method in (Method.PROPORTIONAL, Method.EXACT, Method.RANGE) else None
    plan = plan_for(indicator, standard.wording)
    if plan.target is None or plan.method not in _WAYS[rule.above] or (plan.is_cost and not rule.above):
        return None
    actual = read_actual(Filled(indicator.target, indicator.actual, indicator.claimed), plan, standard.wording)
    if isinstance(actual, Unusable) or not actual.is_exact:
        return None
    show = shower(plan.unit)
    if rule.kind is Kind.OF_RATE:
        if not plan.unit.is_rate or rule.loss not in (0, weight) or actual.span.low < 0:
            return None
        points = min(weight, weight * actual.span.low)
        how = f"{shown(weight)} × {show(actual.span.low)} = {shown(points)}"
        return of_readings(
            plan.method, (Reading(rule.kind.value, row_points(points), how, clause, "rate"),), "rate", clause
        )
    short = actual.span.low - plan.target.high if rule.above else plan.target.low - actual.span.low
    said = f"目标{show(plan.target.low)}，实际{show(actual.span.low)}"
    if short <= 0:
        kept = "没有超过" if rule.above else "达到"
        how = f"完成{show(actual.span.low)}，{kept}目标{show(plan.target.low)}，得满分{shown(weight)}分"
        return of_readings(
            plan.method, (Reading(rule.kind.value, row_points(weight), how, clause, "met"),), "met", clause
        )
    if rule.kind is Kind.ALL_OR_NOTHING:
        how = f"{said}，{rule.kind.value}，得0分"
        return of_readings(
            plan.method, (Reading(rule.kind.value, row_points(Fraction(0)), how, clause, "none"),), "none", clause
        )
    one = Figure(rule.unit, Decimal(1), unit_named(rule.unit))
    size = in_unit(one, plan.unit, standard.wording)
    if isinstance(size, str):
        return None
    step, loss = rule.step * size.low, rule.loss or rule.share * weight
    whole = short // step
    ways = [("满一个单位才扣", "whole", Fraction(whole))]
    if short % step:
        ways += [
            ("不满一个单位的按比例扣", "share", short / step),
            ("不满一个单位的按一个扣", "begun", Fraction(whole + 1)),
        ]
    readings = tuple(
        Reading(
            name,
            row_points(points),
            f"{said}，{shown(weight)} − {shown(steps)} × {shown(loss)} = {shown(points)}",
            clause,
            id,
        )
        for name, id, steps in ways
        for points in (max(Fraction(0), weight - steps * loss),)
    )
    return of_readings(plan.method, readings, "whole", clause)
