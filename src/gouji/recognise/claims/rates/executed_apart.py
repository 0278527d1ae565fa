"""Budgets told apart from their spending: 项目预算A，其中…。截至12月31日，实际支出B，预算执行率p，结余C; 实际支出B，执行率p，预算总额A."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout, Spot

_EXECUTED = re.compile(r"(?:预算|资金)?(?:执行率|执行进度|支出进度|支[付出]率|使用率|拨付率|完成率)[为是达到约：:]*$")
_SPENT = re.compile(r"支[出付]|使用|拨付|列支|执行")
_LEFT = re.compile(r"^(?:项目)?(?:结余|剩余|节余|尚余|余额)(?:资金)?[为是：:]*$")
_BARE = re.compile(
    r"^(?:截[至止][^，,]*)?(?:已|共|实际|累计|全年|当年|项目|资金)*(?:支[出付]|使用|拨付|列支|执行)(?:资金|金额|数)?[为是：:]*$"
)
_AMONG = ("其中", "包括")
_MOVED = re.compile(r"追加|调[整增减剂]|收回|核[减增]|结转|上年|到位|下达|平均|[一二三]季度|上半年|合同")


def claims(layout: Layout) -> Iterator[Claim]:
    """The rate and the balance of the only budget and the only spending that a paragraph tells. A doubt where they fail."""
    spots = layout.spots
    for at, spot in enumerate(spots):
        rate = spot.mention
        if rate.role is not Role.COMPLETION or not _EXECUTED.search(rate.base) or rate.rank[1] > 1 or not at:
            continue
        outcome = spots[at - 1]
        budget = _budget(layout, at)
        if budget is None or outcome.sentence != spot.sentence or not _is_spent(outcome.mention, budget):
            continue
        relation = Relation(Kind.COMPLETION, Shape.COMPLETION, Formula.QUOTIENT, (outcome.mention, budget), rate)
        yield Claim((relation,), Evidence.OPEN)
        rest = next((one for one in spots[at + 1 : at + 2] if one.sentence == spot.sentence), None)
        if rest is not None and _is_left(rest.mention) and comparable(rest.mention, budget):
            ends = (budget, outcome.mention)
            left = Relation(Kind.DIFFERENCE, Shape.REMAINDER, Formula.SUM, ends, rest.mention, (1, -1))
            yield Claim((left,), Evidence.OPEN)


def _budget(layout: Layout, at: int) -> Mention | None:
    """The only budget of the paragraph, before the spending, or right behind the rate; None where words tell that more came or went."""
    spots = layout.spots
    outcome, rate = spots[at - 1], spots[at]
    told = [one for one in spots if one.mention.figure.unit.is_money and one is not outcome]
    wholes = [one for one in told if one.mention.measure in BUDGET_MEASURES and not one.mention.within]
    rates = [one for one in spots if one.mention.role is Role.COMPLETION]
    if len(wholes) != 1 or len(rates) != 1 or _MOVED.search(rate.mention.passage.text):
        return None
    whole = wholes[0]
    parts = _parts(layout, whole, outcome)
    others = [one for one in told if one is not whole and one not in parts and not _is_left(one.mention)]
    follows = spots[at + 1 : at + 2] == (whole,) and whole.sentence == rate.sentence and not whole.mention.own
    if others or whole.mention.role is not Role.LEVEL:
        return None
    return whole.mention if whole.mention.start < outcome.mention.start or follows else None


def _parts(layout: Layout, whole: Spot, outcome: Spot) -> Sequence[Spot]:
    """What 其中 names of the budget."""
    opens = (one for one in layout.openers if one.before == whole.row.index and one.mark.text.startswith(_AMONG))
    first = next(opens, None)
    if first is None:
        return ()
    return [one for one in layout.spots if first.after <= one.row.index < outcome.row.index]


def _is_left(one: Mention) -> bool:
    return _LEFT.match(one.words_before()) is not None


def _is_spent(outcome: Mention, budget: Mention) -> bool:
    words = outcome.words_before()
    name = core(outcome.subject)
    done = outcome.measure in ("执行", "决算") or _SPENT.search(words) is not None
    one = (
        not outcome.own
        or _BARE.match(words) is not None
        or budget.start > outcome.start
        or (name and core(budget.subject).endswith(name))
    )
    years = len({outcome.year, budget.year} - {None}) < 2
    return outcome.role is Role.LEVEL and done and bool(one) and years and comparable(outcome, budget)
