"""Rows whose target is a day: full points for what was done by it, a person's judgement for what was done after."""

from __future__ import annotations

from fractions import Fraction

from gouji.domain.scores import Certainty, Method, Remark, ScoreNote, ScoreRange
from gouji.domain.standard import Standard
from gouji.scoring.deadlines import Days, days, kept
from gouji.scoring.degrees import PARTLY
from gouji.scoring.judged import Filled, score_step, score_words, step_of
from gouji.scoring.methods import row_points, shown
from gouji.scoring.outcome import Outcome, undecided
from gouji.values import zh


def score_deadline(row: Filled, deadline: Days, weight: Fraction, standard: Standard, year: int | None) -> Outcome:
    """The points of a row to be done by ``deadline``; ``year`` is the evaluated one, for days printed without theirs.

    What is late has missed the best step; how much the delay costs no rule says, so all below that step is possible.
    """
    actual, target = zh.squeeze(row.actual.text), zh.squeeze(row.target.text)
    clause = standard.clause(Method.DEADLINE.value)
    if row.actual.is_empty:
        note = ScoreNote(Remark.ACTUAL_MISSING, "没有填完成的日期，无从评定")
        return undecided(Method.DEADLINE, Fraction(0), weight, note.text, clause, (note,))
    done = days(actual)
    if done is None:
        named = step_of(row, standard)
        return score_words(row, weight, standard) if named is None else score_step(row, weight, standard, named)
    in_time = kept(deadline, done, year)
    said = f"目标“{target}”，实际“{actual}”"
    if in_time is None:
        note = ScoreNote(Remark.DATE_UNSURE, f"{said}：只写到这样粗，断不定有没有逾期，请写明完成的日子")
        return undecided(Method.DEADLINE, Fraction(0), weight, note.text, clause, (note,))
    if in_time:
        reason = f"{said}，在期限之内，得满分{shown(weight)}分"
        return Outcome(Method.DEADLINE, Certainty.COMPUTED, ScoreRange.exactly(row_points(weight)), reason, clause)
    most = standard.steps[PARTLY].high * weight
    reason = f"{said}，已逾期，达不到“{standard.steps[0].name}”，可得0至{shown(most)}分，由人评定"
    score = ScoreRange(row_points(Fraction(0)), row_points(most))
    return Outcome(Method.DEADLINE, Certainty.JUDGED, score, reason, clause)
