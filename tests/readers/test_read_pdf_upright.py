"""Tables of PDF pages whose rows no rule parts, read where they show and said where they do not."""

from __future__ import annotations

import pytest
from pdffile import Sheet, read

from gouji.document.tree import Table

XS = [60.0, 220.0, 300.0, 380.0]
ROWS = [("一、行政运行", "12.00", "11.50"), ("二、机关服务", "0.00", "—"), ("三、基层司法业务", "7.25", "7.25")]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def _body(page: Sheet, y: float, step: float = 20) -> Sheet:
    for at, row in enumerate(ROWS):
        page.row(XS, y + step * at, *row)
    return page


def _down(page: Sheet, top: float, bottom: float) -> Sheet:
    for x in XS:
        page.line(x, top, x, bottom)
    return page


def test_ruled_down_and_framed() -> None:
    page = _down(Sheet(), 100, 200)
    for y in (100, 125, 200):
        page.line(XS[0], y, XS[-1], y)
    (table,) = read(_body(page.row(XS, 117, "项目", "预算数", "决算数"), 143)).tables
    assert texts(table) == [["项目", "预算数", "决算数"], *map(list, ROWS)]


def test_ruled_down_alone() -> None:
    page = _down(Sheet(), 100, 200).row(XS, 117, "项目", "预算数", "决算数")
    (table,) = read(_body(page, 143)).tables
    assert texts(table) == [["项目", "预算数", "决算数"], *map(list, ROWS)]


def test_a_name_of_two_lines_stays_one() -> None:
    page = _down(Sheet(), 100, 220).line(XS[0], 100, XS[-1], 100).line(XS[0], 220, XS[-1], 220)
    page.row(XS, 120, "一、行政运行", "12.00", "11.50")
    page.row(XS, 146, "二、机关事业单位基本养老").row(XS, 153, "", "8.00", "8.00").row(XS, 160, "保险缴费支出")
    page.row(XS, 186, "三、住房公积金", "3.00", "2.00").row(XS, 206, "四、购房补贴", "1.00", "1.00")
    (table,) = read(page).tables
    assert texts(table)[1] == ["二、机关事业单位基本养老保险缴费支出", "8.00", "8.00"]
    assert len(texts(table)) == 4


def test_a_figure_broken_by_a_narrow_cell_is_one_row() -> None:
    xs = [60.0, 220.0, 270.0, 320.0]
    page = Sheet().grid(xs, [100, 130, 170]).row(xs, 120, "项目", "预算", "决算")
    page.row(xs, 145, "合计", "1234567", "1234567").row(xs, 160, "", "89.10", "89.10")
    (table,) = read(page).tables
    assert texts(table) == [["项目", "预算", "决算"], ["合计", "123456789.10", "123456789.10"]]


def test_names_that_fill_their_lines_stay_with_their_own_figures() -> None:
    page = _down(Sheet(), 100, 220).line(XS[0], 100, XS[-1], 100).line(XS[0], 220, XS[-1], 220)
    page.row(XS, 120, "行政事业单位养老支出合计", "9.00", "9.00")
    page.row(XS, 142, "机关事业单位基本养老保险").row(XS, 149, "", "8.00", "8.00").row(XS, 156, "缴费支出")
    page.row(XS, 178, "住房公积金", "3.00", "2.00").row(XS, 198, "购房补贴", "1.00", "1.00")
    (table,) = read(page).tables
    assert texts(table)[:2] == [
        ["行政事业单位养老支出合计", "9.00", "9.00"],
        ["机关事业单位基本养老保险缴费支出", "8.00", "8.00"],
    ]


def test_numbers_of_columns_are_a_row_below_their_names() -> None:
    page = _down(Sheet(), 100, 220).row(XS, 117, "项目", "预算数", "决算数").row(XS, 137, "栏次", "1", "2")
    for y in (100, 145, 220):
        page.line(XS[0], y, XS[-1], y)
    (table,) = read(_body(page, 163)).tables
    assert texts(table) == [["项目", "预算数", "决算数"], ["栏次", "1", "2"], *map(list, ROWS)]


WIDE = [60.0, 160.0, 240.0, 320.0, 400.0]
HEADED = ["项目", "合计", "基本支出", "项目支出"]


