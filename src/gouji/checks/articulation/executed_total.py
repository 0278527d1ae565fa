"""自评表执行数与决算支出不一致

查什么：部门整体自评表的执行数，是否等于决算说明里的本年支出合计（全部口径或财政拨款口径之一）。
为什么：同一年度同一单位只有一个支出合计，两处不等必有一处是旧数或漏项。
依据：核对通则：整体自评执行数等于决算本年支出，口径为全部资金或财政拨款，由各地表式规定。

反例：
    2021年度支出361.20万元。
    2021年青溪区部门整体支出绩效自评表
    | 单位名称 | 青溪区司法局 | 评价年度 | 2021年 |
    | 基本支出决算数总额 | 268.10 | 项目支出决算数总额 | 91.40 |
    | 部门整体支出总额预算执行情况（万元） | 执行数（A） | 预算数（B） | 执行率（A/B） |
    |  | 359.50 | 360.20 | 99.81% |
    | 一级指标 | 二级指标 | 三级指标 | 分值 | 年初目标值 | 实际完成值 | 得分 |
    | 过程 | 预算管理（100分） | 资产处置审批率 | 100 | 100% | 100% | 100 |
    | 评价结论（优、良、中、差）： | 优 | 总分 | 100 |
正例：
    - 2021年度支出361.20万元。
    + 2021年度支出359.50万元，其中：基本支出268.10万元，项目支出91.40万元。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.form_against_text import otherwise_in_text
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.facts import Fact
from gouji.domain.findings import Failed, Outcome, Passed, Problem
from gouji.domain.selfeval import Field, Scope, SelfEvaluation
from gouji.ties.amounts import meant
from gouji.ties.between import spending
from gouji.ties.forms import form_ties
from gouji.values.figure import Figure

_SUBJECTS = ("支出", "财政拨款支出", "一般公共预算财政拨款支出")


@check("J001")
def executed_total(dossier: Dossier) -> Iterator[Outcome]:
    stated = [fact for subject in _SUBJECTS for fact in dossier.facts.find(subject, "决算", dossier.year)]
    for form in form_ties(dossier):
        evaluation, money = form.evaluation, form.evaluation.money
        if evaluation.scope is not Scope.DEPARTMENT or money is None or not stated:
            continue
        executed = meant(money, money.total.executed)
        if executed is None or money.total.executed is None:
            continue
        tie = spending(form, stated)
        if tie is None:
            continue
        if tie.holds:
            yield Passed(f"{evaluation.title}/执行数", tie)
        else:
            yield Failed(_problem(evaluation, money.total.executed, executed, stated[0]), tie)


def _problem(evaluation: SelfEvaluation, field: Field, executed: Figure, fact: Fact) -> Problem:
    return otherwise_in_text(
        field,
        executed,
        fact,
        label=f"{evaluation.title}/执行数与决算支出",
        here=f"{evaluation.name}执行数",
        there=f"决算说明中{fact.subject}",
        sides=("自评表执行数", fact.subject),
        relation="自评表执行数 = 决算支出",
        advice="以批复的决算为准，改正另一处；口径不同的请注明。",
    )
