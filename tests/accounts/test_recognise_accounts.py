"""Tables are known by title, header and codes, whatever their layout; columns by their headers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from accountkit import SPENDING, accounts_of, table_of, texts

from gouji.document.notation import parse
from gouji.recognise.accounts import recognise_accounts
from gouji.values.units import YUAN

TOTAL_62 = """\
收入支出决算总表
公开01表
部门：青溪区司法局 金额单位：万元
| {1x3}收入 | {1x3}支出 |
| 项目 | 行次 | 金额 | 项目 | 行次 | 金额 |
| 栏次 |  | 1 | 栏次 |  | 2 |
| 一、一般公共预算财政拨款收入 | 1 | 356.50 | 一、一般公共服务支出 | 32 | 0.00 |
|  | 9 |  | 四、公共安全支出 | 35 | 368.94 |
| 本年收入合计 | 27 | 356.50 | 本年支出合计 | 58 | 368.94 |
| 使用非财政拨款结余（含专用结余） | 28 | 0.00 | 结余分配 | 59 | 0.00 |
| 年初结转和结余 | 29 | 12.44 | 年末结转和结余 | 60 | 0.00 |
| 总计 | 31 | 368.94 | 总计 | 62 | 368.94 |
"""


def test_row_numbers_of_the_62_row_layout_are_no_amounts() -> None:
    table = table_of(TOTAL_62)
    assert table.key == "total"
    assert texts(table) == {
        ("income_1", "amount"): "356.50",
        ("income_total", "amount"): "356.50",
        ("use_nonfiscal_balance", "amount"): "0.00",
        ("opening_balance", "amount"): "12.44",
        ("left_total", "amount"): "368.94",
        ("exp_201", "amount"): "0.00",
        ("exp_204", "amount"): "368.94",
        ("expenditure_total", "amount"): "368.94",
        ("balance_distribution", "amount"): "0.00",
        ("closing_balance", "amount"): "0.00",
        ("right_total", "amount"): "368.94",
    }


def test_a_row_that_the_layout_does_not_know_is_kept_apart() -> None:
    text = TOTAL_62.replace("|  | 9 |  |", "| 九、捐赠收入 | 9 | 3.00 |")
    (amount,) = table_of(text).unlisted
    assert amount.text == "3.00"


def test_a_label_that_occurs_twice_is_told_by_what_stands_before_it() -> None:
    table = table_of(
        """\
财政拨款收入支出决算总表
| {1x2}收入 | {1x3}支出 |
| 项目 | 决算数 | 项目 | 合计 | 一般公共预算财政拨款 |
| 一、一般公共预算财政拨款 | 90.00 | 四、公共安全支出 | 95.00 | 95.00 |
| 本年收入合计 | 90.00 | 本年支出合计 | 95.00 | 95.00 |
| 年初财政拨款结转和结余 | 10.00 | 年末财政拨款结转和结余 | 5.00 | 5.00 |
| 一、一般公共预算财政拨款 | 10.00 |  |  |  |
| 总计 | 100.00 | 总计 | 100.00 | 100.00 |
"""
    )
    assert texts(table)["income_1", "amount"] == "90.00"
    assert texts(table)["opening_1", "amount"] == "10.00"
    assert texts(table)["right_total", "general"] == "100.00"


@pytest.mark.parametrize(
    "codes",
    [
        ("| 204 |  |  |", "| 204 | 06 |  |", "| 204 | 06 | 06 |"),
        ("| 204 |  |  |", "| 204 | 20406 |  |", "| 204 | 20406 | 2040606 |"),
        ("| {1x3}204 |", "| {1x3}20406 |", "| {1x3}2040606 |"),
    ],
)
def test_codes_split_over_columns_are_one(codes: tuple[str, str, str]) -> None:
    rows = "\n".join(f"{code} 名称 | 5.00 | 3.00 | 2.00 |" for code in codes)
    table = table_of(
        f"""\
