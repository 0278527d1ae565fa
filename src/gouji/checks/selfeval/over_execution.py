"""执行数大于预算数

查什么：资金情况的执行数是否大于预算数（执行率超过 100%）。
为什么：自评口径的预算数是调整后预算（含上年结转和年中追加），执行数不应超过它；超过 100% 几乎都是填了年初预算数。
依据：鄂财绩发〔2020〕3号项目自评表备注1：预算数为调整后财政资金总额（包括上年结余结转）。

反例：
    2021年青溪区部门整体支出绩效自评表
    | 单位名称 | 青溪区司法局 | 评价年度 | 2021年 |
    | 基本支出决算数总额 | 268.10 | 项目支出决算数总额 | 91.40 |
    | 部门整体支出总额预算执行情况（万元） | 执行数（A） | 预算数（B） | 执行率（A/B） |
    |  | 359.50 | 318.60 | 112.84% |
    | 一级指标 | 二级指标 | 三级指标 | 分值 | 年初目标值 | 实际完成值 | 得分 |
    | 过程 | 预算管理（100分） | 资产处置审批率 | 100 | 100% | 100% | 100 |
    | 评价结论（优、良、中、差）： | 优 | 总分 | 100 |
正例：
    - |  | 359.50 | 318.60 | 112.84% |
    + |  | 359.50 | 360.20 | 99.81% |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import MoneyBlock
from gouji.ties.forms import FormTies, form_ties
from gouji.values.rounding import plain


@check("S003")
def over_execution(dossier: Dossier) -> Iterator[Outcome]:
    for form in form_ties(dossier):
        if form.evaluation.money is not None:
            outcome = _execution(form, form.evaluation.money, dossier)
            if outcome is not None:
                yield outcome


def _execution(form: FormTies, money: MoneyBlock, dossier: Dossier) -> Outcome | None:
    evaluation, row, tie = form.evaluation, money.total, form.within_budget()
    budget, executed = money.amount(row.budget), money.amount(row.executed)
    if budget is None or executed is None or row.budget is None or row.executed is None or tie is None:
        return None
    if budget.exact <= 0:
        return None
    if tie.holds:
        return Passed.over(f"{evaluation.title}/执行数不超预算数", row.executed, row.budget)
    rate = row.rate.figure if row.rate else None
    if rate is not None and rate.exact <= 1:
        return None  # printed as 100% or less: that contradiction is S002's, with this cause named there
    unit = budget.unit
    over = plain((executed.exact - budget.exact) / unit.factor, 2)
    initial = next(
        (
            fact
            for fact in dossier.facts.find("支出", "年初预算", dossier.year)
            if fact.figure.interval.meets(budget.interval)
        ),
        None,
    )
    problem = Problem(
        Severity.WARNING,
        f"{evaluation.title}/执行数超预算数",
        f"{evaluation.name}执行数 {executed.text.strip()} 大于预算数 {budget.text.strip()}，超出 {over} {unit.name}"
        + (
            "；这个预算数就是正文中的年初预算数，没有计入年中调整和上年结转。"
            if initial
            else "，预算数疑未填调整后的数。"
        ),
        "把预算数改为调整后预算（年初预算＋上年结转＋年中追加追减），执行率和有关得分随之重算；如确为超支，请说明资金来源。",
        (row.executed.place, row.budget.place, *((initial.place,) if initial else ())),
        Side.of("执行数", executed, row.executed.place),
        Side.of("预算数", budget, row.budget.place),
        difference=over,
        relation="执行数 ≤ 调整后预算数",
        cause=f"{evaluation.title}/预算数口径",
    )
    return Failed(problem, tie, known=True)
