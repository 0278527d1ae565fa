"""What the readers of relations share: looking back over rows, and choosing among readings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import islice, repeat

from gouji.domain.claims import Mention, Relation, Role
from gouji.domain.formulas import Formula
from gouji.recognise.claims.rows import Row
from gouji.recognise.claims.spans import divides, within

_LOOK_BACK = 24


def before(rows: Sequence[Row], row: Row, mention: Mention) -> Iterator[tuple[Row, Mention]]:
    """The levels before ``mention`` with their rows, nearest first, as far back as a reader would look."""
    candidates = (
        (one, level)
        for index in range(row.index, -1, -1)
        for one in (rows[index],)
        for level in reversed(one.of(Role.LEVEL))
        if level.start < mention.start
    )
    return islice(candidates, _LOOK_BACK)


def holds(relation: Relation) -> bool:
    """Whether the reading holds; sums and quotients, of which there are many, are tried in scaled integers."""
    if relation.formula is Formula.SUM:
        return within(relation.operands, relation.signs or repeat(1), relation.claimed)
    if relation.formula is Formula.QUOTIENT:
        top, bottom = relation.operands
        if divides(top, bottom, relation.claimed):
            return True
    return bool(relation.fits)


def first_holding(readings: Sequence[Relation], *, stated: bool = True) -> Relation | None:
    """The first reading that holds, else the likeliest, with the others as rivals; None without any.

    Of readings that all fail the one is likeliest that misses its claim by least: a slip is small beside a reading about
    another thing. Equal ones keep their order.
    """
    if not readings:
        return None
    best = readings[0]
    if len(readings) > 1:
        holding = next((one for one in readings if holds(one)), None)
        undefined = next((one for one in readings if one.fits is None), None) if holding is None else None
        if undefined is not None:  # over a base that may be nothing no failure is proved
            return replace(undefined, stated=stated)
        best = holding or min(readings, key=_miss)
    return replace(best, stated=stated, rivals=tuple(one for one in readings if one is not best))


def _miss(relation: Relation) -> Fraction:
    """How far a failing reading is off, in units of what it should give; an undefined one is the farthest."""
    if relation.computed is None or relation.computed == 0:
        return Fraction(10**9)
    return abs(relation.claimed.exact - relation.computed) / abs(relation.computed)
