"""A figure told again together with its change and rate, under whatever name: A减少D，下降p … A，较上年减少D，下降p.

Three figures hardly agree by chance; words that tell the two apart (another side, year, budget, fund or body) count all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.solve.spoken_again import may_be_one

_MOVES = (Role.CHANGE, Role.GROWTH)
_FEWEST = 2
_ENOUGH = 15  # bits of all the digits of the three
_SPAN = 4  # figures behind a level that may move it
_Key = tuple[tuple[object, ...], ...]


def told_together(figures: Sequence[Mention]) -> Iterator[Relation]:
    """Each level that prints an earlier one again with all that moved it, the nearest of those."""
    known: dict[_Key, Mention] = {}
    for at, level in enumerate(figures):
        if level.role is not Role.LEVEL or level.figure.value == 0:
            continue
        behind = takewhile(lambda one: one.role in (*_MOVES, Role.BASE), figures[at + 1 : at + 1 + _SPAN])
        moves = [one for one in behind if one.role in _MOVES and level.runs_on_to(one)]
        if len(moves) < _FEWEST or _bits((level, *moves)) < _ENOUGH:
            continue
        key = tuple((one.role, one.direction, one.figure.value, one.figure.unit) for one in (level, *moves))
        other = known.get(key)
        if other is not None and may_be_one(other, level):
            yield Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (other,), level, stated=False)
        known[key] = level


def _bits(figures: Sequence[Mention]) -> int:
    return sum(int(one.figure.digits.strip("0") or "0").bit_length() for one in figures)
