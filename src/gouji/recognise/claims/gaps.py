"""A stated gap: 预算数B，决算数A，差值为D: D lies between the two figures of its sentence."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.catalogue.claims import wording
from gouji.catalogue.names import core
from gouji.domain.claims import Kind, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.formulas import Formula
from gouji.domain.proposals import Claim
from gouji.recognise.claims.rows import Layout


def claims(layout: Layout) -> Iterator[Claim]:
    """Every gap behind exactly two figures of its kind in one sentence."""
    for row in layout.rows:
        if "差" not in row.subject or not core(row.subject).endswith(wording().difference):
            continue
        for gap in row.of(Role.LEVEL):
            same = [one for one in layout.rows[: row.index + 1] if one.sentence == row.sentence]
            figures = [
                one for row in same for one in (*row.of(Role.LEVEL), *row.of(Role.BASE)) if one.start < gap.start
            ]
            pair = tuple(level for level in figures if comparable(level, gap))
            if len(pair) == 2:
                ways = (pair, pair[::-1])
                yield Claim(
                    tuple(Relation(Kind.DIFFERENCE, Shape.REMAINDER, Formula.SUM, ends, gap, (1, -1)) for ends in ways)
                )
