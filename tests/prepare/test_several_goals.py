"""年度绩效目标2: a project form with several goals prints each with its points, and is read back so."""

from __future__ import annotations

from dataclasses import replace

from gouji.catalogue.forms import form
from gouji.compose.forms.drawing import draw
from gouji.document.tree import Document, Source
from gouji.recognise.forms import recognise_forms

_SLOTS = ("project", "department", "body", "category", "attribute", "type", "total", "deviation", "measures")
_MONEY = {"budget": "10.00", "executed": "10.00", "rate": "100%", "weight": "20", "claimed": "20"}


def _row(goal: str, evaluated: str, name: str, points: str) -> dict[str, str]:
    return {
        "goal": goal,
        "evaluated": evaluated,
        "level1": "产出指标",
        "level2": "数量指标",
        "level3": name,
        "target": "≥12场",
        "actual": "12场",
        "claimed": points,
    }


def test_each_goal_has_a_head_of_its_own_with_its_points() -> None:
    plan = form("hubei-project")
    values = (
        {name: "100" if name == "total" else "普法宣传" for name in _SLOTS} | _MONEY | {"goal": "1", "evaluated": "80"}
    )
    rows = [_row("1", "50", "法治讲座", "30"), _row("2", "30", "村居夜校", "30"), _row("1", "50", "以案释法", "20")]
    table = replace(draw(plan.layout, values, {}, rows), caption="2021年度普法宣传项目自评表")
    (read,) = recognise_forms(Document(Source("form", "", "notation"), (table,))).evaluations
    assert read.form == "hubei-project"
    assert [(row.goal.text if row.goal else "", row.level3.text) for row in read.indicators] == [
        ("年度绩效目标1 (50分)", "法治讲座"),
        ("年度绩效目标1 (50分)", "以案释法"),
        ("年度绩效目标2 (30分)", "村居夜校"),
    ]
    assert [(head.name.text, head.points) for head in read.groups if head.level == 0] == [
        ("年度绩效目标1 (50分)", 50),
        ("年度绩效目标2 (30分)", 30),
    ]


def test_one_goal_is_the_first() -> None:
    plan = form("hubei-project")
    values = (
        {name: "100" if name == "total" else "普法宣传" for name in _SLOTS} | _MONEY | {"goal": "1", "evaluated": "80"}
    )
    table = draw(plan.layout, values, {}, [_row("1", "80", "法治讲座", "80")])
    assert [cell.text for cell in table.cells if "年度绩效目标" in cell.text] == ["年度绩效目标1\n(80分)"]
