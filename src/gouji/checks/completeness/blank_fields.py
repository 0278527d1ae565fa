"""自评表有必填项空白

查什么：项目名称、主管部门、实施单位、年度总体目标、完成情况、总分等必填项是否空白。
为什么：缺了名称和目标，这张表评的是什么就无从知道。
依据：财预〔2020〕10号附件1：表头、项目资金、年度总体目标、绩效指标均须填写。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 |  |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
正例：
    - | 项目支出名称 |  |
    + | 项目支出名称 | 普法宣传 |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Field, SelfEvaluation


@check("C002")
def blank_fields(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        blank = [(name, field) for name, field in _required(evaluation) if field is not None and _is_blank(field)]
        if blank:
            yield Failed(_problem(evaluation, blank))
        else:
            yield Passed(f"{evaluation.title}/必填项")


def _is_blank(field: Field) -> bool:
    """Left free; of a placeholder another check tells."""
    return field.is_empty and not field.is_placeholder


def _required(evaluation: SelfEvaluation) -> Iterator[tuple[str, Field | None]]:
    """The fields the form prints a place for; one it does not print cannot be left blank."""
    yield "项目名称", evaluation.project
    yield "主管部门", evaluation.department
    yield "实施单位" if evaluation.project is not None else "填报单位", evaluation.body
    for goal in evaluation.goals:
        yield "预期目标", goal.expected
        yield "实际完成情况", goal.actual
    if evaluation.money is not None:
        yield "全年预算数", evaluation.money.total.budget
        yield "全年执行数", evaluation.money.total.executed
    yield "评价结论", evaluation.extra("grade")
    yield "总分", evaluation.claimed_total


def _problem(evaluation: SelfEvaluation, blank: list[tuple[str, Field]]) -> Problem:
    names = "、".join(name for name, _ in blank)
    only_grade = [name for name, _ in blank] == ["评价结论"]
    return Problem(
        Severity.WARNING if only_grade else Severity.ERROR,
        f"{evaluation.title}/空白项",
        f"{evaluation.name}有 {len(blank)} 个必填项空白：{names}。",
        "补填后再公开。" if not only_grade else "按总分填写评价结论（90 分及以上为优，80 分为良，60 分为中）。",
        tuple(field.place for _, field in blank),
        Side("空白项", names, blank[0][1].place),
        relation="必填项应填写",
    )
