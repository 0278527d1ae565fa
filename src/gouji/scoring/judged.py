"""定性指标: rows whose target is words: a person picks a step or an answer, the standard bounds the points."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from gouji.domain.scores import Certainty, Method, Remark, ScoreNote, ScoreRange
from gouji.domain.selfeval import Indicator
from gouji.domain.standard import JudgedStep, Standard, Wording
from gouji.scoring.methods import row_points, shown, yes_no
from gouji.scoring.outcome import Outcome, claimed_points, undecided
from gouji.values import zh


def score_words(indicator: Indicator, weight: Fraction, standard: Standard) -> Outcome:
    """定性: the range of the step that the words of the actual value name, of all steps where they name none."""
    clause = standard.clause(Method.JUDGED.value)
    if indicator.actual.is_empty:
        note = ScoreNote(Remark.ACTUAL_MISSING, "没有填实际完成值，无从评定")
        return undecided(Method.JUDGED, Fraction(0), weight, note.text, clause, (note,))
    actual, target = zh.squeeze(indicator.actual.text), zh.squeeze(indicator.target.text)
    named = _named_step(actual, target, standard)
    claimed = claimed_points(indicator.claimed)
    chosen = _step_of(claimed, weight, standard)
    low, high = _bounds(named, weight, standard)
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


def _bounds(named: JudgedStep | None, weight: Fraction, standard: Standard) -> tuple[Fraction, Fraction]:
    steps = standard.steps if named is None else (named,)
    return steps[-1].low * weight, steps[0].high * weight


def score_yes_no(indicator: Indicator, weight: Fraction, standard: Standard) -> Outcome:
    """是否: full points when the answer is the one wanted, none when it is the other; judged when it is neither."""
    wording = standard.wording
    target, actual = zh.label(indicator.target.text), zh.label(indicator.actual.text)
    if actual not in (*wording.yes, *wording.no):
        return score_words(indicator, weight, standard)
    met = (target in wording.yes) == (actual in wording.yes)
    award = yes_no(weight, met=met, target=target, actual=actual)
    score = ScoreRange.exactly(row_points(award.points))
    return Outcome(Method.YES_NO, Certainty.COMPUTED, score, award.how, standard.clause(Method.YES_NO.value))


def _named_step(actual: str, target: str, standard: Standard) -> JudgedStep | None:
    """The step that the words name: the target repeated, a bad thing that did not occur, or an answer of the word list."""
    plain = zh.label(actual).strip("。.!！")
    if plain == zh.label(target) or _nothing_bad(plain, standard.wording):
        return standard.steps[0]
    for step, answers in zip(standard.steps, standard.wording.answers, strict=True):
        if plain in answers:
            return step
    return None


def _nothing_bad(plain: str, wording: Wording) -> bool:
    return plain.startswith(wording.none_happened) and any(word in plain for word in wording.negative)


def _step_of(claimed: Decimal | None, weight: Fraction, standard: Standard) -> JudgedStep | None:
    if claimed is None or weight <= 0:
        return None
    share = Fraction(claimed) / weight
    return next((step for step in standard.steps if step.holds(share)), None)
