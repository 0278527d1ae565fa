"""Parallel comparisons: 收入、支出总计A、B，各增加C、D，各增长p、q: the k-th change belongs to the k-th total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.before import before
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Row
from gouji.recognise.claims.sentences.same import identity, names_last_year

_BREAK = re.compile(r"[，,；;：:]")
_MOVES = (Role.CHANGE, Role.GROWTH)


def in_parallel(mention: Mention) -> bool:
    return mention.rank[1] > 1 and mention.role in _MOVES


def ranked(rows: Sequence[Row]) -> Iterator[Claim]:
    """The growth of each member of a parallel list, from its own level and its own change or base."""
    found = [(row, mention) for row in rows for mention in row.mentions if in_parallel(mention)]
    for row, rate in found:
        yield from _from_bases(rows, row, rate)
        if rate.role is not Role.GROWTH:
            continue
        change = _change(found, row, rate)
        level = _level(rows, row, rate if rate.own else change or rate)
        if change is not None and level is not None and comparable(level, change):
            formula = Formula.RISE_FROM_CHANGE if rate.direction > 0 else Formula.FALL_FROM_CHANGE
            yield Claim((Relation(Kind.GROWTH, Shape.GROWTH, formula, (level, change), rate),))


def _change(found: Sequence[tuple[Row, Mention]], row: Row, rate: Mention) -> Mention | None:
    """The change at the same place of the list before, else of the list behind: 分别增长p、下降q，增加a、减少b."""
    same = [(one, change) for one, change in found if change.role is Role.CHANGE and change.rank == rate.rank]
    ahead = [change for _, change in same if change.start < rate.start]
    behind = [change for one, change in same if one.sentence == row.sentence and change.base == rate.base]
    if (
        row.level is not None and row.level.clause[0] == rate.clause[0]
    ):  # a sentence with a level has changes of its own
        ahead = [change for change in ahead if change.clause[0] == rate.clause[0]]
    ended = ahead and behind and ahead[-1].clause[0] != rate.clause[0]
    return behind[0] if behind and (ended or not ahead) else ahead[-1] if ahead else None


def _from_bases(rows: Sequence[Row], row: Row, move: Mention) -> Iterator[Claim]:
    """比预算B1减少D1，比上年B2减少D2，分别下降p、q: the k-th rate is over the k-th base. Where the bases are one list
    (甲A1、乙A2，上年分别为B1、B2，分别增长p、q), the k-th level moved, on whichever side of the changes the lists stand; of one
    level alone it may still be two comparisons."""
    base = _base(rows, row, move)
    if base is None:
        return
    if base.rank == move.rank:
        listed = _listed(rows, row, min(base, move, key=lambda one: one.start)) or _behind(rows, row, move)
    else:
        listed = []
    alone = [row.level] if row.level is not None and row.level.rank[1] == 1 else []
    moved = [level for level in listed or alone if comparable(level, base)]
    told = [relation for level in moved for relation in (_moved(level, base, move),) if relation is not None]
    if told:
        yield Claim(tuple(told), Evidence.STATED if len(told) == 1 else Evidence.NAMED)


def _base(rows: Sequence[Row], row: Row, move: Mention) -> Mention | None:
    """The base at the place of ``move``: of its row, else of the list of as many bases in its sentence."""
    bases = row.of(Role.BASE)
    position, length = move.rank
    if len(bases) == length:
        return bases[position]
    return next((one for one in _in_sentence(rows, row, Role.BASE) if one.rank == move.rank), None)


def _behind(rows: Sequence[Row], row: Row, move: Mention) -> list[Mention]:
    """The level at the place of ``move`` in the list behind it: 分别增加c、d，达到a、b，上年为…."""
    behind = (one for one in _in_sentence(rows, row, Role.LEVEL) if one.start > move.start)
    return [one for one in behind if one.rank == move.rank and one.measure not in BUDGET_MEASURES][:1]


def _in_sentence(rows: Sequence[Row], row: Row, role: Role) -> Iterator[Mention]:
    return (one for other in rows if other.sentence == row.sentence for one in other.of(role))


def _listed(rows: Sequence[Row], row: Row, member: Mention) -> list[Mention]:
    """The levels at the place of ``member`` in the lists before it, the nearest first: one told in one breath, one of so
    many each with a name of its own. Budgets only where there are no others, and beside those of last year."""
    every = [level for _, level in before(rows, row, member)]
    near = [level for level in every if level.measure not in BUDGET_MEASURES]
    if not near and names_last_year(member.base):
        near = every
    listed = next((level for level in near if level.rank == member.rank), None)
    single = [level for level in near if level.rank[1] == 1 and level.clause[0] == member.clause[0]]
    return [level for level in (listed, _told_singly(single, member)) if level is not None]


def _moved(level: Mention, base: Mention, move: Mention) -> Relation | None:
    if move.role is Role.GROWTH:
        formula = Formula.RISE if move.direction > 0 else Formula.FALL
        return Relation(Kind.GROWTH, Shape.GROWTH, formula, (level, base), move)
    ends = (level, base) if move.direction > 0 else (base, level)
    difference = Relation(Kind.DIFFERENCE, Shape.DIFFERENCE, Formula.SUM, ends, move, (1, -1))
    return difference if comparable(level, base, move) else None


def _level(rows: Sequence[Row], row: Row, mention: Mention) -> Mention | None:
    """The level of the same name, else the level at the same place of the list before."""
    near = [level for _, level in before(rows, row, mention)]
    if mention.own:
        named = next((level for level in near if identity(level.subject) == identity(mention.subject)), None)
        if named is not None:
            return named
    listed = next((level for level in near if level.rank == mention.rank), None)
    return listed or _told_singly([level for level in near if level.clause[0] == mention.clause[0]], mention)


def _told_singly(nearest: Sequence[Mention], mention: Mention) -> Mention | None:
    """A a元、B b元，分别增加c、减少d: each with a name of its own, as many as the changes."""
    position, length = mention.rank
    together = next(
        (at for at, (later, level) in enumerate(pairwise(nearest), 1) if _parts(level, later)), len(nearest)
    )
    for count in (together, len(nearest)):
        if count == length:
            return nearest[length - 1 - position]
    return None


def _parts(level: Mention, later: Mention) -> bool:
    return _BREAK.search(level.passage.text, level.end, later.start) is not None
