"""Lists of parts: 其中：a、b、c, bracketed parts, numbered items; and the lists of their changes.

Prose does not print its nesting, so several groupings of the same rows are reasonable: a list may end at ； or run on,
a part may have parts of its own behind commas. The figures decide among the readings; where none adds up, the list
counts as partial, unless it names every part of a known whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice

from gouji.catalogue.claims import complete_partition
from gouji.domain.claims import Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.formulas import Formula
from gouji.recognise.claims.broken_lists import Reading, broken, exceeding, of_another_item, overfull, part_levels
from gouji.recognise.claims.labels import core
from gouji.recognise.claims.rows import Layout, Opener, Row, one_list
from gouji.recognise.claims.same import names_last_year
from gouji.solve.spans import adds_up, within

_LONGEST_LIST = 40
_LONGEST_RUN = 14  # parts of a list that runs over several sentences
_WHOLES = 4
_SPLIT_WHOLES = 12
_LONG = 5  # so many amounts do not add up by chance


def relations(layout: Layout) -> Iterator[Relation]:
    """The sums that the lists of a passage state, and the sums of the changes beside them."""
    for opener in layout.openers:
        readings = tuple(dict.fromkeys(_readings(layout, opener)))
        if readings:
            yield from _of_levels(layout, opener, readings)
            yield from _of_changes(layout, opener, readings)


def _readings(layout: Layout, opener: Opener) -> Iterator[Reading]:
    """The reasonable lists behind ``opener``, the likeliest first."""
    rows = tuple(islice(_scope(layout, opener), _LONGEST_LIST))
    if not rows:
        return
    if opener.numbered:
        yield _numbered(rows, opener)
        return
    sentence = rows[0].sentence
    flat = tuple(row for row in rows if row.sentence == sentence)
    direct = _unnested(layout, opener, flat)
    first_group = tuple(row for row in direct if row.group == direct[0].group)
    yield direct
    yield first_group
    yield _heads(flat, lambda row: row.group)
    yield flat
    if opener.partial:
        return
    rows = _before_next_list(layout, opener, rows)
    longer = _unnested(layout, opener, rows)
    for end in range(min(len(longer), _LONGEST_RUN), 1, -1):
        yield longer[:end]
    heads = _heads(rows, lambda row: row.group)
    for end in range(min(len(heads), _LONGEST_RUN), 1, -1):
        yield heads[:end]


def _scope(layout: Layout, opener: Opener) -> Iterator[Row]:
    """The rows behind ``opener`` at its own bracket depth, to the end of the bracket or the passage."""
    depth = len(opener.brackets)
    for row in layout.rows[opener.after :]:
        if row.brackets[:depth] != opener.brackets or row.items[: len(opener.items)] != opener.items:
            return
        if row.brackets == opener.brackets and not row.explains:
            yield row


def _before_next_list(layout: Layout, opener: Opener, rows: Reading) -> Reading:
    """A list that runs over sentences ends where a later sentence opens another."""
    sentence = rows[0].sentence
    for other in layout.openers:
        before = layout.rows[other.before]
        if other.after > opener.after and not other.in_bracket and not other.by_colon and before.sentence > sentence:
            return tuple(row for row in rows if row.index <= other.before)
    return rows


def _numbered(rows: Sequence[Row], opener: Opener) -> Reading:
    """The first row of each numbered item."""
    depth = len(opener.items)
    items = [row for row in rows if len(row.items) > depth and row.items[depth][0] == opener.numbered]
    items = [row for row in items if one_list(row.items[depth], items[0].items[depth])]
    return _heads(items, lambda row: row.items[depth][1])


def _heads(rows: Sequence[Row], key: Callable[[Row], int]) -> Reading:
    return tuple(next(group) for _, group in groupby(rows, key))


def _unnested(layout: Layout, opener: Opener, rows: Reading) -> Reading:
    """``rows`` without those that a later 其中 puts one level deeper, up to the next ； or 。"""
    inner: set[int] = set()
    for other in layout.openers:
        plain = not other.in_bracket and not other.by_colon
        if other.after > opener.after and other.brackets == opener.brackets and plain:
            group = layout.rows[other.after].group if other.after < len(layout.rows) else None
            inner.update(row.index for row in rows if row.index >= other.after and row.group == group)
    kept = tuple(row for row in rows if row.index not in inner)
    return kept or rows


def _of_levels(layout: Layout, opener: Opener, readings: Sequence[Reading]) -> Iterator[Relation]:
    wholes = tuple(islice(_wholes(layout, opener), _whole_count(opener)))
    told: list[Mention] = []
    for whole in wholes:
        if told and (comparable(whole, *told) or whole not in layout.rows[opener.before].mentions):
            continue  # 项目12个，资金3亿元，其中… is a list of both
        for reading in readings:
            parts = part_levels(reading, whole)
            if _is_sum(opener, parts) and _tried(opener, wholes, parts, whole) and adds_up(parts, whole):
                if _all_zero(parts):  # nothing of nothing states nothing
                    return
                yield _sum(parts, whole, opener)
                yield from _deeper(layout, reading)
                told.append(whole)
                break
    if wholes and not told and not opener.partial and not opener.loose and not of_another_item(layout, opener):
        failing = tuple(broken(opener, wholes[0], readings))
        yield from failing or tuple(overfull(opener, wholes[0], readings[0])) or exceeding(opener, wholes, readings[0])


def _whole_count(opener: Opener) -> int:
    """How many figures are tried as the whole: 按级次分 speaks of any total before, 主要用于 of the figure before it."""
    if opener.mark.text[0] in "按从":
        return _SPLIT_WHOLES
    return _WHOLES


def _tried(opener: Opener, wholes: Sequence[Mention], parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether a list may be parts of ``whole``: 主要用于 speaks of the figure right before it, unless it is a long list."""
    near = whole is wholes[0] or not comparable(whole, wholes[0])
    return not opener.partial or near or len(parts) >= _LONG


