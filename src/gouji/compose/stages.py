"""绩效目标表 and 绩效运行监控表: what is set in spring and how it stands in July, by the ministry's forms.

财预〔2015〕88号 (targets), 财预〔2019〕136号 (monitoring).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from gouji.compose.layout import Spot, Spotted, table
from gouji.compose.printed import in_cell, rate_or_dash
from gouji.document.tree import Table
from gouji.domain.package import Goals, IndicatorEntry, Project, UnitYear

_TARGET_HEADS = ("一级指标", "二级指标", "三级指标", "指标值")
_MONITORING_HEADS = (
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "1—7月执行情况",
    "全年预计完成情况",
    "完成目标可能性",
    "偏差原因分析",
)


def project_targets(project: Project) -> Table:
    """项目支出绩效目标表."""
    money = project.total.initial
    others = project.carried.initial + project.other.initial
    return table(
        (
            ("项目名称", Spot(project.name, 4)),
            ("主管部门", Spot(project.department, 2), "实施单位", project.body),
            (Spot("项目资金\n（万元）", rows=3), Spot("年度资金总额", 2), Spot(in_cell(money), 2)),
            (Spot("其中：财政拨款", 2), Spot(in_cell(project.fiscal.initial), 2)),
            (Spot("其他资金", 2), Spot(in_cell(others), 2)),
            ("年度总体目标", Spot(project.expected, 4)),
            *_targets(project.indicators),
        )
    )


def department_targets(unit: UnitYear, total: Decimal) -> Table:
    """部门整体支出绩效目标表; ``total`` is the budget of the year in 元."""
    goals: Goals = unit.goals
    return table(
        (
            ("部门名称", Spot(unit.body.name, 4)),
            ("年度预算总额\n（万元）", Spot(in_cell(total), 4)),
            ("年度总体目标", Spot(goals.expected, 4)),
            *_targets(goals.indicators),
        )
    )


def _targets(entries: Sequence[IndicatorEntry]) -> list[Sequence[Spotted]]:
    lines: list[Sequence[Spotted]] = [(Spot("绩效指标", rows=len(entries) + 1), *_TARGET_HEADS)]
    lines.extend((*head, entry.level3, entry.target) for head, entry in _grouped(entries))
    return lines


def _grouped(entries: Sequence[IndicatorEntry]) -> list[tuple[list[Spotted], IndicatorEntry]]:
    """Each entry behind its first and second level, which stand once over equal neighbours."""
    found: list[tuple[list[Spotted], IndicatorEntry]] = []
    for first, group in groupby(entries, key=lambda entry: entry.level1):
        members = list(group)
        level1: list[Spotted] = [Spot(first, rows=len(members))]
        for second, pairs in groupby(members, key=lambda entry: entry.level2):
            siblings = list(pairs)
            level2: list[Spotted] = [Spot(second, rows=len(siblings))]
            for entry in siblings:
                found.append(([*level1, *level2], entry))
                level1, level2 = [], []
    return found


def monitoring_form(project: Project) -> Table:
    """项目支出绩效目标执行监控表."""
    budget = project.total.initial
    spent, expected = project.spent_by_july or Decimal(0), project.expected_spending or Decimal(0)
    share = rate_or_dash(spent, budget)
    lines: list[Sequence[Spotted]] = [
        ("项目名称", Spot(project.name, 8)),
        ("主管部门", Spot(project.department, 4), "实施单位", Spot(project.body, 3)),
        (
            Spot("项目资金\n（万元）", rows=2),
            *(Spot("", 2), "年初预算数", Spot("1—7月执行数", 2), "1—7月执行率", Spot("全年预计执行数", 2)),
        ),
        (
            Spot("年度资金总额", 2),
            *(in_cell(budget), Spot(in_cell(spent), 2), share, Spot(in_cell(expected), 2)),
        ),
        ("年度总体目标", Spot(project.expected, 8)),
        (Spot("绩效指标", rows=len(project.indicators) + 1), *_MONITORING_HEADS),
    ]
    for head, entry in _grouped(project.indicators):
        course = entry.course
        lines.append(
            (*head, entry.level3, entry.target, course.value, course.expected, course.likelihood, course.reason)
        )
    return table(lines)