支出决算表
| {{1x4}}项目 | {{3x1}}本年支出合计 | {{3x1}}基本支出 | {{3x1}}项目支出 |
| {{1x3}}功能分类科目编码 | {{2x1}}科目名称 |
| 类 | 款 | 项 |
{rows}
"""
    )
    assert [row.code for row in table.rows] == ["204", "20406", "2040606"]
    assert texts(table)["2040606", "project"] == "2.00"
    assert table.children == {"204": ("20406",), "20406": ("2040606",)}


def test_columns_are_found_by_their_headers_in_any_order() -> None:
    table = table_of(
        """\
一般公共预算财政拨款支出决算表
| {1x2}项目 | {1x2}年初结转和结余 | {1x3}本年支出 |
| 科目编码 | 科目名称 | 合计 | 其中：项目支出结转 | 项目支出 | 基本支出 | 合计 |
| {1x2}合计 | 1.00 | 1.00 | 2.00 | 3.00 | 5.00 |
"""
    )
    assert texts(table) == {
        ("total", "total"): "5.00",
        ("total", "basic"): "3.00",
        ("total", "project"): "2.00",
        ("total", "opening"): "1.00",
    }


def test_three_blocks_of_economic_codes_and_the_two_totals_at_the_foot() -> None:
    table = table_of(
        """\
一般公共预算财政拨款基本支出决算明细表
| {1x3}人员经费 | {1x6}公用经费 |
| 科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额 |
| 301 | 工资福利支出 | 80.00 | 302 | 商品和服务支出 | 18.00 | 310 | 资本性支出 | 2.00 |
| 30101 | 基本工资 | 80.00 | 30201 | 办公费 | 18.00 | 31002 | 办公设备购置 | 2.00 |
| {1x2}人员经费合计 | 80.00 | {1x5}公用经费合计 | 20.00 |
"""
    )
    assert texts(table)["personnel_total", "amount"] == "80.00"
    assert texts(table)["public_total", "amount"] == "20.00"
    assert texts(table)["31002", "amount"] == "2.00"


def footers(row: str) -> dict[str, str]:
    table = table_of(
        f"""\
一般公共预算财政拨款基本支出决算明细表
| {{1x3}}人员经费 | {{1x6}}公用经费 |
| 科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额 |
| 301 | 工资福利支出 | 80.00 | 302 | 商品和服务支出 | 20.00 |  |  |  |
{row}
"""
    )
    return {name: text for (name, _), text in texts(table).items() if name.endswith("total")}


def test_a_total_at_the_foot_stands_behind_blank_columns_where_no_rules_show_how_wide_its_label_is() -> None:
    row = "| {1x2}人员经费合计 | 80.00 | {1x2}公用经费合计 |  |  |  | 20.00 |"
    assert footers(row) == {"personnel_total": "80.00", "public_total": "20.00"}


def test_a_total_at_the_foot_that_is_blank_does_not_take_the_amount_behind_the_next_label() -> None:
    row = "| {1x2}人员经费合计 |  | {1x2}公用经费合计 | 20.00 |  |  |  |"
    assert footers(row) == {"personnel_total": "", "public_total": "20.00"}
    row = "| {1x2}人员经费合计 | 80.00 | {1x2}公用经费合计 |  |  |  |  |"
    assert footers(row) == {"personnel_total": "80.00", "public_total": ""}


@pytest.mark.parametrize(
    "text",
    [
        """\
一般公共预算财政拨款“三公”经费支出决算表
| {1x6}预算数 | {1x6}决算数 |
| {2x1}合计 | {2x1}因公出国（境）费 | {1x3}公务用车购置及运行费 | {2x1}公务接待费 | {2x1}合计 | {2x1}因公出国（境）费 | {1x3}公务用车购置及运行费 | {2x1}公务接待费 |
| 小计 | 公务用车购置费 | 公务用车运行费 | 小计 | 公务用车购置费 | 公务用车运行费 |
| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 |
| 4.54 | 0.00 | 3.50 | 0.00 | 3.50 | 1.04 | 0.83 | 0.00 | 0.78 | 0.00 | 0.78 | 0.05 |
""",
        """\
