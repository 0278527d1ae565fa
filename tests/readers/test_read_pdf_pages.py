"""What stands on pages besides their text: watermarks, two pages on a sheet, numbers in wide margins, paper's edge."""

from __future__ import annotations

import math

import pytest
from pdffile import Sheet, read

from gouji.document.notation import render
from gouji.document.tree import Document

XS = [80.0, 240.0, 380.0, 500.0]
YS = [200.0, 230.0, 260.0]
TABLE = ["| 科目 | 预算数 | 决算数 |", "| 行政运行 | 12.00 | 11.50 |", ""]


def notation(document: Document) -> list[str]:
    return render(document).split("\n")[:-1]


def tabled() -> Sheet:
    page = Sheet().text(80, 120, "一、收入情况").grid(XS, YS)
    return page.row(XS, 222, "科目", "预算数", "决算数").row(XS, 252, "行政运行", "12.00", "11.50")


def marked(page: Sheet, angle: int, size: float, words: str, *, grey: float = 0.8) -> Sheet:
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    code = words.encode("utf-16-be").hex()
    return page.raw(f"q {grey} g BT /F1 {size} Tf {cos} {sin} {-sin} {cos} 190 590 Tm <{code}> Tj ET Q")


@pytest.mark.parametrize("angle", [10, 30, 45, 60, -45, 135])
@pytest.mark.parametrize("size", [12, 60])
def test_words_aslant_are_no_text(angle: int, size: float) -> None:
    document = read(marked(tabled(), angle, size, "内部资料20240815"))
    assert notation(document) == ["一、收入情况", *TABLE]
    assert [note.text for note in document.notes] == ["水印“内部资料20240815”不是正文，没有参加核对。"]


@pytest.mark.parametrize("words", ["样", "样本", "样本库"])
def test_a_page_that_begins_with_words_aslant_or_holds_no_others_is_read(words: str) -> None:
    alone = read(marked(Sheet(), 45, 40, words))
    assert not alone.blocks
    assert [note.text for note in alone.notes] == [f"水印“{words}”不是正文，没有参加核对。"]
    first = marked(Sheet(), 45, 40, words).text(80, 120, "一、收入情况")
    assert notation(read(first)) == ["一、收入情况"]


def test_words_aslant_turn_no_page_however_many_they_are() -> None:
    page = Sheet().text(80, 120, "十、其他需要说明的情况").text(80, 150, "无")
    assert notation(read(marked(page, 60, 14, "江安市司法局" * 6))) == ["十、其他需要说明的情况", "无"]


@pytest.mark.parametrize("grey", [0.0, 0.8])
def test_words_over_a_table_are_no_text(grey: float) -> None:
    assert notation(read(marked(tabled(), 0, 40, "机密资料", grey=grey))) == ["一、收入情况", *TABLE]


def test_a_watermark_known_from_one_page_is_left_out_where_it_stands_free() -> None:
    free = Sheet().text(80, 120, "二、支出情况")
    document = read(marked(tabled(), 0, 40, "青岚区司法局"), marked(free, 0, 40, "青岚区司法局"))
    assert notation(document) == ["一、收入情况", *TABLE, "二、支出情况"]


def _told(name: str, y: float) -> Sheet:
    """A page with a line of text at ``y`` and others above and below."""
    page = Sheet().text(80, 120, f"{name}、收入情况").text(80, y, f"{name}项收入全部来自财政拨款，已经按规定入账")
    return page.text(80, 400, f"{name}项说明完毕")


def _lines(name: str) -> list[str]:
    return [f"{name}、收入情况", f"{name}项收入全部来自财政拨款，已经按规定入账", f"{name}项说明完毕"]


def test_words_as_large_as_the_text_at_one_place_of_all_pages_are_a_watermark_where_they_lie_on_some() -> None:
    words = "江安市司法局"
    pages = [marked(_told(name, 255 if name == "一" else 300), 0, 12, words) for name in "一二三"]
    assert notation(read(*pages)) == [line for name in "一二三" for line in _lines(name)]


def test_words_at_one_place_of_all_pages_that_lie_on_nothing_are_text() -> None:
    words = "江安市司法局"
    pages = [marked(_told(name, 300), 0, 12, words) for name in "一二三"]
    expected = [line for name in "一二三" for line in (_lines(name)[0], words, *_lines(name)[1:])]
    assert notation(read(*pages)) == expected


def test_large_words_that_lie_on_nothing_are_text() -> None:
    page = tabled().text(80, 400, "部门决算公开", size=40)
    assert notation(read(page)) == ["一、收入情况", *TABLE, "部门决算公开"]
    assert not read(page).notes


