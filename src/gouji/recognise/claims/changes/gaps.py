"""A stated gap: 预算数B，决算数A，差值为D: D lies between the two figures of its sentence, or of its part of a list (；)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim
from gouji.recognise.claims.sentences.labels import is_gap
from gouji.recognise.claims.sentences.rows import Layout, Row


def claims(layout: Layout) -> Iterator[Claim]:
    """Every gap behind exactly two figures of its kind in one sentence; each item of a list has its own."""
    for row in layout.rows:
        if not is_gap(row.subject):
            continue
        for gap in (one for one in row.of(Role.LEVEL) if one.own):
            before = [one for one in layout.rows[: row.index + 1] if one.sentence == row.sentence]
            beside = [one for one in before if one.group == row.group]
            pair = next((found for rows in (beside, before) if len(found := _figures(rows, gap)) > 1), ())
            if len(pair) == 2:
                ways = (pair, pair[::-1])
                yield Claim(
                    tuple(Relation(Kind.DIFFERENCE, Shape.REMAINDER, Formula.SUM, ends, gap, (1, -1)) for ends in ways)
                )


def _figures(rows: Iterable[Row], gap: Mention) -> tuple[Mention, ...]:
    """What stands before ``gap`` in ``rows`` and counts what it counts."""
    told = (one for row in rows for one in (*row.of(Role.LEVEL), *row.of(Role.BASE)))
    return tuple(one for one in told if one.start < gap.start and comparable(one, gap))
