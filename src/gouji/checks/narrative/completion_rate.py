"""文字写的完成率与两数之比不符

查什么：“预算为B，完成A，为预算的p%”“完成率p%”“拨付率p%”，p是否等于A除以B；“下达B，实际支出A，支出率p”“应开工B个，实际开工A个，开工率p”不符的只作疑点。计数类指标超额完成而写100%的，按封顶处理，不算差错。
为什么：完成率决定执行得分，多填少填都会影响结果。
依据：完成率＝实际数÷预算（目标）数；各数按印出的位数留取舍余地，末位尾差和截断只作提示。

反例：
    业务经费预算安排110万元，实际拨付32.09万元，拨付率92.17%。
正例：
    业务经费预算安排110万元，实际拨付32.09万元，拨付率29.17%。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gouji.checks.narrative.broken import judged
from gouji.checks.registry import check
from gouji.domain.claims import Claims, Formula, Mention, Relation, Role, Shape
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Outcome
from gouji.solve.spans import fits, holds
from gouji.ties.words import moving_word


@check("N005")
def completion_rate(dossier: Dossier) -> Iterator[Outcome]:
    fitting = {
        relation: level
        for claims in dossier.claims
        for relation in claims.relations
        if relation.shape is Shape.COMPLETION and holds(relation) is False
        for level in (_fitting_budget(claims, relation),)
        if level is not None
    }

    def sentence(relation: Relation, should: str, arithmetic: str) -> str:
        level = fitting.get(relation)
        return _sentence(relation, should, arithmetic) if level is None else _misnamed(relation, level)

    yield from judged("N005", dossier, frozenset((Shape.COMPLETION,)), sentence, hint=_of_another_budget)


def _of_another_budget(claims: Claims, relation: Relation) -> str:
    """What to do where the rate is over another budget of the sentence: 完成年初预算的p beside 全年预算, of which it is p."""
    outcome, base, *_ = relation.operands
    if relation.formula is Formula.PART_OF_SUM and base.role is Role.LEVEL:
        return f"请核对“{outcome.text}”“{base.text}”和“{relation.claimed.text}”，改写错的那一个。"
    if relation.formula is not Formula.QUOTIENT:
        return f"请对照预算核对“{base.text}”和“{relation.claimed.text}”：由{outcome.text}和预算数可以算出哪一个对。"
    level = _fitting_budget(claims, relation)
    if level is None:
        return ""
    return (
        f"“{relation.claimed.text}”是 {outcome.text} 对另一个预算 {level.text} 的比例；说的是这个预算的，"
        f"改正比例前面预算的名称；说的是 {base.text} 的，重算这个比例。"
    )


def _fitting_budget(claims: Claims, relation: Relation) -> Mention | None:
    """The other budget of the sentence over which the printed rate is right."""
    outcome, base, *_ = relation.operands
    if relation.formula is not Formula.QUOTIENT:
        return None
    for level in claims.mentions:
        beside = level.passage is outcome.passage and level.clause[0] == outcome.clause[0] and level.role is Role.LEVEL
        budget = beside and level not in (outcome, base) and level.measure.endswith("预算") and level.exact != 0
        if budget and fits(replace(relation, operands=(outcome, level), rivals=())):
            return level
    return None


def _misnamed(relation: Relation, level: Mention) -> str:
    """The rate is right over ``level``: the name of the budget before it is what does not fit."""
    outcome, base = relation.operands
    rate = relation.claimed.text
    named = relation.claimed.base.rstrip("的为 ") or "完成预算"
    return (
        f"{outcome.spoken or base.spoken} {outcome.text}，文中写{named}（{base.text}）的 {rate}，"
        f"而 {rate} 是对另一个预算 {level.text} 的比例"
    )


def _sentence(relation: Relation, should: str, arithmetic: str) -> str:
    actual, base, *_ = relation.operands
    if relation.formula is Formula.OVER_SUM and all(
        one.own and one.role is Role.LEVEL for one in relation.operands[1:]
    ):
        listed = "、".join(one.text for one in relation.operands[1:])
        return (
            f"{actual.spoken} {actual.text} 与所列 {listed} 合计之比应为 {should}（{arithmetic}），"
            f"文中写 {relation.claimed.text}"
        )
    if relation.formula is Formula.PART_OF_SUM and base.role is Role.LEVEL:
        return (
            f"{actual.spoken} {actual.text}、{base.spoken} {base.text}，前一个占两个合计的比例应为 {should}（{arithmetic}），"
            f"文中写 {relation.claimed.text}"
        )
    if relation.formula is Formula.OVER_SUM:
        return (
            f"预算 {base.text} 按所写的增减调整以后，{actual.text} 与它之比应为 {should}（{arithmetic}），"
            f"文中写 {relation.claimed.text}"
        )
    if relation.formula is not Formula.QUOTIENT:
        return (
            f"{actual.spoken} {actual.text}、{moving_word(base)} {base.text}，完成预算的比例应为 {should}（{arithmetic}），"
            f"文中写 {relation.claimed.text}"
        )
    return f"{actual.spoken or base.spoken} {actual.text} 与 {base.text} 之比应为 {should}（{arithmetic}），文中写 {relation.claimed.text}"
