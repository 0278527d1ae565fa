"""定性指标: rows whose target is words: a person picks a step or an answer, the standard bounds the points."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from gouji.catalogue.grades import grade_bands
from gouji.domain.scores import Certainty, Method, Remark, ScoreNote, ScoreRange
from gouji.domain.selfeval import Field
from gouji.domain.standard import JudgedStep, Standard
from gouji.scoring.degrees import MISSED, REACHED, grades_apart, step_named
from gouji.scoring.methods import row_points, shown, yes_no
from gouji.scoring.outcome import Outcome, claimed_points, undecided
from gouji.scoring.quantity import stated
from gouji.values import zh
from gouji.values.figure import Figure

_WHOLE = Fraction(100)


class Filled(NamedTuple):
    """所填: what a row aims at, what came of it and the score that it gives itself."""

    target: Field
    actual: Field
    claimed: Field


def score_words(row: Filled, weight: Fraction, standard: Standard) -> Outcome:
    """定性: the range of the step that the words of the actual value name, of all steps where they name none."""
    clause = standard.clause(Method.JUDGED.value)
    if row.actual.is_empty:
        note = ScoreNote(Remark.ACTUAL_MISSING, "没有填实际完成值，无从评定")
        return undecided(Method.JUDGED, Fraction(0), weight, note.text, clause, (note,))
    return score_step(row, weight, standard, step_of(row, standard))


def step_of(row: Filled, standard: Standard) -> JudgedStep | None:
    """The step that the actual value names: its words do, or it is 100% of something that was to be done."""
    actual, target = zh.squeeze(row.actual.text), zh.squeeze(row.target.text)
    named = next((step for step in standard.steps if zh.label(step.name) == zh.label(actual)), None)
    if named is not None:
        return named
    number = step_named(actual, target, standard.wording)
    if number is None:
        figure = stated(row.actual)
        whole = figure is not None and isinstance(figure.figure, Figure) and figure.figure.unit.is_rate
        if not whole or figure is None or row.target.figure is not None or figure.trend:
            return None
        number = REACHED if isinstance(figure.figure, Figure) and figure.figure.exact >= 1 else None
    return None if number is None else standard.steps[number]


def score_step(row: Filled, weight: Fraction, standard: Standard, named: JudgedStep | None) -> Outcome:
    """The points of the step ``named``, with the words that name it and the step that the claimed score belongs to."""
    clause = standard.clause(Method.JUDGED.value)
    actual, target = zh.squeeze(row.actual.text), zh.squeeze(row.target.text)
    claimed = claimed_points(row.claimed)
    chosen = _step_of(claimed, weight, standard)
    low, high = _bounds(named, actual, target, standard)
    low, high = low * weight, high * weight
    said = f"目标“{target}”，实际“{actual}”" if target else f"实际“{actual}”"
    if named is None:
        reason = f"{said}，文字断不出属哪一档，{shown(low)}至{shown(high)}分都有可能，由人评定"
    else:
        reason = f"{said}，属“{named.name}”档，可得{shown(low)}至{shown(high)}分，由人评定"
    if claimed is not None and chosen is not None:
        reason += f"；自评{shown(Fraction(claimed))}分在“{chosen.name}”档"
        # the words only suggest a step: a person may be stricter, never more lenient than they allow
        low = min(low, Fraction(claimed))
    score = ScoreRange(row_points(low), row_points(high))
    answer = chosen.name if chosen is not None else ""
    return Outcome(Method.JUDGED, Certainty.JUDGED, score, reason, clause, answer=answer)


def _bounds(named: JudgedStep | None, actual: str, target: str, standard: Standard) -> tuple[Fraction, Fraction]:
    """The lowest and highest share of the weight. A grade below the one aimed at is a step missed, or, as some places
    have it, the band of that grade: both are allowed."""
    steps = standard.steps
    if named is None:
        return steps[-1].low, steps[0].high
    if named in (steps[REACHED], steps[MISSED]) or grades_apart(actual, target, standard.wording) is None:
        return named.low, named.high
    bands = grade_bands()
    place = next(at for at, names in enumerate(standard.wording.words.scale) if zh.label(actual) in names)
    above = bands[place - 1].low / _WHOLE
    return min(named.low, bands[place].low / _WHOLE), max(named.high, above)


def score_yes_no(row: Filled, weight: Fraction, standard: Standard) -> Outcome:
    """是否: full points when the answer is the one wanted, none when it is the other; judged when it is neither."""
    wording = standard.wording
    target, actual = zh.label(row.target.text), zh.label(row.actual.text)
    if actual not in (*wording.yes, *wording.no):
        return score_words(row, weight, standard)
    met = (target in wording.yes) == (actual in wording.yes)
    award = yes_no(weight, met=met, target=target, actual=actual)
    score = ScoreRange.exactly(row_points(award.points))
    return Outcome(Method.YES_NO, Certainty.COMPUTED, score, award.how, standard.clause(Method.YES_NO.value))


def _step_of(claimed: Decimal | None, weight: Fraction, standard: Standard) -> JudgedStep | None:
    if claimed is None or weight <= 0:
        return None
    share = Fraction(claimed) / weight
    return next((step for step in standard.steps if step.holds(share)), None)
