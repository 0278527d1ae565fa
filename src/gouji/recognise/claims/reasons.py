"""Changes that explain a change: 比上年增加D，主要原因是甲增加a，乙减少b: where a and b make up D, they are its parts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from gouji.domain.claims import Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.formulas import Formula
from gouji.recognise.claims.rows import Layout
from gouji.solve.spans import within

_MOST = 12


def relations(layout: Layout) -> Iterator[Relation]:
    """The sums of the changes behind a 主要原因 that are exactly the change before it; others are reasons, no parts."""
    for mark, at in layout.marks:
        if mark.kind != "reason" or not 0 < at < len(layout.rows):
            continue
        whole = next((one for one in reversed(layout.rows[at - 1].of(Role.CHANGE)) if one.start < mark.start), None)
        sentence = layout.rows[at - 1].sentence
        rows = (row for row in layout.rows[at:] if row.sentence == sentence)
        parts = tuple(islice((part for row in rows for part in row.of(Role.CHANGE)[:1]), _MOST))
        if whole is not None and len(parts) > 1 and comparable(whole, *parts):
            yield from _made_up(whole, parts)


def _made_up(whole: Mention, parts: tuple[Mention, ...]) -> Iterator[Relation]:
    signs = tuple(part.direction * whole.direction for part in parts)
    if within(parts, signs, whole):
        kind = Kind.SUM if all(sign > 0 for sign in signs) else Kind.DIFFERENCE
        yield Relation(kind, Shape.CHANGE_PARTS, Formula.SUM, parts, whole, signs, stated=False)
