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
from gouji.domain.selfeval import Field, Indicator, SelfEvaluation
from gouji.values import zh
from gouji.values.rounding import plain

_POINTS = re.compile(r"\((\d{1,3})分\)$")


@check("A002")
def group_points(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        for head in evaluation.groups:
            rows = tuple(evaluation.indicators[number] for number in head.members)
            if head.points is not None and rows:
                yield from _bound(evaluation, head.name, head.points, rows)
        for row in evaluation.indicators:
            named = _POINTS.search(zh.label(row.level3.text))
            if named:
                yield from _bound(evaluation, row.level3, Decimal(named[1]), (row,))


def _bound(evaluation: SelfEvaluation, name: Field, points: Decimal, rows: tuple[Indicator, ...]) -> Iterator[Outcome]:
    """The weights below a heading; where the form prints none, the scores, which together cannot be more than it."""
    weights = [row.weight.figure for row in rows if row.weight is not None]
    if len(weights) == len(rows) and all(weights):
        total = sum((weight.value for weight in weights if weight), Decimal(0))
        yield _compared(evaluation, name, points, total, rows)
    elif not weights and (scores := [one for row in rows if (one := row.claimed.figure) is not None]):
        total = sum((score.value for score in scores), Decimal(0))
        if total > points:
            yield Failed(_exceeded(evaluation, name, points, total, rows))
        else:
            yield Passed.over(f"{evaluation.title}/{zh.label(name.text)}", name, *(row.claimed for row in rows))
    else:
        yield Undecided(
            f"{evaluation.name}“{zh.squeeze(name.text)}”组内分值没有填全，与标题的分值没有核对。", name.place
        )


def _exceeded(
    evaluation: SelfEvaluation, name: Field, points: Decimal, total: Decimal, rows: tuple[Indicator, ...]
) -> Problem:
    shown = " + ".join(plain(row.claimed.figure.value) for row in rows if row.claimed.figure)
    return Problem(
        Severity.ERROR,
        f"{evaluation.title}/{zh.label(name.text)}",
        f"{evaluation.name}“{zh.squeeze(name.text)}”标题写 {plain(points)} 分，组内得分相加是 {plain(total)} 分（{shown}），"
        "超过了标题的分值。",
        "对照批复的分值，核对标题和组内各行得分，改正填错的一个。",
        (name.place, *(row.claimed.place for row in rows)),
        Side("标题分值", plain(points), name.place, plain(points), "分"),
        Side("组内得分之和", shown, rows[0].claimed.place, plain(total), "分"),
        difference=plain(total - points),
        relation=f"{shown} ≤ {plain(points)}",
    )


def _compared(
    evaluation: SelfEvaluation, name: Field, points: Decimal, total: Decimal, rows: tuple[Indicator, ...]
) -> Outcome:
    subject = f"{evaluation.title}/{zh.label(name.text)}"
    if points == total:
        return Passed.over(subject, name, *(row.weight for row in rows))
    shown = " + ".join(plain(row.weight.figure.value) for row in rows if row.weight and row.weight.figure)
    return Failed(
        Problem(
            Severity.ERROR,
            subject,
            f"{evaluation.name}“{zh.squeeze(name.text)}”标题写 {plain(points)} 分，组内分值相加是 {plain(total)} 分（{shown}）。",
            "分值在批复绩效目标时已定，请对照批复改正标题或各行分值。",
            (name.place, *(row.weight.place for row in rows if row.weight)),
            Side("标题分值", plain(points), name.place, plain(points), "分"),
            Side("组内分值之和", shown, rows[0].place, plain(total), "分"),
            difference=plain(points - total),
            relation=shown,
        )
    )
