"""分值: the points each row is worth; read off the claimed scores where the form has no column for them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gouji.domain.selfeval import Indicator
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
    indicators: tuple[Indicator, ...], standard: Standard, fixed: tuple[Fraction | None, ...]
) -> tuple[Weight, ...]:
    """The weight of every indicator, in order; ``fixed`` are the points that the form or the standard states for them.

    A form without weights shows the weight of a row only when its target is met: then the full score was due, so the
    claimed score is the weight. Of the others no more is known than that all weights add up to the total.
    """
    known = tuple(
        _read_off(indicator, standard) if points is None else Weight(points, points)
        for indicator, points in zip(indicators, fixed, strict=True)
    )
    execution = standard.execution.points if standard.execution else Fraction(0)
    spent = execution + sum((weight.high for weight in known if weight is not None), Fraction(0))
    left = max(Fraction(0), standard.total - spent)
    return tuple(
        weight if weight is not None else _between(indicator, left)
        for weight, indicator in zip(known, indicators, strict=True)
    )


def _read_off(indicator: Indicator, standard: Standard) -> Weight | None:
    claimed = claimed_points(indicator.claimed)
    if not claimed or claimed < 0 or score_by_target(indicator, _FINE, standard).score.low != _FINE:
        return None
    return Weight(Fraction(claimed), Fraction(claimed), read_off=True)


def _between(indicator: Indicator, left: Fraction) -> Weight:
    claimed = Fraction(claimed_points(indicator.claimed) or 0)
    low = max(Fraction(0), claimed)
    return Weight(low, max(low, left))