财政拨款“三公”经费支出决算表
| {1x12}财政拨款“三公”经费 |
| {2x2}合计 | {2x2}因公出国（境）费 | {1x6}公务用车购置及运行费 | {2x2}公务接待费 |
| {1x2}小计 | {1x2}公务用车购置费 | {1x2}公务用车运行费 |
| 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 |
| 4.54 | 0.83 | 0.00 | 0.00 | 3.50 | 0.78 | 0.00 | 0.00 | 3.50 | 0.78 | 1.04 | 0.05 |
""",
    ],
    ids=["two groups of six", "six pairs"],
)
def test_budget_and_outcome_of_the_three_public_table(text: str) -> None:
    found = {column: amount.text for (_, column), amount in table_of(text).amounts.items()}
    assert found == {
        "budget_total": "4.54",
        "budget_abroad": "0.00",
        "budget_cars": "3.50",
        "budget_car_purchase": "0.00",
        "budget_car_running": "3.50",
        "budget_reception": "1.04",
        "final_total": "0.83",
        "final_abroad": "0.00",
        "final_cars": "0.78",
        "final_car_purchase": "0.00",
        "final_car_running": "0.78",
        "final_reception": "0.05",
    }


INCOME = """\
收入决算表
单位：元
| 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 其他收入 |
|  | 合计 | 30.00 | 28.00 | 2.00 |
| 204 | 公共安全支出 | 20.00 | 20.00 |  |
"""


def test_a_table_split_by_a_page_break_is_one() -> None:
    more = """\
收入决算表（续）
| 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 其他收入 |
| 208 | 社会保障和就业支出 | 10.00 | 8.00 | 2.00 |
"""
    table = table_of(f"{INCOME}\n{more}")
    assert [row.key for row in table.rows] == ["total", "204", "208"]
    assert table.amounts["208", "other"].figure is not None


def test_the_unit_above_a_table_holds_for_it() -> None:
    table = table_of(INCOME)
    assert table.unit == YUAN
    figure = table.amounts["total", "total"].figure
    assert figure is not None
    assert (figure.value, figure.exact) == (Decimal("30.00"), 30)


def test_words_in_an_amount_cell_are_no_amount() -> None:
    amount = table_of(INCOME.replace("28.00", "XX")).amounts["total", "fiscal"]
    assert amount.bounds is None
    assert not amount.is_empty


def test_tables_that_recur_begin_a_new_set() -> None:
    second = f"附属单位：青溪区档案馆，以下是该馆的表，请分别阅看。\n\n{INCOME}"
    assert [len(found.tables) for found in recognise_accounts(parse(f"{INCOME}\n{second}"))] == [1, 1]


def test_further_tables_of_a_province_are_known_by_name() -> None:
    found = accounts_of(f"{INCOME}\n国有资产使用情况表\n| 项目 | 数量 |\n| 车辆 | 3 |\n")
    assert [table.key for table in found.tables] == ["income"]
    assert [(extra.key, extra.title) for extra in found.extras] == [("assets", "国有资产使用情况表")]


@pytest.mark.parametrize(
    "title", ["2024年预算单位收入预算总表", "全市一般公共预算支出执行情况表", "一般公共预算收支情况表"]
)
def test_tables_of_budgets_and_of_regions_are_none_of_the_nine(title: str) -> None:
    text = INCOME.replace("收入决算表", title)
    assert recognise_accounts(parse(text)) == ()


def test_without_a_title_a_telling_header_is_enough() -> None:
    text = "\n".join(
        (
            "| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出 |",
            "|  | 合计 | 5.00 | 3.00 | 2.00 |  |  |  |",
        )
    )
    table = table_of(text)
    assert table.key == "spending"
    assert table.candidates[0].reason == "表头有6个栏目相符"


def test_the_statement_below_an_empty_table_is_its_note() -> None:
    text = """\