def test_words_too_long_for_their_cell_are_text() -> None:
    page = Sheet().grid(XS, YS).row(XS, 222, "科目", "预算数", "决算数")
    assert any("一般公共预算" in line for line in notation(read(page.text(84, 252, "一般公共预算财政拨款支出", 14))))


def _half(page: Sheet, left: float, heading: str, amount: str) -> None:
    xs = [left + x for x in (60.0, 220.0, 380.0)]
    page.text(left + 60, 100, heading).grid(xs, [120, 150, 180])
    page.row(xs, 142, "项目", "金额").row(xs, 172, "本年度收入合计数", amount)
    page.text(left + 60, 240, "以上各项收入均已按规定入账。")


def test_two_pages_on_a_sheet_are_read_one_after_the_other() -> None:
    sheet = Sheet(width=842, height=595)
    _half(sheet, 0, "一、收入情况", "12.00")
    _half(sheet, 421, "二、支出情况", "11.50")
    lines = ["| 项目 | 金额 |"]
    assert notation(read(sheet)) == [
        *("一、收入情况", *lines, "| 本年度收入合计数 | 12.00 |", "", "以上各项收入均已按规定入账。"),
        *("二、支出情况", *lines, "| 本年度收入合计数 | 11.50 |", "", "以上各项收入均已按规定入账。"),
    ]


def _figures(page: Sheet, left: float) -> None:
    xs = [left + x for x in (60.0, 160.0, 260.0, 360.0)]
    for at in range(8):
        page.row(xs, 120 + 20 * at, "12345.67", "2345.67", "10000.00")


def test_sheets_of_one_size_fold_alike_where_one_shows_two_pages() -> None:
    first, second, third = (Sheet(width=842, height=595) for _ in range(3))
    _half(first, 0, "一、收入情况", "12.00")
    _half(first, 421, "二、支出情况", "11.50")
    second.text(60, 100, "以上各项收入均已按规定入账。")
    _figures(second, 421)
    third.text(60, 100, "以上各项支出均已按规定入账。")
    lines = notation(read(first, second, third))[-10:]
    assert lines[0] == "以上各项收入均已按规定入账。"
    assert lines[1:9] == ["12345.67 2345.67 10000.00"] * 8
    assert lines[9] == "以上各项支出均已按规定入账。"


def test_marks_that_hang_into_the_fold_do_not_hide_it() -> None:
    first, second = (Sheet(width=842, height=595) for _ in range(2))
    _half(first, 0, "一、收入情况", "12.00")
    _half(first, 421, "二、支出情况", "11.50")
    for at in range(5):
        second.text(60, 100 + 20 * at, "以上各项收入均已按规定入账，没有漏记的；以上各项；")
        second.text(435, 107 + 20 * at, "以上各项支出均已按规定入账，没有漏记的以上各项，")
    lines = "".join(notation(read(first, second))[-10:])
    assert lines.index("收入均已", lines.rindex("收入均已")) < lines.index("支出均已")


def test_figures_on_the_right_of_a_single_sheet_are_columns_of_what_stands_on_the_left() -> None:
    sheet = Sheet(width=842, height=595)
    for at in range(8):
        sheet.text(60, 120 + 20 * at, "本年度收入合计数")
    _figures(sheet, 421)
    assert notation(read(sheet)) == ["本年度收入合计数 12345.67 2345.67 10000.00"] * 8


def test_a_table_over_the_middle_of_a_sheet_is_one() -> None:
    xs = [60.0, 220.0, 380.0, 400.0, 620.0, 780.0]
    sheet = Sheet(width=842, height=595).grid(xs, [120, 150, 180])
    sheet.row(xs, 142, "收入项目名称", "金额", "", "支出项目名称", "金额").row(
        xs, 172, "收入合计", "12.00", "", "支出合计", "11.50"
    )
    assert len(list(read(sheet).tables)) == 1


@pytest.mark.parametrize(
    "number",
    ["—17—", "-2-", "- 2 -", "第3页", "第 3 页 共 12 页", "共12页", "3/12", "· 5 ·", "第3页，共12页", "第3页/共12页"],
)
def test_page_numbers_in_wide_margins_are_no_text(number: str) -> None:
    line = "本年度部门收入合计二千九百四十六万元其中财政拨款收入占百分之九十九。"
    first = Sheet().text(80, 600, line).text(290, 720, number)
    assert notation(read(first, Sheet().text(80, 200, "三、结余情况"))) == [line, "三、结余情况"]


@pytest.mark.parametrize("text", ["2,946.05", "（3）人员经费", "共12件", "第3页载明"])
def test_what_only_looks_like_a_page_number_is_text(text: str) -> None:
    assert text in notation(read(Sheet().text(80, 600, "本年度收入情况如下").text(80, 720, text)))


