"""Running text of PDF pages in two columns, and what only looks like it."""

from __future__ import annotations

from itertools import cycle, islice

import pytest
from pdffile import Sheet, read

from gouji.document.notation import render
from gouji.document.tree import Document

WORDS = "本年度部门收入合计二千九百四十六万元其中财政拨款收入占百分之九十九事业单位经营所得上缴款项均已入账"
#: 17 characters of 12 points in a column; the second one begins 30 points behind the first.
FIRST, SECOND, FULL = 60.0, 294.0, 17


def notation(document: Document) -> list[str]:
    return render(document).split("\n")[:-1]


def text(length: int, start: int = 0) -> str:
    return "".join(islice(cycle(WORDS), start, start + length))


def column(page: Sheet, x: float, y: float, *paragraphs: str) -> Sheet:
    """Paragraphs set with an indent of two characters, lines 20 points apart."""
    for paragraph in paragraphs:
        page.text(x + 24, y, paragraph[: FULL - 2])
        for at in range(FULL - 2, len(paragraph), FULL):
            y += 20
            page.text(x, y, paragraph[at : at + FULL])
        y += 20
    return page


LEFT = (text(FULL * 4 - 2 - 9) + "。", text(FULL * 4 - 2, 5))
RIGHT = (text(FULL * 3 - 6, 9) + "。", text(FULL * 4 - 2 - 3, 13) + "。")


@pytest.mark.parametrize("offset", [0, 3, 9])
def test_two_columns_are_read_one_after_the_other(offset: float) -> None:
    page = Sheet().text(200, 80, "二〇二三年度部门决算情况说明书")
    column(column(page, FIRST, 110, *LEFT), SECOND, 110 + offset, *RIGHT)
    page.text(60, 320, "以上说明供各方面查阅，" + text(26))
    assert notation(read(page)) == [
        "二〇二三年度部门决算情况说明书",
        *LEFT,
        *RIGHT,
        "以上说明供各方面查阅，" + text(26),
    ]


def test_a_paragraph_goes_on_at_the_top_of_the_next_column() -> None:
    page = column(Sheet(), FIRST, 110, text(FULL * 7 - 2))
    column(page, SECOND, 90, text(FULL * 6 + 3))  # its first line is taken off below
    page.content = [part for part in page.content if f"{SECOND + 24} {842 - 90} " not in part]
    assert notation(read(page)) == [text(FULL * 7 - 2) + text(FULL * 6 + 3)[FULL - 2 :]]


def test_a_short_last_line_below_both_columns_comes_last() -> None:
    page = column(column(Sheet(), FIRST, 110, *LEFT), SECOND, 110, *RIGHT)
    page.text(60, 330, "特此说明。")
    assert notation(read(page)) == [*LEFT, *RIGHT, "特此说明。"]


def test_a_mark_hanging_into_the_white_parts_nothing() -> None:
    page = column(column(Sheet(), FIRST, 110, *LEFT), SECOND, 110, *RIGHT)
    page.text(60 + 12 * FULL, 150, "，")
    assert notation(read(page)) == [LEFT[0][:49] + "，" + LEFT[0][49:], LEFT[1], *RIGHT]


def test_income_and_expenditure_side_by_side_are_no_columns_of_text() -> None:
    names = ("财政拨款收入", "事业收入", "其他收入", "上级补助收入", "附属单位上缴收入", "年初结转")
    page = Sheet()
    for at, name in enumerate(names):
        page.text(60, 100 + 20 * at, name).text(300, 100 + 20 * at, name[:4] + "支出")
    page.text(60, 240, text(40))  # tells how far lines reach
    assert notation(read(page)) == [*(f"{name} {name[:4]}支出" for name in names), text(40)]


def test_lines_of_labels_and_values_are_read_across() -> None:
    page = Sheet()
    for at in range(6):
        page.text(60, 100 + 20 * at, f"编制单位：第{at}局").text(380, 100 + 20 * at, "金额单位：万元")
    page.text(60, 240, text(40))
    assert notation(read(page)) == [*(f"编制单位：第{at}局 金额单位：万元" for at in range(6)), text(40)]


