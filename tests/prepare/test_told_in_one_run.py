"""Workbooks wrong in several ways: all is told in one run at its cell, nothing that only follows, and never a trace."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

pytest.importorskip("jinja2")
pytest.importorskip("xlsxwriter")

from test_touched_workbooks import Book, assumed, column_of, put, row_of, told

from gouji.bench.prepare.sample import random_content
from gouji.pipeline import preparing
from gouji.readers import InputError
from gouji.workbook import template
from gouji.workbook.content import Content, Entry, Record
from gouji.workbook.loading import load


def test_a_missing_sheet_of_money_ends_in_no_trace(tmp_path: Path) -> None:
    def change(book: Book) -> None:
        del book["结转与预算"]

    assert told(tmp_path, change) == ["工作表“结转与预算”：缺这张工作表，请从 gouji new 生成的空表中复制一张过来。"]


def test_a_number_beyond_all_money_is_told(tmp_path: Path) -> None:
    said = told(tmp_path, put("收支", "C6", 1e300))
    assert said == ["工作表“收支” C6：“一般公共预算财政拨款收入”填的是“1e+300”，数字太大，请核对。"]


def test_a_missing_column_is_one_problem(tmp_path: Path) -> None:
    def change(book: Book) -> None:
        sheet = book["指标"]
        sheet.delete_cols(column_of(sheet, "年度指标值"))

    assert told(tmp_path, change) == ["工作表“指标”：第 3 行表头缺“年度指标值”，请不要改动表头的名称和单位。"]


def test_a_column_under_a_name_that_is_nearly_its_own(tmp_path: Path) -> None:
    def change(book: Book) -> None:
        sheet = book["收支"]
        sheet.cell(3, column_of(sheet, "其他收入")).value = "其它收入（元）"

    assert told(tmp_path, change) == ["工作表“收支” J3：表头“其它收入（元）”疑为“其他收入（元）”，请改回原来的名称。"]


def test_a_sheet_without_its_header_is_one_problem(tmp_path: Path) -> None:
    said = told(tmp_path, lambda book: book["指标"].delete_rows(1, 3))
    assert said == ["工作表“指标”：没有表头（第 3 行），请从 gouji new 生成的空表中复制这一行。"]


def test_a_row_of_sums_is_told_as_such(tmp_path: Path) -> None:
    def change(book: Book) -> None:
        sheet = book["收支"]
        last = max(row for row in range(4, 60) if sheet.cell(row, 1).value) + 1
        sheet.cell(last, 2).value = "合计"
        sheet.cell(last, 3).value = 1

    assert told(tmp_path, change) == ["工作表“收支” B15：“合计”由程序相加，请删去这一行。"]


def test_a_copy_of_a_sheet_is_said_to_be_left_out(tmp_path: Path) -> None:
    def change(book: Book) -> None:
        book.copy_worksheet(book["收支"]).title = "收支副本"

    assert assumed(tmp_path, change) == ["工作表“收支副本”的表头与“收支”相同，没有用，用的是“收支”。"]


def test_scores_and_reasons_are_told_beside_refused_cells(tmp_path: Path) -> None:
    """A refused amount hides neither a score of an indicator nor what another row lacks; what needs it waits."""

    def change(book: Book) -> None:
        book["收支"]["C6"] = "约270万"
        public = book["三公"]
        public.cell(row_of(public, "公务接待费"), column_of(public, "与上年差异原因")).value = None
        indicators = book["指标"]
        row = next(at for at in range(4, 60) if indicators.cell(at, 4).value == "审查规范性文件件数")
        indicators.cell(row, column_of(indicators, "实际完成值")).value = "20件"
        projects = book["项目"]
        projects.cell(row_of(projects, "办案业务"), column_of(projects, "偏差原因")).value = None

    assert told(tmp_path, change) == [
        "工作表“收支” C6：“一般公共预算财政拨款收入”填的是“约270万”，应是数字，单位为元，不要写单位和文字。",
        "工作表“三公” E7：公务接待费与上年不同，须填原因。",
        "工作表“项目” R4：“办案业务”执行率不足 100%，须填偏差原因。",
        "工作表“指标” D16：“审查规范性文件件数”得 25 分，低于分值 30 分，须填偏差原因。",
    ]


def test_an_unfilled_row_is_told_at_its_cell(tmp_path: Path) -> None:
    def change(book: Book) -> None:
        sheet = book["采购"]
        for column in (2, 3):
            sheet.cell(row_of(sheet, "工程"), column).value = None

    assert told(tmp_path, change) == ["工作表“采购” B5：“工程”一行没有填写，没有发生的请填 0。"]


def test_a_workbook_of_the_old_format_is_told_how_to_be_saved(tmp_path: Path) -> None:
    path = tmp_path / "book.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    with pytest.raises(InputError, match=r"旧格式（\.xls），或者设了打开密码"):
        load(path)


def test_items_that_were_listed_and_not_spent_on_are_no_fault(tmp_path: Path) -> None:
    def change(book: Book) -> None:
        sheet = book["基本支出经济分类"]
        last = max(row for row in range(4, 60) if sheet.cell(row, 1).value) + 1
        sheet.cell(last, 1).value, sheet.cell(last, 2).value = "30203", "咨询费"

    assert assumed(tmp_path, change) == []
    unit, _ = load(tmp_path / "book.xlsx")
    assert unit is not None
    assert {line.code: line.amount for line in unit.accounts.economic}["30203"] == Decimal("0.00")


def test_what_other_stages_will_ask_for_is_told_in_the_same_run(tmp_path: Path) -> None:
    content = random_content(2)
    lines = [
        Record({**row.entries, "GENERAL.BASIC": Entry(Decimal(7))}, row.row) if row.text("code") == "204" else row
        for row in content.rows("budget_lines")
    ]
    (texts,) = content.rows("texts")
    bare = Record({**texts.entries, "use": Entry(None)})
    path = tmp_path / "book.xlsx"
    path.write_bytes(
        template.write(Content({**content.sheets, "budget_lines": tuple(lines), "texts": (bare,)})),
    )
    with pytest.raises(InputError) as raised:
        preparing.prepare(path, tmp_path / "out", ())
    first, own, head, other = str(raised.value).splitlines()
    assert first == "工作簿有 1 处要改，没有写出任何文件："
    assert own.startswith("工作表“文字” B7：“结果应用和公开”没有填写")
    assert head == "“预算”阶段另有 1 处，编制这一阶段时要改："
    assert other.startswith("工作表“预算” C4：科目 204 的“一般公共预算基本支出”填 7，")