政府性基金预算财政拨款收入支出决算表
| 科目编码 | 科目名称 | 本年收入 | 本年支出合计 |
|  | 合计 |  |  |
注：青溪区司法局没有政府性基金收支，故本表无数据。
"""
    table = table_of(text)
    assert table.is_blank
    assert table.note == "注：青溪区司法局没有政府性基金收支，故本表无数据。"


def test_a_table_whose_columns_read_otherwise_is_told_not_judged() -> None:
    table = table_of("一般公共预算财政拨款“三公”经费支出决算表\n| 项目 | 行次 | 统计数 |\n| 公务接待费 | 1 | 3.20 |\n")
    assert table.key == "three_public"
    assert table.is_unread


@pytest.mark.parametrize("title", ["2025年度和田地区一般公共预算收入决算表", "全市政府性基金支出决算表"])
def test_accounts_of_a_region_are_no_accounts_of_a_department(title: str) -> None:
    assert recognise_accounts(parse(INCOME.replace("收入决算表", title))) == ()


@pytest.mark.parametrize(
    ("shown", "stored", "meant"),
    [
        ("(5.00)", "-5", "-5.00"),
        ("5.00", "-5", "-5.00"),
        ("-5.00", "-5", "-5.00"),
        ("5.00", "5", "5.00"),
        ("(5.00)", None, "-5.00"),
        ("（5.00）", None, "-5.00"),
    ],
)
def test_a_negative_number_that_a_format_shows_without_a_minus(shown: str, stored: str | None, meant: str) -> None:
    document = parse(
        f"支出决算表\n| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |\n|  | 合计 | {shown} | 0.00 | 9.00 |\n"
    )
    (table,) = document.tables
    exact = None if stored is None else Decimal(stored)
    cells = tuple(cell._replace(exact=exact) if cell.text == shown else cell for cell in table.cells)
    blocks = tuple(replace(block, cells=cells) if block is table else block for block in document.blocks)
    (accounts,) = recognise_accounts(replace(document, blocks=blocks))
    figure = accounts.tables[0].amounts["total", "total"].figure
    assert figure is not None
    assert figure.value == Decimal(meant)


@pytest.mark.parametrize("printed", ["{0}{1}", "[{0}]{1}", "{0}-{1}", "（{0}）{1}", "{0} {1}"])
def test_a_code_and_its_name_in_one_cell_are_two(printed: str) -> None:
    rows = [line.split("|") for line in SPENDING.splitlines()[3:]]
    lines = [f"| {printed.format(row[1].strip(), row[2].strip())} |{'|'.join(row[3:])}" for row in rows]
    table = table_of(
        "\n".join(
            ("支出决算表", "| 项目 | 本年支出合计 | 基本支出 | 项目支出 |", "| 合计 | 30.00 | 20.00 | 10.00 |", *lines)
        )
    )
    assert [(row.key, row.name) for row in table.rows] == [(row.key, row.name) for row in table_of(SPENDING).rows]
    assert (table.unlisted, table.by_name) == ((), False)


def test_rows_without_a_code_are_told_by_the_names_above_them() -> None:
    lines = ["|".join(("", *line.split("|")[2:])) for line in SPENDING.splitlines()[3:]]
    other = "| 乡村广场舞 | 3.00 |  | 3.00 |"
    table = table_of(
        "\n".join(
            (
                "支出决算表",
                "| 项目 | 本年支出合计 | 基本支出 | 项目支出 |",
                "| 合计 | 33.00 | 20.00 | 13.00 |",
                *lines,
                other,
            )
        )
    )
    assert [row.key for row in table.rows] == ["total", "204", "20406", "2040601", "2040602"]
    assert (table.by_name, [one.place.row for one in table.unlisted]) == (True, ["乡村广场舞"] * 2)


def test_names_of_no_class_are_no_functional_rows() -> None:
    table = table_of("支出决算表\n| 项目 | 本年支出合计 | 基本支出 | 项目支出 |\n| 行政运行 | 33.00 | 20.00 | 13.00 |")
    assert (table.rows, len(table.unlisted)) == ((), 3)
