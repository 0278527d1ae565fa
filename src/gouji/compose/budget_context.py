"""What the texts of a budget and of monitoring may speak of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gouji.catalogue.wording import budget_titles
from gouji.domain.budget_year import FISCAL_BUDGET, GENERAL_BUDGET, BudgetSource, BudgetYear
from gouji.domain.package import ZERO, Nature, ThreePublic, UnitYear
from gouji.domain.package_totals import PERSONNEL_CLASSES, total

Context = Mapping[str, Any]
_SURE = ("", "确定能")


def budget_context(unit: UnitYear) -> Context:
    """The approved budget under the names that a text calls it by; empty where the workbook holds none."""
    budget = unit.approved
    if budget is None:
        return {}
    general = budget.total(GENERAL_BUDGET)
    people = total(one.amount for one in budget.economic if one.code[:3] in PERSONNEL_CLASSES)
    classes = budget.by_prefix(GENERAL_BUDGET)
    return {
        "表": [title.title for title in budget_titles()],
        "总额": budget.total(),
        "上年总额": budget.last["total"],
        "总额原因": budget.reasons["total"],
        "来源": _listed({source.value: budget.total((source,)) for source in BudgetSource}),
        "用途": _listed({nature.value: budget.total(natures=(nature,)) for nature in (Nature.BASIC, Nature.PROJECT)}),
        "财政": budget.total((*FISCAL_BUDGET, BudgetSource.CARRIED)),
        "一般": general,
        "上年一般": budget.last["general"],
        "一般原因": budget.reasons["general"],
        "各类": _listed({budget.titles.get(code, code): classes[code] for code in classes if len(code) == 3}),
        "基本": budget.total(GENERAL_BUDGET, (Nature.BASIC,)),
        "人员": people,
        "公用": total(one.amount for one in budget.economic) - people,
        "上年运行": budget.last["operating"],
        "运行原因": budget.reasons["operating"],
        "三公": _three_public(budget),
        "任务": budget.tasks,
        "车辆": budget.cars,
        "设备": budget.devices,
        "基金": budget.total((BudgetSource.FUND,)),
        "国资": budget.total((BudgetSource.CAPITAL,)),
        "项目预算": total(project.total.initial for project in unit.evaluated),
    }


def _listed(amounts: Mapping[str, Any]) -> list[Context]:
    return [{"名称": name, "额": amount} for name, amount in amounts.items() if amount]


def _three_public(budget: BudgetYear) -> Context:
    lines = budget.three_public
    return {
        "合计": total(lines[item].initial for item in ThreePublic),
        "车辆": lines[ThreePublic.PURCHASE].initial + lines[ThreePublic.RUNNING].initial,
        "各项": [
            {"名称": item.value, "额": lines[item].initial, "上年": lines[item].last, "原因": lines[item].reason}
            for item in ThreePublic
        ],
    }


def monitoring_context(unit: UnitYear) -> Context:
    """How the monitored projects stand, and each indicator that may be missed."""
    projects = unit.evaluated
    return {
        "项目数": len(projects),
        "预算": total(project.total.initial for project in projects),
        "执行": total(project.spent_by_july or ZERO for project in projects),
        "预计": total(project.expected_spending or ZERO for project in projects),
        "偏差": [
            {
                "项目": project.name,
                "指标": entry.level3,
                "可能": entry.course.likelihood,
                "原因": entry.course.reason,
            }
            for project in projects
            for entry in project.indicators
            if entry.course.likelihood not in _SURE
        ],
    }
