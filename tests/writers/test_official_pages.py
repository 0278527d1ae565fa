"""Pages of what is made: all notes in the workbook, contents on one page, covers and cells that break where they should."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest

pytest.importorskip("xlsxwriter")

from gouji.document.notation import parse
from gouji.document.tree import Document, Paragraph, Table
from gouji.writers.official import docx, look, xlsx

FORM = """2021年度普法宣传项目自评表
| {1x4}项目名称 | {1x3}普法宣传 |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| {2x1}产出指标，由实施项目的单位逐项填写 | 数量指标 | 宣传场次 | ≥12场 | 13场 | 50 | 50 |
| 质量指标 | 合格率 | ≥90% | 95% | 50 | 50 |
| {1x5}总分 | 100 | 100 |
备注：
1.预算数为调整后的数。
2.得分不得超过分值。
"""


def _form() -> Document:
    """As it is composed: points of a note are no headings."""
    made = parse(FORM)
    blocks = (replace(block, level=None) if isinstance(block, Paragraph) else block for block in made.blocks)
    return replace(made, blocks=tuple(blocks))


def _sheet(made: Document) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(io.BytesIO(xlsx.write(made, {}))).worksheets[0]


def test_every_note_below_a_table_stands_in_the_workbook() -> None:
    sheet = _sheet(_form())
    texts = [sheet.cell(row, 1).value for row in range(1, sheet.max_row + 1)]
    assert texts[0] == "2021年度普法宣传项目自评表"
    assert texts[-3:] == ["备注：", "1.预算数为调整后的数。", "2.得分不得超过分值。"]


def test_head_and_notes_reach_over_the_width_of_the_table_on_one_page() -> None:
    sheet = _sheet(_form())
    merged = {str(one) for one in sheet.merged_cells.ranges}
    last = sheet.max_row
    assert {"A1:G1", f"A{last - 2}:G{last - 2}", f"A{last - 1}:G{last - 1}", f"A{last}:G{last}"} <= merged
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight is None  # one page, which is not written out


def test_rows_are_as_high_as_what_reaches_over_them() -> None:
    made = _form()
    table = next(block for block in made.blocks if isinstance(block, Table))
    tall = tuple(cell._replace(text="\n".join("一二三四五六")) if cell.rowspan > 1 else cell for cell in table.cells)
    sheet = _sheet(replace(made, blocks=(made.blocks[0], replace(table, cells=tall), *made.blocks[2:])))
    heights = [sheet.row_dimensions[row].height for row in (4, 5)]
    assert sum(heights) >= 6 * 14.5
    assert heights[1] > heights[0]


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("2022年度青岚区司法局整体支出绩效自评报告", "2022年度青岚区司法局整体支出"),
        ("2022年度司法局绩效自评报告", None),
    ],
)
def test_a_long_title_of_a_cover_breaks_before_what_it_is(title: str, first: str | None) -> None:
    width = look.cover_width(title)
    if first is None:
        assert width == 0
    else:
        one = look.halves(first) * 110
        assert one < width < one + 220


@pytest.mark.parametrize(("entries", "lines"), [(12, (140, 260)), (32, (120, 188)), (38, (105, 158)), (90, (140, 200))])
def test_contents_stand_on_one_page_where_they_can(entries: int, lines: tuple[int, int]) -> None:
    spots = look.placed(parse("第一部分 概况\n正文一句话。"))
    heading = next(spot for spot in spots if spot.role is look.Role.PART)
    assert look.contents_lines([heading] * entries) == lines


def test_contents_of_word_list_parts_and_tables_with_their_pages() -> None:
    made = parse("第一部分 概况\n正文一句话。\n收入决算表\n| 项目 | 决算数 |\n| 合计 | 1.00 |\n")
    data = docx.write(made, {}, 0, (("第一部分 概况", 2), ("收入决算表", 3)))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        main = packed.read("word/document.xml").decode()
    contents = main[: main.index("正文一句话")]
    shown = re.findall(r"<w:t [^>]*>([^<]*)</w:t>", contents)
    assert shown[:5] == ["目  录", "第一部分 概况", "2", "收入决算表", "3"]


def test_cells_of_small_text_are_less_inset() -> None:
    made = _form()
    with zipfile.ZipFile(io.BytesIO(docx.write(made))) as packed:
        main = packed.read("word/document.xml").decode()
    assert '<w:left w:w="40" w:type="dxa"/>' in main
    assert main.count('<w:pStyle w:val="Between"/>') == 1


def test_the_heading_of_a_part_takes_one_of_the_22_lines_of_a_page() -> None:
    with zipfile.ZipFile(io.BytesIO(docx.write(parse("第一部分 概况\n正文。\n"), {}))) as opened:
        styles = opened.read("word/styles.xml").decode()
    (part,) = re.findall(r'w:styleId="Part">.*?</w:style>', styles)
    (measures,) = re.findall(r'<w:spacing w:before="(\d+)" w:after="(\d+)" w:line="(\d+)"', part)
    (line,) = re.findall(r'w:styleId="Body">.*?w:line="(\d+)"', styles)
    assert sum(map(int, measures)) == int(line) == 579
