"""指标行: which rule holds for an indicator, the printed one first, and what it gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from gouji.domain.scores import Certainty, Method, Remark, ScoreNote, ScoreRange
from gouji.domain.selfeval import Indicator
from gouji.domain.standard import Checklist, Measure, Rule, Standard, StandardRow
from gouji.scoring.amounts import Amounts
from gouji.scoring.methods import shown
from gouji.scoring.outcome import Outcome, claimed_points, undecided
from gouji.scoring.rule_of_target import TargetRule, parse_target_rule, score_by_target_rule
from gouji.scoring.rule_row import RuledRow, score_by_rule
from gouji.scoring.rule_text import lint, parse_rule
from gouji.scoring.target_row import score_by_target
from gouji.scoring.weights import Weight
from gouji.values import zh

_SHIFTED = "这一行疑似错位，所印的不能当作目标值和完成值，不能计分"
_PRINTED = "表中所印评分标准"


@dataclass(frozen=True, slots=True)
class Subject:
    """待评行: an indicator with the standard's row of its name, and the rule and points stated for it.

    ``of_target`` is what a printed text makes of the row's own target, where it says no more than that.
    """

    indicator: Indicator
    known: StandardRow | None
    printed: str
    rule: Rule | None
    points: Fraction | None
    of_target: TargetRule | None = None


def subject_of(indicator: Indicator, standard: Standard) -> Subject:
    """The indicator with its rule: the text printed beside it where that can be read, else the row of the standard.

    Its points are those printed, else those of the standard's row, else the most its rule awards, else not stated.
    """
    name = _name(indicator) if standard.rows else ""
    known = next((row for row in standard.rows if name in row.names), None)
    weight = claimed_points(indicator.weight)
    points = _exact(weight) if weight is not None else known.points if known is not None else None
    field = indicator.rule
    printed = "" if field is None or field.is_empty else zh.squeeze(field.text)
    rule = parse_rule(field.text, points) if field is not None and printed else None
    if points is None and rule is not None:
        points = rule.maximum
    # 每少1次扣2分 beside a target of so many times is no list of faults
    of_target = (
        parse_target_rule(field.text)
        if field is not None and printed and known is None and (rule is None or isinstance(rule, Checklist))
        else None
    )
    return Subject(indicator, known, printed, rule, points, of_target)


@lru_cache(maxsize=4096)
def _exact(points: Decimal) -> Fraction:
    return Fraction(points)


def score_subject(subject: Subject, weight: Weight, standard: Standard, amounts: Amounts) -> Outcome:
    """The points of the row, with remarks about the rule text."""
    if subject.indicator.shifted:
        return undecided(Method.JUDGED, Fraction(0), weight.high, _SHIFTED, standard.clause(Method.JUDGED.value))
    known, rule = subject.known, subject.rule
    if rule is None and known is not None:
        rule = known.rule
    by_text = _by_text(subject, weight, standard, amounts.evaluation.year)
    if by_text is not None:
        outcome = by_text
    elif rule is not None:
        clause = known.clause if known is not None else _PRINTED
        ruled = RuledRow(subject.indicator, rule, clause, known, _measure(subject, standard))
        outcome = score_by_rule(ruled, amounts)
    elif subject.printed:
        reason = f"评分标准未能读懂：{subject.printed}"
        outcome = undecided(Method.JUDGED, Fraction(0), weight.high, reason, _PRINTED)
    else:
        outcome = _by_target(subject.indicator, weight, standard, amounts.evaluation.year)
    more = tuple(_rule_notes(subject, weight)) if subject.printed else ()
    return outcome._replace(notes=(*outcome.notes, *more)) if more else outcome


def _by_target(indicator: Indicator, weight: Weight, standard: Standard, year: int | None) -> Outcome:
    outcome = score_by_target(indicator, weight.low, standard, year)
    if weight.read_off:
        text = f"没有印分值；目标已完成，应得满分，故由自评得分推定分值为{shown(weight.low)}分"
        note = ScoreNote(Remark.WEIGHT_READ_OFF, text)
        return outcome._replace(reason=f"{outcome.reason}；{text}", notes=(*outcome.notes, note))
    if weight.is_known:
        return outcome
    high = score_by_target(indicator, weight.high, standard, year).score.high
    text = f"没有印分值，只知道在{shown(weight.low)}至{shown(weight.high)}分之间"
    return outcome._replace(
        certainty=Certainty.UNDECIDED,
        score=ScoreRange(outcome.score.low, high),
        reason=f"{text}；按{shown(weight.low)}分计：{outcome.reason}",
        readings=(),
        taken="",
        notes=(*outcome.notes, ScoreNote(Remark.WEIGHT_UNKNOWN, text)),
    )


def _by_text(subject: Subject, weight: Weight, standard: Standard, year: int | None) -> Outcome | None:
    """What the printed text makes of the row's own target, where the weight is known."""
    if subject.of_target is None or not weight.is_known:
        return None
    return score_by_target_rule(subject.indicator, subject.of_target, weight.low, standard, year, _PRINTED)


def _rule_notes(subject: Subject, weight: Weight) -> Iterator[ScoreNote]:
    if subject.rule is None:
        if subject.of_target is not None:
            return
        instead = "，按标准库的评分标准计" if subject.known else ""
        yield ScoreNote(Remark.RULE_UNREAD, f"评分标准未能读懂{instead}")
        return
    if subject.known is not None and subject.rule != subject.known.rule:
        yield ScoreNote(Remark.RULE_DIFFERS, "表中所印评分标准与标准库不同，按表中所印计")
    problem = lint(subject.rule, weight.low)
    if problem:
        yield ScoreNote(Remark.RULE_MAXIMUM, problem)


def _measure(subject: Subject, standard: Standard) -> Measure | None:
    if subject.known is not None:
        return next((measure for measure in standard.measures if measure.id == subject.known.measure), None)
    name = _name(subject.indicator)
    return next((measure for measure in standard.measures if name in measure.names), None)


def _name(indicator: Indicator) -> str:
    """The third-level name without the points printed behind it: 预算完成率（10分）."""
    return zh.label(indicator.level3.text).split("(")[0]
