"""What the accounts software exports, budgets, lists of balances and last year's package fill a workbook."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

pytest.importorskip("xlwt")
pytest.importorskip("typst")
pytest.importorskip("jinja2")

from examples import EXAMPLES, NAMES, content, unit_year
from exported import write_nine, write_rows

from gouji.bench.prepare.sample import random_content
from gouji.cli import main
from gouji.domain.stages import Stage
from gouji.pipeline import preparing
from gouji.pipeline.importing import Imported, import_into
from gouji.readers.faults import InputError
from gouji.workbook import template
from gouji.workbook.content import Content, Entry, Problems, Record, Standing
from gouji.workbook.reading import read_content
from gouji.workbook.schema import sheet

_FILLED = ("lines", "economic", "three_public")


def _read(path: Path) -> Content:
    return read_content(path.read_bytes(), str(path), Problems())


def _amounts(made: Content, sheet_id: str) -> dict[tuple[str, str], Decimal]:
    """Every amount that is not 0 by code or id of its row and column, what no table of accounts prints left out."""
    left_out = ("initial", "last")
    return {
        (record.row or record.text("code"), column): amount
        for record in made.rows(sheet_id)
        for column in record.entries
        if column not in left_out and (amount := record.amount(column))
    }


def _conflicts(imported: Imported) -> list[tuple[str, str, str]]:
    return [(one.sheet, one.cell, one.remark) for one in imported.told if one.standing is Standing.CONFLICT]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("apart", [False, True])
def test_the_nine_tables_fill_the_accounts_to_the_cent(tmp_path: Path, name: str, apart: bool) -> None:
    unit = unit_year(name)
    out = tmp_path / "new.xlsx"
    imported = import_into(write_nine(unit, tmp_path, apart=apart), out, year=unit.year)
    made, typed = _read(out), content(name)
    for sheet_id in _FILLED:
        assert _amounts(made, sheet_id) == _amounts(typed, sheet_id)
    money = made.fields("money")
    for column in ("opening.GENERAL", "opening.OTHER", "balance_used"):
        assert (money.amount(column) or 0) == (typed.fields("money").amount(column) or 0)
    assert made.fields("body").text("name") == unit.body.name
    assert imported.remarks == ()
    assert _conflicts(imported) == []


def test_last_years_package_fills_the_comparison_and_what_stays(tmp_path: Path) -> None:
    unit = unit_year(NAMES[1])
    preparing.prepare(EXAMPLES / f"{NAMES[1]}.xlsx", tmp_path / "out", ())
    for ending in ("docx", "pdf"):
        out = tmp_path / f"{ending}.xlsx"
        (document,) = (tmp_path / "out").glob(f"*.{ending}")
        assert main(["import", str(document), "--output", str(out)]) == 0
        made = _read(out)
        body = made.fields("body")
        assert (body.text("name"), body.count("year")) == (unit.body.name, unit.year + 1)
        assert body.lines("offices") == unit.body.offices
        assert [line.rstrip("。") for line in body.lines("duties")] == list(unit.body.duties)
        assert (body.count("posts"), body.count("in_service"), body.count("retired")) == (14, 12, 5)
        # printed in 万元 with two decimals: known to a hundred 元
        assert made.fields("money").amount("last.spending") == Decimal("3701600.00")
        assert [record.text("name") for record in made.rows("projects")] == [one.name for one in unit.projects]
        kinds = [
            tuple(record.text(column) for column in ("category", "attribute", "kind"))
            for record in made.rows("projects")
        ]
        assert kinds == [(one.category, one.attribute, one.kind) for one in unit.projects]
        groups = {record.text("level2") for record in made.rows("indicators") if record.text("owner") == "整体"}
        assert groups == {"预算执行", "预算管理", "运行效益"}
        assert len(made.rows("indicators")) == 26
        assert {record.text("actual") for record in made.rows("indicators")} == {""}
        assert "预算完成率" in [record.text("level3") for record in made.rows("indicators")]


def test_what_is_filled_in_stays_and_differences_are_told(tmp_path: Path) -> None:
    unit = unit_year(NAMES[1])
    lines = (
        Record({"code": Entry("2040601"), "name": Entry("行政运行"), "income.GENERAL": Entry(Decimal("2618340.27"))}),
        Record(
            {"code": Entry("2040602"), "name": Entry("一般行政管理事务"), "income.GENERAL": Entry(Decimal("412000.00"))}
        ),
    )
    before = tmp_path / "before.xlsx"
    before.write_bytes(template.write(Content({"body": (Record({"year": Entry(unit.year)}),), "lines": lines})))
    out = tmp_path / "after.xlsx"
    imported = import_into(write_nine(unit, tmp_path), out, workbook=before)
    assert _conflicts(imported) == [("收支", "C5", "工作簿已填 412000元，与此不同，没有改动")]
    filled = {record.text("code"): record.amount("income.GENERAL") for record in _read(out).rows("lines")}
    assert filled["2040602"] == Decimal("412000.00")
    assert filled["2040601"] == Decimal("2618340.27")


def test_two_exports_that_differ_fill_nothing_and_are_told(tmp_path: Path) -> None:
    unit = unit_year(NAMES[1])
    (one,) = write_nine(unit, tmp_path)
    head = ["项目", "行次", "决算数", "项目", "行次", "决算数"]
    rows: list[list[str | float]] = [
        ["收入支出决算总表"],
        [f"编制单位：{unit.body.name}", f"{unit.year}年度", "", "", "", "金额单位：元"],
        ["收入", "", "", "支出", "", ""],
        [*head],
        ["本年收入合计", "27", 1000.5, "本年支出合计", "58", 1000.5],
    ]
    other = write_rows(rows, tmp_path / "second.xls")
    imported = import_into([one, other], tmp_path / "new.xlsx", year=unit.year)
    (said,) = imported.remarks
    assert said.startswith("“收入支出决算总表”有两份，数不同，都没有取：")
    assert _read(tmp_path / "new.xlsx").fields("money").amount("opening.OTHER") is None


def test_a_list_of_balances_fills_lines_and_openings(tmp_path: Path) -> None:
    rows: list[list[str | float]] = [
        ["科目余额表"],
        ["单位：青岚区司法局", "", "期间：2023年01月至2023年12月"],
        ["科目编码", "科目名称", "期初余额", "", "本期发生额", "", "期末余额", ""],
        ["", "", "借方", "贷方", "借方", "贷方", "借方", "贷方"],
        ["6001", "财政拨款预算收入", "", "", 3000.5, 3000.5, "", ""],
        ["600101", "一般公共预算拨款", "", "", 3000.5, 3000.5, "", ""],
        ["60010101", "2040601 行政运行", "", "", 3000.5, 3000.5, "", ""],
        ["7101", "行政支出", "", "", 2900.25, 2900.25, "", ""],
        ["710101", "一般公共预算财政拨款支出", "", "", 2900.25, 2900.25, "", ""],
        ["71010101", "基本支出", "", "", 2900.25, 2900.25, "", ""],
        ["7101010101", "2040601 行政运行", "", "", 2900.25, 2900.25, "", ""],
        ["710101010101", "30101 基本工资", "", "", 2000.25, 2000.25, "", ""],
        ["710101010102", "30201 办公费", "", "", 900.0, 900.0, "", ""],
        ["8101", "财政拨款结转", "", 120.75, "", "", "", 221.0],
        ["810101", "一般公共预算", "", 120.75, "", "", "", 221.0],
        ["1001", "库存现金", 5.0, "", "", "", 5.0, ""],
    ]
    out = tmp_path / "new.xlsx"
    imported = import_into([write_rows(rows, tmp_path / "余额.xls")], out, year=2023)
    made = _read(out)
    assert _amounts(made, "lines") == {
        ("2040601", "income.GENERAL"): Decimal("3000.50"),
        ("2040601", "spending.GENERAL.BASIC"): Decimal("2900.25"),
    }
    assert _amounts(made, "economic") == {
        ("30101", "amount"): Decimal("2000.25"),
        ("30201", "amount"): Decimal("900.00"),
    }
    assert made.fields("money").amount("opening.GENERAL") == Decimal("120.75")
    assert imported.remarks == ()
    spent = next(one for one in imported.told if one.label == "一般公共预算基本支出")
    assert spent.origin == "科目余额表：余额.xls 工作表“Sheet1” E12、E13"


@pytest.mark.parametrize(
    "heads",
    [
        ["年初借方", "年初贷方", "本年借方", "本年贷方"],
        ["期初借方", "期初贷方", "本年累计借方", "本年累计贷方"],
        ["期初余额借方", "期初余额贷方", "累计借方", "累计贷方"],
    ],
)
def test_sides_named_in_one_row_of_heads_are_read(tmp_path: Path, heads: list[str]) -> None:
    rows: list[list[str | float]] = [
        ["科目余额表"],
        ["科目编码", "科目名称", *heads],
        ["600101", "一般公共预算拨款 2040601 行政运行", "", "", 0.0, 3000.5],
        ["810101", "财政拨款结转 一般公共预算", "", 120.75, "", ""],
    ]
    imported = import_into([write_rows(rows, tmp_path / "余额.xls")], tmp_path / "new.xlsx", year=2023)
    made = _read(tmp_path / "new.xlsx")
    assert _amounts(made, "lines") == {("2040601", "income.GENERAL"): Decimal("3000.50")}
    assert made.fields("money").amount("opening.GENERAL") == Decimal("120.75")
    assert imported.remarks == ()


def test_a_month_is_no_year(tmp_path: Path) -> None:
    rows: list[list[str | float]] = [
        ["科目余额表"],
        ["科目编码", "科目名称", "期初余额", "", "本期发生额", ""],
        ["", "", "借方", "贷方", "借方", "贷方"],
        ["600101", "一般公共预算拨款 2040601", "", "", "", 3000.5],
    ]
    imported = import_into([write_rows(rows, tmp_path / "三月.xls")], tmp_path / "new.xlsx", year=2023)
    assert [said.split("：")[-1] for said in imported.remarks] == [
        "只有“本期发生额”，没有写明是 1 月至 12 月，发生额没有取；请导出全年的余额表。"
    ]
    assert imported.told == ()


def test_the_operation_table_fills_counts_and_procurement(tmp_path: Path) -> None:
    rows: list[list[str | float]] = [
        ["机构运行信息表"],
        ["编制单位：青岚区司法局", "", "2023年度", "", "", "金额单位：元"],
        ["项目", "行次", "统计数", "项目", "行次", "统计数"],
        ["（二）相关统计数", "11", "—", "五、国有资产占用情况", "30", "—"],
        ["4．公务用车保有量（辆）", "15", 3, "3．执法执勤用车", "35", 2],
        ["5．国内公务接待批次（个）", "16", 12, "8．其他用车", "39", 1],
        ["6．国内公务接待人次（人）", "18", 96, "（二）单价100万元（含）以上设备（不含车辆）", "40", 0],
        ["3．公务接待费", "7", 8600.5, "1．政府采购货物支出", "42", 106600.0],
    ]
    out = tmp_path / "new.xlsx"
    import_into([write_rows(rows, tmp_path / "F03.xls")], out, year=2023)
    made = _read(out)
    visits = made.fields("visits")
    counts = [visits.count(name) for name in ("receptions", "guests", "cars.执法执勤用车", "cars.其他用车")]
    assert counts == [12, 96, 2, 1]
    assert _amounts(made, "three_public") == {("RECEPTION", "final"): Decimal("8600.50")}
    assert _amounts(made, "procurement") == {("goods", "final"): Decimal("106600.00")}


def test_the_page_of_the_workbook_says_where_each_cell_comes_from(tmp_path: Path) -> None:
    unit = unit_year(NAMES[1])
    out = tmp_path / "new.xlsx"
    imported = import_into(write_nine(unit, tmp_path), out, year=unit.year)
    labels = {column.id: column.label for column in sheet("lines").columns}
    first = next(one for one in imported.told if one.label == labels["income.GENERAL"])
    assert (first.sheet, first.cell, first.value) == ("收支", "C6", Decimal("2618340.27"))
    assert first.origin == ("本年决算表：Z01.xls 工作表“公开02表 收入决算表” D9")
    # the sheet that tells it is no sheet to fill in
    problems = Problems()
    read_content(out.read_bytes(), str(out), problems)
    assert not problems.has("取数说明")


def test_a_year_that_nothing_tells_is_asked_for(tmp_path: Path) -> None:
    rows: list[list[str | float]] = [
        ["收入决算表"],
        ["科目编码", "科目名称", "本年收入合计"],
        ["2040601", "行政运行", 5.5],
    ]
    with pytest.raises(InputError, match="没有写明年度，请用 --year"):
        import_into([write_rows(rows, tmp_path / "表.xls")], tmp_path / "new.xlsx")
    assert not (tmp_path / "new.xlsx").exists()


@pytest.mark.parametrize("seed", [2, 5])
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_published_budget_fills_the_budget_by_code(tmp_path: Path, seed: int, ending: str) -> None:
    content = random_content(seed)
    path = tmp_path / "book.xlsx"
    path.write_bytes(template.write(content))
    made = preparing.prepare(path, tmp_path / "out", (), stages=(Stage.BUDGET,))
    source = next(one for one in made.files if one.suffix == f".{ending}")
    year = content.fields("body").count("year")
    imported = import_into([source], tmp_path / "new.xlsx", year=year)
    filled = _read(tmp_path / "new.xlsx")
    # printed in 万元 with two decimals: known to a hundred 元
    for sheet_id in ("budget_lines", "budget_economic"):
        typed = {key: round(amount / 100) for key, amount in _amounts(content, sheet_id).items() if amount >= 100}
        assert {key: round(amount / 100) for key, amount in _amounts(filled, sheet_id).items()} == typed
    assert [record.text("name") for record in filled.rows("projects")] == [
        record.text("name") for record in content.rows("projects")
    ]
    assert _conflicts(imported) == []
    assert filled.fields("money").amount("budget.income") is None


_UNCODED = (
    ("公共安全支出", 1436, 1040, 396),
    ("司法", 1436, 1040, 396),
    ("行政运行", 1040, 1040, 0),
    ("普法宣传", 296, 0, 296),
    ("扫黑除恶专项", 100, 0, 100),
    ("社会保障和就业支出", 264, 264, 0),
    ("行政事业单位养老支出", 264, 264, 0),
    ("机关事业单位基本养老保险缴费支出", 264, 264, 0),
)


def test_a_budget_without_codes_is_taken_by_its_names_and_what_they_leave_open_is_told(tmp_path: Path) -> None:
    head = [["2024年一般公共预算支出情况表"], ["单位：青溪区司法局", "", "", "单位：万元"]]
    columns = [["科目名称", "合计", "基本支出", "项目支出"], ["合计", 1700, 1304, 396]]
    path = write_rows([*head, *columns, *_UNCODED], tmp_path / "budget.xls")
    out = tmp_path / "new.xlsx"
    imported = import_into([path], out, year=2024, template="湖南")
    lines = {record.text("code"): record.amount("initial") for record in _read(out).rows("lines")}
    assert {code: amount for code, amount in lines.items() if amount} == {
        "2040601": Decimal(10_400_000),
        "2040605": Decimal(2_960_000),
        "2080505": Decimal(2_640_000),
    }
    (told,) = [one for one in imported.remarks if "没有编码" in one]
    assert "“扫黑除恶专项”" in told
    assert "行政运行" not in told


@pytest.mark.parametrize(
    ("text", "duties", "offices"),
    [
        (
            "江安市青岚区司法局\n2021年度部门决算公开\n第一部分：部门基本情况\n部门主要职责\n1、承担全区法治宣传工作。\n2、指导人民调解工作。\n"
            "二、部门机构设置情况\n1、机构设置情况：青岚区司法局设办公室，法治科，社区矫正管理局。派出机关2个。\n"
            "2、编制情况：2021年末在职人员9人，退休人员3人。\n第二部分：2021年度部门决算情况说明\n"
            "一、收支总体情况说明\n江安市青岚区司法局2021年度支出决算为100.00万元。\n",
            ("承担全区法治宣传工作。", "指导人民调解工作。"),
            ("办公室", "法治科", "社区矫正管理局"),
        ),
        (
            "2021年度青岚区司法局整体支出绩效自评报告\n江安市青岚区司法局\n一、基本情况\n（一）青岚区司法局基本情况。\n"
            "本单位内设机构为3个：办公室（信访室）、法治科、行政复议科（区政府行政复议办公室、应诉科）。"
            "在职人员9人，退休人员3人。\n（二）整体支出绩效目标\n设好普法阵地、调解室。\n",
            (),
            ("办公室（信访室）", "法治科", "行政复议科（区政府行政复议办公室、应诉科）"),
        ),
    ],
)
def test_duties_offices_and_the_short_name_are_found_without_numbered_headings(
    tmp_path: Path, text: str, duties: tuple[str, ...], offices: tuple[str, ...]
) -> None:
    source, out = tmp_path / "package.txt", tmp_path / "new.xlsx"
    source.write_text(text, "utf-8")
    import_into([source], out, year=2022, template="湖北")
    body = _read(out).fields("body")
    assert body.lines("duties") == duties
    assert body.lines("offices") == offices
    assert (body.text("short"), body.text("tier")) == ("青岚区司法局", "区")
    assert (body.count("in_service"), body.count("retired")) == (9, 3)


def test_amounts_go_beside_the_items_that_are_listed(tmp_path: Path) -> None:
    unit = unit_year(NAMES[0])
    blank, out = tmp_path / "blank.xlsx", tmp_path / "new.xlsx"
    preparing.new_workbook("湖南", blank)
    import_into(write_nine(unit, tmp_path), out, workbook=blank, year=unit.year)
    rows = _read(out).rows("economic")
    codes = [record.text("code") for record in rows]
    assert len(codes) == len(set(codes))
    taken = {record.text("code"): record.amount("amount") for record in rows if record.amount("amount")}
    assert taken == {line.code: line.amount for line in unit.accounts.economic if line.amount}
