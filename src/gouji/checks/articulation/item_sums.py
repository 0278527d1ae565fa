"""各项年初预算之和与合计不符

查什么：逐项说明了一般公共预算支出的，各项“年初预算”加起来是不是文字写的年初预算合计；只在各项决算加起来正是合计、说明没有漏项时才查。
为什么：各项预算表里没有，只写在文字里；抄错一项，别处看不出来。
依据：部门决算公开模板“一般公共预算财政拨款支出决算具体情况”：合计的年初预算是各项年初预算之和。

反例：
    青溪区司法局2024年度部门决算
    一、一般公共预算财政拨款支出决算情况说明
    （三）一般公共预算财政拨款支出决算具体情况
    一般公共预算财政拨款支出年初预算为101.00万元，支出决算为100.00万元。其中：
    1、公共安全支出（类）司法（款）行政运行（项）。年初预算为61.00万元，支出决算为60.00万元。
    2、公共安全支出（类）司法（款）普法宣传（项）。年初预算为30.00万元，支出决算为40.00万元。
正例：
    - 2、公共安全支出（类）司法（款）普法宣传（项）。年初预算为30.00万元，支出决算为40.00万元。
    + 2、公共安全支出（类）司法（款）普法宣传（项）。年初预算为40.00万元，支出决算为40.00万元。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.checks.registry import check
from gouji.checks.relation import problem_of
from gouji.checks.stated import Stated, explained
from gouji.domain.claims import Mention
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Severity
from gouji.domain.ties import Strength, Term, Tie

_CODE = "J255"
_TITLE = "各项年初预算之和等于合计的年初预算"
_FEWEST = 2


@check(_CODE)
def item_sums(dossier: Dossier) -> Iterator[Outcome]:
    for _, said in explained(dossier):
        totals = said.of("items.budget")
        budgets, outcomes = said.of("items.each_budget"), said.of("items.each_outcome")
        if len(totals) == 1 and _is_listed(budgets):
            tie = _tie(totals[0], budgets)
            # What holds confirms the budgets, even where an outcome is wrong and so does not show that the list is whole.
            if tie.holds:
                yield Passed(_TITLE, tie)
            elif _is_whole(totals[0], outcomes, said):
                yield Failed(problem_of(tie, Severity.WARNING), tie)


def _is_listed(budgets: Sequence[Mention]) -> bool:
    """Whether every paragraph on an item gives one budget."""
    return len(budgets) >= _FEWEST and len({one.passage.number for one in budgets}) == len(budgets)


def _is_whole(total: Mention, outcomes: Sequence[Mention], said: Stated) -> bool:
    """Whether the outcomes of the items that are told make up the outcome that is stated beside ``total``."""
    beside = [one for one in said.claims.mentions if one.passage is total.passage and one.start > total.start]
    whole = next((one for one in beside if one.measure == "决算" and one.figure.unit.is_money), None)
    if whole is None or not _is_listed(outcomes):
        return False
    tie = Tie(_CODE, _TITLE, (Term(1, whole),), "=", tuple(Term(1, one) for one in outcomes))
    return bool(tie.holds)


def _tie(total: Mention, budgets: Sequence[Mention]) -> Tie:
    terms = tuple(Term(1, one) for one in budgets)
    # What was budgeted and not spent at all may have no paragraph: a smaller sum is a doubt, and so is a larger one of it.
    return Tie(_CODE, _TITLE, (Term(1, total),), "=", terms, strength=Strength.SUPPOSED)