def test_a_table_beside_a_column_is_left_alone() -> None:
    page = column(column(Sheet(), FIRST, 110, *LEFT), SECOND, 110, *RIGHT)
    page.grid([500, 540, 580], [100, 140, 180]).text(504, 120, "甲").text(544, 120, "1").text(504, 160, "乙")
    assert [len(table.cells) for table in read(page).tables] == [4]


def test_a_second_column_of_one_full_line_is_read_after_the_first() -> None:
    left, right = text(FULL * 2) + "，" + text(FULL * 3 - 3, FULL * 2), "，" + text(FULL - 1, FULL * 5 - 3)
    page = column(Sheet(), FIRST, 110, left)
    assert notation(read(page.text(SECOND, 110, right))) == [left + right]


def test_a_value_beside_running_text_is_no_column() -> None:
    page = column(Sheet(), FIRST, 110, *LEFT)
    assert any(line.endswith(" 单位：万元") for line in notation(read(page.text(SECOND, 110, "单位：万元"))))


def test_a_line_that_is_spread_out_over_its_column_is_one_piece() -> None:
    page = column(Sheet(), FIRST, 110, *LEFT)
    for at, word in enumerate("本年支出"):
        page.text(SECOND + 24 + 56 * at, 110, word)
    column(page, SECOND - 24, 130, "")
    for at in range(5):
        page.text(SECOND, 130 + 20 * at, text(FULL - 1, 3 * at) + ("。" if at == 4 else "的"))
    lines = notation(read(page))
    assert lines[:2] == [LEFT[0], LEFT[1]]
    assert len(lines) == 3


def test_headings_that_go_over_a_narrow_column_hide_none_of_its_edges() -> None:
    page = Sheet().text(84, 60, "（一）一般公共预算财政拨款支出决算结构情况说明及其他")
    page.text(84, 80, "（二）一般公共预算财政拨款支出决算具体情况说明及其他")
    column(page, FIRST, 100, text(FULL * 2 + 5) + "。")
    page.text(84, 210, "（三）一般公共预算财政拨款支出决算其他情况说明")
    column(column(page, FIRST, 240, *LEFT), SECOND, 240, *RIGHT)
    assert notation(read(page))[:4] == [
        "（一）一般公共预算财政拨款支出决算结构情况说明及其他",
        "（二）一般公共预算财政拨款支出决算具体情况说明及其他",
        text(FULL * 2 + 5) + "。",
        "（三）一般公共预算财政拨款支出决算其他情况说明",
    ]


def test_columns_of_few_lines_that_are_drawn_so_begin_below_what_stands_on_the_right_alone() -> None:
    page = Sheet().text(520, 60, "单位：万元").text(60, 150, "一、支出决算情况说明")
    for at in range(3):
        page.text(FIRST, 170 + 20 * at, text(FULL, 17 * at) if at else "本年支出，" + text(FULL - 5))
    for at in range(6):
        page.text(SECOND, 110 + 20 * at, text(FULL - 1, 5 * at) + ("。" if at == 5 else "的"))
    assert notation(read(page)) == [
        "单位：万元",
        "一、支出决算情况说明",
        "本年支出，"
        + text(FULL - 5)
        + text(FULL, 17)
        + text(FULL, 34)
        + "".join(text(FULL - 1, 5 * at) + "的" for at in range(5))
        + text(FULL - 1, 25)
        + "。",
    ]


def test_a_short_end_of_a_sentence_beside_two_lines_goes_on_in_the_second_column() -> None:
    page = column(Sheet(), FIRST, 110, text(FULL * 7 - 2 - 4) + "。")
    page.text(FIRST + 24, 250, text(12)).text(FIRST, 270, text(FULL, 3))
    page.text(SECOND, 250, text(9, 20) + "。")
    assert "".join(notation(read(page))[1:]) == text(12) + text(FULL, 3) + text(9, 20) + "。"
