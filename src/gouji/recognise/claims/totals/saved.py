"""What a purchase saved: 采购预算B，实际采购A，节约资金D，节约率p: B－A＝D, D/B＝p."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.catalogue.claims import wording
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.before import before
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout, Row

_LEAD, _TWO = 12, 2
_LEFT = re.compile(r"^[，,]\s?(?:共|实际)?(?:节[约省支]|结余)(?:资金|经费|支出)?\s?$")
_OF_BUDGET = re.compile(r"^[，,]?\s?(?:为|占|完成)?(?:年初|全年|调整)?预算(?:数)?(?:的)?\s?$")
_LEADS = re.compile(r"节[约支]率[为是达到约]{0,2}\s?$")  # 节约 alone would make the rate a fall


@told_by(("节", "结余"))
def claims(layout: Layout) -> Iterator[Claim]:
    """Each saving with the two amounts it lies between, and its rate over the planned one."""
    for row in layout.rows:
        for mention in row.mentions:
            if (
                "节" in mention.subject
                and mention.figure.unit.is_money
                and core(mention.subject).endswith(wording().saved)
            ):
                yield from _saved(layout.rows, row, mention)
        yield from _below_budget(row)


def _below_budget(row: Row) -> Iterator[Claim]:
    """支出A，为预算B的p，节约D: what was left of the budget that the rate before it is over. A doubt where it fails."""
    for change in row.of(Role.CHANGE):
        text = change.passage.text
        levels = [one for one in row.of(Role.LEVEL) if one.start < change.start and comparable(one, change)]
        rates = [one for one in row.of(Role.COMPLETION) if one.end <= change.start]
        if len(levels) == _TWO and len(rates) == 1 and _LEFT.match(text[rates[0].end : change.start]):
            spent, budget = levels
            of_budget = (
                _OF_BUDGET.match(text[spent.end : budget.start]) and text[budget.end : rates[0].start].strip() == "的"
            )
            if of_budget:
                pair = Relation(Kind.DIFFERENCE, Shape.REMAINDER, Formula.SUM, (budget, spent), change, (1, -1))
                yield Claim((pair,), Evidence.OPEN)


def _saved(rows: Sequence[Row], row: Row, saved: Mention) -> Iterator[Claim]:
    """A planned amount and an actual one that differ by what was saved; the rate that it is of the planned one."""
    near = [level for _, level in before(rows, row, saved) if comparable(level, saved)]
    planned = [
        level
        for level in near
        if level.measure in BUDGET_MEASURES or any(word in level.subject for word in wording().planned)
    ]
    pairs = [(budget, actual) for budget in planned for actual in near if actual is not budget]
    if not pairs:
        return
    rate = _rate(rows, row, saved)
    over = () if rate is None else tuple(_quotient(saved, one, rate) for one in planned)
    yield Claim(
        tuple(Relation(Kind.DIFFERENCE, Shape.REMAINDER, Formula.SUM, pair, saved, (1, -1)) for pair in pairs),
        Evidence.NAMED,
        brings=(Claim(over, Evidence.NAMED),),
    )


def _quotient(saved: Mention, planned: Mention, rate: Mention) -> Relation:
    return Relation(Kind.RATIO, Shape.COMPLETION, Formula.QUOTIENT, (saved, planned), rate)


def _rate(rows: Sequence[Row], row: Row, saved: Mention) -> Mention | None:
    following = (one for line in rows[row.index : row.index + 2] for one in line.mentions if one.start > saved.end)
    return next(
        (
            one
            for one in following
            if one.figure.unit.is_rate and _LEADS.search(one.passage.text[max(0, one.start - _LEAD) : one.start])
        ),
        None,
    )
