"""Budget tables of the forms that places use: which table it is, its rows and columns, and how they make each other up."""

from __future__ import annotations

import pytest
from budgetkit import SPENDING, TOTAL, keys_of, tables_of

from gouji.assembly import understood
from gouji.document.notation import parse

INCOME_BY_SOURCE = """\
部门收入总表
单位：万元
| 部门（单位）代码 | 部门（单位）名称 | 合计 | 本年收入 | 本年收入 | 本年收入 | 本年收入 | 上年结转结余 | 上年结转结余 |
|  |  |  | 小计 | 一般公共预算 | 财政专户管理资金 | 事业收入 | 小计 | 一般公共预算 |
|  | 合计 | 120.00 | 100.00 | 60.00 | 30.00 | 10.00 | 20.00 | 20.00 |
| 105001 | 某局本级 | 120.00 | 100.00 | 60.00 | 30.00 | 10.00 | 20.00 | 20.00 |
"""


def test_the_sides_of_the_total_make_trees_as_printed() -> None:
    (table,) = tables_of(TOTAL)
    assert table.children["income_total"] == ("income_1", "income_2", "income_unit")
    assert table.children["income_unit"] == ("income_operating", "income_other")
    assert table.children["left_total"] == ("income_total", "opening")
    assert table.children["right_total"] == ("expenditure_total", "closing")


def test_codes_make_a_tree_under_the_total() -> None:
    (table,) = tables_of(SPENDING)
    assert table.children["total"] == ("204", "208")
    assert table.children["20406"] == ("2040601", "2040605")
    assert table.column_parts == {"total": ("basic", "project")}


@pytest.mark.parametrize(
    "rows",
    [
        "| 204 |  |  | 公共安全支出 | 9.00 | 9.00 |  |\n| 204 | 06 |  | 司法 | 9.00 | 9.00 |  |\n| 204 | 06 | 01 | 行政运行 | 9.00 | 9.00 |  |",
        "| 204 |  |  | 公共安全支出 | 9.00 | 9.00 |  |\n| 204 | 6 |  | 司法 | 9.00 | 9.00 |  |\n| 204 | 6 | 1 | 行政运行 | 9.00 | 9.00 |  |",
        "| 204 |  |  | 公共安全支出 | 9.00 | 9.00 |  |\n| 204 | 20406 |  | 司法 | 9.00 | 9.00 |  |\n| 204 | 20406 | 2040601 | 行政运行 | 9.00 | 9.00 |  |",
    ],
)
def test_codes_in_parts(rows: str) -> None:
    (table,) = tables_of(
        f"部门支出总表\n| 类 | 款 | 项 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n{rows}\n| 合计 |  |  |  | 9.00 | 9.00 |  |"
    )
    assert [row.key for row in table.rows] == ["204", "20406", "2040601", "total"]


@pytest.mark.parametrize("code", ["2040601-行政运行", "[2040601]行政运行", "2040601 行政运行"])
def test_codes_printed_with_their_names(code: str) -> None:
    (table,) = tables_of(
        f"支出总表\n| 功能分类科目 | 合计 | 基本支出 | 项目支出 |\n| {code} | 9.00 | 9.00 |  |\n| 合计 | 9.00 | 9.00 |  |"
    )
    assert [(row.key, row.name) for row in table.rows] == [("2040601", "行政运行"), ("total", "合计")]


def test_money_carried_over_is_kept_apart_by_source() -> None:
    (table,) = tables_of(INCOME_BY_SOURCE)
    assert table.column_parts == {"total": ("current", "opening"), "current": ("general", "special", "operating")}
    assert table.amounts["total", "opening_general"].text == "20.00"


def test_the_three_public_expenses_one_under_the_other_with_last_year() -> None:
    (table,) = tables_of(
        "部门“三公”经费支出预算表\n单位：万元\n| 项目 | 2025年预算数 | 2026年预算数 | 增减额 |\n| 合计 | 12.00 | 10.00 | -2.00 |\n"
        "| 1.因公出国（境）费用 |  |  |  |\n| 2.公务接待费 | 2.00 | 3.00 | 1.00 |\n| 3.公务用车购置及运行费 | 10.00 | 7.00 | -3.00 |\n"
        "| 其中：（1）公务用车运行维护费 | 10.00 | 7.00 | -3.00 |\n| （2）公务用车购置费 |  |  |  |"
    )
    assert table.columns == ("earlier_total", "total")
    assert table.children == {"total": ("abroad", "reception", "cars"), "cars": ("car_running", "car_purchase")}


def test_whose_table_it_is_and_row_numbers_are_no_part_of_the_header() -> None:
    (table,) = tables_of(
        "部门支出总表\n| 部门：青溪区司法局 | 部门：青溪区司法局 | 部门：青溪区司法局 | 部门：青溪区司法局 | 单位：万元 |\n"
        "| 序号 | 科目 | 合计 | 基本支出 | 项目支出 |\n| 栏次 | 1 | 2 | 3 | 4 |\n|  | 合计 | 9.00 | 9.00 |  |\n"
        "| 204 | [2080505]机关事业单位基本养老保险缴费支出 | 9.00 | 9.00 |  |"
    )
    assert [row.key for row in table.rows] == ["total", "2080505"]
    assert table.columns == ("total", "basic", "project")


@pytest.mark.parametrize(
    "text",
    [
        "2026年全市一般公共预算支出预算表\n| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n| 201 | 一般公共服务支出 | 9.00 | 9.00 |  |",
        "2026年市本级一般公共预算支出表\n| 项目 | 2025年预算数 | 2026年预算数 |\n| 一、一般公共服务支出 | 9.00 | 9.00 |",
        "一般公共预算收支总表\n| 收入 | 预算数 | 支出 | 预算数 |\n| 税收收入 | 9.00 | 一般公共服务支出 | 9.00 |\n| 收入总计 | 9.00 | 支出总计 | 9.00 |",
        "一般公共预算支出表\n| 项目 | 预算数 | 执行数 |\n| 201 一般公共服务支出 | 9.00 | 9.00 |",
        "“三公”经费预算表\n| 合计 | 公务接待费 | 公务用车购置及运行费 |\n| 9.00 | 2.00 | 7.00 |",
        "部门支出决算表\n| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n| 201 | 一般公共服务支出 | 9.00 | 9.00 |  |",
        "社会保险基金支出预算表\n| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n| 209 | 社会保险基金支出 | 9.00 | 9.00 |  |",
    ],
)
def test_tables_of_governments_and_of_final_accounts_are_no_budget_of_a_department(text: str) -> None:
    assert keys_of(text) == []


def test_one_document_may_hold_a_budget_and_final_accounts() -> None:
    both = understood(
        parse(
            f"{TOTAL}\n收入支出决算总表\n单位：万元\n| 项目 | 决算数 | 项目 | 决算数 |\n| 总计 | 9.00 | 总计 | 9.00 |"
        )
    )
    assert [[table.key for table in one] for one in both.budgets] == [["budget_total"]]
    assert [[table.key for table in one] for one in both.accounts] == [["total"]]


def test_a_unit_s_tables_after_the_department_s_are_a_set_of_their_own() -> None:
    document = parse(f"{TOTAL}\n{SPENDING}\n{TOTAL}")
    assert [[table.key for table in one] for one in understood(document).budgets] == [
        ["budget_total", "budget_spending"],
        ["budget_total"],
    ]
