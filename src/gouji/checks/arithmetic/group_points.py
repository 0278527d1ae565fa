"""分组标题里的分值应等于组内各行分值之和

查什么：目标、一级、二级指标标题里印的分值（如“年度绩效目标1（80分）”“产出指标(50分)”）是否等于组内各行分值之和；三级指标名称里印的分值是否等于该行分值。表上没有分值一栏的，组内各行得分之和不得超过标题的分值。
为什么：标题的分值是财政部门下发表式时定的，组内分值相加对不上，说明调了权重或漏了行。
依据：财预〔2020〕10号附件1：产出 50 分、效益 30 分、满意度 10 分、预算执行率 10 分，一级指标权重统一设置。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10 | 10 | 10 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
    | 产出指标（50分） | 数量指标 | 开展普法宣传场次 | 12场 | 12场 | 60 | 60 |
    | 满意度指标（40分） | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |
    | 总分 | 100 | 100 |
正例：
    - | 产出指标（50分） | 数量指标 | 开展普法宣传场次 | 12场 | 12场 | 60 | 60 |
    - | 满意度指标（40分） | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |
    + | 产出指标（60分） | 数量指标 | 开展普法宣传场次（60分） | 12场 | 12场 | 60 | 60 |
    + | 满意度指标（30分） | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided
from gouji.domain.selfeval import Field, Indicator
from gouji.domain.ties import Tie
from gouji.ties.forms import FormTies, form_ties
from gouji.values import zh
from gouji.values.rounding import plain

_POINTS = re.compile(r"\((\d{1,3})分\)$")


@check("A002")
def group_points(dossier: Dossier) -> Iterator[Outcome]:
    for form in form_ties(dossier):
        for head in form.evaluation.groups:
            rows = tuple(form.evaluation.indicators[number] for number in head.members)
            if head.points is not None and rows:
                yield _bound(form, head.name, head.points, rows)
                yield from _all_met(form, head.name, head.points, rows)
        for row in form.evaluation.indicators:
            named = _POINTS.search(zh.label(row.level3.text))
            if named:
                yield _bound(form, row.level3, Decimal(named[1]), (row,))


def _bound(form: FormTies, name: Field, points: Decimal, rows: tuple[Indicator, ...]) -> Outcome:
    """The weights below a heading; where the form prints none, the scores, which together cannot be more than it."""
    evaluation = form.evaluation
    tie = form.heading(name, points, rows)
    if tie is None:
        return Undecided(
            f"{evaluation.name}“{zh.squeeze(name.text)}”组内分值没有填全，与标题的分值没有核对。", name.place
        )
    if tie.holds:
        return Passed(f"{evaluation.title}/{zh.label(name.text)}", tie)
    # A score too high is told where it breaks the total as well.
    return Failed(_problem(form, name, points, tie), tie, known=tie.sign != "=")


def _all_met(form: FormTies, name: Field, points: Decimal, rows: tuple[Indicator, ...]) -> Iterator[Outcome]:
    """A unit may give itself less than is due: then it is not known which row, and nothing is wrong by that alone."""
    tie = form.full_group(name, points, rows)
    if tie is None:
        return
    shown = " + ".join(term.figure.shown for term in tie.right)
    if tie.holds:
        yield Passed(f"{form.evaluation.title}/{zh.label(name.text)}/都已完成", tie)
    else:
        reason = (
            f"{form.evaluation.name}“{zh.squeeze(name.text)}”下各行都已完成目标，得分（{shown}）相加却不是标题的 {plain(points)} 分，"
            "表上没有印各行分值，是哪一行没有核对。"
        )
        yield Undecided(reason, name.place, tie)


def _problem(form: FormTies, name: Field, points: Decimal, tie: Tie) -> Problem:
    evaluation = form.evaluation
    figures = [term.figure.figure for term in tie.right]
    values = [figure.value for figure in figures if figure is not None]
    total, shown = sum(values, Decimal(0)), " + ".join(map(plain, values))
    weighed = tie.sign == "="
    what = "分值" if weighed else "得分"
    return Problem(
        Severity.ERROR,
        f"{evaluation.title}/{zh.label(name.text)}",
        f"{evaluation.name}“{zh.squeeze(name.text)}”标题写 {plain(points)} 分，组内{what}相加是 {plain(total)} 分（{shown}）"
        + ("。" if weighed else "，超过了标题的分值。"),
        "分值在批复绩效目标时已定，请对照批复改正标题或各行分值。"
        if weighed
        else "对照批复的分值，核对标题和组内各行得分，改正填错的一个。",
        (name.place, *(term.figure.place for term in tie.right)),
        Side("标题分值", plain(points), name.place, plain(points), "分"),
        Side(f"组内{what}之和", shown, tie.right[0].figure.place, plain(total), "分"),
        difference=plain(points - total if weighed else total - points),
        relation=shown if weighed else f"{shown} ≤ {plain(points)}",
    )