def _deeper(layout: Layout, heads: Reading) -> Iterator[Relation]:
    """Where the list took the first row of each ；group, the rows behind it there may be its own parts."""
    chosen = {row.index for row in heads}
    for head in heads:
        behind = [
            row for row in layout.rows[head.index + 1 :] if row.group == head.group and row.brackets == head.brackets
        ]
        if head.level is None or chosen & {row.index for row in behind}:
            continue
        parts = part_levels(tuple(behind), head.level)
        if len(parts) > 1 and adds_up(parts, head.level):
            yield Relation(Kind.SUM, Shape.PARTS, Formula.SUM, parts, head.level)


def _wholes(layout: Layout, opener: Opener) -> Iterator[Mention]:
    """What the list may be parts of: the figure before it first, then others of the same sentence. A list that begins
    behind ； belongs to the sentence as a whole, so the sentence's first figure comes first."""
    before = layout.rows[opener.before]
    behind = layout.rows[opener.after] if opener.after < len(layout.rows) else before
    if behind.group != before.group and behind.sentence == before.sentence:
        heads = (row for row in layout.rows[: opener.after] if row.sentence == before.sentence)
        first = next(heads).level
        if first is not None:
            yield first
    for row in reversed(layout.rows[: opener.before + 1]):
        outer = row.brackets == opener.brackets[: len(row.brackets)]
        if outer and (row.sentence >= before.sentence - 1 or opener.mark.text[0] in "按从"):
            near = row.level
            if near is not None:
                yield near
            yield from (level for level in reversed(row.of(Role.LEVEL)) if level is not near)


def _all_zero(parts: Sequence[Mention]) -> bool:
    return all(part.figure.value == 0 for part in parts)


def _is_sum(opener: Opener, parts: Sequence[Mention]) -> bool:
    return len(parts) > 1 or (len(parts) == 1 and opener.in_bracket and not opener.mark.text.startswith("主要"))


def _sum(parts: tuple[Mention, ...], whole: Mention, opener: Opener) -> Relation:
    kind = Kind.SUM if len(parts) > 1 else Kind.EQUALITY
    return Relation(kind, Shape.PARTS, Formula.SUM, parts, whole, stated=not opener.partial)


