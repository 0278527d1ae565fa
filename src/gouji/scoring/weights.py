"""分值: the points each row is worth; read off the claimed scores where the form has no column for them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gouji.domain.selfeval import GroupHead, Indicator
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
        return self.low == self.high


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
    claimed score is the weight. Of the others no more is known than that all weights add up to the total.
    """
    known = [
        _read_off(indicator, standard, year) if points is None else Weight(points, points)
        for indicator, points in zip(indicators, fixed, strict=True)
    ]
    for head in sorted(groups, key=lambda one: len(one.members)):
        if head.points is not None and head.members:
            _bind(known, fixed, head.members, Fraction(head.points))
    execution = standard.execution.points if standard.execution else Fraction(0)
    spent = execution + sum((weight.high for weight in known if weight is not None), Fraction(0))
    left = max(Fraction(0), standard.total - spent)
    return tuple(
        weight if weight is not None else _between(indicator, left)
        for weight, indicator in zip(known, indicators, strict=True)
    )


def _bind(
    known: list[Weight | None], fixed: tuple[Fraction | None, ...], members: tuple[int, ...], points: Fraction
) -> None:
    """Holds the weights of ``members`` to the points of their heading.

    A single row that is not stated has what the others leave, whatever it claims; weights read off scores stand only where
    they add up to the heading: else one of those scores is not the full one.
    """
    unstated = [number for number in members if fixed[number] is None]
    stated = sum((points_of for number in members if (points_of := fixed[number]) is not None), Fraction(0))
    if len(unstated) == 1:
        left = max(Fraction(0), points - stated)
        known[unstated[0]] = Weight(left, left)
        return
    read = [weight for number in unstated if (weight := known[number]) is not None]
    total = stated + sum((weight.high for weight in read), Fraction(0))
    if total > points or (len(read) == len(unstated) and total != points):
        for number in unstated:
            known[number] = None


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
