"""Shares, completion rates and multiples: which two printed figures a printed percentage compares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from gouji.catalogue.claims import wording
from gouji.domain.claims import Kind, Mention, Relation, Role, Shape
from gouji.domain.formulas import Formula
from gouji.recognise.claims.labels import core
from gouji.recognise.claims.rows import BUDGET_MEASURES, Layout, Row
from gouji.recognise.claims.spans import adds_up, comparable
from gouji.values.interval import total

_LOOK_BACK = 24
_KIND_OF_MONEY = re.compile(r"(?:收入|支出|经费|资金)+$")


def relations(layout: Layout) -> Iterator[Relation]:
    """Every share, completion rate and multiple whose two operands are printed, and what shares of 100% imply."""
    found = tuple(_stated(layout))
    yield from found
    yield from _partitions(found)


def _partitions(found: Sequence[Relation]) -> Iterator[Relation]:
    """Parts whose shares of one whole add up to 100% are all its parts."""
    shares: dict[Mention, list[Relation]] = {}
    for relation in found:
        if relation.kind is Kind.SHARE:
            shares.setdefault(relation.operands[1], []).append(relation)
    for whole, each in shares.items():
        parts = tuple(relation.operands[0] for relation in each)
        percents = total(relation.claimed.interval for relation in each)
        if len(parts) > 1 and percents.holds(1) and adds_up(parts, whole):
            yield Relation(Kind.SUM, Shape.PARTS, Formula.SUM, parts, whole, stated=False)


def _stated(layout: Layout) -> Iterator[Relation]:
    for row in layout.rows:
        for mention in row.mentions:
            if mention.role is Role.SHARE:
                yield from _share(layout, row, mention)
            elif mention.role is Role.COMPLETION:
                yield from _completion(layout.rows, row, mention)
            elif mention.role is Role.TIMES:
                yield from _times(layout.rows, row, mention)
            elif mention.role is Role.RATE:
                yield from _rate(layout.rows, row, mention)


def _before(rows: Sequence[Row], row: Row, mention: Mention) -> Iterator[tuple[Row, Mention]]:
    """The levels before ``mention``, nearest first, as far back as a reader would look."""
    candidates = (
        (one, level)
        for index in range(row.index, -1, -1)
        for one in (rows[index],)
        for level in reversed(one.of(Role.LEVEL))
        if level.start < mention.start
    )
    return islice(candidates, _LOOK_BACK)


def _share(layout: Layout, row: Row, rate: Mention) -> Iterator[Relation]:
    part_row, part = _part(layout.rows, row, rate)
    if part is None:
        return
    wholes = [level for _, level in _before(layout.rows, row, rate) if level is not part and comparable(level, part)]
    wanted = core(rate.base)
    heads = [level for level in _heads(layout, part_row) if level is not part and comparable(level, part)]
    named = sorted(
        (level for level in wholes if wanted and _names(core(level.subject), wanted)),
        key=lambda level: (core(level.subject) not in (wanted, _plain(wanted)), level not in heads),
    )
    if wanted and not named:
        heads = [
            level for level in heads[:1] if _lists(layout, part_row, level) and level.figure.exact >= part.figure.exact
        ]
    chosen, certain = (named, True) if named else (heads, not wanted)
    readings = [_quotient(Kind.SHARE, Shape.SHARE, part, whole, rate) for whole in chosen]
    if not chosen and part_row.index and not wanted:
        neighbour = layout.rows[part_row.index - 1].level
        if neighbour is not None and comparable(neighbour, part):
            readings = [one for one in (_quotient(Kind.SHARE, Shape.SHARE, part, neighbour, rate),) if one.fits]
    if not readings:
        return
    best = readings[0] if len(readings) == 1 else next((one for one in readings if one.fits), readings[0])
    yield _with_rivals(best, readings, stated=certain)


def _part(rows: Sequence[Row], row: Row, rate: Mention) -> tuple[Row, Mention | None]:
    """The part of a share: the level of its own row, or for 税收占比p the level whose subject is named."""
    if not rate.own:
        level = next((one for one in reversed(row.of(Role.LEVEL)) if one.start < rate.start), None)
        return row, level
    wanted = core(rate.subject)
    near = list(_before(rows, row, rate))
    for one, level in near:
        if core(level.subject).startswith(wanted) or core(level.subject).endswith(wanted):
            return one, level
    stem = _KIND_OF_MONEY.sub("", wanted)
    same = ((one, level) for one, level in near if stem and _KIND_OF_MONEY.sub("", core(level.subject)) == stem)
    return next(same, (row, None))


def _heads(layout: Layout, row: Row) -> Iterator[Mention]:
    """The wholes of the lists that ``row`` stands in, innermost first."""
    for opener in reversed(layout.openers):
        if opener.after <= row.index and layout.rows[opener.before].index < row.index:
            head = layout.rows[opener.before]
            if head.brackets == row.brackets[: len(head.brackets)] and head.level is not None:
                yield head.level


def _lists(layout: Layout, row: Row, whole: Mention) -> bool:
    """Whether a plain 其中 makes ``row`` a part of ``whole``."""
    return any(
        opener.after <= row.index and not opener.numbered and layout.rows[opener.before].level is whole
        for opener in layout.openers
    )


def _names(subject: str, wanted: str) -> bool:
    """Whether the words of a base name ``subject``: one contains the other's end (总支出 names 年度支出总计)."""
    if not subject:
        return False
    plain = _plain(wanted)
    return subject.endswith(plain) or plain.endswith(subject) or plain in subject


