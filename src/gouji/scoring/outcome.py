"""The points of one row before they meet what was claimed, and their meeting."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from gouji.domain.scores import ROUNDED, Certainty, Method, Reading, ScoreNote, ScoreRange
from gouji.domain.selfeval import Field
from gouji.scoring.methods import row_points
from gouji.values.cell import read_cell
from gouji.values.figure import Figure
from gouji.values.rounding import half_up

#: Rounding to a whole number moves a score no further, and rounding to one place.
_HALF, _TENTH = Decimal("0.5"), Decimal("0.05")
_SETTLED = frozenset((Certainty.COMPUTED, Certainty.READINGS))


class Outcome(NamedTuple):
    """评分结果: what the rule gives for one row. ``answer`` names the step or answer a claimed score belongs to."""

    method: Method
    certainty: Certainty
    score: ScoreRange
    reason: str
    clause: str
    readings: tuple[Reading, ...] = ()
    taken: str = ""
    allowed: tuple[Decimal, ...] = ()
    answer: str = ""
    notes: tuple[ScoreNote, ...] = ()


def claimed_points(field: Field | None) -> Decimal | None:
    """A score as filled in (10, 9.5分), None where the cell holds no figure."""
    return None if field is None else points_in(field.text)


def points_in(text: str) -> Decimal | None:
    value = read_cell(text)
    return value.value if isinstance(value, Figure) else None


def undecided(
    method: Method, low: Fraction, high: Fraction, reason: str, clause: str, notes: Iterable[ScoreNote] = ()
) -> Outcome:
    """Too little data: anything from ``low`` to ``high`` is possible."""
    score = ScoreRange(row_points(low), row_points(high))
    return Outcome(method, Certainty.UNDECIDED, score, reason, clause, notes=tuple(notes))


def of_readings(
    method: Method, readings: tuple[Reading, ...], taken: str, clause: str, notes: Iterable[ScoreNote] = ()
) -> Outcome:
    """One result where all readings agree, else a range; ``taken`` is the id of the reading the standard holds to."""
    if len(readings) == 1:
        (only,) = readings
        score = ScoreRange.exactly(only.score)
        return Outcome(method, Certainty.COMPUTED, score, only.reason, clause, (), "", (), "", tuple(notes))
    scores = [reading.score for reading in readings]
    chosen = next((reading for reading in readings if reading.id == taken), readings[0])
    if min(scores) == max(scores):
        score = ScoreRange.exactly(chosen.score)
        kept = readings if len(readings) > 1 else ()
        name = chosen.name if kept else ""
        return Outcome(method, Certainty.COMPUTED, score, chosen.reason, clause, kept, name, notes=tuple(notes))
    reason = "；".join(f"{reading.name}：{reading.reason}" for reading in readings)
    score = ScoreRange(min(scores), max(scores))
    return Outcome(method, Certainty.READINGS, score, reason, clause, readings, chosen.name, notes=tuple(notes))


def as_filed(outcome: Outcome, claimed: Decimal | None, weight: Decimal | None = None) -> tuple[Decimal | None, str]:
    """The claimed score with the name of what gives it, or (None, "") where nothing does.

    Where nothing was claimed, the score of the taken reading, or the only score there is. A score printed with fewer than
    two places stands for the due one rounded to them: to one place without more words, to a whole number as ``ROUNDED``.
    The full ``weight`` is for what was done in full: no rounding to a whole number gives it.
    """
    readings = outcome.readings
    taken = next((reading for reading in readings if reading.name == outcome.taken), None) if readings else None
    if claimed is None:
        if taken is not None:
            return taken.score, taken.name
        return (outcome.score.low, "") if outcome.score.is_exact else (None, "")
    if readings:
        giving = [reading for reading in readings if reading.score == claimed]
        if taken in giving:
            return claimed, outcome.taken
        if giving:
            return claimed, giving[0].name
    elif outcome.allowed and claimed not in outcome.allowed:
        return None, ""
    elif outcome.score.holds(claimed):
        return claimed, outcome.answer
    return _rounded(outcome, claimed, weight)


def _rounded(outcome: Outcome, claimed: Decimal, weight: Decimal | None) -> tuple[Decimal | None, str]:
    if outcome.certainty not in _SETTLED:
        return None, ""
    is_full = claimed == weight
    # a score that is rounded is no further off than half of its last place: most that are claimed wrongly are
    nearest = _TENTH if is_full else _HALF
    if not outcome.readings:
        points = outcome.score.low
        if not -nearest <= points - claimed <= nearest:
            return None, ""
        due = [(points, outcome.answer)]
    else:
        due = [
            (reading.score, reading.name)
            for reading in outcome.readings
            if -nearest <= reading.score - claimed <= nearest
        ]
        due.sort(key=lambda one: one[1] != outcome.taken)
    for places in (1,) if is_full else (1, 0):
        for points, name in due:
            if half_up(points, places) == claimed:
                return claimed, ROUNDED if is_full or not places else name
    return None, ""
