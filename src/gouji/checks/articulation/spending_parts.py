"""自评表的基本支出、项目支出与决算说明不一致

查什么：部门整体自评表填的基本支出、项目支出，是否等于正文所写的基本支出、项目支出。
为什么：这两个数在自评表和决算说明里各填一遍，改一处忘一处就会不等。
依据：核对通则：基本支出、项目支出与支出决算表（公开03表）一致。

反例：
    2021年度支出359.50万元，其中：基本支出268.10万元，项目支出91.40万元。
    2021年青溪区部门整体支出绩效自评表
    | 单位名称 | 青溪区司法局 | 评价年度 | 2021年 |
    | 基本支出决算数总额 | 286.10 | 项目支出决算数总额 | 73.40 |
    | 部门整体支出总额预算执行情况（万元） | 执行数（A） | 预算数（B） | 执行率（A/B） |
    |  | 359.50 | 360.20 | 99.81% |
    | 一级指标 | 二级指标 | 三级指标 | 分值 | 年初目标值 | 实际完成值 | 得分 |
    | 过程 | 预算管理（100分） | 资产处置审批率 | 100 | 100% | 100% | 100 |
    | 评价结论（优、良、中、差）： | 优 | 总分 | 100 |
正例：
    - | 基本支出决算数总额 | 286.10 | 项目支出决算数总额 | 73.40 |
    + | 基本支出决算数总额 | 268.10 | 项目支出决算数总额 | 91.40 |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.form_against_text import otherwise_in_text
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.facts import Fact
from gouji.domain.findings import Failed, Outcome, Passed, Problem
from gouji.domain.selfeval import Field, MoneyBlock, Scope, SelfEvaluation
from gouji.ties.amounts import meant
from gouji.ties.between import part_of_spending
from gouji.ties.forms import form_ties
from gouji.values.figure import Figure

# Which statements a part may equal: the texts name it under one of these scopes.
_SUBJECTS = {
    "基本支出": ("基本支出", "财政拨款基本支出", "一般公共预算财政拨款基本支出"),
    "项目支出": ("项目支出", "财政拨款项目支出", "一般公共预算财政拨款项目支出", "项目资金支出"),
}


@check("J002")
def spending_parts(dossier: Dossier) -> Iterator[Outcome]:
    for form in form_ties(dossier):
        evaluation = form.evaluation
        if evaluation.scope is not Scope.DEPARTMENT or evaluation.money is None:
            continue
        for name, field in _parts(evaluation, evaluation.money):
            figure = meant(evaluation.money, field)
            stated = [fact for subject in _SUBJECTS[name] for fact in dossier.facts.find(subject, "决算", dossier.year)]
            if figure is None or not stated:
                continue
            tie = part_of_spending(form, name, field, stated)
            if tie is None:
                continue
            if tie.holds:
                yield Passed(f"{evaluation.title}/{name}", tie)
            else:
                yield Failed(_problem(evaluation, name, field, figure, stated[0]), tie)


def _parts(evaluation: SelfEvaluation, money: MoneyBlock) -> Iterator[tuple[str, Field]]:
    for name, extra in (("基本支出", "basic_spending"), ("项目支出", "project_spending")):
        field = evaluation.extra(extra)
        if field is not None:
            yield name, field
    for nature in money.natures:
        if nature.axis == "支出性质" and nature.label in _SUBJECTS:
            yield nature.label, nature.amount


def _problem(evaluation: SelfEvaluation, name: str, field: Field, figure: Figure, fact: Fact) -> Problem:
    return otherwise_in_text(
        field,
        figure,
        fact,
        label=f"{evaluation.title}/{name}",
        here=f"{evaluation.name}填的{name}",
        there="正文写的",
        sides=(f"自评表{name}", f"正文{name}"),
        relation=f"自评表{name} = 正文{name}",
        advice="以批复的决算为准，改正另一处。",
    )
