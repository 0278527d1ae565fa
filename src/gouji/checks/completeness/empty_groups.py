"""有的指标类别没有设指标

查什么：产出指标下的数量、质量、时效、成本等类别是否有空着的。
为什么：产出只考核数量，质量和时效就没有人负责；下达表式时列出的类别原则上都要设指标。
依据：财预〔2020〕10号附件1：产出指标包括数量、质量、时效、成本。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 60 | 60 |  |
    |  | 质量指标 | …… |  |  |  |  |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
正例：
    - | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 60 | 60 |  |
    - |  | 质量指标 | …… |  |  |  |  |  |
    + | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 30 | 30 |  |
    + |  | 质量指标 | 资料合格率 | 100% | 100% | 30 | 30 |  |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import GroupHead


@check("C007")
def empty_groups(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        empty = [head for head in evaluation.groups if not head.filled]
        if empty:
            yield Failed(_problem(empty))
        elif evaluation.groups:
            yield Passed(f"{evaluation.title}/指标类别")


def _problem(empty: list[GroupHead]) -> Problem:
    names = "、".join(head.name.text for head in empty)
    return Problem(
        Severity.INFO,
        "空指标类别",
        f"表上列出而没有设指标的类别：{names}。",
        "补设指标；确实不适用的注明“不适用”，并把分值的去向说清楚。",
        tuple(head.name.place for head in empty),
        Side("空类别", names, empty[0].name.place),
        relation="所列类别应设指标",
    )
