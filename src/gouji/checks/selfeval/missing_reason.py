"""扣了分没有写原因

查什么：得分低于分值的行，偏差原因栏是否空白。
为什么：低于目标必须分析原因、提出改进措施，这是自评的主要用处。
依据：财预〔2020〕10号附件1 表尾说明：未完成绩效目标的，要分析偏差原因并提出改进措施。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 10场 | 60 | 50 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 90 |
正例：
    - | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 10场 | 60 | 50 |  |
    + | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 10场 | 60 | 50 | 两场因疫情取消，明年一季度补办 |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.ties.forms import form_ties
from gouji.values import zh


@check("S006")
def missing_reason(dossier: Dossier) -> Iterator[Outcome]:
    for form in form_ties(dossier):
        evaluation = form.evaluation
        for row in evaluation.indicators:
            weight = row.weight.figure if row.weight else None
            claimed = row.claimed.figure
            if row.reason is None or weight is None or claimed is None or claimed.value >= weight.value:
                continue
            if not row.reason.is_empty:
                yield Passed(f"{evaluation.title}/{row.level3.text}")
                continue
            problem = Problem(
                Severity.WARNING,
                f"{zh.label(row.level3.text)}/偏差原因",
                f"{evaluation.name}“{row.level3.text}”分值 {row.weight.text if row.weight else ''}，得 {row.claimed.text}，扣了分没有写偏差原因和改进措施。",
                "在偏差原因栏写明没有完成的原因和改进措施。",
                (row.reason.place, row.claimed.place),
                Side.of("得分", claimed, row.claimed.place),
                Side.of("分值", weight, row.weight.place if row.weight else None),
                relation="得分低于分值须说明原因",
            )
            yield Failed(problem, form.full_score(row), known=True)
