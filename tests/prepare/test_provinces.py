"""A province is a data file: every place that a form may be drawn for has a workbook, its forms, and scores that hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("jinja2")
pytest.importorskip("xlsxwriter")

from examples import NAMES, content, problems, unit_year

from gouji.assembly import dossiers
from gouji.catalogue.forms import form, forms
from gouji.catalogue.outlines import outline, outlines
from gouji.catalogue.wording import wordings
from gouji.checks.registry import load
from gouji.cli import main
from gouji.compose.package import compose
from gouji.compose.wording import WordingError
from gouji.domain.selfeval import Scope
from gouji.pipeline import checking
from gouji.recognise import recognise
from gouji.workbook.content import Content, Entry, Problems, Record
from gouji.workbook.reading import read_content

#: One place of each pair of forms, where both are scored by weights that the unit sets: the example's 10 and 90 fit them.
PLACES = tuple(
    {
        tuple(sorted(one.id for one in plan.forms.values())): name
        for name, plan in wordings().items()
        if not any(rules.rows for rules in plan.standards.values())
    }.values()
)


def _of(place: str) -> Content:
    base = content(NAMES[0])
    body = Record({**base.fields("body").entries, "template": Entry(place)})
    return Content({**base.sheets, "body": (body,)})


def test_the_places_are_those_of_the_described_forms_and_of_the_outlines() -> None:
    drawn = {place for one in forms() if one.is_drawn for place in one.places}
    described = {"河南", "浙江", "天津", "中央", "福建", "广东"}
    assert set(wordings()) == drawn | described | {place for one in outlines() for place in one.templates}
    assert {"全国", "湖南", "湖北", "四川", "重庆", "云南", "上海"} <= drawn
    assert not described & drawn
    assert all(wordings()[place].stand_in_remarks for place in described)


@pytest.mark.parametrize("place", wordings())
def test_a_place_follows_its_own_outline_where_it_has_one(place: str) -> None:
    own = {name for one in outlines() for name in one.templates}
    chosen = outline(place, 2023)
    assert place in chosen.templates if place in own else chosen.id == "national"


def _headings(place: str, year: int) -> list[str]:
    unit = unit_year(NAMES[0])
    of = replace(unit, year=year, body=replace(unit.body, template=place))
    (made,) = [file.document for file in compose(of).files if file.name.endswith("决算公开")]
    return [block.text for block in made.paragraphs]


@pytest.mark.parametrize(
    ("place", "year", "order"),
    [
        ("广东", 2021, ["三、部门决算单位构成", "第二部分 2021年度部门决算表", "第三部分 2021年度部门决算情况说明"]),
        ("四川", 2023, ["第三部分 名词解释", "第四部分 附件", "第五部分 附表", "收入支出决算总表"]),
        ("湖南", 2022, ["二、机构设置及决算单位构成", "第四部分 名词解释", "第五部分 附件"]),
        ("全国", 2022, ["第四部分 名词解释", "第五部分 附件"]),
        ("广东", 2021, ["一般公共预算财政拨款基本支出决算明细表", "公开06表"]),
        (
            "上海",
            2024,
            ["财政拨款“三公”经费支出决算表", "公开07表", "政府性基金预算财政拨款收入支出决算表", "公开08表"],
        ),
        (
            "湖南",
            2024,
            ["政府性基金预算财政拨款收入支出决算表", "公开07表", "财政拨款“三公”经费支出决算表", "公开09表"],
        ),
    ],
)
def test_parts_and_tables_stand_in_the_order_of_the_place(place: str, year: int, order: list[str]) -> None:
    shown = iter(_headings(place, year))
    assert [one for one in order if one not in shown] == []


@pytest.mark.parametrize("place", ["湖南", "广东"])
def test_what_units_the_accounts_are_of_is_told_where_the_outline_asks_for_it(place: str) -> None:
    assert "纳入2021年度部门决算汇总范围的单位共1家：永宁市青岚区司法局。" in _headings(place, 2021)


def test_charts_are_drawn_where_the_place_has_them_unless_the_unit_says_otherwise() -> None:
    unit = unit_year(NAMES[0])

    def drawn(place: str, wanted: bool | None) -> bool:
        of = replace(unit, body=replace(unit.body, template=place, charts=wanted))
        return any(file.charts for file in compose(of).files)

    assert [drawn("四川", wanted) for wanted in (None, True, False)] == [True, True, False]
    assert [drawn("广东", wanted) for wanted in (None, True, False)] == [False, True, False]


def test_a_usual_form_that_stands_in_for_one_that_may_not_be_drawn_is_told() -> None:
    assert {
        name: [(own.id, used.id) for own, used in plan.stand_ins] for name, plan in wordings().items() if plan.stand_ins
    } == {
        "中央": [("ministry-department", "national-department")],
        "天津": [("tianjin-department", "national-department")],
        "河南": [("henan-department", "national-department")],
        "浙江": [("zhejiang-project", "national-project")],
        "福建": [("fujian-department", "national-department")],
        "重庆": [("chongqing-project", "national-project")],
        "广东": [("guangdong-department", "national-department")],
    }
    unit = unit_year(NAMES[0])
    plain = compose(unit).remarks
    assert compose(replace(unit, body=replace(unit.body, template="广东"))).remarks == (
        *plain,
        "“广东部门整体支出绩效自评指标评分表（履职效能、管理效率）”没有见到印本，不能照印；"
        "自评用的是“部门整体支出绩效自评表（通用式样）”，报送前请核对当地的要求。",
    )


@pytest.mark.parametrize("place", wordings())
def test_a_new_workbook_of_each_place_names_a_template_that_is_known(place: str, tmp_path: Path) -> None:
    path = tmp_path / "new.xlsx"
    assert main(["new", "--template", place, "--output", str(path)]) == 0
    found = Problems()
    assert read_content(path.read_bytes(), str(path), found).fields("body").text("template") == place
    assert not any("文本样式" in one for one in map(str, found))


@pytest.mark.parametrize("place", PLACES)
def test_what_is_drawn_for_a_place_is_its_form_and_scores_clean(place: str, tmp_path: Path) -> None:
    assert list(problems(_of(place), tmp_path)) == []
    unit = unit_year(NAMES[0])
    package = compose(replace(unit, body=replace(unit.body, template=place)))
    assert package.unscored == ()
    documents = [file.document for file in package.files]
    audit = checking.check_documents(documents, load())
    assert [one.problem.message for one in audit.results.findings] == []
    recognised = [recognise(document) for document in documents]
    asked = wordings()[place].forms
    found = [one for part in recognised for one in part.evaluations]
    assert [one.form for one in found] == [asked[Scope.DEPARTMENT].id, *[asked[Scope.PROJECT].id] * len(unit.projects)]
    asked_for = [unit.goals.indicators, *(project.indicators for project in unit.projects)]
    for evaluation, indicators in zip(found, asked_for, strict=True):
        assert [row.level3.text for row in evaluation.indicators] == [one.level3 for one in indicators]
        assert evaluation.year == unit.year
    cards = [card for dossier in dossiers(recognised) for card in dossier.cards]
    assert all(
        card.total.low <= card.claimed_total <= card.total.high for card in cards if card.claimed_total is not None
    )
    assert all(card.claimed_total is not None for card in cards)


def test_only_what_was_read_is_drawn() -> None:
    for one in forms():
        if one.certainty != "read":
            assert not one.is_drawn
            assert not one.places
            assert one.unsure
    assert form("henan-department").unsure


def test_a_form_is_not_drawn_for_a_year_in_which_it_was_not_in_force() -> None:
    unit = unit_year(NAMES[0])
    early = replace(unit, year=2020, body=replace(unit.body, template="重庆"))
    with pytest.raises(WordingError, match="2020 年度还没有"):
        compose(early)
