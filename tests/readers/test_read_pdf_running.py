"""What goes on from line to line and page to page of a PDF, and what stands between and is no text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pdffile import Sheet, read

from gouji.document.notation import render
from gouji.readers.layout.arrange import Layout
from gouji.readers.layout.pagenumber import is_certainly_page_number, is_marked_page_number, is_page_number
from gouji.readers.layout.paragraphs import Margins, paragraphs
from gouji.readers.layout.text import Line

WORDS = "本年度部门收入合计二千九百四十六万元，其中财政拨款收入占百分之九十九，事业单位经营所得上缴款项均已入账"
XS = [80.0, 240.0, 380.0, 500.0]


def notation(*sheets: Sheet) -> list[str]:
    return render(read(*sheets)).split("\n")[:-1]


def words(length: int, start: int = 0) -> str:
    return (WORDS * 60)[start : start + length]


def filled(page: Sheet, y: float, text: str, *, left: float = 80, full: int = 36, size: float = 12) -> Sheet:
    """``text`` as a paragraph with its first line indented, lines 1.6 characters apart."""
    page.text(left + 2 * size, y, text[: full - 2], size)
    for at in range(full - 2, len(text), full):
        y += 1.6 * size
        page.text(left, y, text[at : at + full], size)
    return page


@pytest.mark.parametrize(
    "text",
    [
        "17",
        "—17—",
        "- 2 -",
        "第3页",
        "第 3 页，共 12 页",
        "第3页（共12页）",
        "共 9 页 第 3 页",
        "3/12",
        "· 5 ·",
        "Page 3 of 12",
        "第三页",
        "— ii —",
        "（3）",
    ],
)
def test_forms_of_page_numbers(text: str) -> None:
    assert is_page_number(text)


@pytest.mark.parametrize("text", ["-1.5", "12.34", "2,946.05", "2024年", "100%", "1.2", "12 34", "一、", "共12件"])
def test_what_is_no_page_number(text: str) -> None:
    assert not is_page_number(text)


def test_a_number_with_a_sign_may_be_an_amount() -> None:
    assert [is_marked_page_number(text) for text in ("-28", "3/12", "-28-")] == [False, True, True]
    assert [is_certainly_page_number(text) for text in ("-28", "3/12", "-28-", "第28页")] == [False, False, True, True]


def test_a_page_number_over_the_rules_of_a_table_is_none_of_its_text() -> None:
    page = (
        Sheet()
        .grid(XS, [740, 770, 800])
        .row(XS, 760, "科目", "预算数", "决算数")
        .row(XS, 785, "行政运行", "12.00", "-1.5")
    )
    assert notation(page.text(360, 797, "第 66 页")) == [
        "| 科目 | 预算数 | 决算数 |",
        "| 行政运行 | 12.00 | -1.5 |",
        "",
    ]


@pytest.mark.parametrize("pages", [2, 3])
def test_running_lines_of_small_type_are_no_text_however_far_in(pages: int) -> None:
    text = words(36 * 20 * pages - 3)
    sheets = [Sheet().text(80, 110, "决算公开文本　内部使用", 9) for _ in range(pages)]
    for at, sheet in enumerate(sheets):
        for row in range(20):
            start = at * 720 + row * 36
            sheet.text(80, 150 + 30 * row, text[start : start + 36])
    assert notation(*sheets) == [text]


def test_a_running_line_alone_on_its_page_is_no_text() -> None:
    sheets = [Sheet().text(80, 110, "决算公开文本　内部使用", 9) for _ in range(3)]
    assert notation(filled(sheets[0], 150, words(600)), filled(sheets[1], 150, words(300)), sheets[2]) == [
        words(600),
        words(300),
    ]


def test_heads_of_left_and_right_pages_are_no_text() -> None:
    sheets = [
        Sheet().text(80, 60, ("某市财政局", "部门决算公开")[at % 2]).text(104, 200, f"第{at}段。") for at in range(6)
    ]
    assert notation(*sheets) == [f"第{at}段。" for at in range(6)]


def test_the_unit_of_each_table_is_kept() -> None:
    def page(name: str) -> Sheet:
        sheet = Sheet().text(200, 50, f"{name}决算表", 16).text(400, 70, "单位：万元").grid(XS, [80, 110, 140])
        return sheet.row(XS, 100, "科目", name, "合计").row(XS, 130, "行政运行", "12.00", "12.00")

    assert [line for line in notation(page("收入"), page("支出"), page("结余")) if line.startswith("单位")] == [
        "单位：万元"
    ] * 3


def test_the_title_of_each_of_many_forms_is_kept() -> None:
    def page(name: str) -> Sheet:
        sheet = Sheet().text(200, 50, "项目支出绩效自评表", 16).grid(XS, [60, 90, 120, 150])
        sheet.row(XS, 80, "项目名称", name, "实施单位某某中心").row(XS, 110, "年度资金总额", "全年预算数", "全年执行数")
        return sheet.row(XS, 140, "其中：当年财政拨款", "12.00", "12.00")

    lines = notation(*(page(f"项目{at}") for at in range(4)))
    assert lines.count("项目支出绩效自评表") == 4


def test_what_is_repeated_above_the_rest_of_a_table_is_none_of_it() -> None:
    def page(*rows: str) -> Sheet:
        ys = [130.0 + 30 * at for at in range(len(rows) + 2)]
        sheet = Sheet().text(200, 90, "2.5 支出决算表", 16).text(400, 120, "单位：万元").grid(XS, ys)
        sheet.row(XS, 150, "科目", "预算数", "决算数")
        for at, name in enumerate(rows):
            sheet.row(XS, 180 + 30 * at, name, "12.00", "11.00")
        return sheet

    assert notation(page("甲", "乙"), page("丙"), page("丁")) == [
        *("2.5 支出决算表", "单位：万元", "| 科目 | 预算数 | 决算数 |"),
        *(f"| {name} | 12.00 | 11.00 |" for name in "甲乙丙丁"),
        "",
    ]


def beheaded(*above: str, name: str = "合计") -> Sheet:
    """A page that begins with lines ``above`` a table of one row."""
    page = Sheet()
    for at, text in enumerate(above):
        page.text(80, 60 + 30 * at, text)
    top = 60.0 + 30 * len(above)
    return page.grid(XS, [top, top + 30]).row(XS, top + 22, name, "12.00", "11.00")


def test_a_line_between_a_table_and_its_rest_is_running_where_the_page_before_begins_with_it() -> None:
    assert notation(beheaded("部门决算公开", "附件1", name="行政运行"), beheaded("部门决算公开")) == [
        *("部门决算公开", "附件1", "| 行政运行 | 12.00 | 11.00 |", "| 合计 | 12.00 | 11.00 |", ""),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("项目支出绩效自评表",), ("项目支出绩效自评表",)),
        (("附件（续前页）", "项目支出绩效自评表"), ("附件（续前页）", "项目支出绩效自评表")),
        (("县司法局附件1", "项目支出绩效自评表"), ("县司法局附件2",)),
        (("县司法局附件", "项目支出绩效自评表"), ("项目支出绩效自评表",)),
    ],
)
def test_the_title_of_a_second_form_is_kept(first: tuple[str, ...], second: tuple[str, ...]) -> None:
    assert notation(beheaded(*first, name="甲"), beheaded(*second, name="乙")) == [
        *(*first, "| 甲 | 12.00 | 11.00 |", "", *second, "| 乙 | 12.00 | 11.00 |", ""),
    ]


def test_a_line_that_stands_above_each_table_shows_no_margin() -> None:
    page = Sheet()
    for at in range(4):
        page.text(320, 100 + 150 * at, f"支出决算表之{'甲乙丙丁'[at]}一二三").text(80, 120 + 150 * at, "公开表")
        page.text(80, 140 + 150 * at, words(30))
        page.grid(XS, [150.0 + 150 * at, 180.0 + 150 * at]).row(XS, 172 + 150 * at, "合计", "12.00", "11.00")
    text = filled(Sheet(), 100, words(36 * 9))
    assert [line for line in notation(page, text) if line.endswith(("二三", "公开表"))] == [
        line for mark in "甲乙丙丁" for line in (f"支出决算表之{mark}一二三", "公开表")
    ]


def test_a_hyphen_at_the_end_of_a_line_is_kept() -> None:
    text = words(35) + "A-文化" + words(36 * 3)
    assert notation(filled(Sheet(), 100, text.replace("A", ""), full=36)) == [text.replace("A", "")]


def test_lines_of_contents_are_apart_and_titles_too() -> None:
    page = Sheet()
    lines = [
        "1.6 2020年省对市县税收返还和转移支付分项目分地区决算表",
        "1.7 2020年省对市县税收返还和转移支付分地区分项决算表",
        "第一部分 二〇二〇年财政决算以及有关情况的说明和附表",
        "表6-1 2026年全市一般公共预算收支安排表（草案）…40",
        "表6-2 2026年全市一般公共预算收支安排表（草案）…41",
    ]
    for at, line in enumerate(lines):
        page.text(80, 100 + 20 * at, line)
    assert notation(filled(page, 300, words(36 * 4), full=28)) == [*lines, words(36 * 4)]


def test_a_figure_at_the_start_of_a_line_is_no_heading() -> None:
    text = words(40).replace("，", "")[:34] + "3.7亿元" + words(90)
    assert notation(filled(Sheet(), 100, text)) == [text]


def test_a_title_in_larger_type_is_no_part_of_what_stands_above() -> None:
    page = filled(Sheet(), 100, words(36 * 4 - 2))
    assert notation(page.text(80, 200, "二〇二六年全市一般公共预算全口径收支草案表", 18)) == [
        words(36 * 4 - 2),
        "二〇二六年全市一般公共预算全口径收支草案表",
    ]


def test_one_larger_character_parts_no_paragraph() -> None:
    page = filled(Sheet(), 100, words(36 * 4 - 2))
    page.content = [part.replace("/F1 12 Tf", "/F1 12 Tf", 1) for part in page.content]
    long = words(36, 34).encode("utf-16-be").hex()
    big = f"BT /F1 12 Tf 1 0 0 1 80 722.8 Tm <{long[:-4]}> Tj /F1 15 Tf <{long[-4:]}> Tj ET"
    page.content[1] = big
    assert notation(page) == [words(36 * 4 - 2)]


def test_a_paragraph_that_ends_high_on_its_page_does_not_go_on_overleaf() -> None:
    first = filled(Sheet(), 100, words(36 * 4 - 2))
    assert len(notation(first, filled(Sheet(), 100, words(36 * 4 - 2)))) == 2


@pytest.mark.parametrize("full", [12, 22])
def test_a_narrow_column_has_its_own_margin(full: int) -> None:
    assert notation(filled(Sheet(), 100, words(full * 7), full=full)) == [words(full * 7)]


def test_titles_of_one_length_are_no_paragraph() -> None:
    titles = [f"{name}年度部门收入支出决算总表" for name in "甲乙丙丁戊己"]
    page = Sheet()
    for at, title in enumerate(titles):
        page.text(80, 100 + 20 * at, title)
    assert notation(page) == titles


def test_first_lines_of_paragraphs_show_the_margin_of_a_narrow_column() -> None:
    page, paragraphs = Sheet(), []
    for at, name in enumerate("甲乙丙丁戊己"):
        page.text(104, 100 + 40 * at, f"{name}项目全年预算支出二十万")
        page.text(80, 120 + 40 * at, "元，执行完毕。")
        paragraphs.append(f"{name}项目全年预算支出二十万元，执行完毕。")
    assert notation(page) == paragraphs


def test_titles_of_one_length_with_words_below_them_are_no_paragraph() -> None:
    page, told = Sheet(), []
    for at, name in enumerate("甲乙丙丁戊己"):
        told += [f"{name}年度预算支出情况说明书", "已经公开，详见附件。"]
        page.text(104, 100 + 40 * at, told[-2]).text(104, 120 + 40 * at, told[-1])
    assert notation(page) == told


def test_points_of_a_score_at_the_head_of_a_line_are_no_number_of_a_heading() -> None:
    for begins, told in (
        ("97.88分，等级为优。", ["字" * 70 + "97.88分，等级为优。"]),
        ("2.1分配情况", ["字" * 70, "2.1分配情况"]),
    ):
        page = filled(filled(Sheet(), 200, words(36 * 3 - 2)), 100, "字" * 70)
        assert notation(page.text(80, 100 + 2 * 19.2, begins))[: len(told)] == told


def test_the_rest_of_a_text_has_the_margins_of_the_pages_before() -> None:
    sheets = [Sheet() for _ in range(3)]
    text = words(36 * 80 - 2)
    for at, sheet in enumerate(sheets):
        for row in range(39):
            start = at * 36 * 39 + row * 36
            sheet.text(80, 60 + 19 * row, text[start : start + 36])
    sheets[2].width = 1190  # the sheet has room for two pages and holds one
    assert notation(*sheets) == [text]


def test_a_line_of_text_on_a_smaller_watermark_is_text() -> None:
    page = Sheet()
    for at in range(6):
        page.text(220, 212 + 96 * at, "江安市司法局", 14)
    text = words(30 * 24 - 2)
    filled(page, 120, text, full=30, size=16)
    assert notation(page) == [text]


def test_a_short_line_that_stands_on_a_larger_watermark_time_and_again_is_text() -> None:
    told = []
    page = Sheet()
    for at in range(6):
        page.text(110, 160 + 80 * at, "江安市司法局", 36)
    for at, name in enumerate("一二三四五六"):
        told += [f"{name}、存在的问题{'和原因' * (at % 2)}", "已经落实到位。"]
        page.text(104, 120 + 80 * at, told[-2]).text(104, 152 + 80 * at, told[-1])
    assert notation(page) == told


@pytest.mark.parametrize(
    ("beyond", "ending", "count"),
    [(0.0, "情况", 1), (9.0, "情况", 2), (9.0, "情况、", 1)],
    ids=["ends at the edge", "goes over it", "a mark hangs out"],
)
def test_words_that_go_over_a_narrow_column_end_a_paragraph(beyond: float, ending: str, count: int) -> None:
    page = Layout(1, 595, 842, 12, (), scanned=False, recognised=False, unreadable=0)
    overleaf = replace(page, number=2)
    column = Margins(45, 251, narrow=True)
    title = Line(f"九、结果拟应用和公开{ending}", 69, 730, 251 + beyond, 742, 12)
    following = Line("已经落实到位。", 69, 60, 165, 72, 12)
    assert len(list(paragraphs([(title, page, column), (following, overleaf, Margins(69, 432))]))) == count