def test_a_table_that_runs_off_the_paper_is_said_and_not_read_as_blank() -> None:
    xs = [80.0, 240.0, 380.0, 500.0, 640.0]
    page = Sheet().grid(xs, YS).row(xs, 222, "科目", "预算数", "决算数", "增减数")
    document = read(page.row(xs, 252, "行政运行", "12.00", "11.50").text(630, 252, "0.50"))
    (table,) = document.tables
    assert [cell.text for cell in table.cells][-4:] == ["行政运行", "\ufffd" * 6, "\ufffd" * 6, "\ufffd"]
    assert [(note.text, note.unread) for note in document.notes] == [
        ("第1页有表格超出纸边，被截掉的部分读不到，其中的数没有核对，请缩小后重新导出。", True)
    ]


def test_a_table_as_wide_as_its_paper_is_whole() -> None:
    xs = [0.0, 240.0, 380.0, 595.0]
    document = read(
        Sheet().grid(xs, YS).row(xs, 222, "科目", "预算数", "决算数").row(xs, 252, "行政运行", "12.00", "11.50")
    )
    assert notation(document) == TABLE
    assert not document.notes


def test_left_and_right_pages_have_margins_of_their_own() -> None:
    words = "本年度部门收入合计二千九百四十六万元其中财政拨款收入占百分之九十九事业单位经营所得"
    left, right = Sheet(width=499, height=709), Sheet(width=499, height=709)
    for page, x, long in ((left, 40.0, 28), (right, 100.0, 28)):
        for at in range(4):
            page.text(x, 200 + 20 * at, words[at : at + long] if at < 3 else "到此为止。")
    assert len(list(read(left, right).paragraphs)) == 2


def test_items_of_one_length_show_no_margin() -> None:
    page = Sheet().text(90, 100, "二〇二三年度整体支出绩效自评报告书及说明")
    page.text(60, 120, "青岚区司法局（盖章）")
    for at, name in enumerate(("普法宣传", "法律援助", "人民调解", "社区矫正")):
        page.text(90, 140 + 20 * at, f"{name}项目绩效目标按计划完成各项任务。")
    lines = [one.text for one in read(page).paragraphs]
    assert lines[:3] == [
        "二〇二三年度整体支出绩效自评报告书及说明",
        "青岚区司法局（盖章）",
        "普法宣传项目绩效目标按计划完成各项任务。",
    ]
    assert len(lines) == 6


def test_the_number_of_a_heading_and_a_year_are_two_figures() -> None:
    code = "2024年收支总表".encode("utf-16-be").hex()
    head = "1.1".encode("utf-16-be").hex()
    page = Sheet().raw(f"BT /F1 20 Tf 1 0 0 1 80 700 Tm <{head}> Tj 40 0 Td <{code}> Tj ET")
    assert [one.text for one in read(page).paragraphs] == ["1.1 2024年收支总表"]


def test_a_sheet_that_fills_its_left_page_by_half_folds_where_others_of_its_size_do() -> None:
    first, second = (Sheet(width=842, height=595) for _ in range(2))
    _half(first, 0, "一、收入情况", "12.00")
    _half(first, 421, "二、支出情况", "11.50")
    for at in range(5):
        second.text(40, 100 + 20 * at, f"第{at + 1}项收入已入账；")
        second.text(470, 100 + 20 * at, f"第{at + 1}项支出已入账；")
    ours = [f"第{at + 1}项{name}已入账；" for name in ("收入", "支出") for at in range(5)]
    assert notation(read(first, second))[-10:] == ours
    assert notation(read(second)) == [f"第{at + 1}项收入已入账； 第{at + 1}项支出已入账；" for at in range(5)]


def test_figures_are_a_line_of_a_watermark_where_its_words_stand_above_them() -> None:
    free = marked(Sheet().text(80, 120, "二、支出情况"), 0, 40, "青岚区司法局").text(190, 300, "20240815", size=40)
    document = read(marked(tabled(), 0, 40, "青岚区司法局"), free)
    assert notation(document) == ["一、收入情况", *TABLE, "二、支出情况"]
    assert [note.text for note in document.notes] == ["水印“青岚区司法局”、“20240815”不是正文，没有参加核对。"]
    alone = Sheet().text(80, 120, "二、支出情况").text(190, 300, "20240815", size=40)
    assert notation(read(marked(tabled(), 0, 40, "青岚区司法局"), alone)) == [
        "一、收入情况",
        *TABLE,
        "二、支出情况",
        "20240815",
    ]
