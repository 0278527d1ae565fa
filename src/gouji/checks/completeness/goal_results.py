"""总体目标没有逐条写完成情况

查什么：年度总体目标分条写的，实际完成情况是否也逐条写了。
为什么：目标写了五条、完成情况只写四条，剩下的一条就没有交代。
依据：财预〔2020〕10号附件1：年度总体目标栏，实际完成情况与预期目标对应填写。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 年度总体目标 | 预期目标 | 实际完成情况 |
    |  | 1.开展普法宣传12场。2.培训调解员。3.维护宣传栏。 | 1.开展普法宣传12场。2.培训调解员。 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
正例：
    - |  | 1.开展普法宣传12场。2.培训调解员。3.维护宣传栏。 | 1.开展普法宣传12场。2.培训调解员。 |
    + |  | 1.开展普法宣传12场。2.培训调解员。 | 1.开展普法宣传12场。2.培训调解员。 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Goal, SelfEvaluation
from gouji.values import zh

# 1.加强…, 2、积极…; not 3.6 and not the 1 in 11.
_NUMBER = re.compile(r"(?<![\d.])(\d{1,2})[.、．](?!\d)")


@check("C008")
def goal_results(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        for goal in evaluation.goals:
            expected, actual = _items(goal.expected.text), _items(goal.actual.text)
            if len(expected) < 2 or not actual:
                continue
            left_out = [number for number in expected if number not in actual]
            if left_out:
                yield Failed(_problem(evaluation, goal, expected, actual, left_out))
            else:
                yield Passed(f"{evaluation.title}/总体目标")


def _items(text: str) -> dict[int, str]:
    """Numbered items as long as the numbers run on from 1; an item ends where the next number stands."""
    plain = zh.halfwidth(text)
    marks: list[re.Match[str]] = []
    for match in _NUMBER.finditer(plain):
        if int(match[1]) == len(marks) + 1:
            marks.append(match)
    ends = (*(mark.start() for mark in marks[1:]), len(plain)) if marks else ()
    return {
        number: plain[mark.end() : end].strip(" \n。；;")
        for number, (mark, end) in enumerate(zip(marks, ends, strict=True), 1)
    }


def _problem(
    evaluation: SelfEvaluation, goal: Goal, expected: dict[int, str], actual: dict[int, str], left_out: list[int]
) -> Problem:
    shown = "；".join(f"第 {number} 条“{expected[number]}”" for number in left_out)
    return Problem(
        Severity.WARNING,
        f"{evaluation.title}/总体目标",
        f"{evaluation.name}预期目标有 {len(expected)} 条，实际完成情况只写了 {len(actual)} 条，没有交代的是{shown}。",
        "补写这几条目标的完成情况。",
        (goal.actual.place, goal.expected.place),
        Side("预期目标", f"{len(expected)} 条", goal.expected.place, str(len(expected)), "条"),
        Side("实际完成情况", f"{len(actual)} 条", goal.actual.place, str(len(actual)), "条"),
        difference=str(len(expected) - len(actual)),
        relation="逐条对应",
    )
