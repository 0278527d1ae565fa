"""总体目标栏的数与指标行不一致

查什么：年度总体目标的“实际完成情况”里写的数，是否与同一张表指标行的实际完成值一致。
为什么：总体目标是对指标的概括，同一张表里同一件事两个数，必有一处不实。
依据：财预〔2020〕10号附件1：年度总体目标与绩效指标相互印证。

反例：
    部门整体支出绩效自评表
    （2023年度）
    | 区级预算单位名称 | 青溪区司法局 |
    | 年度预算申请（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 140.00 | 150.00 | 150.00 | 10 | 100% | 10分 |
    |  | 按收入性质分： | 按支出性质分： |
    |  | 其中：一般公共预算：142.00 | 其中：基本支出：100.00 |
    |  | 政府性基金拨款：8.00 | 项目支出：50.00 |
    | 年度总体目标 | 预期目标 | 实际完成情况 |
    |  | 办理法律援助案件不少于210件。 | 办理法律援助案件260余件。 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
    | 产出指标 | 数量指标 | 办理法律援助案件数 | ≥210件 | 249件 | 90分 | 90分 |
    | 总分 | 100 | 100分 |
    2023年度青溪区司法局整体支出绩效自评报告
    一、基本情况
    本单位内设科室七个。
    二、一般公共预算支出情况
    2023年度支出142.00万元。
    三、政府性基金预算支出情况
    政府性基金预算支出8.00万元。
    四、国有资本经营预算支出情况
    无
    五、社会保险基金预算支出情况
    无
    六、部门整体支出绩效情况
    全年受理法律援助案件249件。
    七、存在的问题及原因分析
    人员不足。
    八、下一步改进措施
    加强培训。
    九、绩效自评结果拟应用和公开情况
    自评结果在门户网站公开。
    十、其他需要说明的情况
    无
正例：
    - |  | 办理法律援助案件不少于210件。 | 办理法律援助案件260余件。 |
    + |  | 办理法律援助案件不少于210件。 | 办理法律援助案件240余件。 |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.checks.same_subject import is_same
from gouji.domain.claims import Mention
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Goal, Indicator, SelfEvaluation
from gouji.ties.between import actual_in_goal
from gouji.ties.forms import FormTies, form_ties
from gouji.values import zh
from gouji.values.figure import Figure, FigureRange


@check("J008")
def goal_figures(dossier: Dossier) -> Iterator[Outcome]:
    for form in form_ties(dossier):
        for goal in form.evaluation.goals:
            for row in form.evaluation.indicators:
                yield from _row(form, goal, row)


def _row(form: FormTies, goal: Goal, row: Indicator) -> Iterator[Outcome]:
    evaluation, actual = form.evaluation, row.actual.value
    if not isinstance(actual, Figure | FigureRange):
        return
    reach = actual.reach if isinstance(actual, Figure) else actual.interval
    stated = [one for one in goal.actual_figures if is_same(row.level3.text, actual, one)]
    same = [one for one in stated if one.figure.reach.meets(reach)]
    tie = actual_in_goal(form, row, stated)
    subject = f"{evaluation.title}/{row.level3.text}/总体目标"
    if same:
        # two bounds (≥200 and ≥180) can both be true and tie nothing
        yield Passed(subject, tie) if tie is not None and tie.holds else Passed.over(subject, row.actual, *same)
    elif stated:
        yield Failed(_problem(evaluation, goal, row, stated[0]), tie)


def _problem(evaluation: SelfEvaluation, goal: Goal, row: Indicator, stated: Mention) -> Problem:
    return Problem(
        Severity.WARNING,
        f"{evaluation.title}/{zh.label(row.level3.text)}/总体目标",
        f"{evaluation.name}总体目标完成情况写“{stated.figure.text.strip()}”，指标行“{row.level3.text}”的实际完成值是 {row.actual.text}，两处不一致。",
        "核对台账，两处用同一个数。",
        (row.actual.place, stated.passage.quote(stated.start, stated.end, figure=stated.start)),
        Side("指标行实际完成值", row.actual.text, row.actual.place),
        Side.of("总体目标完成情况", stated.figure, stated.passage.quote(stated.start, stated.end, figure=stated.start)),
        relation="总体目标完成情况 = 指标行实际完成值",
    )
