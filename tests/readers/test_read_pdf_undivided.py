"""Tables of PDF pages whose rows no rule parts."""

from __future__ import annotations

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
