"""得分分布异常

查什么：所有指标全部满分，或只有定性指标各扣一分。
为什么：全部满分或象征性扣一分，往往说明没有逐项评价；只作提醒。
依据：核对通则：全满分或只有个别软指标得九分，统计上异常。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 20 | 20 |  |
    | 产出指标 | 数量指标 | 发放普法资料份数 | ≥4000份 | 4000份 | 10 | 10 |  |
    | 产出指标 | 时效指标 | 宣传活动按期完成率 | 100% | 100% | 10 | 10 |  |
    | 产出指标 | 质量指标 | 资料合格率 | 100% | 100% | 10 | 10 |  |
    | 效益指标 | 社会效益指标 | 群众法律知识知晓率 | ≥80% | 85% | 30 | 30 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 10 | 10 |  |
    | 总分 | 100 | 100 |
正例：
    - | 产出指标 | 数量指标 | 发放普法资料份数 | ≥4000份 | 4000份 | 10 | 10 |  |
    + | 产出指标 | 数量指标 | 发放普法资料份数 | ≥4000份 | 3600份 | 10 | 9 | 纸价上涨，少印 400 份 |
    - | 总分 | 100 | 100 |
    + | 总分 | 100 | 99 |
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Indicator, SelfEvaluation
from gouji.values.cell import Words

# Fewer rows than this are often all met; the pattern says nothing about them.
_LEAST_ROWS = 6


@check("S013")
def uniform_scores(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        short = _shortfalls(evaluation)
        if short is None:
            continue
        if not short or all(_is_token(row) for row in short):
            yield Failed(_problem(evaluation, short))
        else:
            yield Passed(f"{evaluation.title}/得分分布")


def _shortfalls(evaluation: SelfEvaluation) -> list[Indicator] | None:
    """The rows below full points, or None where the form has too few rows or no weights to tell."""
    rows = evaluation.indicators
    if len(rows) < _LEAST_ROWS or any(
        row.weight is None or not row.weight.figure or not row.claimed.figure for row in rows
    ):
        return None
    return [row for row in rows if _points_lost(row)]


def _points_lost(row: Indicator) -> Decimal:
    weight, claimed = row.weight.figure if row.weight else None, row.claimed.figure
    return weight.value - claimed.value if weight and claimed else Decimal(0)


def _is_token(row: Indicator) -> bool:
    """One point off where nothing measurable is missing."""
    return _points_lost(row) == 1 and isinstance(row.actual.value, Words)


def _problem(evaluation: SelfEvaluation, short: list[Indicator]) -> Problem:
    what = (
        f"{len(evaluation.indicators)} 项指标全部满分"
        if not short
        else f"{len(evaluation.indicators)} 项指标中只有 {len(short)} 项定性指标各扣 1 分，其余满分"
    )
    names = "、".join(row.level3.text for row in short)
    return Problem(
        Severity.INFO,
        "得分分布",
        f"{what}{f'（{names}）' if names else ''}，请确认是逐项评价的结果。",
        "逐项对照佐证材料复核得分。",
        (evaluation.place, *(row.claimed.place for row in short)),
        Side("得分分布", what, evaluation.place),
        relation="得分应逐项评定",
    )
