"""What is written as a workbook reads back the same."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal

from documents import document, paragraphs, tables
from hypothesis import given
from hypothesis import strategies as st

from gouji.document.notation import parse, render
from gouji.document.place import Place
from gouji.document.tree import Block, Document, Paragraph, Source, Table
from gouji.readers import xlsx
from gouji.writers import xlsx as write_xlsx

_TEXTS = st.sampled_from(
    [
        "合计",
        "一、税收收入",
        "1,234.50",
        "98%",
        "0.00",
        "201",
        "0801",
        "-5",
        "12345678901234567",
        "a\nb",
        " x",
        "_x0041_",
    ]
)


def _no_text_lines(table: Table) -> bool:
    """A row with one filled cell at the edge of a table is a line of text to a reader of sheets."""
    return len(table.rows[0]) > 1 and len(table.rows[-1]) > 1


@given(
    st.lists(st.tuples(st.lists(paragraphs(lines=False).filter(lambda p: "\t" not in p.text), max_size=3), tables(_TEXTS).filter(_no_text_lines)), min_size=1, max_size=3)
)  # fmt: skip
def test_reading_inverts_writing(sheets: list[tuple[list[Paragraph], Table]]) -> None:
    blocks: list[Block] = []
    for number, (lines, table) in enumerate(sheets):
        blocks += [Paragraph(f"第{number}页", Place(), 1), *(line for line in lines if line.text.strip()), table]
    original = document(blocks)
    again = xlsx.read(write_xlsx.write(original), original.source)
    assert render(again) == render(original)
    assert [block.level for block in again.paragraphs] == [block.level for block in original.paragraphs]


def returned(text: str) -> Document:
    return xlsx.read(write_xlsx.write(parse(text)), Source("x.xlsx", "", "xlsx"))


def test_figures_become_numbers_and_codes_stay_text() -> None:
    again = returned("| 科目 | 金额 | 占比 |\n| 0801 | 1,234.50 | 98.5% |\n| 201 | — | 12345678901234567 |\n")
    cells = {cell.text: cell.exact for table in again.tables for cell in table.cells}
    assert cells["0801"] is None
    assert cells["1,234.50"] == Decimal("1234.5")
    assert cells["98.5%"] == Decimal("0.985")
    assert cells["201"] == 201
    assert cells["12345678901234567"] is None


def test_stored_values_and_formulas_are_kept() -> None:
    original = parse("| 项目 | 金额 |\n| 合计 | 368.94 |\n")
    table = next(original.tables)
    stored = table.cells[3]._replace(exact=Decimal("368.9412"), formula="=SUM(B3:B9)")
    changed = replace(original, blocks=(replace(table, cells=(*table.cells[:3], stored)),))
    again = next(xlsx.read(write_xlsx.write(changed), original.source).tables).cells[3]
    assert (again.text, again.exact, again.formula) == ("368.94", Decimal("368.9412"), "=SUM(B3:B9)")


def test_sheets_are_named_lawfully() -> None:
    title = "附件1 收入/支出：[" + "很" * 40
    again = xlsx.read(
        write_xlsx.write(
            document([Paragraph(title, Place(), 1), Paragraph("甲", Place(), 1), Paragraph("一行", Place())])
        ),
        Source("x.xlsx", "", "xlsx"),
    )
    assert [block.text for block in again.paragraphs][1:] == [title, "甲", "一行"]


def test_other_readers_see_the_same() -> None:
    import openpyxl
    import python_calamine

    data = write_xlsx.write(parse("| {2x1}项目 | {1x2}金额 |\n| 预算 | 决算 |\n| 合计 | 1.00 | 2,000.50 |\n"))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["项目", "金额", None], [None, "预算", "决算"], ["合计", 1, 2000.5]
    ]  # fmt: skip
    assert sorted(map(str, sheet.merged_cells.ranges)) == ["A1:A2", "B1:C1"]
    other = python_calamine.load_workbook(io.BytesIO(data)).get_sheet_by_index(0)
    assert other.to_python()[2] == ["合计", 1.0, 2000.5]
