"""One figure printed twice in a passage: 新增一般债券A（…）；…新增一般债券A，主要用于…"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gouji.catalogue.claims import fund_named, government_named, subject_named
from gouji.catalogue.names import core
from gouji.domain.claims import Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.formulas import Formula
from gouji.recognise.claims.labels import dated
from gouji.recognise.claims.rows import BUDGET_MEASURES, Layout, Row

_SHORTEST = 4
_LOOK_BACK = 16
_NEAR = 1000
_FLOWS = ("收入", "支出")


def relations(layout: Layout) -> Iterator[Relation]:
    """Equal figures whose labels agree; and unequal ones of one known subject, each dated with the same year."""
    for row in layout.rows:
        yield from _headline(row)
        level = row.level
        if level is None or not level.own or _trivial(level):
            continue
        figure = level.figure
        for earlier in reversed(layout.rows[max(0, row.index - _LOOK_BACK) : row.index]):
            known = earlier.level
            if known is None or not known.own or known.figure.unit != figure.unit:
                continue
            equal = known.figure.value == figure.value
            if _agree(earlier, row) if equal else _same_fact(earlier, row, known, level):
                yield Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (known,), level, stated=not equal)
                break


def _headline(row: Row) -> Iterator[Relation]:
    """某项A万元，主要用于…。年初预算为B，支出决算为C: the figure an item opens with is its outcome; in a budget (2025年执行B，
    2026年预算安排C) it is this year's budget."""
    levels = row.of(Role.LEVEL)
    if len(levels) < 3 or levels[0].measure or not levels[0].own:
        return
    for budget, outcome in pairwise(levels[1:]):
        paired = budget.measure in BUDGET_MEASURES and outcome.measure == "决算" and not outcome.own and not budget.own
        if paired and comparable(levels[0], outcome):
            yield Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (levels[0],), outcome)
            return
        following = budget.year is not None and outcome.year == budget.year + 1 and not (outcome.own or budget.own)
        if (
            following
            and budget.measure in ("执行", "决算")
            and outcome.measure == "预算"
            and comparable(levels[0], outcome)
        ):
            yield Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (levels[0],), outcome)
            return


def _trivial(level: Mention) -> bool:
    """One digit repeats by chance."""
    return len(f"{level.figure.value:f}".replace(".", "").lstrip("0")) < 2


def _agree(one: Row, other: Row) -> bool:
    """Whether one label is the other, or its end: 市本级完成基金预算收入 and 基金预算收入; 收入总量 repeats 基金收入."""
    first, second = core(one.subject), core(other.subject)
    short, long = sorted((first, second), key=len)
    known = len(short) >= _SHORTEST or _dated_flow(one, other) or (other.total and short in _FLOWS)
    return long.endswith(short) and known and _government(one) == _government(other)


def _government(row: Row) -> str:
    """The level of government named last before the row's figure: those of different levels are different figures."""
    level = row.level
    return "" if level is None else government_named(level.passage.text[max(0, level.start - _NEAR) : level.start])


def _dated_flow(one: Row, other: Row) -> bool:
    """A bare 收入 or 支出 is the same figure only where its label says whose or when it is, both times."""
    levels = [row.level for row in (one, other) if row.level is not None]
    return core(one.subject) == core(other.subject) and all(dated(level.passage.text, level.start) for level in levels)


def _same_fact(one: Row, other: Row, known: Mention, level: Mention) -> bool:
    """Unequal figures contradict only where nothing else can tell them apart: subject, measure, year, place in no list."""
    name = core(level.subject)
    return (
        name == core(known.subject)
        and subject_named(name, "") is not None
        and known.measure == level.measure
        and known.year == level.year is not None
        and not known.within
        and not level.within
        and one.items == other.items[: len(one.items)]
        and _government(one) == _government(other)
        and fund_named(known.subject) == fund_named(level.subject)
        and all(dated(one.passage.text, one.start) for one in (known, level))
    )
