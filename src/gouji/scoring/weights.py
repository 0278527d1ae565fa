"""分值: the points each row is worth; read off the claimed scores where the form has no column for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from gouji.domain.selfeval import GroupHead, Indicator, SelfEvaluation
from gouji.domain.standard import Standard
from gouji.scoring.outcome import claimed_points
from gouji.scoring.target_row import score_by_target

# Points are rounded to two places: on this many a target missed by a hair does not round up to the full score.
_FINE = Fraction(10**6)


@dataclass(frozen=True, slots=True)
class Weight:
    """分值: one value where ``low`` equals ``high``; ``read_off`` marks one concluded from a fully met row."""

    low: Fraction
    high: Fraction
    read_off: bool = False

    @property
    def is_known(self) -> bool:
        return self.low is self.high or self.low == self.high


def row_weights(
    indicators: tuple[Indicator, ...],
    standard: Standard,
    fixed: tuple[Fraction | None, ...],
    groups: tuple[GroupHead, ...] = (),
    year: int | None = None,
) -> tuple[Weight, ...]:
    """The weight of every indicator, in order; ``fixed`` are the points that the form or the standard states for them.

    The points that a heading of ``groups`` prints bind the weights below it.

    A form without weights shows the weight of a row only when its target is met: then the full score was due, so the
    claimed score is the weight. It counts only where something else bears it out: all weights together are what the
    heading or the whole form is worth, or they leave for a single row just the weight of which its score is the due part.
    Scores that together make all that a heading is worth are the weights, met or not, for none may be more than its weight.
    Of the others no more is known than that all weights add up to the total.
    """
    known = [
        _read_off(indicator, standard, year) if points is None else Weight(points, points)
        for indicator, points in zip(indicators, fixed, strict=True)
    ]
    execution = standard.execution.points if standard.execution else Fraction(0)
    heads = [head for head in groups if head.points is not None and head.members]
    for head in sorted(heads, key=lambda one: len(one.members)):
        assert head.points is not None
        _bind(known, fixed, head.members, Fraction(head.points))
        _claimed_in_full(known, indicators, head.members, Fraction(head.points))
    covered = {number for head in heads for number in head.members}
    form = _Form(indicators, standard, fixed, year)
    for head in heads:
        assert head.points is not None
        form.confirm(known, head.members, Fraction(head.points))
    if not covered:
        form.confirm(known, range(len(known)), standard.total - execution)
    elif open_rows := [number for number in range(len(known)) if number not in covered]:
        top = sum((Fraction(head.points or 0) for head in _topmost(heads)), Fraction(0))
        form.confirm(known, open_rows, standard.total - execution - top)
    spent = execution + sum((weight.high for weight in known if weight is not None), Fraction(0))
    left = max(Fraction(0), standard.total - spent)
    return tuple(
        weight if weight is not None else _between(indicator, left)
        for weight, indicator in zip(known, indicators, strict=True)
    )


def prints_no_points(evaluation: SelfEvaluation) -> bool:
    """Whether a form only sets outcomes beside targets: no weight, no score and no total of them."""
    rows, money = evaluation.indicators, evaluation.money
    fields = [
        evaluation.claimed_total,
        evaluation.total_weight,
        *(field for row in rows for field in (row.weight, row.claimed)),
    ]
    if money is not None:
        fields += [money.total.weight, money.total.claimed]
    heads = () if money is None else money.heads
    printed = bool(heads) or any(head.points is not None for head in evaluation.groups)
    return not printed and all(claimed_points(field) is None for field in fields)


def _topmost(heads: Sequence[GroupHead]) -> Iterator[GroupHead]:
    """The headings that stand under no other that has points."""
    for head in heads:
        if not any(other is not head and set(head.members) < set(other.members) for other in heads):
            yield head


@dataclass(frozen=True, slots=True)
class _Form:
    """表: what confirming weights looks at."""

    indicators: tuple[Indicator, ...]
    standard: Standard
    fixed: tuple[Fraction | None, ...]
    year: int | None

    def confirm(self, known: list[Weight | None], members: Sequence[int], points: Fraction) -> None:
        """Drops the weights of ``members`` read off scores, unless all weights there together make ``points``."""
        read = [number for number in members if (weight := known[number]) is not None and weight.read_off]
        if not read:
            return
        unknown = [number for number in members if known[number] is None]
        left = points - sum((weight.high for number in members if (weight := known[number])), Fraction(0))
        if not unknown and left == 0:
            return
        if len(unknown) == 1 and left > 0 and self._is_due(unknown[0], left):
            known[unknown[0]] = Weight(left, left)
            return
        for number in read:
            known[number] = None

    def _is_due(self, number: int, weight: Fraction) -> bool:
        """Whether the claimed score of a row is the only one due to it with that weight."""
        due = score_by_target(self.indicators[number], weight, self.standard, self.year).score
        return due.is_exact and claimed_points(self.indicators[number].claimed) == due.low


def _bind(
    known: list[Weight | None], fixed: tuple[Fraction | None, ...], members: tuple[int, ...], points: Fraction
) -> None:
    """Holds the weights of ``members`` to the points of their heading: a single row that is not stated has what the
    others leave, whatever it claims; no weights read off scores are more than the heading."""
    unstated = [number for number in members if fixed[number] is None]
    stated = sum((points_of for number in members if (points_of := fixed[number]) is not None), Fraction(0))
    if len(unstated) == 1:
        left = max(Fraction(0), points - stated)
        known[unstated[0]] = Weight(left, left)


def _claimed_in_full(
    known: list[Weight | None], indicators: Sequence[Indicator], members: Sequence[int], points: Fraction
) -> None:
    claims = [claimed_points(indicators[number].claimed) for number in members]
    given = [claim for claim in claims if claim is not None and claim >= 0]
    if len(given) == len(claims) > 1 and sum(map(Fraction, given), Fraction(0)) == points:
        for number, claim in zip(members, given, strict=True):
            known[number] = known[number] or Weight(Fraction(claim), Fraction(claim))


def is_met(indicator: Indicator, standard: Standard, year: int | None = None) -> bool:
    """Whether the target is reached, so that nothing but the full score is due."""
    return score_by_target(indicator, _FINE, standard, year).score.low == _FINE


def _read_off(indicator: Indicator, standard: Standard, year: int | None) -> Weight | None:
    claimed = claimed_points(indicator.claimed)
    if not claimed or claimed < 0 or not is_met(indicator, standard, year):
        return None
    return Weight(Fraction(claimed), Fraction(claimed), read_off=True)


def _between(indicator: Indicator, left: Fraction) -> Weight:
    claimed = Fraction(claimed_points(indicator.claimed) or 0)
    low = max(Fraction(0), claimed)
    return Weight(low, max(low, left))
