"""Parallel comparisons: 收入、支出总计A、B，各增加C、D，各增长p、q: the k-th change belongs to the k-th total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim
from gouji.recognise.claims.before import before
from gouji.recognise.claims.rows import Row
from gouji.recognise.claims.same import identity

_MOVES = (Role.CHANGE, Role.GROWTH)


def in_parallel(mention: Mention) -> bool:
    return mention.rank[1] > 1 and mention.role in _MOVES


def ranked(rows: Sequence[Row]) -> Iterator[Claim]:
    """The growth of each member of a parallel list, from its own level and its own change."""
    found = [(row, mention) for row in rows for mention in row.mentions if in_parallel(mention)]
    changes: dict[tuple[int, int], Mention] = {}
    for row, mention in found:
        if mention.role is Role.CHANGE:
            changes[mention.rank] = mention
            continue
        yield from _from_bases(row, mention)
        change = changes.get(mention.rank)
        level = _level(rows, row, mention if mention.own else change or mention)
        if change is not None and level is not None and comparable(level, change):
            formula = Formula.RISE_FROM_CHANGE if mention.direction > 0 else Formula.FALL_FROM_CHANGE
            yield Claim((Relation(Kind.GROWTH, Shape.GROWTH, formula, (level, change), mention),))


def _from_bases(row: Row, rate: Mention) -> Iterator[Claim]:
    """比预算B1减少D1，比上年B2减少D2，分别下降p、q: the k-th rate is over the k-th base."""
    bases = row.of(Role.BASE)
    position, length = rate.rank
    if row.level is not None and len(bases) == length and comparable(row.level, *bases):
        formula = Formula.RISE if rate.direction > 0 else Formula.FALL
        yield Claim((Relation(Kind.GROWTH, Shape.GROWTH, formula, (row.level, bases[position]), rate),))


def _level(rows: Sequence[Row], row: Row, mention: Mention) -> Mention | None:
    """The level of the same name, else the level at the same place of the list before."""
    near = [level for _, level in before(rows, row, mention)]
    if mention.own:
        named = next((level for level in near if identity(level.subject) == identity(mention.subject)), None)
        if named is not None:
            return named
    return next((level for level in near if level.rank == mention.rank), None)
