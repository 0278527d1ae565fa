"""Changes of listed parts against the change of their whole: A减少D，其中：a减少d1、b增加d2."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.catalogue.claims import complete_partition, wording
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.lists.listed import Reading, readings_of
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout, Opener, Row
from gouji.recognise.claims.sentences.same import names_last_year

_ONE_BREATH = re.compile(r"\s*[、和及]")


@told_by({Role.CHANGE})
def claims(layout: Layout) -> Iterator[Claim]:
    """The changes of the parts of lists against the change of the whole."""
    for opener in layout.openers:
        if opener.runs_on:
            continue
        changes = [*reversed(changed(layout, opener))]
        if changes:
            readings = tuple(dict.fromkeys(readings_of(layout, opener)))
            complete = () if opener.partial or opener.loose else tuple(_complete(readings))
            whole = tuple(_complete_changes(changes, complete))
            mixed = Claim(tuple(_mixed_changes(changes, readings)), Evidence.FIGURES)
            if whole or mixed.readings:
                yield Claim(whole, otherwise=mixed, may_fall_short=any(map(_leaves_untold, complete)))
            if not opener.partial:
                yield from _changes_of_a_sum(layout.rows[opener.before], changes, readings)


def changed(layout: Layout, opener: Opener) -> Sequence[Mention]:
    """The changes of what a list is about; of A in A减少D，其中：a、b。具体情况如下：（一）a减少d1 as well."""
    before = layout.rows[opener.before]
    changes = before.of(Role.CHANGE)
    if changes or before.level is None or not before.level.within or not opener.mark.text.endswith("如下"):
        return changes
    whole = before.level.within
    rows = reversed(layout.rows[: before.index])
    return next((row.of(Role.CHANGE) for row in rows if row.level is not None and row.level.subject == whole), ())


def _changes_of_a_sum(before: Row, changes: Sequence[Mention], readings: Sequence[Reading]) -> Iterator[Claim]:
    """A比上年增加D，其中：a增加d1，b减少d2: where the parts make up the whole, so do their changes from one and the same base."""
    level = before.level
    if level is None:
        return
    for reading in readings:
        parts = tuple(row.level for row in reading if row.level is not None and comparable(row.level, level))
        if len(parts) == len(reading) > 1:
            relations = [one for whole in changes for one in _moving_together(reading, whole)]
            short = _leaves_untold(reading) or not _is_complete(reading)
            brought = tuple(_one_of(relations, may_fall_short=short))
            if brought:
                total = Relation(Kind.SUM, Shape.PARTS, Formula.SUM, parts, level)
                yield Claim((total,), Evidence.NAMED, brings=brought)


def _one_of(relations: Sequence[Relation], *, may_fall_short: bool) -> Iterator[Claim]:
    """The changes of the parts make up one of the changes of the whole: 比预算减少D，比上年减少E，其中：a减少d."""
    for parts in dict.fromkeys(one.operands for one in relations):
        same = tuple(one for one in relations if one.operands == parts)
        yield Claim(same, max(map(_evidence, same)), may_fall_short=may_fall_short)


def _moving_together(reading: Reading, whole: Mention) -> Iterator[Relation]:
    """The sum of the changes of all parts, where each prints one or is said to be the same or nothing."""
    parts = []
    for row, after in _with_next(reading):
        same = [change for change in row.of(Role.CHANGE) if one_base(change, whole) and comparable(change, whole)]
        if same:
            parts.append(same[0])
        elif not (_is_nothing(row) or _is_said_the_same(row, after)):
            return
    if len(parts) > 1:
        yield _change_sum(tuple(parts), tuple(part.direction * whole.direction for part in parts), whole)


def _with_next(reading: Reading) -> Iterator[tuple[Row, Row | None]]:
    return zip(reading, (*reading[1:], None), strict=True)


def _tells_how_it_moved(row: Row, after: Row | None) -> bool:
    return bool(row.of(Role.CHANGE)) or _is_nothing(row) or _is_said_the_same(row, after)


def _is_nothing(row: Row) -> bool:
    return row.level is not None and row.level.is_nil


def _is_said_the_same(row: Row, after: Row | None) -> bool:
    """Whether a part is said to be what it was: b元，与上年持平."""
    level = row.level
    if level is None:
        return False
    end = after.mentions[0].start if after is not None else level.clause[1]
    behind = level.passage.text[level.end : end]
    return any(word in behind for word in wording().same)


def _is_complete(reading: Reading) -> bool:
    """Whether the parts are all that there can be; of others one may have come to an end, and its fall is told of the whole only."""
    return complete_partition(tuple(core(row.subject) for row in reading), frozenset()) is not None


def _leaves_untold(reading: Reading) -> bool:
    """Whether a part is nothing, with no word of what it was: it may have fallen to nothing, so that all may have fallen by more
    or risen by less than the other parts tell."""
    return any(not row.of(Role.CHANGE) and not _is_said_the_same(row, after) for row, after in _with_next(reading))


def _evidence(changes: Relation) -> Evidence:
    """STATED where all name one base in the same words."""
    bases = {one.base for one in changes.mentions}
    return Evidence.STATED if len(bases) == 1 and "" not in bases else Evidence.OPEN


def _complete(readings: Sequence[Reading]) -> Iterator[Reading]:
    """The lists that name every part of a known whole."""
    return (reading for reading in readings if _is_complete(reading))


def _complete_changes(changes: Sequence[Mention], complete: Sequence[Reading]) -> Iterator[Relation]:
    for whole in changes:
        for reading in complete:
            parts = _changes(reading, whole)
            if len(parts) > 1 and all(_tells_how_it_moved(row, after) for row, after in _with_next(reading)):
                yield _change_sum(parts, tuple(part.direction * whole.direction for part in parts), whole)


def _mixed_changes(changes: Sequence[Mention], readings: Sequence[Reading]) -> Iterator[Relation]:
    for whole in changes:
        for reading in readings:
            parts, signs = _mixed(reading, whole)
            if len(parts) > 1:
                yield _change_sum(parts, signs, whole)


def _change_sum(parts: tuple[Mention, ...], signs: tuple[int, ...], whole: Mention) -> Relation:
    kind = Kind.SUM if all(sign > 0 for sign in signs) else Kind.DIFFERENCE
    return Relation(kind, Shape.CHANGE_PARTS, Formula.SUM, parts, whole, signs)


def _mixed(reading: Reading, whole: Mention) -> tuple[tuple[Mention, ...], tuple[int, ...]]:
    """Changes beside amounts that are changes by their sense: 收入增加a，新增补助b，部分市县调减c."""
    found: list[tuple[Mention, int]] = []
    last: tuple[Mention, int] | None = None
    for row in reading:
        moved = row.change or row.level or next(iter(row.of(Role.OTHER)), None)
        if moved is not None and comparable(moved, whole):
            direction = moved.direction or (_carried(*last, moved) if last is not None else 1)
            found.append((moved, direction * whole.direction))
            last = moved, direction
    told = [one for one, _ in found if not one.is_nil]
    if all(one.role is Role.CHANGE for one in told) or not any(one.direction for one in told):
        return (), ()
    return tuple(one for one, _ in found), tuple(sign for _, sign in found)


def _carried(last: Mention, direction: int, moved: Mention) -> int:
    """The direction of what stands in one breath with ``last``, which has ``direction``: 调减甲a、乙b takes off both."""
    between = last.passage.text[last.end : moved.start]
    return direction if _ONE_BREATH.match(between) is not None else 1


def _changes(reading: Reading, whole: Mention) -> tuple[Mention, ...]:
    found = []
    for row in reading:
        same = [change for change in row.of(Role.CHANGE) if one_base(change, whole)]
        if same and comparable(same[0], whole):
            found.append(same[0])
    return tuple(found)


def one_base(one: Mention, other: Mention) -> bool:
    """Whether two comparisons are with the same: 比上年, 比2022年决算数 and no words at all beside 比上年 in 2023."""
    if not one.base or not other.base or one.base == other.base:
        return True
    budgets = "预算" in one.base, "预算" in other.base
    earlier = _of_last_year(one), _of_last_year(other)
    return earlier[0] == earlier[1] and (budgets[0] == budgets[1] or earlier[0])


def _of_last_year(mention: Mention) -> bool:
    dated = mention.base_year is not None and mention.base_year != mention.year
    return dated or names_last_year(mention.base)