def _two_heads(page: Sheet, *, framed: bool) -> Sheet:
    """A head of two depths over rows, ruled down; the rules between 基本支出 and 项目支出 begin under the name over both."""
    for x in (WIDE[0], WIDE[1], WIDE[2], WIDE[4]):
        page.line(x, 100, x, 220)
    page.line(WIDE[3], 120, WIDE[3], 220)
    if framed:
        for y in (100, 140, 220):
            page.line(WIDE[0], y, WIDE[-1], y)
    page.text(90, 124, "项目").text(185, 124, "合计").text(300, 114, "其中").text(250, 134, "基本支出").text(
        330, 134, "项目支出"
    )
    page.row(WIDE, 156, "一、行政运行", "12.00", "11.50", "0.50")
    return page.row(WIDE, 176, "二、机关服务", "3.00", "2.00", "1.00").row(
        WIDE, 196, "三、司法业务", "7.25", "7.25", "0.00"
    )


@pytest.mark.parametrize("framed", [True, False])
def test_a_head_of_two_depths_is_told_by_where_its_rules_begin(framed: bool) -> None:
    (table,) = read(_two_heads(Sheet(), framed=framed)).tables
    at = {(cell.row, cell.column): (cell.text, cell.rowspan, cell.colspan) for cell in table.cells}
    assert at[0, 0] == ("项目", 2, 1)
    assert at[0, 2] == ("其中", 1, 2)
    assert [at[1, column][0] for column in (2, 3)] == HEADED[2:]
    assert texts(table)[2:] == [
        ["一、行政运行", "12.00", "11.50", "0.50"],
        ["二、机关服务", "3.00", "2.00", "1.00"],
        ["三、司法业务", "7.25", "7.25", "0.00"],
    ]


def test_a_total_over_several_columns_is_told_by_the_rule_that_breaks_off() -> None:
    page = Sheet()
    for x in (WIDE[0], WIDE[2], WIDE[3], WIDE[4]):
        page.line(x, 100, x, 200)
    page.line(WIDE[1], 100, WIDE[1], 120).line(WIDE[1], 140, WIDE[1], 200)  # broken off beside 合计
    for y in (100, 200):
        page.line(WIDE[0], y, WIDE[-1], y)
    page.row(WIDE, 114, "编码", "名称", "预算数", "决算数").text(140, 134, "合计").row(
        WIDE, 134, "", "", "3.00", "2.00"
    )
    page.row(WIDE, 154, "204", "司法", "3.00", "2.00").row(WIDE, 174, "20406", "公证", "3.00", "2.00")
    (table,) = read(page).tables
    (total,) = [cell for cell in table.cells if cell.text == "合计"]
    assert (total.row, total.column, total.colspan) == (1, 0, 2)
    assert texts(table)[2:] == [["204", "司法", "3.00", "2.00"], ["20406", "公证", "3.00", "2.00"]]


def test_one_row_of_amounts_under_its_names() -> None:
    page = (
        _down(Sheet(), 100, 160).row(XS, 117, "因公出国费", "公务接待费", "合计").row(XS, 142, "1.00", "2.00", "3.00")
    )
    (table,) = read(page).tables
    assert texts(table) == [["因公出国费", "公务接待费", "合计"], ["1.00", "2.00", "3.00"]]


def test_words_over_words_are_one_cell() -> None:
    page = (
        _down(Sheet(), 100, 160).row(XS, 117, "依据", "年初预算", "调整数").row(XS, 142, "县委文件", "按编制", "按人数")
    )
    (table,) = read(page).tables
    assert texts(table) == [["依据\n县委文件", "年初预算\n按编制", "调整数\n按人数"]]


@pytest.mark.parametrize("step", [3, 6, 8])
def test_rows_that_do_not_show_are_said_and_not_read(step: float) -> None:
    page = _down(Sheet(), 100, 180).row(XS, 117, "项目", "预算数", "决算数")
    page.row(XS, 132, "甲", "1.00").row(XS, 132 + step, "", "", "2.00")
    document = read(page.row(XS, 132 + 2 * step, "乙", "3.00").row(XS, 132 + 3 * step, "", "", "4.00"))
    assert [note.text for note in document.notes] == [
        "第1页的表各行之间没有线，分不清哪些数是一行，这些数没有核对，请加上横线后重新导出。"
    ]
    (table,) = document.tables
    assert ["\ufffd" in cell.text for cell in table.cells] == [False, True, True]


def test_lines_of_amounts_without_a_table_are_said() -> None:
    page = Sheet()
    for at, name in enumerate(("甲，", "乙，", "丙，")):
        page.row(XS, 120 + 20 * at, name, "1.00", "2.00")
    document = read(page)
    assert not list(document.tables)
    assert [note.text for note in document.notes] == [
        "第1页有几行并排的数，没有表线，分不清行和列，没有按表格核对，请加上表线后重新导出。"
    ]
