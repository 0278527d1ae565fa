"""One figure printed twice in a passage: 新增一般债券A（…）；…新增一般债券A，主要用于…"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.domain.claims import Kind, Mention, Relation, Shape
from gouji.domain.formulas import Formula
from gouji.recognise.claims.labels import core
from gouji.recognise.claims.rows import Layout

_SHORTEST = 4
_SECTIONS = ("(一)", "一")


def relations(layout: Layout) -> Iterator[Relation]:
    """Equal figures of equal subjects within one section. Unequal ones may differ in scope, so they state nothing here."""
    last: dict[tuple[str, str, str], Mention] = {}
    section: tuple[tuple[str, int], ...] = ()
    for row in layout.rows:
        here = tuple(item for item in row.items if item[0] in _SECTIONS)
        if here != section:
            last.clear()
            section = here
        level = row.level
        if level is None or not level.own or len(core(row.subject)) < _SHORTEST:
            continue
        key = (core(row.subject), level.measure, level.figure.unit.dimension)
        known = last.get(key)
        if known is not None and known.figure.exact == level.figure.exact != 0:
            yield Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (known,), level, stated=False)
        last[key] = level