def _plain(wanted: str) -> str:
    return wanted.removeprefix("总").removeprefix("全部")


def _completion(rows: Sequence[Row], row: Row, rate: Mention) -> Iterator[Relation]:
    """完成预算的p, 完成率p: the outcome over the budget or target before it, both in one row or its neighbours."""
    wanted = next((measures for text, measures in wording().bases if text in rate.base), BUDGET_MEASURES)
    near = [(one, level) for one, level in _before(rows, row, rate) if row.index - one.index <= 1]
    outcome = next((level for _, level in near if level.measure not in BUDGET_MEASURES), None)
    if outcome is None:
        return
    budgets = [
        level
        for distance in (0, 1)
        for measure in wanted
        for one, level in near
        if row.index - one.index == distance and level.measure == measure and comparable(level, outcome)
    ]
    if not budgets:
        return
    budget = budgets[0]
    if _capped(budget, outcome, rate):
        return
    certain = budget.measure == wanted[0] or wanted[0] != "调整预算"
    reading = _quotient(Kind.COMPLETION, Shape.COMPLETION, outcome, budget, rate)
    yield _with_rivals(reading, [reading], stated=certain)


def _capped(budget: Mention, outcome: Mention, rate: Mention) -> bool:
    """A rate of 100% beside a target that was passed is usually capped in score tables: it claims nothing exact."""
    return rate.figure.value == 100 and outcome.figure.unit.is_count and outcome.figure.exact > budget.figure.exact


def _times(rows: Sequence[Row], row: Row, times: Mention) -> Iterator[Relation]:
    """放大p倍: two amounts of the same sentence; which two is told by the subject, then by the figures."""
    same = [level for one, level in _before(rows, row, times) if one.sentence == row.sentence]
    amounts = [level for level in same if level.figure.unit.is_money]
    if len(amounts) < 2:
        return
    readings = [
        _quotient(Kind.RATIO, Shape.TIMES, top, bottom, times)
        for top in amounts
        for bottom in amounts
        if top.figure.exact > bottom.figure.exact > 0
    ]
    best = next((one for one in readings if one.fits), None)
    if best is None and readings:
        first = [one for one in readings if one.operands[0] is amounts[0]] or readings
        best = max(first, key=lambda one: _shared(one.operands[1].subject, times.subject))
    if best is not None:
        yield _with_rivals(best, readings, stated=True)


def _rate(rows: Sequence[Row], row: Row, rate: Mention) -> Iterator[Relation]:
    """调解成功率p: the level named 调解成功 over the level before it of the same unit."""
    stem = core(rate.subject).removesuffix("率")
    near = [level for one, level in _before(rows, row, rate) if one.sentence == row.sentence]
    for index, part in enumerate(near):
        if stem and (core(part.subject).endswith(stem) or stem.endswith(core(part.subject) or "\0")):
            whole = next((one for one in near[index + 1 :] if one.figure.unit == part.figure.unit), None)
            if whole is not None:
                yield _quotient(Kind.RATIO, Shape.COMPLETION, part, whole, rate)
            return


def _shared(one: str, other: str) -> int:
    return len(set(one) & set(other))


def _quotient(kind: Kind, shape: Shape, top: Mention, bottom: Mention, claimed: Mention) -> Relation:
    return Relation(kind, shape, Formula.QUOTIENT, (top, bottom), claimed)


def _with_rivals(chosen: Relation, readings: Sequence[Relation], *, stated: bool) -> Relation:
    rivals = tuple(one for one in readings if one is not chosen)
    return Relation(
        chosen.kind, chosen.shape, chosen.formula, chosen.operands, chosen.claimed, stated=stated, rivals=rivals
    )
