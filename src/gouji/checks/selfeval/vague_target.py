"""目标无法衡量

查什么：定性目标是不是没有可以核实的标准（如“完成工作需要”“提高知识水平”）。
为什么：无法衡量的目标谁都能得满分，财政部门抽查时会要求补充佐证。
依据：财预〔2015〕88号：绩效目标应当指向明确、细化量化、合理可行。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 30 | 30 |  |
    | 效益指标 | 社会效益指标 | 普及法律知识 | 提高法律知识水平 | 有提高 | 30 | 30 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
正例：
    - | 效益指标 | 社会效益指标 | 普及法律知识 | 提高法律知识水平 | 有提高 | 30 | 30 |  |
    + | 效益指标 | 社会效益指标 | 普及法律知识 | 法律知识测评合格率≥90% | 测评合格率93% | 30 | 30 |  |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.measurable import is_vague
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Indicator, SelfEvaluation
from gouji.values import zh


@check("S010")
def vague_target(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        vague = [row for row in evaluation.indicators if _is_vague(row)]
        if vague:
            yield Failed(_problem(evaluation, vague))
        elif evaluation.indicators:
            yield Passed(f"{evaluation.title}/目标可衡量")


def _is_vague(row: Indicator) -> bool:
    if row.rule is not None and not row.rule.is_empty:
        return False  # the scoring text beside the row says what is checked
    return is_vague(row.target)


def _problem(evaluation: SelfEvaluation, rows: list[Indicator]) -> Problem:
    shown = "；".join(f"{row.level3.text}：{zh.squeeze(row.target.text)}" for row in rows)
    return Problem(
        Severity.INFO,
        "定性目标",
        f"有 {len(rows)} 项指标的目标无法衡量（{shown}），得分只能靠主观判断。",
        "给每项写出可以核实的标准（数量、比例、时限或有据可查的事实），并留存佐证。",
        tuple(row.target.place for row in rows),
        Side("无法衡量的目标", f"{len(rows)} 项", rows[0].target.place),
        None,
        relation="目标可衡量",
    )
