"""总体目标栏的数与指标行不一致

查什么：年度总体目标的“实际完成情况”里写的数，是否与同一张表指标行的实际完成值一致；“预期目标”里的数与指标行的年度指标值相差只像一处手误（数字颠倒、多一位、少一位）的，也列出。
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

import re
from collections.abc import Iterator, Sequence

from gouji.checks.registry import check
from gouji.checks.same_subject import is_same
from gouji.domain.claims import Mention, Role
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Field, Goal, Indicator, SelfEvaluation
from gouji.solve.digits import is_one_digit
from gouji.ties.between import actual_in_goal, target_in_goal
from gouji.ties.forms import FormTies, form_ties
from gouji.values import zh
from gouji.values.figure import Figure, FigureRange
from gouji.values.mismatch import Mismatch, classify

_KEYS = {"实际完成值": "总体目标", "年度指标值": "预期目标"}
_STATED = (Role.LEVEL, Role.RATE, Role.OTHER)
_BOUND = re.compile(r"(?:不[少低高]于|不超过|达到?|为)$")


@check("J008")
def goal_figures(dossier: Dossier) -> Iterator[Outcome]:
    for form in form_ties(dossier):
        for goal in form.evaluation.goals:
            for row in form.evaluation.indicators:
                yield from _done(form, goal, row)
                yield from _expected(form, goal, row)


def _done(form: FormTies, goal: Goal, row: Indicator) -> Iterator[Outcome]:
    evaluation, actual = form.evaluation, row.actual.value
    if not isinstance(actual, Figure | FigureRange):
        return
    reach = actual.reach if isinstance(actual, Figure) else actual.interval
    stated = _speaking(goal.actual_figures, row, actual)
    same = [one for one in stated if one.figure.reach.meets(reach)]
    tie = actual_in_goal(form, row, stated)
    subject = f"{evaluation.title}/{row.level3.text}/总体目标"
    if same:
        # two bounds (≥200 and ≥180) can both be true and tie nothing
        yield Passed(subject, tie) if tie is not None and tie.holds else Passed.over(subject, row.actual, *same)
    elif stated:
        yield Failed(_problem(evaluation, row, stated[0], row.actual, "总体目标完成情况", "实际完成值"), tie)


def _expected(form: FormTies, goal: Goal, row: Indicator) -> Iterator[Outcome]:
    """What was aimed at: a goal may sum up several indicators, so that only what looks like a slip is told."""
    evaluation, target = form.evaluation, row.target.value
    if not isinstance(target, Figure):
        return
    stated = _speaking(goal.expected_figures, row, target)
    tie = target_in_goal(form, row, stated)
    if any(one.figure.interval.meets(target.interval) for one in stated):
        yield Passed(f"{evaluation.title}/{row.level3.text}/预期目标", tie)
    elif len(stated) == 1 and _is_slip(target, stated[0].figure):
        yield Failed(_problem(evaluation, row, stated[0], row.target, "总体目标的预期目标", "年度指标值"), tie)


def _speaking(figures: Sequence[Mention], row: Indicator, figure: Figure | FigureRange) -> list[Mention]:
    """Those of a goal that speak of its indicator; in one form one name is one thing, however short."""
    unit = (figure.low if isinstance(figure, FigureRange) else figure).unit
    name = zh.label(row.level3.text)
    return [
        one
        for one in figures
        if is_same(row.level3.text, figure, one)
        or (
            one.own
            and one.figure.unit == unit
            and _BOUND.sub("", zh.label(one.subject)) == name
            and one.role in _STATED
        )
    ]


def _is_slip(one: Figure, other: Figure) -> bool:
    """Whether digits that changed places, a point, or one digit more or less tell one print from the other; another digit may
    ask less on purpose."""
    if one.unit != other.unit or not one.value or not other.value:
        return False
    if classify(one, other.exact) in (Mismatch.SWAPPED, Mismatch.SCALE):
        return True
    return is_one_digit(one.value, other.value) and len({value.adjusted() for value in (one.value, other.value)}) > 1


def _problem(
    evaluation: SelfEvaluation, row: Indicator, stated: Mention, field: Field, goal: str, column: str
) -> Problem:
    place = stated.passage.quote(stated.start, stated.end, figure=stated.start)
    return Problem(
        Severity.WARNING,
        f"{evaluation.title}/{zh.label(row.level3.text)}/{_KEYS[column]}",
        f"{evaluation.name}{goal}写“{stated.figure.text.strip()}”，指标行“{row.level3.text}”的{column}是 {field.text}，两处不一致。",
        "核对台账，两处用同一个数。",
        (field.place, place),
        Side(f"指标行{column}", field.text, field.place),
        Side.of(goal, stated.figure, place),
        relation=f"{goal} = 指标行{column}",
    )