def _of_changes(layout: Layout, opener: Opener, readings: Sequence[Reading]) -> Iterator[Relation]:
    """The changes of the parts against the change of the whole, once for each base that the whole is compared with."""
    changes = [*reversed(_changed(layout, opener))]
    found = False
    for whole in changes:
        relation = next((one for reading in readings for one in _adding_up(reading, whole)), None)
        if relation is not None:
            found = True
            yield relation
    if found:
        return
    for whole in changes:
        for reading in readings:
            parts, signs = _mixed(reading, whole)
            if len(parts) > 1 and within(parts, signs, whole):
                yield replace(_change_sum(parts, signs, whole), stated=False)
                return
    if not opener.partial and not opener.loose:
        failing = (_signed(reading, whole) for whole in changes for reading in readings if _all_parts(reading))
        yield from islice((_change_sum(parts, signs, whole) for parts, signs, whole in failing if len(parts) > 1), 1)


def _changed(layout: Layout, opener: Opener) -> list[Mention]:
    """The changes of what a list is about; of A in A减少D，其中：a、b。具体情况如下：（一）a减少d1 as well."""
    before = layout.rows[opener.before]
    changes = before.of(Role.CHANGE)
    if changes or before.level is None or not before.level.within or not opener.mark.text.endswith("如下"):
        return changes
    whole = before.level.within
    rows = reversed(layout.rows[: before.index])
    return next((row.of(Role.CHANGE) for row in rows if row.level is not None and row.level.subject == whole), [])


def _adding_up(reading: Reading, whole: Mention) -> Iterator[Relation]:
    parts, signs, _ = _signed(reading, whole)
    if len(parts) > 1 and within(parts, signs, whole):
        yield _change_sum(parts, signs, whole)


def _signed(reading: Reading, whole: Mention) -> tuple[tuple[Mention, ...], tuple[int, ...], Mention]:
    parts = _changes(reading, whole)
    return parts, tuple(part.direction * whole.direction for part in parts), whole


def _change_sum(parts: tuple[Mention, ...], signs: tuple[int, ...], whole: Mention) -> Relation:
    kind = Kind.SUM if all(sign > 0 for sign in signs) else Kind.DIFFERENCE
    return Relation(kind, Shape.CHANGE_PARTS, Formula.SUM, parts, whole, signs)


def _mixed(reading: Reading, whole: Mention) -> tuple[tuple[Mention, ...], tuple[int, ...]]:
    """Changes beside amounts that are changes by their sense: 收入增加a，新增补助b，部分市县调减c."""
    found = []
    for row in reading:
        moved = row.change or row.level or next(iter(row.of(Role.OTHER)), None)
        if moved is not None and comparable(moved, whole):
            found.append((moved, (moved.direction or 1) * whole.direction))
    changing = [one.role is Role.CHANGE for one, _ in found if one.figure.value != 0]
    if all(changing) or not any(changing):
        return (), ()
    return tuple(one for one, _ in found), tuple(sign for _, sign in found)


def _changes(reading: Reading, whole: Mention) -> tuple[Mention, ...]:
    found = []
    for row in reading:
        same = [change for change in row.of(Role.CHANGE) if _one_base(change, whole)]
        if same and comparable(same[0], whole):
            found.append(same[0])
    return tuple(found)


def _one_base(one: Mention, other: Mention) -> bool:
    """Whether two comparisons are with the same: 比上年, 比2022年决算数 and no words at all beside 比上年 in 2023."""
    if not one.base or not other.base or one.base == other.base:
        return True
    budgets = "预算" in one.base, "预算" in other.base
    earlier = _of_last_year(one), _of_last_year(other)
    return earlier[0] == earlier[1] and (budgets[0] == budgets[1] or earlier[0])


def _of_last_year(mention: Mention) -> bool:
    dated = mention.base_year is not None and mention.base_year != mention.year
    return dated or names_last_year(mention.base)


def _all_parts(reading: Reading) -> bool:
    return complete_partition(tuple(core(row.subject) for row in reading), frozenset()) is not None
