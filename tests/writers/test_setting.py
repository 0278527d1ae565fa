"""How forms are set on their pages: small enough for one, or parted at planned rows with their groups named again."""

from __future__ import annotations

import pytest

from gouji.document.notation import parse
from gouji.document.tree import Table
from gouji.writers.official import docx, look, typst
from gouji.writers.official.look import placed
from gouji.writers.official.setting import Setting, set_tables

HEAD = """2023年度项目支出绩效自评表
| {1x4}项目名称 | {1x3}普法宣传 |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
"""
ROW = "| {rows}产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 13场 | 50 | 50 |\n"
MORE = "| 数量指标 | 开展普法宣传场次 | ≥12场 | 13场 | 50 | 50 |\n"
END = "| {1x5}总分 | 100 | 100 |\n"
NOTES = "备注：\n1.预算执行情况口径：预算数为调整后财政资金总额。\n"


def _set(text: str) -> Setting:
    (made,) = [one for one in set_tables(placed(parse(text))) if one is not None]
    return made


def _form(rows: int, notes: str = "") -> str:
    return HEAD + ROW.replace("{rows}", f"{{{rows}x1}}") + MORE * (rows - 1) + END + notes


@pytest.mark.parametrize(
    ("rows", "size", "breaks"),
    [
        (20, 105, ()),
        (31, 100, ()),  # a little too long at the usual size
        (42, 90, ()),
        (60, 105, (31,)),  # two pages, each half of it
        (200, 105, (29, 58, 87, 116, 145, 174)),
    ],
)
def test_a_form_is_set_on_as_few_pages_as_can_be(rows: int, size: int, breaks: tuple[int, ...]) -> None:
    made = _set(_form(rows))
    assert (made.size, made.breaks) == (size, breaks)


def test_the_notes_count_as_part_of_the_form() -> None:
    assert _set(_form(28)).size == 105
    assert _set(_form(28, NOTES + "2.定量指标完成数汇总原则。\n" * 3)).size == 100


def test_a_group_is_named_again_on_the_next_page() -> None:
    made = _set(_form(60))
    groups = [(cell.row, cell.rowspan) for cell in made.table.cells if cell.text == "产出指标"]
    assert groups == [(2, 29), (31, 31)]
    document = parse(_form(60))
    assert docx.write(document)  # and is written so
    assert typst.source(document, {}).count("pagebreak") == 1


def test_forms_of_one_kind_are_set_alike() -> None:
    sizes = [one.size for one in set_tables(placed(parse(_form(20) + "\n" + _form(31)))) if one is not None]
    assert sizes == [100, 100]


def test_where_a_page_begins_a_row_of_the_word_file_begins_one() -> None:
    import io
    import zipfile

    data = docx.write(parse(_form(60)))
    body = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert body.count("<w:pageBreakBefore/>") == 1
    table: Table = _set(_form(60)).table
    assert len(table.rows) == 63


def test_the_short_names_of_the_rows_of_a_form_are_not_torn() -> None:
    made = parse(
        "| 项目名称 | {1x8}普法宣传 |\n"
        "| {2x1}绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1—7月执行情况 | 全年预计完成情况 | 完成目标可能性 | 偏差原因分析 |\n"
        "| 产出指标 | 数量指标 | 普法宣传服务群众人数 | ≥298人 | 340人 | 340人 | 确定能 |  |\n"
    )
    (table,) = made.tables
    room = look.room_of(9, 105, landscape=False)
    widths = look.column_weights(table, 9, room)
    assert widths[0] == 8
    assert sum(widths) <= room
