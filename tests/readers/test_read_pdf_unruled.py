"""Tables of PDF pages without rules: columns told by the white between figures, and all that must stay text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from pdffile import Sheet, read

from gouji.document.notation import render
from gouji.document.tree import Document
from gouji.readers.layout.arrange import layout_of
from gouji.readers.layout.page import Page
from gouji.readers.layout.pagetable import PageTable
from gouji.readers.pdf.pdfium import pages_of

DATA = Path(__file__).resolve().parents[2].parent / "shared/data"
# Right edges of columns of figures, left edge of names; a digit is 6 points wide and a full character 12.
NAME, RIGHTS = 60.0, (300.0, 400.0, 500.0)


def notation(document: Document) -> list[str]:
    return render(document).split("\n")[:-1]


def wide(text: str) -> float:
    return sum(6 if character.isascii() else 12 for character in text)


def line(page: Sheet, y: float, name: str, *figures: str, rights: tuple[float, ...] = RIGHTS) -> Sheet:
    """A row with its figures set flush right."""
    page.text(NAME, y, name)
    for right, figure in zip(rights, figures, strict=False):
        if figure:
            page.text(right - wide(figure), y, figure)
    return page


def three_lines(page: Sheet, y: float = 150) -> Sheet:
    line(page, y, "基本支出", "1,234.50", "98.5", "3")
    line(page, y + 20, "项目支出", "7.00", "1,198.50", "12")
    return line(page, y + 40, "合计", "1,241.50", "1,297.00", "15")


TABLE = ["| 项目 | 预算数 | 决算数 | 个数 |", "| 基本支出 | 1,234.50 | 98.5 | 3 |", "| 项目支出 | 7.00 | 1,198.50 | 12 |", "| 合计 | 1,241.50 | 1,297.00 | 15 |", ""]  # fmt: skip


def test_a_table_without_rules() -> None:
    page = Sheet().text(60, 80, "支出决算表").text(60, 100, "编制单位：某局").text(420, 100, "金额单位：万元")
    line(page, 125, "项目", "预算数", "决算数", "个数")
    document = read(three_lines(page).text(84, 240, "说明文字不在表中。"))
    assert notation(document) == ["支出决算表", "编制单位：某局 金额单位：万元", *TABLE, "说明文字不在表中。"]
    table = next(document.tables)
    assert table.caption == "支出决算表"
    assert {cell.place.page for cell in table.cells} == {1}


@pytest.mark.parametrize("ruled", ["above and below", "of unequal length"])
def test_rules_across_change_nothing(ruled: str) -> None:
    page = line(Sheet(), 125, "项目", "预算数", "决算数", "个数")
    page.line(60, 108, 500, 108).line(60, 196, 500, 196)
    if ruled == "of unequal length":
        page.line(56, 132, 510, 132)
    assert notation(read(three_lines(page))) == TABLE


def test_text_right_below_the_only_row_of_a_three_line_table_is_text() -> None:
    page = line(Sheet(), 125, "项目", "预算数", "决算数", "个数")
    line(page, 147, "基本支出", "1,234.50", "98.5", "3")
    for y in (110, 131, 156):
        page.line(60, y, 500, y)
    page.text(84, 170, "第三部分决算情况说明").text(84, 186, "一、收入支出决算总体情况说明")
    assert notation(read(page)) == [*TABLE[:2], "", "第三部分决算情况说明", "一、收入支出决算总体情况说明"]


def test_a_header_over_two_columns_of_a_three_line_table() -> None:
    page = Sheet().text(370, 122, "决算金额和项目的个数").text(60, 122, "项目")
    line(page, 140, "", "预算数", "决算数", "个数")
    for y in (108, 146, 206):
        page.line(60, y, 500, y)
    assert notation(read(three_lines(page, 162))) == [
        "| {2x1}项目 | {2x1}预算数 | {1x2}决算金额和项目的个数 |",
        "| 决算数 | 个数 |",
        *TABLE[1:],
    ]


def test_columns_parted_by_typed_spaces() -> None:
    page = Sheet().text(60, 100, "项目　　".replace("　", " " * 4) + "预算数" + " " * 8 + "决算数")
    for y, name, first, second in (
        (120, "基本", "12.50", "  8.50"),
        (140, "项目", " 2.50", "  1.50"),
        (160, "合计", "15.00", " 10.00"),
    ):
        page.text(60, y, f"{name}{' ' * 9}{first}{' ' * 8}{second}")
    assert notation(read(page)) == [
        "| 项目 | 预算数 | 决算数 |",
        "| 基本 | 12.50 | 8.50 |",
        "| 项目 | 2.50 | 1.50 |",
        "| 合计 | 15.00 | 10.00 |",
        "",
    ]


def test_blank_cells_marks_and_headings_between_rows() -> None:
    page = line(Sheet(), 100, "项目", "预算数", "决算数")
    line(page, 120, "一、收入")
    line(page, 140, "财政拨款收入", "12.50", "8.50")
    line(page, 160, "事业收入", "", "1.50")
    line(page, 180, "其他收入", "—", "2.00")
    line(page, 200, "合    计", "12.50", "12.00")
    assert notation(read(page)) == [
        "| 项目 | 预算数 | 决算数 |",
        "| 一、收入 |  |  |",
        "| 财政拨款收入 | 12.50 | 8.50 |",
        "| 事业收入 |  | 1.50 |",
        "| 其他收入 | — | 2.00 |",
        "| 合 计 | 12.50 | 12.00 |",
        "",
    ]


def test_contents_are_no_table() -> None:
    page = line(Sheet(), 100, "目录", "页码")
    for at, name in enumerate(("部门概况", "部门决算表", "情况说明", "名词解释")):
        line(page, 120 + 20 * at, name, str(3 + 9 * at))
        page.text(60, 320 + 20 * at, f"{name}{'.' * 20}{1203 + 9 * at}")
    assert list(read(page).tables) == []


def test_numbers_of_headings_are_no_amounts() -> None:
    page = Sheet().text(60, 100, "第一部分").text(160, 100, "收支决算")
    for at in range(5):
        page.text(60, 120 + 20 * at, f"1.{at + 8}").text(160, 120 + 20 * at, "一般公共预算收入决算表")
    assert list(read(page).tables) == []


def test_lists_and_sentences_are_no_table() -> None:
    page = Sheet()
    for at in range(4):
        page.text(60, 100 + 20 * at, f"（{at + 1}）").text(90, 100 + 20 * at, "本年支出").text(
            300, 100 + 20 * at, "12.50万元。"
        )
        page.text(60, 220 + 20 * at, "负责人：张三").text(220, 220 + 20 * at, "电话：").text(
            300, 220 + 20 * at, "88886666"
        )
        page.text(60, 340 + 20 * at, "支出，").text(220, 340 + 20 * at, "12.50").text(300, 340 + 20 * at, "万元；")
    assert list(read(page).tables) == []


@pytest.mark.parametrize("fault", ["no header", "ragged", "two figures in a column", "a line without a name"])
def test_a_table_in_doubt_stays_text(fault: str) -> None:
    page = Sheet()
    if fault != "no header":
        line(page, 100, "项目", "预算数", "决算数")
    line(page, 120, "基本支出", "12.50", "8.50", rights=(290, 400) if fault == "ragged" else RIGHTS)
    line(page, 140, "项目支出", "2.50", "1.50", rights=(312, 400) if fault == "ragged" else RIGHTS)
    line(page, 160, "" if fault == "a line without a name" else "其他", "1.00", "1.00")
    line(page, 180, "合计", "16.00", "11.00")
    if fault == "two figures in a column":
        line(page, 200, "结转", "1234567890123.00", "1.00", rights=(360, 400))
    if fault == "a line without a name":
        assert [len(table.rows) for table in read(page).tables] == []
    else:
        assert list(read(page).tables) == []


def test_a_wrapped_name_is_one_name_where_its_lines_stand_together() -> None:
    page = line(Sheet(), 100, "项目", "预算数", "决算数")
    line(page, 130, "基本支出", "12.50", "8.50")
    line(page, 160, "社会保障和就业")
    line(page, 174, "支出", "2.50", "1.50")
    line(page, 204, "其他", "1.00", "1.00")
    line(page, 234, "合计", "16.00", "11.00")
    assert notation(read(page))[2] == "| 社会保障和就业支出 | 2.50 | 1.50 |"


def test_a_name_wrapped_around_its_line_joins_its_own_column() -> None:
    page = line(Sheet(), 100, "支出科目", "决算数", "", "")
    page.text(320, 100, "经济分类").text(470, 100, "金额")
    for y, name, first, other, second in (
        (130, "基本支出", "12.50", "工资", "8.50"),
        (167, "", "2.50", "电费", "1.50"),
        (204, "合计", "15.00", "水费", "1.00"),
    ):
        line(page, y, name, first, "", second).text(320, y, other)
    page.text(60, 160, "机关事业单位基本养老保").text(60, 174, "险缴费")
    assert notation(read(page)) == [
        "| 支出科目 | 决算数 | 经济分类 | 金额 |",
        "| 基本支出 | 12.50 | 工资 | 8.50 |",
        "| 机关事业单位基本养老保险缴费 | 2.50 | 电费 | 1.50 |",
        "| 合计 | 15.00 | 水费 | 1.00 |",
        "",
    ]


def test_a_name_that_may_be_wrapped_leaves_the_table_text() -> None:
    page = line(Sheet(), 100, "项目", "预算数", "决算数")
    line(page, 120, "基本支出", "12.50", "8.50")
    line(page, 140, "社会保障和就业")
    line(page, 160, "支出", "2.50", "1.50")
    line(page, 180, "合计", "15.00", "10.00")
    assert list(read(page).tables) == []


# A head of three depths over one row: names centred over their columns, level by their middles.
CENTRES = (90.0, 150.0, 210.0, 270.0, 330.0, 390.0)


def deep_head(page: Sheet, y: float = 100) -> Sheet:
    """The names of six columns: 合计, 出国费, 公务用车费 of 小计, 购置费 and 运行费, 接待费, all of the budget."""

    def centred(x: float, depth: float, text: str) -> None:
        page.text(x - wide(text) / 2, y + depth, text)

    centred(240, 0, "预算数")
    centred(270, 20, "公务用车费")
    for x, text in ((90, "合计"), (150, "出国费"), (390, "接待费")):
        centred(x, 30, text)
    for x, text in ((210, "小计"), (270, "购置费"), (330, "运行费")):
        centred(x, 40, text)
    return page


def test_a_head_of_three_depths_over_one_row() -> None:
    page = deep_head(Sheet())
    for number, (x, figure) in enumerate(
        zip(CENTRES, ("14.44", "0.00", "5.16", "0.00", "5.16", "9.28"), strict=True), 1
    ):
        page.text(x - 3, 160, str(number)).text(x + 26 - wide(figure), 180, figure)
    assert notation(read(page)) == [
        "| {1x6}预算数 |",
        "| {2x1}合计 | {2x1}出国费 | {1x3}公务用车费 | {2x1}接待费 |",
        "| 小计 | 购置费 | 运行费 |",
        "| 1 | 2 | 3 | 4 | 5 | 6 |",
        "| 14.44 | 0.00 | 5.16 | 0.00 | 5.16 | 9.28 |",
        "",
    ]


def test_names_of_three_lines_stand_level_with_their_figures_by_the_middle() -> None:
    page = line(Sheet(), 100, "项目", "预算数", "决算数")
    line(page, 125, "基本支出", "12.50", "8.50")
    page.text(60, 150, "机关事业单位基本").text(60, 164, "养老保险缴费支出").text(60, 178, "合计")
    line(page, 164, "", "2.50", "1.50")
    line(page, 203, "合计", "15.00", "10.00")
    assert notation(read(page))[2] == "| 机关事业单位基本养老保险缴费支出合计 | 2.50 | 1.50 |"


def test_the_number_of_a_name_may_be_broken_by_a_narrow_column() -> None:
    page = line(Sheet(), 100, "项目", "预算数", "决算数")
    at = 120.0
    for lines, figures in (
        (("十", "一、", "城乡", "社区"), ("2.50", "1.50")),
        (("十", "二、", "农林", "水"), ("1.50", "0.50")),
        (("十", "三、", "交通", "运输"), ("4.00", "2.00")),
    ):
        line(page, at + 21, "", *figures)
        for text in lines:
            page.text(NAME, at, text)
            at += 14
        at += 2
    assert notation(read(page))[1:4] == [
        "| 十一、城乡社区 | 2.50 | 1.50 |",
        "| 十二、农林水 | 1.50 | 0.50 |",
        "| 十三、交通运输 | 4.00 | 2.00 |",
    ]


@pytest.mark.parametrize("dress", ["box", "box and head", "top and foot", "across"])
def test_rules_that_part_no_columns_frame_a_table(dress: str) -> None:
    page = line(Sheet(), 120, "项目", "预算数", "决算数")
    line(page, 140, "基本支出", "12.50", "8.50")
    line(page, 160, "合计", "12.50", "8.50")
    ys = {
        "box": (106, 166),
        "top and foot": (106, 166),
        "box and head": (106, 126, 166),
        "across": (106, 126, 146, 166),
    }
    for y in ys[dress]:
        page.line(56, y, 504, y)
    for x in (56, 504) if dress.startswith("box") else ():
        page.line(x, 106, x, 166)
    assert notation(read(page)) == [
        "| 项目 | 预算数 | 决算数 |",
        "| 基本支出 | 12.50 | 8.50 |",
        "| 合计 | 12.50 | 8.50 |",
        "",
    ]


def test_a_box_around_text_is_no_table() -> None:
    page = (
        Sheet()
        .grid([56, 504], [100, 180])
        .text(60, 120, "本年支出 12.50 万元，比上年")
        .text(60, 140, "增加 2.50 万元。")
    )
    assert list(read(page).tables) == []


def test_two_tables_between_rules_stay_two() -> None:
    page = Sheet()
    for y, name in ((106, "支出决算表"), (206, "收入决算表")):
        page.text(250, y - 40, name).text(60, y - 12, "编制单位：某局").text(420, y - 12, "单位：万元")
        line(page, y + 14, "项目", "预算数", "决算数")
        line(page, y + 34, "基本支出", "12.50", "8.50")
        for at in (y, y + 20, y + 40):
            page.line(56, at, 504, at)
    first, second = read(page).tables
    assert (first.caption, second.caption) == ("支出决算表", "收入决算表")
    assert [cell.text for cell in second.cells] == ["项目", "预算数", "决算数", "基本支出", "12.50", "8.50"]


@pytest.mark.parametrize("repeats", [True, False])
def test_a_table_without_rules_goes_on_on_the_next_page(repeats: bool) -> None:
    first, second = Sheet(), Sheet()
    for page in (first, second):
        page.text(290, 820, "- 1 -")
        if repeats or page is first:
            line(page, 740 if page is first else 80, "项目", "预算数", "决算数")
    line(first, 760, "基本支出", "12.50", "8.50")
    line(first, 780, "项目支出", "2.50", "1.50")
    line(first, 800, "结转", "1.00", "1.00")
    line(second, 100, "其他", "", "2.00")
    line(second, 120, "合计", "16.00", "13.00")
    assert notation(read(first, second)) == [
        "| 项目 | 预算数 | 决算数 |",
        "| 基本支出 | 12.50 | 8.50 |",
        "| 项目支出 | 2.50 | 1.50 |",
        "| 结转 | 1.00 | 1.00 |",
        "| 其他 |  | 2.00 |",
        "| 合计 | 16.00 | 13.00 |",
        "",
    ]


def test_a_name_over_two_columns_moves_none_where_the_head_is_repeated() -> None:
    first, second = Sheet(), Sheet()
    rights = (340.0, 480.0)
    for page, y in ((first, 740), (second, 80)):
        page.text(60, y, "编码").text(110, y, "科目名称")
        line(page, y, "", "预算数", "决算数", rights=rights)
    for y, code, name in ((760, "30101", "基本工资"), (780, "30201", "公用经费"), (800, "30239", "其他交通费")):
        first.text(110, y, name)
        line(first, y, code, "12.50", "8.50", rights=rights)
    line(second, 100, "人员经费和公用经费合计", "37.50", "25.50", rights=rights)
    assert notation(read(first, second))[-3:] == [
        "| 30239 | 其他交通费 | 12.50 | 8.50 |",
        "| {1x2}人员经费和公用经费合计 | 37.50 | 25.50 |",
        "",
    ]


def test_a_column_that_holds_nothing_has_a_name() -> None:
    page = line(Sheet(), 100, "项目", "预算数", "", "个数")
    page.text(355, 100, "决算数")
    for at, (name, budget, count) in enumerate(
        (("基本支出", "12.50", "3"), ("项目支出", "2.50", "4"), ("合计", "15.00", "7"))
    ):
        line(page, 120 + 20 * at, name, budget, "", count)
    assert notation(read(page))[:2] == ["| 项目 | 预算数 | 决算数 | 个数 |", "| 基本支出 | 12.50 |  | 3 |"]


Figures = dict[str, list[tuple[int, int, int]]]


def figures(page: Page) -> tuple[Figures, list[list[list[str]]]]:
    """Where each figure of the tables on ``page`` stands (table, row, column), and the figures of each row of each."""
    where: Figures = defaultdict(list)
    rows: list[list[list[str]]] = []
    for table in (item for item in layout_of(page).items if isinstance(item, PageTable)):
        rows.append([[] for _ in range(table.height)])
        for cell in sorted(table.cells):
            if re.fullmatch(r"-?\d[\d,]*(\.\d+)?%?", cell.text):
                where[cell.text].append((len(rows) - 1, cell.frame.top, cell.frame.left))
                rows[-1][cell.frame.top].append(cell.text)
    return where, rows


@pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not here: real documents are read from there")
def test_real_tables_robbed_of_their_rules_keep_every_figure_in_its_row_and_column() -> None:
    """Few are still seen as tables; in those, figures of one row and of one column are so in the ruled table too."""
    seen = 0
    for path in sorted(
        path for folder in ("real", "shanghai-dev", "inspections") for path in (DATA / folder).glob("*.pdf")
    ):
        for page in pages_of(path.read_bytes(), path.name):
            ruled, _ = figures(page)
            _, robbed = figures(replace(page, across=(), down=()))
            for row in (row for rows in robbed for row in rows if row):
                seen += len(row)
                assert any(
                    all((table, at) in {spot[:2] for spot in ruled[figure]} for figure in row)
                    for table, at, _ in ruled[row[0]]
                ), (path.name, page.number, row)
                for one, other in pairwise(row):
                    assert any(a[:2] == b[:2] and a[2] < b[2] for a in ruled[one] for b in ruled[other]), (
                        path.name,
                        page.number,
                        row,
                    )
    assert seen > 500
