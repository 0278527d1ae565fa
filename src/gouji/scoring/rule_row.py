"""Rows scored by a rule text of their own: bands, deductions, check lists and fixed choices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from gouji.domain.scores import Certainty, Method, Reading, Remark, ScoreNote, ScoreRange
from gouji.domain.selfeval import Field, Indicator
from gouji.domain.standard import (
    Banded,
    Checklist,
    Graded,
    Measure,
    Phase,
    Phased,
    RateReading,
    Rule,
    StandardRow,
    Stepwise,
)
from gouji.scoring import methods
from gouji.scoring.amounts import Amounts, Missing, Rate
from gouji.scoring.methods import row_points, shown
from gouji.scoring.outcome import Outcome, claimed_points, of_readings, undecided
from gouji.values import zh
from gouji.values.interval import Interval

_NUMBERED = re.compile(r"(?<![\d.])(\d{1,2})[.．、](?!\d)")
_ALL_KEPT = ("全部符合", "均符合", "都符合", "符合", "全部达到", "完全符合")
_FAILED = re.compile(r"(?:有)?(\d{1,2})[项点](?:不符合|不符|不达标|未达到)(?:要求)?")
_PHASE_RATE = re.compile(r"(?:率|为|是|:|达到?)*(\d{1,4}(?:\.\d{1,6})?)%")
_RATE_METHODS: dict[type[Rule], Method] = {Banded: Method.BANDED, Phased: Method.BANDED, Stepwise: Method.STEPWISE}


@dataclass(frozen=True, slots=True)
class RuledRow:
    """按标准计分的行: an indicator with the rule that holds for it and what the catalogue knows of it."""

    indicator: Indicator
    rule: Rule
    clause: str
    known: StandardRow | None
    measure: Measure | None


def score_by_rule(row: RuledRow, amounts: Amounts) -> Outcome:
    """The points of the row under its rule."""
    rule = row.rule
    if isinstance(rule, Checklist):
        return _checklist(row, rule)
    if isinstance(rule, Graded):
        return _graded(row, rule)
    if isinstance(rule, Phased):
        return _phased(row, rule, amounts)
    return _of_rate(row, rule, amounts)


def _checklist(row: RuledRow, rule: Checklist) -> Outcome:
    items = _items(row.indicator.note) or (row.known.items if row.known else 0)
    # without a list of points to check, the deductions may go on until nothing is left
    possible = methods.checklist_points(rule, items or int(-(-rule.full // rule.loss)))
    counted = f"{items}项" if items else "各项"
    text = f"逐项核对{counted}，全部符合得{shown(rule.full)}分，每有1项不符扣{shown(rule.loss)}分"
    names = {points: _kept(rule, points) for points in possible}
    return _chosen(row, Method.CHECKLIST, text, names, stated_points(rule, row.indicator.actual.text))


def stated_points(rule: Checklist | Graded, actual: str) -> Fraction | None:
    """The points that the words filled in as the actual value stand for: 全部符合, 2项不符合 or an answer of the list."""
    said = zh.label(actual)
    if isinstance(rule, Graded):
        return next((choice.points for choice in rule.choices if zh.label(choice.label) == said), None)
    if said in _ALL_KEPT:
        return rule.full
    failed = _FAILED.fullmatch(said)
    return None if failed is None else max(Fraction(0), rule.full - int(failed[1]) * rule.loss)


def _kept(rule: Checklist, points: Fraction) -> str:
    failed = -(-(rule.full - points) // rule.loss)
    return "全部符合" if failed == 0 else f"{failed}项不符"


def _graded(row: RuledRow, rule: Graded) -> Outcome:
    text = "、".join(f"{choice.label}{shown(choice.points)}分" for choice in rule.choices) + "，由人选定"
    names: dict[Fraction, str] = {}
    for choice in rule.choices:
        names.setdefault(choice.points, choice.label)
    return _chosen(row, Method.GRADED, text, names, stated_points(rule, row.indicator.actual.text))


def _chosen(row: RuledRow, method: Method, text: str, names: dict[Fraction, str], stated: Fraction | None) -> Outcome:
    """A person chose: the claimed score stands when it is one of the possible ones and no other is ``stated``."""
    if stated is not None and stated in names:
        text += f"；表中填“{zh.squeeze(row.indicator.actual.text)}”"
        names = {stated: names[stated]}
    allowed = tuple(row_points(points) for points in names)
    claimed = claimed_points(row.indicator.claimed)
    span = ScoreRange(min(allowed), max(allowed))
    possible = "、".join(map(shown, names))
    if claimed is None:
        reason = f"{text}；没有填得分，可能是{possible}分"
        return Outcome(method, Certainty.UNDECIDED, span, reason, row.clause, allowed=allowed)
    if Fraction(claimed) in names:
        answer = names[Fraction(claimed)]
        reason = f"{text}；自评{shown(Fraction(claimed))}分即“{answer}”，凭据须另附"
        score = ScoreRange.exactly(row_points(Fraction(claimed)))
        return Outcome(method, Certainty.JUDGED, score, reason, row.clause, allowed=allowed, answer=answer)
    reason = f"{text}；只能得{possible}分，自评{shown(Fraction(claimed))}分不在其中"
    return Outcome(method, Certainty.JUDGED, span, reason, row.clause, allowed=allowed)


def _items(note: Field | None) -> int:
    """How many points a check list names: the length of the run 1. 2. 3. in the explanation beside it."""
    count = 0
    for number in _NUMBERED.findall(zh.halfwidth(note.text) if note else ""):
        if int(number) == count + 1:
            count += 1
    return count


def _of_rate(row: RuledRow, rule: Banded | Stepwise, amounts: Amounts) -> Outcome:
    """Each way to compute the rate gives its points; the rate filled in on the form is one of them."""
    method = _RATE_METHODS[type(rule)]
    readings: list[Reading] = []
    notes: list[ScoreNote] = []
    skipped: list[str] = []
    for way in row.measure.readings if row.measure else ():
        rate = amounts.rate(way, nil_budget_is_bad=row.measure is not None and row.measure.nil_budget_is_bad)
        if isinstance(rate, Missing):
            skipped.append(f"{way.name}（缺{'、'.join(rate.labels)}）")
            continue
        notes.extend(rate.notes)
        found = _reading(way, rule, rate)
        if found is None:
            skipped.append(f"{way.name}（{rate.how}，评分文字没有这一档）")
        else:
            readings.append(found)
    readings.extend(_entered(row, rule))
    if not readings:
        return undecided(method, Fraction(0), rule.maximum, _lacking(skipped), row.clause, notes)
    if skipped:
        notes.append(ScoreNote(Remark.READING_SKIPPED, f"另有读法未算：{'；'.join(skipped)}"))
    taken = row.known.taken if row.known else ""
    return of_readings(method, tuple(readings), taken, row.clause, dict.fromkeys(notes))


def _reading(way: RateReading, rule: Banded | Stepwise, rate: Rate) -> Reading | None:
    award = _award(rule, rate)
    if award is None:
        return None
    return Reading(way.name, row_points(award.points), f"{rate.how}，{award.how}", way.clause, way.id, rate.places)


def _award(rule: Banded | Stepwise, rate: Rate) -> methods.Award | None:
    if rate.value is None:
        worst = min(band.points for band in rule.bands) if isinstance(rule, Banded) else Fraction(0)
        return methods.Award(worst, f"按最低一档得{shown(worst)}分")
    if isinstance(rule, Banded):
        return methods.banded(rule, rate.value, rate.spread)
    return methods.stepwise(rule, rate.value)


def _entered(row: RuledRow, rule: Banded | Stepwise) -> Iterator[Reading]:
    """The rate that the form itself gives as the actual value."""
    figure = row.indicator.actual.figure
    if figure is None or not figure.unit.is_rate:
        return
    rate = Rate(figure.exact, Interval.point(figure.exact), "", (row.indicator.actual.place,), ())
    award = _award(rule, rate)
    if award is not None:
        text = f"表中填{figure.text.strip()}，{award.how}"
        name = "按表中填报的实际完成值"
        yield Reading(name, row_points(award.points), text, row.clause, "entered", rate.places)


def _phased(row: RuledRow, rule: Phased, amounts: Amounts) -> Outcome:
    """The phases added up; a phase without data may give anything its bands award.

    A rate that the form prints for such a phase bounds it from above: nothing printed proves it.
    """
    low = high = Fraction(0)
    said: list[str] = []
    notes: list[ScoreNote] = []
    for phase in rule.phases:
        ways = (way for way in (row.measure.readings if row.measure else ()) if way.phase and way.phase in phase.name)
        rate = next((amounts.rate(way, nil_budget_is_bad=False) for way in ways), Missing((f"{phase.name}的口径",)))
        award = None if isinstance(rate, Missing) else _award(phase.rule, rate)
        if award is None or isinstance(rate, Missing):
            awards = [band.points for band in phase.rule.bands]
            lacking = "、".join(rate.labels) if isinstance(rate, Missing) else "这一档的评分文字"
            entered = _entered_phase(row.indicator.actual.text, phase)
            most = max(awards) if entered is None else entered.points
            low, high = low + min(awards), high + most
            told = "" if entered is None else f"，{entered.how}，没有印出依据的数"
            said.append(f"{phase.name}：缺{lacking}{told}，可得{shown(min(awards))}至{shown(most)}分")
        else:
            low, high = low + award.points, high + award.points
            notes.extend(rate.notes)
            said.append(f"{phase.name}：{rate.how}，{award.how}")
    if low != high:
        return undecided(Method.BANDED, low, high, "；".join(said), row.clause, notes)
    reading = Reading("各时点相加", row_points(low), "；".join(said), row.clause, "sum")
    return of_readings(Method.BANDED, (reading,), "sum", row.clause, notes)


def _entered_phase(actual: str, phase: Phase) -> methods.Award | None:
    """The points of the rate that the form gives for this phase: 半年进度50.43%；前三季度进度77.35%."""
    said = zh.label(actual)
    at = said.find(zh.label(phase.name))
    found = _PHASE_RATE.match(said, at + len(zh.label(phase.name))) if at >= 0 else None
    if found is None:
        return None
    rate = Fraction(found[1]) / 100
    award = methods.banded(phase.rule, rate, Interval.point(rate))
    return None if award is None else methods.Award(award.points, f"表中填{found[1]}%，{award.how}")


def _lacking(skipped: list[str]) -> str:
    if not skipped:
        return "不知道这个比率怎样算，表中也没有填实际完成值，不能计分"
    return f"缺数，不能计分：{'；'.join(skipped)}"
