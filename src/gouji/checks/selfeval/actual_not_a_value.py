"""实际完成值不是实际数

查什么：实际完成值是不是照抄目标区间（400-500人），或只写“>90%”“90%以上”而没有写出实际数。
为什么：照抄目标或只写一个界限，无法核实是否完成，也无法按比例计分。
依据：财预〔2020〕10号：定量指标按实际完成值与指标值的比例计分。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 社区矫正管理人数 | 400-500人 | 400-500人 | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
正例：
    - | 产出指标 | 数量指标 | 社区矫正管理人数 | 400-500人 | 400-500人 | 60 | 60 |  |
    + | 产出指标 | 数量指标 | 社区矫正管理人数 | 400-500人 | 462人 | 60 | 60 |  |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Indicator, SelfEvaluation
from gouji.values import zh
from gouji.values.figure import Bound, Figure, FigureRange


@check("S008")
def actual_not_a_value(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        for row in evaluation.indicators:
            fault = _fault(row)
            if fault is not None:
                yield Failed(_problem(evaluation, row, fault))
            elif row.actual.figure is not None:
                yield Passed(f"{evaluation.title}/{row.level3.text}")


def _fault(row: Indicator) -> str | None:
    actual, target = row.actual.value, row.target.value
    if isinstance(actual, FigureRange):
        copied = isinstance(target, FigureRange) and target.interval == actual.interval
        return "照抄了年度指标值的区间" if copied else "写的是一个区间"
    if isinstance(actual, Figure) and (actual.bound.upward or actual.bound.downward or actual.bound is Bound.ABOUT):
        return "只写了一个界限或约数"
    return None


def _problem(evaluation: SelfEvaluation, row: Indicator, fault: str) -> Problem:
    actual, target = zh.squeeze(row.actual.text), zh.squeeze(row.target.text)
    return Problem(
        Severity.WARNING,
        f"{zh.label(row.level3.text)}/实际完成值",
        f"“{row.level3.text}”实际完成值“{actual}”{fault}（年度指标值“{target}”），没有写出实际数，无法核实是否完成。",
        "填写有台账可查的实际数。",
        (row.actual.place, row.target.place),
        Side("实际完成值", actual, row.actual.place),
        Side("年度指标值", target, row.target.place),
        relation="实际完成值应是一个确数",
    )
