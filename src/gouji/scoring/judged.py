"""定性指标: rows whose target is words: a person picks a step or an answer, the standard bounds the points."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from gouji.domain.scores import Certainty, Method, Remark, ScoreNote, ScoreRange
from gouji.domain.selfeval import Indicator
from gouji.domain.standard import JudgedStep, Standard, Wording
from gouji.scoring import methods
from gouji.scoring.outcome import Outcome, claimed_points, undecided
from gouji.values import zh


def score_words(indicator: Indicator, weight: Fraction, standard: Standard) -> Outcome:
    """定性: the range of the step that the words of the actual value name, of all steps where they name none."""
    clause = standard.clause(Method.JUDGED.value)
    if indicator.actual.is_empty:
        note = ScoreNote(Remark.ACTUAL_MISSING, "没有填实际完成值，无从评定")
        return undecided(Method.JUDGED, Fraction(0), weight, note.text, clause, (note,))
    actual, target = zh.squeeze(indicator.actual.text), zh.squeeze(indicator.target.text)
    step = _named_step(actual, target, standard)
    claimed = claimed_points(indicator.claimed)
    possible = (step,) if step is not None else standard.steps
    low, high = possible[-1].low * weight, possible[0].high * weight
    score = ScoreRange(methods.row_points(low), methods.row_points(high))
    claimed_step = _step_of(claimed, weight, standard)
    said = f"目标“{target}”，实际“{actual}”" if target else f"实际“{actual}”"
    if step is not None:
        reason = f"{said}，属“{step.name}”档，可得{methods.shown(low)}至{methods.shown(high)}分，由人评定"
    else:
        reason = f"{said}，文字断不出属哪一档，{methods.shown(low)}至{methods.shown(high)}分都有可能，由人评定"
    answer = claimed_step.name if claimed_step is not None else ""
    if claimed is not None and answer:
        reason += f"；自评{methods.shown(Fraction(claimed))}分在“{answer}”档"
    return Outcome(Method.JUDGED, Certainty.JUDGED, score, reason, clause, answer=answer)


def score_yes_no(indicator: Indicator, weight: Fraction, standard: Standard) -> Outcome:
    """是否: full points when the answer is the one wanted, none when it is the other; judged when it is neither."""
    wording = standard.wording
    target, actual = zh.label(indicator.target.text), zh.label(indicator.actual.text)
    if actual not in (*wording.yes, *wording.no):
        return score_words(indicator, weight, standard)
    met = (target in wording.yes) == (actual in wording.yes)
    award = methods.yes_no(weight, met=met, target=target, actual=actual)
    score = ScoreRange.exactly(methods.row_points(award.points))
    return Outcome(Method.YES_NO, Certainty.COMPUTED, score, award.how, standard.clause(Method.YES_NO.value))


def _named_step(actual: str, target: str, standard: Standard) -> JudgedStep | None:
    """The step that the words name: an answer of the word list, the target repeated, or a bad thing that did not occur."""
    plain = zh.label(actual).strip("。.!！")
    for number, answers in enumerate(standard.wording.answers):
        if plain in answers and number < len(standard.steps):
            return standard.steps[number]
    if plain == zh.label(target) or _nothing_bad(plain, standard.wording):
        return standard.steps[0]
    return None


def _nothing_bad(plain: str, wording: Wording) -> bool:
    return plain.startswith(wording.none_happened) and any(word in plain for word in wording.negative)


def _step_of(claimed: Decimal | None, weight: Fraction, standard: Standard) -> JudgedStep | None:
    if claimed is None or weight <= 0:
        return None
    share = Fraction(claimed) / weight
    return next((step for step in standard.steps if step.holds(share)), None)
