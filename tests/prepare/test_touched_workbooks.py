"""Workbooks that somebody has worked on: what was renamed, added or filled in in another unit is named at its cell."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

pytest.importorskip("jinja2")
pytest.importorskip("xlsxwriter")

from examples import EXAMPLES

from gouji.pipeline import preparing
from gouji.readers import InputError
from gouji.workbook.loading import load

NAME = "hengshi-2021-hubei"
Book = openpyxl.Workbook


def told(tmp_path: Path, change: Callable[[Book], None]) -> list[str]:
    """What prepare says of the example after ``change``; nothing may have been written."""
    shutil.copytree(EXAMPLES / "ledgers", tmp_path / "ledgers", dirs_exist_ok=True)
    book = openpyxl.load_workbook(EXAMPLES / f"{NAME}.xlsx")
    change(book)
    book.save(tmp_path / "book.xlsx")
    with pytest.raises(InputError) as raised:
        preparing.prepare(tmp_path / "book.xlsx", tmp_path / "out", ())
    assert not (tmp_path / "out").exists()
    return str(raised.value).splitlines()[1:]


def assumed(tmp_path: Path, change: Callable[[Book], None]) -> list[str]:
    """What is only said of the example after ``change``, which stops nothing: no problem is found in it."""
    shutil.copytree(EXAMPLES / "ledgers", tmp_path / "ledgers", dirs_exist_ok=True)
    book = openpyxl.load_workbook(EXAMPLES / f"{NAME}.xlsx")
    change(book)
    book.save(tmp_path / "book.xlsx")
    _, problems = load(tmp_path / "book.xlsx")
    assert list(map(str, problems)) == []
    return [said for said in problems.assumed if "表头" in said or "自己加的" in said]


def put(sheet: str, cell: str, value: object) -> Callable[[Book], None]:
    def change(book: Book) -> None:
        book[sheet][cell] = value

    return change


def column_of(sheet, label: str) -> int:
    return next(cell.column for cell in sheet[3] if cell.value and str(cell.value).startswith(label))


def row_of(sheet, label: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == label)


@pytest.mark.parametrize(("name", "renamed"), [("收支", "收支表"), ("台账", "台账清单")])
def test_a_renamed_sheet_is_read_and_said_to_be(tmp_path: Path, name: str, renamed: str) -> None:
    def change(book: Book) -> None:
        book[name].title = renamed

    assert assumed(tmp_path, change) == [
        f"工作表“{renamed}”的表头与“{name}”相同，按“{name}”读，下面说到“{name}”就是它。"
    ]


def test_two_sheets_that_could_be_the_renamed_one_are_not_chosen_from(tmp_path: Path) -> None:
    def change(book: Book) -> None:
        book.copy_worksheet(book["收支"]).title = "收支二"
        book["收支"].title = "收支一"

    said = "没有这张工作表，而 “收支一”、“收支二” 的表头都与它相同，请把要用的一张改名为“收支”。"
    assert told(tmp_path, change)[0] == f"工作表“收支”：{said}"


def test_a_renamed_header_with_its_content(tmp_path: Path) -> None:
    found = told(tmp_path, put("收支", "C3", "财政拨款"))
    assert found[0] == "工作表“收支”：第 3 行表头缺“一般公共预算财政拨款收入（元）”，请不要改动表头的名称和单位。"
    assert found[1].startswith("工作表“收支” C3：这一栏“财政拨款”不是本表的栏目，其中的内容不会进入资料")


def test_an_inserted_column_of_her_own_stops_nothing(tmp_path: Path) -> None:
    def change(book: Book) -> None:
        book["收支"].insert_cols(3)
        book["收支"]["C6"] = 5

    assert assumed(tmp_path, change) == ["工作表“收支” C6：这一栏没有表头，是自己加的，没有用。"]


@pytest.mark.parametrize("at", [1, 2, 3])
def test_an_empty_inserted_column_changes_nothing(tmp_path: Path, at: int) -> None:
    def change(book: Book) -> None:
        book["结转与预算"].insert_cols(at)
        book["三公"].insert_cols(at)
        book["单位"].insert_rows(1)
        book["单位"]["B5"] = None

    found = told(tmp_path, change)
    assert found == ["工作表“单位” B5：“单位名称”没有填写（与公章一致的全称）。"]


def test_a_field_of_her_own(tmp_path: Path) -> None:
    def change(book: Book) -> None:
        book["结转与预算"]["A60"], book["结转与预算"]["B60"] = "预备费", 5

    (found,) = told(tmp_path, change)
    assert found.startswith("工作表“结转与预算” B60：这一行“预备费”不是本表的栏目")


def test_a_formula_without_a_saved_result(tmp_path: Path) -> None:
    (found,) = told(tmp_path, put("收支", "C6", "=1+2"))
    assert found == (
        "工作表“收支” C6：“一般公共预算财政拨款收入”的公式没有保存计算结果，请用 Excel 或 WPS 打开工作簿、保存后再用。"
    )


@pytest.mark.parametrize(
    ("sheet", "label", "value", "said"),
    [
        ("结转与预算", "支出年初预算", Decimal("337"), "疑把万元填在了元栏"),
        ("结转与预算", "上年支出决算", Decimal("346.21"), "疑把万元填在了元栏"),
        ("结转与预算", "收入年初预算", Decimal("33700000000"), "疑多填了四位"),
    ],
)
def test_one_amount_in_another_unit(tmp_path: Path, sheet: str, label: str, value: Decimal, said: str) -> None:
    where: list[str] = []

    def change(book: Book) -> None:
        row = row_of(book[sheet], label)
        book[sheet].cell(row, 2).value = value
        where.append(f"B{row}")

    found = told(tmp_path, change)
    assert found[0].startswith(f"工作表“{sheet}” {where[0]}：“{label}”填")
    assert said in found[0]


def test_one_line_in_another_unit(tmp_path: Path) -> None:
    def change(book: Book) -> None:
        sheet = book["收支"]
        sheet.cell(6, column_of(sheet, "一般公共预算基本支出")).value = 261.83

    units = [line for line in told(tmp_path, change) if "请核对单位" in line]
    assert len(units) == 1
    assert "“一般公共预算基本支出”填 261.83 元，约为与它相当的 2618340.27 元的万分之一" in units[0]


def test_all_accounts_in_ten_thousands(tmp_path: Path) -> None:
    def change(book: Book) -> None:
        for name in ("收支", "基本支出经济分类"):
            for row in book[name].iter_rows(min_row=4):
                for cell in row[2:]:
                    if isinstance(cell.value, int | float):
                        cell.value = round(cell.value / 10_000, 2)

    found = [line for line in told(tmp_path, change) if "疑把万元填在了元栏" in line]
    assert len(found) > 30
    assert "工作表“收支” C6：“一般公共预算财政拨款收入”填 261.83 元：全年支出合计只有" in found[0]


def test_projects_in_yuan(tmp_path: Path) -> None:
    def change(book: Book) -> None:
        sheet = book["项目"]
        sheet.cell(4, column_of(sheet, "财政拨款年初预算")).value = 380_000

    (found,) = told(tmp_path, change)
    assert "工作表“项目” G4：“财政拨款年初预算”填 380000 万元" in found


def test_an_amount_with_its_unit_is_meant_so(tmp_path: Path) -> None:
    def change(book: Book) -> None:
        row = row_of(book["结转与预算"], "支出年初预算")
        book["结转与预算"].cell(row, 2).value = "337.00元"
        book["单位"]["B4"] = None

    assert told(tmp_path, change) == ["工作表“单位” B4：“单位名称”没有填写（与公章一致的全称）。"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("一、工作\n@表 收入支出决算总表", "有一行以“@”开头"),
        ("  ＠自评 整体", "有一行以“@”开头"),
        ("@联系我们", "有一行以“@”开头"),
    ],
)
def test_a_line_cannot_place_a_table(tmp_path: Path, value: str, said: str) -> None:
    (found,) = told(tmp_path, put("文字", "B4", value))
    assert found.startswith("工作表“文字” B4：")
    assert said in found


def test_an_address_inside_a_line_is_text(tmp_path: Path) -> None:
    def change(book: Book) -> None:
        book["文字"]["B4"] = "邮箱为sfj@example.cn，已公开。"
        book["单位"]["B4"] = None

    assert told(tmp_path, change) == ["工作表“单位” B4：“单位名称”没有填写（与公章一致的全称）。"]


def test_problems_of_every_stage_are_told_in_one_run(tmp_path: Path) -> None:
    def change(book: Book) -> None:
        book["单位"]["B12"] = None  # read: offices
        row = row_of(book["结转与预算"], "上半年追加追减")
        book["结转与预算"].cell(row, 2).value = None  # relations
        sheet = book["指标"]
        query = column_of(sheet, "台账算式")
        at = next(r for r in range(4, 60) if str(sheet.cell(r, query).value or "").startswith("计数 调解台账"))
        sheet.cell(at, query).value = "计数 调解台账 其中 类别=民间 且 日期 在 本年"  # ledgers
        sheet.cell(4 + 7, column_of(sheet, "自评得分")).value = 4  # scores

    found = "\n".join(told(tmp_path, change))
    assert "工作表“单位” B12" in found
    assert "填了上半年实际支出，须填上半年追加追减" in found
    assert "台账算式不能计算" in found
    assert len(set(found.splitlines())) == len(found.splitlines())


def test_one_economic_class_in_ten_thousands(tmp_path: Path) -> None:
    found = told(tmp_path, put("基本支出经济分类", "C4", 50.36))
    assert found[0] == (
        "工作表“基本支出经济分类” C4：“金额”填 50.36 元，合计因此与“收支”表的基本支出不符，疑把万元填在了元栏，请核对单位。"
    )


def test_a_whole_small_sheet_in_ten_thousands(tmp_path: Path) -> None:
    def change(book: Book) -> None:
        for row in book["三公"].iter_rows(min_row=4, max_row=7, min_col=2, max_col=4):
            for cell in row:
                cell.value = round((cell.value or 0) / 10_000, 2)

    found = told(tmp_path, change)
    # 612 元 of receptions is 0.06 万元
    assert [line.split("：")[0] for line in found] == [
        f"工作表“三公” {cell}" for cell in ("B6", "C6", "D6", "B7", "C7", "D7")
    ]


def test_a_stray_cell_at_the_far_corner_is_named(tmp_path: Path) -> None:
    (said,) = assumed(tmp_path, put("收支", "XFD1048576", "x"))
    assert said == "工作表“收支” XFD1048576：这一栏没有表头，是自己加的，没有用。"


def test_a_blank_balance_brought_forward_is_said(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "ledgers", tmp_path / "ledgers")
    book = openpyxl.load_workbook(EXAMPLES / f"{NAME}.xlsx")
    book["结转与预算"].cell(row_of(book["结转与预算"], "非财政拨款年初结转和结余"), 2).value = None
    book.save(tmp_path / "book.xlsx")
    unit, problems = load(tmp_path / "book.xlsx")
    assert unit is not None
    assert problems.assumed == ["“结转与预算” B6“非财政拨款年初结转和结余”没有填，按 0 编入表格和得分。"]


def test_figures_pasted_with_their_unit_are_what_they_say(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "ledgers", tmp_path / "ledgers")
    shutil.copy(EXAMPLES / f"{NAME}.xlsx", tmp_path / "book.xlsx")
    plain, _ = load(tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(EXAMPLES / f"{NAME}.xlsx")
    money, body, marks, projects = (book[name] for name in ("结转与预算", "单位", "指标", "项目"))
    spending = row_of(money, "支出年初预算")
    money.cell(spending, 2).value = "337.00万元"
    money.cell(row_of(money, "上年收入决算"), 2).value = "3,350,260.00元"
    body.cell(row_of(body, "在职人数"), 2).value = "12人"
    body.cell(row_of(body, "填报日期"), 2).value = "2022年5月16日"
    own = column_of(marks, "自评得分")
    scored = next(row for row in range(4, 40) if marks.cell(row, own).value is not None)
    marks.cell(scored, own).value = f"{marks.cell(scored, own).value}分"
    executed = column_of(projects, "财政拨款执行数")
    projects.cell(4, executed).value = "412065.50元"
    book.save(tmp_path / "book.xlsx")
    pasted, problems = load(tmp_path / "book.xlsx")
    assert list(map(str, problems)) == []
    assert pasted == plain
    assert [said for said in problems.assumed if "写的是" in said] == [
        f"“结转与预算” B{spending}“支出年初预算”写的是“337.00万元”，按 3370000 元取；原数有分角的，请填全。",
    ]


@pytest.mark.parametrize("typed", ["约337万元", "337万元左右", "337.00千元"])
def test_a_figure_with_other_words_is_still_refused(tmp_path: Path, typed: str) -> None:
    (said,) = told(tmp_path, put("结转与预算", "B11", typed))
    assert said == f"工作表“结转与预算” B11：“支出年初预算”填的是“{typed}”，应是数字，单位为元，不要写单位和文字。"
