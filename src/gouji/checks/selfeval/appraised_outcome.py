"""自评填的完成值与评价得分表里的不同

查什么：同一年度同一项目，自评表和评价得分表里名称相同的指标，实际完成值是否相同；评价得分表里的预算执行率与自评表资金栏的执行率是否相同。
为什么：评价核实的数与自评填的数不同，自评得分就靠不住；也可能是统计的时点、口径不同，要写清楚。
依据：财预〔2020〕10号：财政和主管部门对单位自评结果抽查复核。评价核定的数可以与自评不同，故只作疑点。

反例：
    2023年度项目支出绩效自评表
    | 项目名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 13场 | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
    附件
    2023年度项目绩效评价得分情况表
    | 项目名称 | 普法宣传 |
    | 一级指标 | 二级指标 | 三级指标 | 目标值 | 实际完成值 | 分值 | 得分 |
    | 决策 | 立项 | 立项规范性 | 规范 | 规范 | 10 | 10 |
    | 过程 | 资金管理 | 预算执行率 | 100% | 100% | 10 | 10 |
    | 产出 | 数量 | 开展普法宣传场次 | ≥12场 | 9场 | 40 | 30 |
    | 效益 | 满意度 | 受众满意度 | ≥90% | 95% | 40 | 40 |
    | 合计 |  |  |  |  | 100 | 90 |
正例：
    - | 产出 | 数量 | 开展普法宣传场次 | ≥12场 | 9场 | 40 | 30 |
    + | 产出 | 数量 | 开展普法宣传场次 | ≥12场 | 13场 | 40 | 30 |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.catalogue.subjects import is_generic
from gouji.checks.appraisals import tables_on
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.reports import FormRow, UnscoredForm
from gouji.domain.selfeval import Field, SelfEvaluation
from gouji.ties.amounts import meant
from gouji.values import zh
from gouji.values.figure import Figure
from gouji.values.rounding import plain

_EXECUTED = ("预算执行率", "资金执行率", "预算执行率情况")


@check("S036")
def appraised_outcome(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        for form in tables_on(dossier, evaluation):
            for row in form.rows:
                given = row.fields.get("actual")
                if given is None or given.figure is None:
                    continue
                if zh.label(row.name) in _EXECUTED:
                    yield from _rate(evaluation, form, given)
                else:
                    yield from _outcome(evaluation, form, row, given)


def _outcome(evaluation: SelfEvaluation, form: UnscoredForm, row: FormRow, given: Field) -> Iterator[Outcome]:
    """The row of the same name; several of one name are told apart by nothing."""
    name = zh.label(row.name)
    same = [one for one in evaluation.indicators if zh.label(one.level3.text) == name != ""]
    if len(same) != 1 or is_generic(name) or sum(zh.label(one.name) == name for one in form.rows) > 1:
        return
    own, figure, other = same[0].actual, same[0].actual.figure, given.figure
    if figure is None or other is None or figure.unit != other.unit or figure.bound != other.bound:
        return
    if figure.interval.meets(other.interval):
        yield Passed.over(f"{evaluation.title}/{name}/评价", own, given)
    else:
        yield Failed(_problem(evaluation, form, f"“{row.name}”的实际完成值", (own, figure), (given, other)))


def _rate(evaluation: SelfEvaluation, form: UnscoredForm, given: Field) -> Iterator[Outcome]:
    """The rate of execution that the form prints; an appraisal may have it of the budget of the beginning of the year too."""
    money, other = evaluation.money, given.figure
    if money is None or other is None or money.total.rate is None or not other.unit.is_rate:
        return
    own, figure = money.total.rate, money.total.rate.figure
    if figure is None or not figure.unit.is_rate:
        return
    executed, initial = meant(money, money.total.executed), meant(money, money.total.initial)
    of_initial = executed is not None and initial is not None and initial.exact > 0
    lawful = [figure.interval.meets(other.interval)]
    if of_initial and executed is not None and initial is not None:
        lawful.append(other.interval.holds(executed.exact / initial.exact))
    if any(lawful):
        yield Passed.over(f"{evaluation.title}/预算执行率/评价", own, given)
    else:
        yield Failed(_problem(evaluation, form, "预算执行率", (own, figure), (given, other)))


def _problem(
    evaluation: SelfEvaluation, form: UnscoredForm, what: str, own: tuple[Field, Figure], given: tuple[Field, Figure]
) -> Problem:
    return Problem(
        Severity.WARNING,
        f"{evaluation.title}/{what}/评价",
        f"{what}，{evaluation.name}填的是 {own[0].text.strip()}，{form.called}是 {given[0].text.strip()}，两处不同。",
        "对照台账核实；统计的时点、口径不同的，写明各是什么；自评填错的，改正后重新计分。",
        (own[0].place, given[0].place),
        Side.of("自评表", own[1], own[0].place),
        Side.of("评价得分表", given[1], given[0].place),
        difference=plain((own[1].exact - given[1].exact) / own[1].unit.factor),
        relation="评价核实的数＝自评填的数",
    )
