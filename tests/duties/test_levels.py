"""What the template of a department asks for and that of a unit does not, and how reports say what came of it."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.domain.duties import DutyOutcome, DutyState
from gouji.pipeline.checking import check_documents

_LEVEL = ("level.title", "level.words", "units.list", "units.total", "units.offices", "projects.text")
_FIGURES = """\
二、收支预算情况说明
2026年收入预算100.00万元，其中：财政拨款收入90.00万元，其他收入10.00万元。支出预算100.00万元，其中：基本支出60.00万元，项目支出40.00万元。
三、机关运行经费
2026年机关运行经费预算18.00万元。"""
_LIST = """\
柳岸县水利局部门预算是包括水利局本部以及下属{under}家预算单位的综合收支计划，具体包括：
1.柳岸县水利局本部
2.柳岸县水库管理所"""


def _paper(title: str, units: str) -> str:
    return f"{title}\n一、机构设置\n{units}\n{_FIGURES}"


def _outcomes(*texts: str) -> dict[str, DutyOutcome]:
    audit = check_documents([parse(text) for text in texts], load())
    assert not audit.results.crashed
    return {one.id: one for one in audit.units[0].duties if one.id in _LEVEL}


def _states(*texts: str) -> dict[str, DutyState]:
    return {id: one.state for id, one in _outcomes(*texts).items()}


def test_a_department_lists_its_units() -> None:
    states = _states(_paper("柳岸县水利局2026年部门预算", _LIST.format(under=1)))
    assert states == {
        "level.title": DutyState.PASSED,
        "units.list": DutyState.PASSED,
        "units.total": DutyState.UNCHECKED,  # their papers are not among the files
    }


def test_a_unit_lists_its_own_offices_only() -> None:
    states = _states(_paper("柳岸县水库管理所2026年单位预算", "柳岸县水库管理所内设办公室、工程股2个股室。"))
    assert states == {"level.title": DutyState.PASSED, "units.offices": DutyState.PASSED}


def test_the_title_says_which_it_is() -> None:
    department = _outcomes(_paper("柳岸县水利局2026年部门预算", _LIST.format(under=1)))
    unit = _outcomes(_paper("柳岸县水库管理所2026年单位预算", "柳岸县水库管理所内设办公室。"))
    neither = _outcomes(_paper("柳岸县水利局2026年预算公开说明", "柳岸县水利局内设办公室。"))
    assert department["level.title"].title == "级次：部门预算（包括所属单位）"
    assert unit["level.title"].title == "级次：单位预算"
    assert {id: one.state for id, one in neither.items()} == {"level.title": DutyState.UNREAD}


def test_another_number_of_units_than_listed() -> None:
    outcomes = _outcomes(_paper("柳岸县水利局2026年部门预算", _LIST.format(under=3)))
    assert outcomes["units.list"].state is DutyState.FAILED


@pytest.mark.parametrize(
    ("units", "state", "remark"),
    [
        ("柳岸县水利局无下属预算单位。", DutyState.ABSENT, "写明没有所属单位"),
        ("柳岸县水利局内设办公室、财务科。", DutyState.UNREAD, "没有读到列入汇总的单位；只有一家的，写明没有所属单位"),
        (
            "柳岸县水利局部门预算包括：柳岸县水利局本级预算、柳岸县水库管理所预算。",
            DutyState.UNCHECKED,
            "列了 2 家，没有写明家数可以对照",
        ),
        (
            "柳岸县水利局部门预算包括：柳岸县水利局本级预算、柳岸县水库管理所等单位。",
            DutyState.UNCHECKED,
            "列了 2 家，以“等”结尾，没有列全",
        ),
    ],
    ids=["none", "offices only", "no number", "open"],
)
def test_what_is_said_of_units(units: str, state: DutyState, remark: str) -> None:
    told = _outcomes(_paper("柳岸县水利局2026年部门预算", units))["units.list"]
    assert (told.state, told.remark) == (state, remark)


@pytest.mark.parametrize(("spent", "state"), [("10.00", DutyState.PASSED), ("19.00", DutyState.FAILED)])
def test_a_departments_budget_is_that_of_its_units(spent: str, state: DutyState) -> None:
    unit = "{title}\n2026年项目支出预算{amount}万元。"
    states = _states(
        _paper("柳岸县水利局2026年部门预算", _LIST.format(under=1)),
        unit.format(title="柳岸县水利局（本级）2026年单位预算", amount="30.00"),
        unit.format(title="柳岸县水库管理所2026年单位预算", amount=spent),
    )
    assert states["units.total"] is state


def test_a_department_without_units_is_no_sum() -> None:
    states = _states(_paper("柳岸县水利局2026年部门预算", "柳岸县水利局无下属预算单位。"))
    assert (states["units.list"], states["units.total"]) == (DutyState.ABSENT, DutyState.ABSENT)


def test_names_of_itself_that_are_of_the_other_level() -> None:
    text = _paper("柳岸县水利局2026年部门预算", _LIST.format(under=1))
    mixed = text.replace("2026年机关运行", "本部门2026年机关运行").replace("2026年收入预算", "本单位2026年收入预算")
    assert _states(mixed)["level.words"] is DutyState.FAILED


def test_what_one_places_template_asks_for() -> None:
    listed = _LIST.format(under=1).replace("柳岸县", "上海市柳岸区")
    there = _states(_paper("上海市柳岸区水利局2026年部门预算", listed))
    assert there["projects.text"] is DutyState.UNREAD
    assert "projects.text" not in _states(_paper("柳岸县水利局2026年部门预算", _LIST.format(under=1)))
