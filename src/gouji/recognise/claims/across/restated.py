"""What sentences say twice: one figure under one name and year; what an item opens with and the outcome it goes on to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gouji.catalogue.claims import fund_named, government_named, subject_named
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim
from gouji.recognise.claims.sentences.labels import dated
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout, Row
from gouji.recognise.claims.sentences.scope import scope

_LOOK_BACK = 16
_NEAR = 1000
_LEAD = 8
_IN_ALL = re.compile(r"总计|收支总")
#: 城关镇。2023年收入A。河西镇。2023年收入B; 县财政局：…。县审计局：…: what is said next is of another.
_OF_ANOTHER = re.compile(r"[。；;](?:此外[，,])?[^。；;，,：:\d]{2,20}[。：:，,](?=20\d\d年)")


def claims(layout: Layout) -> Iterator[Claim]:
    """What must be one figure: of one known subject, each dated with the same year; what an item opens with and its outcome."""
    for row in layout.rows:
        before = layout.rows[row.index - 1] if row.index else None
        goes_on = before is not None and before.sentence == row.sentence  # 支出年初预算A，新增债券b，变动预算B，决算C
        yield from () if goes_on else _headline(row)
        level = row.level
        if level is None or not level.own or not _is_known(level):
            continue
        same = tuple(
            Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (known,), level)
            for earlier in reversed(layout.rows[max(0, row.index - _LOOK_BACK) : row.index])
            for known in (earlier.level,)
            if known is not None and known.own and known.figure.unit == level.figure.unit
            if _same_fact(earlier, row, known, level)
            and not _OF_ANOTHER.search(level.passage.text, known.end, level.start)
        )
        if same:
            yield Claim(same)


def _headline(row: Row) -> Iterator[Claim]:
    """某项A万元，主要用于…。年初预算为B，支出决算为C: the figure an item opens with is its outcome; in a budget (2025年执行B，
    2026年预算安排C) it is this year's budget."""
    levels = row.of(Role.LEVEL)
    if len(levels) < 3 or levels[0].measure or not levels[0].own:
        return
    for budget, outcome in pairwise(levels[1:]):
        paired = budget.measure in BUDGET_MEASURES and outcome.measure == "决算" and not outcome.own and not budget.own
        if paired and comparable(levels[0], outcome):
            yield Claim((Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (levels[0],), outcome),))
            return
        following = budget.year is not None and outcome.year == budget.year + 1 and not (outcome.own or budget.own)
        if (
            following
            and budget.measure in ("执行", "决算")
            and outcome.measure == "预算"
            and comparable(levels[0], outcome)
        ):
            yield Claim((Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (levels[0],), outcome),))
            return


def _is_known(level: Mention) -> bool:
    return level.year is not None and not level.within and subject_named(core(level.subject), "") is not None


def _government(row: Row) -> str:
    """The level of government named last before the row's figure: those of different levels are different figures."""
    level = row.level
    return "" if level is None else government_named(level.passage.text[max(0, level.start - _NEAR) : level.start])


def _with_balances(level: Mention) -> bool:
    """Whether a figure is by its words all there is to spend, what was carried over with it: 支出总计, not 本年支出."""
    lead = level.lead[-_LEAD:]
    return _IN_ALL.search(lead) is not None


def _same_fact(one: Row, other: Row, known: Mention, level: Mention) -> bool:
    """Unequal figures contradict only where nothing else can tell them apart: subject, measure, year, place in no list."""
    name = core(level.subject)
    return (
        name == core(known.subject)
        and known.measure == level.measure
        and known.year == level.year
        and not known.within
        and one.items == other.items[: len(one.items)]
        and _government(one) == _government(other)
        and fund_named(known.subject) == fund_named(level.subject)
        and all(dated(one.passage.text, one.start) for one in (known, level))
        and scope(known) == scope(level)
        and _with_balances(known) == _with_balances(level)
    )
