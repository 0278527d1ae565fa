"""指标没有填目标值或完成值

查什么：已经打分的指标，年度指标值（年初目标值）和实际完成值是否填写。
为什么：没有目标和完成值，得分就没有依据。
依据：财预〔2020〕10号：得分由实际完成值与指标值比较得出。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 |  | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
正例：
    - | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 |  | 60 | 60 |  |
    + | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 60 | 60 |  |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided
from gouji.domain.selfeval import Field, Indicator, SelfEvaluation


@check("C003")
def missing_values(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        if evaluation.unknown_columns and evaluation.indicators:
            names = "、".join(f"“{name}”" for name in evaluation.unknown_columns)
            yield Undecided(
                f"{evaluation.name}的指标表头没有认出{names}一栏，这一栏填了什么没有核对",
                evaluation.indicators[0].place,
            )
            continue
        lacking = [row for row in evaluation.indicators if not row.claimed.is_empty and _lacks(row)]
        if lacking:
            yield Failed(_problem(evaluation, lacking))
        elif evaluation.indicators:
            yield Passed(f"{evaluation.title}/目标值与完成值")


def _lacks(row: Indicator) -> bool:
    return any(field.is_blank and _has_cell(row, field) for field in (row.target, row.actual))


def _has_cell(row: Indicator, field: Field) -> bool:
    """Whether the head above the row names the column: a field that it has not stands at the name of the row."""
    return field.place.column != row.level3.place.column or not row.level3.place.column


def _problem(evaluation: SelfEvaluation, rows: list[Indicator]) -> Problem:
    names = "、".join(row.level3.text for row in rows[:4]) + (" 等" if len(rows) > 4 else "")
    both = all(row.target.is_blank and row.actual.is_blank for row in rows)
    what = "目标值和实际完成值都空白" if both else "目标值或实际完成值空白"
    return Problem(
        Severity.WARNING,
        f"{evaluation.title}/目标值与完成值",
        f"{evaluation.name}有 {len(rows)} 行指标打了分而{what}（{names}），得分没有依据。",
        "逐行补填目标值和实际完成值。",
        tuple(row.place for row in rows),
        Side("指标", f"{len(rows)} 行", rows[0].place),
        relation="有得分须有目标值和完成值",
    )
