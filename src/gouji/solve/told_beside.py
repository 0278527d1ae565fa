"""What is told beside a figure told twice: its change, rate, share and rate of completion are told twice with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape

_LAST_YEAR = re.compile(r"[上去]年度?(?:同期|决算|执行|预算)?数?$")
_ALL = 100  # percent
_BESIDE = (Role.CHANGE, Role.GROWTH, Role.SHARE, Role.COMPLETION, Role.BASE)


def told_beside(figures: Sequence[Mention], twice: Iterable[Relation]) -> Iterator[Relation]:
    """What stands beside both levels of each relation of ``twice`` in one role and one direction, against one base, and is printed
    alike: A增加D，增长p … A增加D，增长p. Nothing tells of nothing."""
    at = {one: number for number, one in enumerate(figures)}
    for level, again in ((one.operands[0], one.claimed) for one in twice):
        if level in at and again in at and level.role is again.role is Role.LEVEL:
            first = list(_beside(figures, at[level]))
            for one in _beside(figures, at[again]):
                same = next((other for other in first if _are_one(other, one)), None)
                if same is not None:
                    yield Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (same,), one, stated=False)


def _beside(figures: Sequence[Mention], at: int) -> Iterator[Mention]:
    """What the sentence tells of the level at that place, up to the next level."""
    level = figures[at]
    behind = figures[at + 1 :]
    beside = takewhile(lambda one: one.role in _BESIDE and level.runs_on_to(one), behind)
    return (one for one in beside if one.role is not Role.COMPLETION or one.figure.value != _ALL)  # many are


def _are_one(one: Mention, other: Mention) -> bool:
    alike = one.role is other.role and one.direction == other.direction and one.figure.unit == other.figure.unit
    return (
        alike
        and one.figure.value == other.figure.value != 0
        and (_year_against(one) == _year_against(other) is not None or _are_against_one(one, other))
    )


def _are_against_one(one: Mention, other: Mention) -> bool:
    return (one.base.endswith(other.base) or other.base.endswith(one.base)) and one.base_year == other.base_year


def _year_against(one: Mention) -> int | None:
    """The year compared with: 2019年, and 上年 in 2020."""
    if one.base_year is not None or one.year is None:
        return one.base_year
    return one.year - 1 if _LAST_YEAR.search(one.base) else None
