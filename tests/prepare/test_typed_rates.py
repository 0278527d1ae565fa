"""A rate with a defined formula that was typed by hand must follow from the unit's own figures, in every template."""

from __future__ import annotations

import pytest

pytest.importorskip("jinja2")
pytest.importorskip("xlsxwriter")

from examples import content, unit_year

from gouji.compose.package import compose
from gouji.domain import package_totals as totals
from gouji.workbook.building import build
from gouji.workbook.content import Content, Entry, Problems, Record

NAME = "qinglan-2023-hunan"


def said(name: str, target: str, actual: str) -> list[str]:
    """What is said of a rate with this name in the place of the first indicator of the whole department."""
    made = content(NAME)
    rows = list(made.rows("indicators"))
    changed = {"level3": Entry(name, "D4"), "target": Entry(target), "actual": Entry(actual), "query": Entry(None)}
    rows[0] = Record({**rows[0].entries, **changed, "reason": Entry("见说明")})
    unit = build(Content({**made.sheets, "indicators": tuple(rows)}), Problems(), lambda query, cell: None)
    return [one.message for one in compose(unit).unscored if name in one.message]


def control() -> str:
    line = totals.three_public(unit_year(NAME))
    return f"{line.final / line.budget * 100:.2f}%"


def test_the_rate_of_the_units_own_figures_stands() -> None:
    assert said("三公经费控制率", "≤100%", control()) == []


@pytest.mark.parametrize("actual", ["1.23%", "99.99%"])
def test_another_rate_is_refused_with_the_arithmetic(actual: str) -> None:
    (message,) = said("三公经费控制率", "≤100%", actual)
    assert message.startswith(f"“三公经费控制率”填“{actual}”，与本单位的数不符。以“三公”经费预算数为基数：")


def test_a_rate_of_another_name_is_the_units_own_affair() -> None:
    assert said("公文办结率", "≤100%", "1.23%") == []


def test_any_lawful_reading_of_the_completion_stands() -> None:
    unit = unit_year(NAME)
    spent = totals.spending(unit.accounts)
    for budget in (unit.budget.spending, unit.budget.full_year):
        assert said("预算完成率", "≥90%", f"{spent / budget * 100:.2f}%") == []
    (message,) = said("预算完成率", "≥90%", "12.34%")
    assert message.startswith("“预算完成率”填“12.34%”，与本单位的数不符。")
