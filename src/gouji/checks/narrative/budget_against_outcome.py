"""“决算数大于（小于）预算数”与所写的数相反

查什么：“年初预算为B，支出决算为A。决算数大于预算数的主要原因……”里的大小说法，是否与A、B一致。
为什么：这类句子多由模板逐条填写，数字换了，大于、小于没有换，后面的原因也就成了无的之矢。
依据：部门决算公开模板关于分项说明决算数与年初预算数差异原因的要求。

反例：
    行政运行年初预算为1560.05万元，支出决算为1511.89万元。决算数大于预算数的主要原因：人员减少。
正例：
    行政运行年初预算为1560.05万元，支出决算为1511.89万元。决算数小于预算数的主要原因：人员减少。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from gouji.checks.compared_totals import compared_totals
from gouji.checks.registry import check
from gouji.checks.stated import explained
from gouji.domain.claims import Comparison, Mention
from gouji.domain.dossier import Dossier
from gouji.domain.filled import Fixed
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.printed import Word
from gouji.domain.ties import Strength, Term, Tie
from gouji.values.figure import Figure
from gouji.values.mismatch import Mismatch
from gouji.values.rounding import plain

_LONGEST_NAME = 60
_WORDS = {1: "大于", 0: "等于", -1: "小于"}


@check("N017")
def budget_against_outcome(dossier: Dossier) -> Iterator[Outcome]:
    elsewhere = (one for _, said in explained(dossier) for one in compared_totals(said))
    for comparisons in (*(claims.comparisons for claims in dossier.claims), tuple(elsewhere)):
        for comparison in comparisons:
            readings = [comparison, *(replace(comparison, budget=other) for other in comparison.others)]
            fitting = next((one for one in readings if _direction(one) == one.direction), None)
            if fitting is not None:
                yield Passed(fitting.outcome.subject, _tie(fitting))
            else:
                first = _tie(comparison)
                tie = replace(first, rivals=(*first.rivals, *map(_tie, readings[1:])))
                due = _direction(comparison)
                # Of two equal figures neither turning the words nor any one value makes more or less: it may only follow.
                yield Failed(_problem(comparison, due), None if tie.holds else tie, known=not due)


def _tie(comparison: Comparison) -> Tie:
    """The words as a relation that two figures may make true within their rounding."""
    outcome, budget, words = comparison.outcome, comparison.budget, comparison.words
    old, new = _WORDS[comparison.direction], _WORDS[-comparison.direction]
    if not comparison.direction:
        right = words.replace(old, _WORDS[_direction(comparison)])
        word = Word(1, (words,), (right,), (outcome,), is_phrase=True, is_equality=True)
        unequal = Tie("N017", "决算与预算", (Term(1, word),), "<=", (), strength=Strength.STATED)
        one, other = (Term(1, outcome),), (Term(1, budget),)
        return Tie("N017", "决算与预算", one, "=", other, strength=Strength.STATED, rivals=(unequal,))
    word = Word(comparison.direction, (words,), (words.replace(old, new),), (outcome,), is_phrase=True)
    difference = (Term(1, outcome, word), Term(-1, budget, word))
    return Tie("N017", "决算与预算", difference, ">=", (Term(1, _apart(comparison)),), strength=Strength.STATED)


def _apart(comparison: Comparison) -> Fixed:
    """By how much two prints that differ at all may be apart: what is printed alike is neither more nor less."""
    steps = [one.figure.step for one in (comparison.outcome, comparison.budget)]
    least = (sum(steps) + min(steps)) / 2 / comparison.outcome.figure.unit.factor
    value = Decimal(least.numerator) / Decimal(least.denominator)
    return Fixed("相差", Figure("0", value, comparison.outcome.figure.unit), comparison.outcome.place)


def _direction(comparison: Comparison) -> int:
    difference = comparison.outcome.figure.exact - comparison.budget.figure.exact
    return (difference > 0) - (difference < 0)


def _item(outcome: Mention) -> str:
    """The name an item's paragraph opens with (行政运行（项）。年初预算为…), where the sentence itself names none."""
    opening = outcome.passage.text.partition("。")[0].strip()
    named = len(opening) <= _LONGEST_NAME and outcome.start > len(opening)
    return opening if named else "该项"


def _problem(comparison: Comparison, due: int) -> Problem:
    outcome, budget = comparison.outcome, comparison.budget
    name = outcome.subject or _item(outcome)
    return Problem(
        Severity.ERROR,
        f"{name}/决算数与预算数",
        f"{name}决算 {outcome.text}、预算 {budget.text}，决算数{_WORDS[due]}预算数，文中写“{comparison.words}”。",
        f"请把“{comparison.words}”改为“决算数{_WORDS[due]}预算数”，并核对所写原因；或核对两个数。",
        (comparison.place, outcome.place, budget.place),
        Side.of("决算数", outcome.figure, outcome.place),
        Side.of("预算数", budget.figure, budget.place),
        Mismatch.SIGN,
        plain((outcome.figure.exact - budget.figure.exact) / outcome.figure.unit.factor, 6),
        f"{outcome.text} {'>' if due > 0 else '<' if due < 0 else '='} {budget.text}",
    )
