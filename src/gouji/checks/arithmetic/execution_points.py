"""同一张表里执行率的分值印得不一样

查什么：资金一栏的标题“预算执行情况（20分）”、得分一栏的标题“得分（20分*执行率）”和执行率一行的分值，印的是不是同一个数。
为什么：三处说的都是执行率这一行值多少分，印得不同，这一行按哪个数计分就不清楚。
依据：各表表式：执行率的分值在表头统一印出；与所属评分标准不同的一处是印错的。

反例：
    2021年度社区矫正项目自评表
    | 项目名称 | 社区矫正 |
    | 主管部门 | 青溪区司法局 | 项目实施单位 | 青溪区司法局 |
    | 预算执行情况(万元)(20分) |  | 预算数(A) | 执行数(B) | 执行率(B/A) | 得分(2分*执行率) |
    |  | 年度财政资金总额 | 4.00 | 4.00 | 100% | 20 |
    | 年度绩效目标1(80分) | 一级指标 | 二级指标 | 三级指标 | 年初目标值(A) | 实际完成值(B) | 得分 |
    |  | 产出指标 |  | 走访社区矫正对象 | 300次 | 310次 | 60 |
    |  | 满意度指标 |  | 群众满意度 | 90% | 95% | 20 |
    | 总分 | 100 |
正例：
    - | 预算执行情况(万元)(20分) |  | 预算数(A) | 执行数(B) | 执行率(B/A) | 得分(2分*执行率) |
    + | 预算执行情况(万元)(20分) |  | 预算数(A) | 执行数(B) | 执行率(B/A) | 得分(20分*执行率) |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from gouji.catalogue.standards import standard
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Field, SelfEvaluation
from gouji.values import zh
from gouji.values.rounding import plain

_POINTS = re.compile(r"\((\d{1,3}(?:\.\d+)?)分(?=[)*×])")


@check("A011")
def execution_points(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation, card in zip(dossier.evaluations, dossier.cards, strict=True):
        printed = list(_printed(evaluation))
        if len(printed) < 2:
            continue
        if len({points for _, points in printed}) == 1:
            yield Passed.over(f"{evaluation.title}/执行率分值", *(field for field, _ in printed))
            continue
        rule = standard(card.standard).execution
        yield Failed(_problem(evaluation, printed, None if rule is None else rule.points))


def _printed(evaluation: SelfEvaluation) -> Iterator[tuple[Field, Decimal]]:
    """Every print of the points of the rate of execution."""
    money = evaluation.money
    if money is None:
        return
    for head in money.heads:
        found = _POINTS.search(zh.label(head.text))
        if found is not None:
            yield head, Decimal(found[1])
    weight = money.total.weight
    shared = any(part.weight is not None and part.weight.figure is not None for part in money.parts)
    if weight is not None and weight.figure is not None and not shared:  # else the rows of the block share its points
        yield weight, weight.figure.value


def _problem(evaluation: SelfEvaluation, printed: list[tuple[Field, Decimal]], due: Fraction | None) -> Problem:
    """Accuses the print that is not what the standard gives, where just one is not."""
    wrong = [one for one in printed if one[1] != due]
    first, other = (wrong[0], next(one for one in printed if one[1] == due)) if len(wrong) == 1 else printed[:2]
    if first[1] == other[1]:
        other = next(one for one in printed if one[1] != first[1])
    return Problem(
        Severity.ERROR,
        f"{evaluation.title}/执行率分值",
        f"{evaluation.name}执行率的分值，“{zh.squeeze(first[0].text)}”印的是 {plain(first[1])} 分，"
        f"“{zh.squeeze(other[0].text)}”印的是 {plain(other[1])} 分。",
        "按表式改正印错的一处。",
        tuple(field.place for field, _ in printed),
        Side("执行率分值", f"{plain(first[1])}分", first[0].place, plain(first[1]), "分"),
        Side("另一处所印", f"{plain(other[1])}分", other[0].place, plain(other[1]), "分"),
        difference=plain(first[1] - other[1]),
    )
