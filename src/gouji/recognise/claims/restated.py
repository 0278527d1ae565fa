"""One figure printed twice in a passage: 新增一般债券A（…）；…新增一般债券A，主要用于…"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.catalogue.claims import subject_named
from gouji.domain.claims import Kind, Mention, Relation, Shape
from gouji.domain.formulas import Formula
from gouji.recognise.claims.labels import core, dated
from gouji.recognise.claims.rows import Layout, Row

_SHORTEST = 4
_LOOK_BACK = 16


def relations(layout: Layout) -> Iterator[Relation]:
    """Equal figures whose labels agree; and unequal ones of one known subject, each dated with the same year."""
    for row in layout.rows:
        level = row.level
        if level is None or not level.own:
            continue
        for earlier in reversed(layout.rows[max(0, row.index - _LOOK_BACK) : row.index]):
            known = earlier.level
            if known is None or not known.own or known.figure.unit.dimension != level.figure.unit.dimension:
                continue
            equal = known.figure.exact == level.figure.exact != 0
            if (equal and _agree(earlier, row)) or _same_fact(known, level):
                yield Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (known,), level, stated=not equal)
                break


def _agree(one: Row, other: Row) -> bool:
    """Whether one label is the other, or its end: 市本级完成基金预算收入 and 基金预算收入."""
    first, second = core(one.subject), core(other.subject)
    short, long = sorted((first, second), key=len)
    return long.endswith(short) and (len(short) >= _SHORTEST or _dated_flow(one, other))


def _dated_flow(one: Row, other: Row) -> bool:
    """A bare 收入 or 支出 is the same figure only where its label says whose or when it is, both times."""
    levels = [row.level for row in (one, other) if row.level is not None]
    return core(one.subject) == core(other.subject) and all(dated(level.passage.text, level.start) for level in levels)


def _same_fact(known: Mention, level: Mention) -> bool:
    """Unequal figures contradict only where nothing else can tell them apart: subject, measure, year, place in no list."""
    name = subject_named(core(level.subject), "")
    return (
        name is not None
        and name == subject_named(core(known.subject), "")
        and core(known.subject) == core(level.subject)
        and known.measure == level.measure
        and known.year == level.year is not None
        and not known.within
        and not level.within
        and all(dated(one.passage.text, one.start) for one in (known, level))
    )
