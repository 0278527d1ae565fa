"""What a purchase saved: 采购预算B，实际采购A，节约资金D，节约率p: B－A＝D, D/B＝p."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.catalogue.claims import wording
from gouji.domain.claims import Kind, Mention, Relation, Shape
from gouji.domain.formulas import Formula
from gouji.recognise.claims.labels import core
from gouji.recognise.claims.readings import before
from gouji.recognise.claims.rows import Layout, Row
from gouji.recognise.claims.spans import comparable, divides, within

_LEAD = 12
_LEADS = re.compile(r"节[约支]率[为是达到约]{0,2}\s?$")  # 节约 alone would make the rate a fall


def relations(layout: Layout) -> Iterator[Relation]:
    """Each saving with the two amounts it lies between, and its rate over the planned one."""
    for row in layout.rows:
        for mention in row.mentions:
            if (
                "节" in mention.subject
                and mention.figure.unit.is_money
                and core(mention.subject).endswith(wording().saved)
            ):
                pair = _pair(layout.rows, row, mention)
                if pair is not None:
                    yield Relation(Kind.DIFFERENCE, Shape.REMAINDER, Formula.SUM, pair, mention, (1, -1))
                    yield from _rate(layout.rows, row, mention, pair[0])


def _pair(rows: Sequence[Row], row: Row, saved: Mention) -> tuple[Mention, Mention] | None:
    """A planned amount and an actual one that differ by what was saved."""
    near = [level for _, level in before(rows, row, saved) if comparable(level, saved)]
    planned = [
        level for level in near if level.measure == "预算" or any(word in level.subject for word in wording().planned)
    ]
    for budget in planned:
        for actual in near:
            if actual is not budget and within((budget, actual), (1, -1), saved):
                return budget, actual
    return None


def _rate(rows: Sequence[Row], row: Row, saved: Mention, budget: Mention) -> Iterator[Relation]:
    following = (one for line in rows[row.index : row.index + 2] for one in line.mentions if one.start > saved.end)
    rate = next(
        (
            one
            for one in following
            if one.figure.unit.is_rate and _LEADS.search(one.passage.text[max(0, one.start - _LEAD) : one.start])
        ),
        None,
    )
    if rate is not None and divides(saved, budget, rate):
        yield Relation(Kind.RATIO, Shape.COMPLETION, Formula.QUOTIENT, (saved, budget), rate)
