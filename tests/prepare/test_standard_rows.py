"""A blank workbook lists what the forms and tables of its place prescribe; the table of basic spending prints all of it."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

pytest.importorskip("jinja2")
pytest.importorskip("xlsxwriter")

from examples import unit_year

from gouji.catalogue.wording import basic_table
from gouji.compose.tables import others
from gouji.domain.package import EconomicLine
from gouji.workbook import template
from gouji.workbook.content import Content, Entry, Record
from gouji.workbook.standard_rows import with_standard_rows


def _blank(place: str) -> openpyxl.Workbook:
    data = template.write(with_standard_rows(Content({}), place), place)
    return openpyxl.load_workbook(io.BytesIO(data))


def test_the_rows_of_a_form_that_fixes_them_are_listed_with_their_rules() -> None:
    sheet = _blank("湖北")["指标"]
    listed = [[sheet.cell(row, column).value for column in range(1, 5)] for row in range(4, 17)]
    assert listed[0] == ["整体", "投入", "预算执行", "预算完成率"]
    assert listed[4] == ["整体", "过程", "预算管理", "“三公”经费控制率"]
    assert listed[11] == ["整体", "效果", "运行效益", "专项运行可持续影响"]
    assert listed[12] == [None] * 4
    assert sheet["D4"].comment.text.endswith("由程序按本单位的数计算和计分，实际完成值、自评得分都留空。")
    assert sheet["D15"].comment.text == "全部符合15分,有1项不符扣5分，扣完为止。"


def test_a_form_with_rows_of_its_own_making_lists_none() -> None:
    sheet = _blank("湖南")["指标"]
    assert sheet["A4"].value is None


@pytest.mark.parametrize("name", ["基本支出经济分类", "预算经济分类"])
def test_economic_items_are_listed_without_amounts(name: str) -> None:
    sheet = _blank("湖南")[name]
    listed = {sheet.cell(row, 1).value: sheet.cell(row, 2).value for row in range(4, 200) if sheet.cell(row, 1).value}
    assert listed["30101"] == "基本工资"
    assert listed["39910"] == "资本性赠与"
    assert "30703" not in listed
    assert all(sheet.cell(row, 3).value is None for row in range(4, 200))


def test_what_stands_in_a_workbook_stays() -> None:
    typed = Content({"indicators": (Record({"owner": Entry("整体"), "level3": Entry("预算完成率")}),)})
    assert with_standard_rows(typed, "湖北").rows("indicators") == typed.rows("indicators")


@pytest.mark.parametrize(("place", "nothing"), [("湖北", "0.00"), ("湖南", "")])
def test_basic_spending_has_three_blocks_with_every_item(place: str, nothing: str) -> None:
    accounts = unit_year("hengshi-2021-hubei").accounts
    table = others.basic_table(accounts, 2021, basic_table(place))
    rows = [[cell.text for cell in row] for row in table.rows]
    assert rows[0] == ["人员经费", "公用经费"]
    assert rows[2] == [
        "301",
        "工资福利支出",
        "256.47",
        "302",
        "商品和服务支出",
        "19.32",
        "307",
        "债务利息及费用支出",
        nothing,
    ]
    assert rows[4][:6] == ["30102", "津贴补贴", "69.05", "30202", "印刷费", nothing]
    assert [row[6] for row in rows if len(row) == 9][-7:] == ["39906", "39907", "39908", "39999", "", "", ""]
    assert rows[-1] == ["人员经费合计", "266.12", "公用经费合计", "19.32"]


def test_a_class_that_the_form_has_no_room_for_stands_below_where_it_is_spent_on() -> None:
    accounts = unit_year("hengshi-2021-hubei").accounts
    spent = replace(accounts, economic=(*accounts.economic, EconomicLine("31204", "费用补贴", Decimal("5000.00"))))
    table = others.basic_table(spent, 2021, basic_table("湖北"))
    right = [row[6:] for row in ([cell.text for cell in row] for row in table.rows) if len(row) == 9]
    assert ["312", "对企业补助", "0.50"] in right
    assert ["31204", "费用补贴", "0.50"] in right
    assert not any(row[0] == "31201" for row in right)
