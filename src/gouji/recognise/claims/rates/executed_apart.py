"""Budgets told apart from their spending: 项目预算A，其中…。截至12月31日，实际支出B，预算执行率p，结余C; and a budget, its spending and
its rate in any order in one sentence: 实际支出B，执行率p，年初安排A; 执行率p（支出B，预算A）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout, Spot

_EXECUTED = re.compile(r"(?:预算|资金)?(?:执行率|执行进度|支出进度|支[付出]率|使用率|拨付率|完成率)[为是达到约：:]*$")
_SPENT = re.compile(r"支[出付]|使用|拨付|列支|执行")
_LEFT = re.compile(r"^(?:项目)?(?:结余|剩余|节余|尚余|余额)(?:资金)?[为是：:]*$")
_BARE = re.compile(
    r"^(?:截[至止][^，,]*)?(?:已|共|实际|累计|全年|当年|项目|资金)*(?:支[出付]|使用|拨付|列支|执行)(?:资金|金额|数)?[为是：:]*$"
)
_AMONG = ("其中", "包括")
_MOVED = re.compile(r"追加|调[整增减剂]|收回|核[减增]|结转|上年|平均|[一二三]季度|上半年|合同")
#: What else there was to spend, where words right before an amount say so.
_GIVEN = re.compile(r"到位|下达")
_IN_ALL = "投资"  # what a project costs over its years is no budget of one
_PAIR = 2  # amounts
#: What was due, and what was spent, where an amount stands on either side of its rate.
_DUE = re.compile(r"预算|安排|下达|到位|批复|核定|计划|拨款|指标")
_DUE_BEHIND = re.compile(r"的?(?:年初|全年|总|项目)?(?:预算|计划|资金)(?!执行|支出|使用)")
_PLANNED = re.compile(r"(?:支出|执行)(?=预算|计划|总?指标)")
_DUE_NAME = re.compile(
    r"(?:年初|全年|当年|本年度?|20\d\d年度?|年度|部门|财政|批复|核定|下达|到位|安排|预算|计划|拨款|指标|专项|项目|资金|经费|金额|总额|总投资|该|本|其|共|总|[数额为是的在即：])+"
)
_ELSE = re.compile(
    r"追加|调[整增减剂]|收回|核[减增]|结[转余]|上年|平均|季度|半年|合同|其中|累计|截至\d+月|\d月底|等[^级，]|分别|比|较"
)


@told_by({Role.COMPLETION})
def claims(layout: Layout) -> Iterator[Claim]:
    """The rate and the balance of the only budget and the only spending that a paragraph or a sentence tells. A doubt where
    they fail."""
    yield from _over_paragraph(layout)
    for _, group in groupby(layout.spots, key=lambda spot: spot.sentence):
        yield from _in_any_order(list(group))


def _in_any_order(spots: Sequence[Spot]) -> Iterator[Claim]:
    """The rate of the only two amounts of a sentence, of which the words call one what was due and the other what was spent."""
    told = [spot.mention for spot in spots]
    rates = [one for one in told if one.role is Role.COMPLETION]
    money = [one for one in told if one.figure.unit.is_money]
    if len(rates) != 1 or len(money) != _PAIR or not _EXECUTED.search(rates[0].base) or rates[0].rank[1] > 1:
        return
    dues = [one for one in money if _is_due(one)]
    if len(dues) != 1 or len({spot.group for spot in spots}) > 1:
        return
    due, spent = dues[0], next(one for one in money if one is not dues[0])
    text = due.passage.text[told[0].clause[0] : told[-1].clause[1]]
    plain = spent.role is Role.LEVEL and _SPENT.search(spent.words_before()) and not spent.divides
    years = {due.year, spent.year} - {None}
    if plain and len(years) < _PAIR and comparable(due, spent) and not _ELSE.search(text) and _is_of_one(due, spent):
        yield Claim(
            (Relation(Kind.COMPLETION, Shape.COMPLETION, Formula.QUOTIENT, (spent, due), rates[0]),), Evidence.OPEN
        )


def _is_due(one: Mention) -> bool:
    """Whether an amount is by the words before or right behind it what there was to spend."""
    words = one.words_before()
    if _SPENT.search(_PLANNED.sub("", words)) or _IN_ALL in words:
        return False
    return _DUE.search(words) is not None or _DUE_BEHIND.match(one.passage.text, one.end) is not None


def _is_of_one(due: Mention, spent: Mention) -> bool:
    """Whether what was due has no name of its own beside that of what was spent: 项目支出b，执行率p，基本支出预算A is of another."""
    name = _DUE_NAME.sub("", due.words_before())
    return not name or name in spent.lead or name in due.passage.text[: min(due.start, spent.start)][: -len(name)]


def _over_paragraph(layout: Layout) -> Iterator[Claim]:
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
    if not wholes:  # 批复资金A。…实际列支B，资金执行率p
        wholes = [
            one for one in told if one.mention.role is Role.LEVEL and _is_due(one.mention) and not one.mention.within
        ]
    rates = [one for one in spots if one.mention.role is Role.COMPLETION]
    if len(wholes) != 1 or len(rates) != 1 or _MOVED.search(rate.mention.passage.text):
        return None
    whole = wholes[0]
    if any(_GIVEN.search(one.mention.words_before()) for one in told if one is not whole):
        return None
    parts = _parts(layout, whole, outcome)
    others = [one for one in told if one is not whole and one not in parts and not _is_left(one.mention)]
    near = whole.sentence - rate.sentence
    plain = not whole.mention.own or _is_of_one(whole.mention, outcome.mention)
    follows = spots[at + 1 : at + 2] == (whole,) and near in (0, 1) and plain
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
