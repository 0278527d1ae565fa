"""Tables of bars and tabs between the paragraphs of a text."""

from __future__ import annotations

import pytest

from gouji.document.tree import Document, Paragraph, Source, Table
from gouji.readers import txt

BEFORE = "一、“三公”经费支出决算表\n单位：万元\n"
AFTER = "二、情况说明\n（一）总体情况说明。\n支出预算为246万元，支出决算为167.37万元。\n（二）具体情况说明。\n公务接待费支出决算2.14万元。\n因公出国（境）费没有支出。\n公务用车费0万元。\n本年没有购车。\n"
ROWS = [["项 目", "预 算 数", "决 算 数"], ["合 计", "246", "167.37"], ["公务接待费", "1", "2.14"]]


def _read(text: str) -> Document:
    return txt.read(text.encode(), Source("样例.txt", "", "txt"))


def _table(text: str) -> list[list[str]]:
    (table,) = _read(text).tables
    return [[cell.text.strip() for cell in row] for row in table.rows]


@pytest.mark.parametrize("sign", ["|", "｜", "│", "\t"])
def test_rows_between_paragraphs_are_a_table(sign: str) -> None:
    lines = "".join(sign.join(row) + "\n" for row in ROWS)
    assert _table(BEFORE + lines + AFTER) == ROWS


def test_bars_at_both_ends_rules_and_blank_lines_are_no_cells() -> None:
    drawn = ["┌──┬──┬──┐", *(f"│{'│'.join(row)}│\n├──┼──┼──┤" for row in ROWS)]
    marked = [f"|{'|'.join(row)}|" for row in ROWS]
    assert _table(BEFORE + "\n".join(drawn) + "\n" + AFTER) == ROWS
    assert _table(BEFORE + "\n\n".join([marked[0], "|---|:--:|--:|", *marked[1:]]) + "\n" + AFTER) == ROWS


def test_a_cell_knows_its_line_and_its_title() -> None:
    (table,) = _read(BEFORE + "|甲|1|\n|乙|2|\n" + AFTER).tables
    assert [cell.place.line for cell in table.cells] == [3, 3, 4, 4]
    assert table.caption == "一、“三公”经费支出决算表"


def test_two_tables_of_different_widths_and_the_text_between_stay_apart() -> None:
    document = _read(BEFORE + "|甲|1|\n|乙|2|\n另一张表\n|甲|1|2|\n|乙|2|3|\n" + AFTER)
    assert [type(block) for block in document.blocks][2:5] == [Table, Paragraph, Table]


@pytest.mark.parametrize(
    "text",
    [
        "目录\n一、部门概况\t3\n二、部门决算表\t5\n三、情况说明\t12\n",
        "编制单位：某局\t单位：万元\n支出合计10万元。\n",
        "用 a|b 表示二者之一，共2个。\n下一段没有竖线。\n",
    ],
)
def test_contents_and_paragraphs_are_no_table(text: str) -> None:
    assert list(_read(text + AFTER).tables) == []


def test_a_line_of_unit_and_body_above_the_rows_is_no_row() -> None:
    lines = "".join("\t".join(row) + "\n" for row in ROWS)
    assert _table(BEFORE + "编制单位：某局\t单位：万元\n" + lines + AFTER) == ROWS


def test_rows_of_a_form_with_merged_cells_copied_out_of_a_sheet_are_one_table() -> None:
    """Empty cells stand for the rest of a merge, at the beginning of a row too; the last column holds scores and reasons."""
    text = (
        "单位名称\t某局\t\t\n一级指标\t三级指标\t完成值\t得分\n\t甲\t98%\t10\n\t乙\t97%\t9.5\n\t丙\t未完成\t原因如下。\n"
        "正文。\n"
    )
    document = _read(text)
    (table,) = document.tables
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["单位名称", "某局", "", ""],
        ["一级指标", "三级指标", "完成值", "得分"],
        ["", "甲", "98%", "10"],
        ["", "乙", "97%", "9.5"],
        ["", "丙", "未完成", "原因如下。"],
    ]
    assert [paragraph.text for paragraph in document.paragraphs] == ["正文。"]


def test_a_list_of_contents_with_levels_is_no_table() -> None:
    text = "目录\n一、概况\t\t1\n（一）职责\t\t2\n（二）机构\t\t3\n二、说明\t\t14\n"
    assert not list(_read(text + AFTER).tables)


_WIDE = ["项目|年初预算数|全年预算数|全年执行数", "合计|10|10|9", "其中：财政拨款|10|10|9", "其他资金||| "]


def test_short_rows_before_the_first_full_one_are_of_the_table() -> None:
    framed = ["| 项目名称 | 普法 |", "| 主管部门 | 甲局 |", *(f"|{row}|" for row in _WIDE)]
    assert _table("\n".join(framed) + "\n" + AFTER)[0] == ["项目名称", "普法"]
    assert _table("\n".join(["项目名称|普法", *_WIDE]) + "\n" + AFTER)[0] == ["项目名称", "普法"]


@pytest.mark.parametrize(
    "line",
    ["首页|新闻|公开", "编制单位：甲局|单位：万元", "支出决算表|单位：万元", "首页|新闻\n"],
)
def test_links_and_lines_of_their_own_before_a_table_are_none_of_its_rows(line: str) -> None:
    assert _table("\n".join([line, *_WIDE]) + "\n" + AFTER)[0] == _WIDE[0].split("|")


def test_a_blank_first_cell_stays_where_no_row_is_framed() -> None:
    rows = ["类|款|本年", " |办公费|3", "基本|人员|4", "项目|其他| "]
    assert _table("\n".join(rows) + "\n" + AFTER) == [
        ["类", "款", "本年"],
        ["", "办公费", "3"],
        ["基本", "人员", "4"],
        ["项目", "其他", ""],
    ]


def test_a_pair_of_links_above_a_narrow_table_is_none_of_its_rows() -> None:
    rows = ["项目|甲|乙", "一|1|2", "二|3|4"]
    assert _table("\n".join(["首页|公开", *rows]) + "\n" + AFTER)[0] == ["项目", "甲", "乙"]
