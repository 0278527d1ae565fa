"""得分透露的数: a score below what its row is due, which one slip of target or actual value explains to the last digit.

A unit may score itself lower than it must, but then by whole points or halves. A score with cents is worked out from figures:
where no figure of its row as printed gives it and one that differs by a digit, a swap or a point does, that is a doubt.
"""

from __future__ import annotations

from collections.abc import Sequence

from gouji.domain.filled import Filled
from gouji.domain.ties import Tie
from gouji.solve.digits import one_digit_slips, slips_of
from gouji.solve.repair import Repair, settled_by
from gouji.values.figure import Figure

_CENTS = 2
_WHOLE = 100
#: More figures that would do than these tell nothing.
_MOST = 2


def told_by_score(tie: Tie, claimed: Figure, figures: Sequence[Filled | None]) -> tuple[Repair, ...]:
    """The slips of one of ``figures`` that make ``tie``, the rule of the score ``claimed`` that fails as printed, hold; none where
    the score is not worked out, or too many would do."""
    if not _is_worked_out(claimed):
        return ()
    found = [one for figure in figures if figure is not None for one in _slips(figure) if _mends(tie, one)]
    return tuple(found) if len(found) <= _MOST else ()


def shown_right(repair: Repair) -> str:
    """What the form would print, put right."""
    figure = repair.figure
    return figure.printing(repair.should) if isinstance(figure, Filled) else format(repair.should, "f")


def _is_worked_out(score: Figure) -> bool:
    """Whether it prints cents, which nobody gives by judgement."""
    return score.places >= _CENTS and score.value * 10 % 1 != 0


def _slips(figure: Filled) -> list[Repair]:
    value = figure.figure.value
    near = dict.fromkeys((*slips_of(value, figure.figure.places), *one_digit_slips(value)))
    most = _WHOLE if figure.unit.is_rate and value <= _WHOLE else None
    return [Repair(figure, one) for one in near if one > 0 and (most is None or one <= most)]


def _mends(tie: Tie, repair: Repair) -> bool:
    return tie.holds_with(settled_by((repair,))) is True
