"""分值合计应为 100

查什么：自评表各项指标的分值（含预算执行率的分值）相加是否等于 100，是否等于表上印的分值合计。
为什么：分值不满 100 或超过 100，总分就不能按百分制评定等级；常见于指标分值合计已是 100、又另计执行率 10 分。
依据：财预〔2020〕10号：绩效自评满分为 100 分，其中预算执行率 10 分。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10 | 10 | 10 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | 12场 | 12场 | 80 | 80 |
    | 总分 | 90 |
正例：
    - | 产出指标 | 数量指标 | 开展普法宣传场次 | 12场 | 12场 | 80 | 80 |
    - | 总分 | 90 |
    + | 产出指标 | 数量指标 | 开展普法宣传场次 | 12场 | 12场 | 90 | 90 |
    + | 总分 | 100 | 100 |
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided
from gouji.domain.selfeval import SelfEvaluation
from gouji.values.rounding import plain

_FULL = Decimal(100)


@check("A001")
def weight_sum(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        if all(row.weight is None for row in evaluation.indicators):
            continue  # a form without a weight column
        yield _weights(evaluation)


def _weights(evaluation: SelfEvaluation) -> Outcome:
    fields = [row.weight for row in evaluation.indicators]
    in_money = evaluation.money.total.weight if evaluation.money is not None else None
    if in_money is not None:
        fields.insert(0, in_money)
    figures = [None if field is None else field.figure for field in fields]
    if any(figure is None for figure in figures):
        return Undecided(f"{evaluation.name}有指标没有填分值，分值合计无法核对。", evaluation.place)
    weights = [figure.value for figure in figures if figure is not None]
    total = sum(weights, Decimal(0))
    printed = evaluation.total_weight.figure if evaluation.total_weight else None
    if total == _FULL and (printed is None or printed.value == _FULL):
        return Passed.over(f"{evaluation.name}分值合计", *fields, evaluation.total_weight)
    if in_money is None and total < _FULL and (printed is None or printed.value == _FULL):
        return Undecided(
            f"{evaluation.name}各指标分值相加是 {plain(total)} 分；没有读到预算执行率一行的分值，合计是否 100 分无法核对。",
            evaluation.place,
        )
    shown = " + ".join(plain(weight) for weight in weights)
    places = tuple(field.place for field in fields if field is not None)
    left = Side("分值合计", shown, evaluation.place, format(total, "f"), "分")
    right = (
        Side.of("表上印的分值合计", printed, evaluation.total_weight.place)
        if printed is not None and evaluation.total_weight is not None
        else Side("满分", "100", None, "100", "分")
    )
    return Failed(
        Problem(
            Severity.ERROR,
            f"{evaluation.title}/分值合计",
            f"{evaluation.name}各项分值相加是 {plain(total)} 分（{shown}），应为 100 分"
            + (f"，表上印的合计是 {printed.text.strip()}。" if printed is not None else "。"),
            "逐行核对分值，看执行率的分值是否漏计或多计，改到合计 100 分。",
            (*((evaluation.total_weight.place,) if evaluation.total_weight else ()), *places),
            left,
            right,
            difference=plain(total - _FULL),
            relation=shown,
        )
    )
