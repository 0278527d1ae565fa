"""Workbooks: what each sheet shows, what it stores, and where."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from wordfile import packed

from gouji.document.header import Headers
from gouji.document.notation import render
from gouji.document.tree import Cell, Document, Source
from gouji.readers import xls, xlsx

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="176" formatCode="0.00_ "/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="10"/><xf numFmtId="31"/></cellXfs></styleSheet>'
)


def workbook(
    sheet: str, *, texts: tuple[str, ...] = (), state: str = "visible", properties: str = "", raw: bool = False
) -> bytes:
    items = "".join(text if text.startswith("<si>") else f"<si><t>{text}</t></si>" for text in texts)
    return packed(
        {
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="a" Type="t" Target="xl/workbook.xml"/></Relationships>',
            "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" Type="t" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{properties}'
            f'<sheets><sheet name="公开01表" sheetId="1" r:id="r1" state="{state}"/></sheets></workbook>',
            "xl/styles.xml": _STYLES,
            "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{items}</sst>',
            "xl/worksheets/sheet1.xml": sheet if raw else f'<worksheet xmlns="{_MAIN}">{sheet}</worksheet>',
        }
    )


def read(data: bytes) -> Document:
    return xlsx.read(data, Source("样例.xlsx", "", "xlsx"))


def cells(document: Document) -> dict[str, Cell]:
    return {cell.place.at: cell for table in document.tables for cell in table.cells}


def rows(*contents: str) -> str:
    return (
        "<sheetData>"
        + "".join(f'<row r="{at}">{content}</row>' for at, content in enumerate(contents, 1))
        + "</sheetData>"
    )


_TWO_BY_TWO = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'


def test_a_figure_is_shown_with_its_places_and_stored_exactly() -> None:
    document = read(
        workbook(
            rows(_TWO_BY_TWO, '<c r="A2" s="1"><v>368.9412</v></c><c r="B2"><v>2940.0500000000002</v></c>'),
            texts=("甲", "乙"),
        )
    )
    found = cells(document)
    assert (found["A2"].text, found["A2"].exact) == ("368.94", Decimal("368.9412"))
    assert (found["B2"].text, found["B2"].exact) == ("2940.05", Decimal("2940.05"))
    assert found["A2"].place.section == "公开01表"
    assert found["A2"].place.describe() == "工作表“公开01表” A2"


def test_every_kind_of_value() -> None:
    document = read(
        workbook(
            rows(
                _TWO_BY_TWO,
                '<c r="A2" t="inlineStr"><is><r><t>行</t></r><rPh sb="0" eb="1"><t>xing</t></rPh><r><t xml:space="preserve"> 内 </t></r></is></c><c r="B2" t="b"><v>1</v></c>',
                '<c r="A3" t="str"><f>A1&amp;"x"</f><v>甲&lt;x</v></c><c r="B3" t="e"><v>#DIV/0!</v></c>',
                '<c r="A4" s="2"><v>0.985</v></c><c r="B4" s="3"><v>45000</v></c>',
                '<c r="A5" t="str"><v>a_x000D_&#10;b</v></c><c r="B5" t="s"><v>2</v></c>',
            ),
            texts=("甲", "乙", "<si><r><t>分</t></r><r><t>段</t></r><rPh sb='0' eb='1'><t>fen</t></rPh></si>"),
        )
    )
    found = {name: cell.text for name, cell in cells(document).items()}
    assert found == {
        "A1": "甲", "B1": "乙", "A2": "行 内 ", "B2": "TRUE", "A3": "甲<x", "B3": "#DIV/0!", "A4": "98.50%", "B4": "2023年3月15日",
        "A5": "a\nb", "B5": "分段",
    }  # fmt: skip


def test_formulas_keep_their_text_and_their_saved_result() -> None:
    document = read(
        workbook(
            rows(
                _TWO_BY_TWO,
                '<c r="A2"><v>1</v></c><c r="B2"><f t="shared" ref="B2:B3" si="0">$A2*SUM(A$1:A2)&amp;"A2"</f><v>2</v></c>',
                '<c r="A3"><v>1</v></c><c r="B3"><f t="shared" si="0"/><v>3</v></c>',
                '<c r="A4"><v>1</v></c><c r="B4"><f>A4+1</f></c>',
            ),
            texts=("甲", "乙"),
        )
    )
    found = cells(document)
    assert found["B2"].formula == '=$A2*SUM(A$1:A2)&"A2"'
    assert found["B3"].formula == '=$A3*SUM(A$1:A3)&"A2"'
    assert (found["B4"].text, found["B4"].formula) == ("\ufffd", "=A4+1")
    assert tuple(note.text for note in document.notes) == (
        "工作表“公开01表”有 1 个公式没有保存计算结果，请用 Excel 打开并保存后再核对。",
    )


def test_cells_are_the_same_in_every_lexical_form() -> None:
    plain = rows(
        '<c r="A1" t="inlineStr"><is><t xml:space="preserve">甲 &amp; 乙</t></is></c><c r="B1"/><c r="C1"><v>1</v></c>',
        """<c r="A2"><f>'附表 2'!B2+1</f><v>3.50</v></c><c r="B2" s="1"></c><c r="C2"><v/></c>""",
        '<c r="A3"><v>2</v></c><c r="B3" t="str"><f>IF(A3&gt;1,"","x")</f><v></v></c><c r="C3" t="str"><v xml:space="preserve"> 丙</v></c>',
    )
    expected = {"A1": "甲 & 乙", "B1": "", "C1": "1", "A2": "3.5", "B2": "", "C2": "", "A3": "2", "B3": "", "C3": " 丙"}
    spaced = plain.replace('<c r="A1"', '<c  r="A1"')
    nameless = plain.replace('<c r="B3"', "<c").replace('<c r="C3"', "<c")
    commented = plain.replace("<v>2</v>", "<v><!-- 两 -->2</v>")
    for text in (plain, plain.replace('r="A3"', "r='A3'"), spaced, nameless, commented):
        found = cells(read(workbook(text)))
        assert {name: cell.text for name, cell in found.items()} == expected
        assert (found["A2"].formula, found["B3"].formula) == ("='附表 2'!B2+1", '=IF(A3>1,"","x")')


@pytest.mark.parametrize("how", ["\thidden='1'", ' hidden = "1"', '\nhidden="true"'])
def test_a_row_is_hidden_however_its_file_writes_it(how: str) -> None:
    sheet = (
        f'<sheetData><row r="1"{how}><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row></sheetData>'
    )
    assert [cell.hidden for cell in cells(read(workbook(sheet))).values()] == [True, False]


def test_a_value_behind_white_space_is_read() -> None:
    sheet = '<sheetData><row r="1"><c r="A1"><f>SUM(B1:B2)</f> <v>3</v></c></row></sheetData>'
    document = read(workbook(sheet))
    assert [cell.text for cell in cells(document).values()] == ["3"]
    assert not document.notes


def test_hidden_rows_columns_and_sheets_are_marked() -> None:
    sheet = (
        '<cols><col min="2" max="2" width="0" hidden="1"/></cols><sheetData><row r="1">' + _TWO_BY_TWO + "</row>"
        '<row r="2" hidden="1"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row></sheetData>'
    )
    assert {name: cell.hidden for name, cell in cells(read(workbook(sheet, texts=("甲", "乙")))).items()} == {
        "A1": False, "B1": True, "A2": True, "B2": True
    }  # fmt: skip
    document = read(workbook(sheet, texts=("甲", "乙"), state="hidden"))
    assert all(cell.hidden for cell in cells(document).values())
    assert tuple(note.text for note in document.notes) == ("工作表“公开01表”是隐藏的，其中的数字已标明为隐藏。",)


def test_titles_notes_and_merged_headers() -> None:
    sheet = (
        rows(
            '<c r="A1" t="s"><v>0</v></c>',
            '<c r="A2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c>',
            '<c r="A3" t="s"><v>3</v></c><c r="B3" t="s"><v>4</v></c>',
            '<c r="B4" t="s"><v>5</v></c><c r="C4" t="s"><v>6</v></c>',
            '<c r="A5" t="s"><v>7</v></c><c r="B5" s="1"><v>1</v></c><c r="C5"><v>9</v></c>',
            '<c r="A6" t="s"><v>8</v></c>',
        )
        + '<mergeCells count="3"><mergeCell ref="A1:C1"/><mergeCell ref="A3:A4"/><mergeCell ref="B3:C3"/></mergeCells>'
    )
    document = read(
        workbook(
            sheet,
            texts=(
                "收入支出决算总表",
                "部门：某局",
                "单位：万元",
                "项目",
                "决算数",
                "收入",
                "支出",
                "合计",
                "注：含结转。",
            ),
        )
    )
    assert render(document).split("\n") == [
        "公开01表", "收入支出决算总表", "部门：某局　　单位：万元", "| {2x1}项目 | {1x2}决算数 |", "| 收入 | 支出 |", "| 合计 | 1.00 | 9 |", "", "注：含结转。", ""
    ]  # fmt: skip
    table = next(document.tables)
    assert table.caption == "收入支出决算总表"
    assert Headers(table).paths == (("项目",), ("决算数", "收入"), ("决算数", "支出"))


def test_other_ways_to_write_the_same_sheet() -> None:
    plain = cells(
        read(
            workbook(
                rows(_TWO_BY_TWO, '<c r="A2" s="1"><v>1</v></c><c r="B2" t="str"><v>x&amp;y</v></c>'),
                texts=("甲", "乙"),
            )
        )
    )
    prefixed = (
        f"<?xml version='1.0'?><!-- 说明 --><x:worksheet xmlns:x='{_MAIN}'><x:sheetData><x:row><x:c t='s'><x:v>0</x:v></x:c>"
        "<x:c t='s'><x:v>1</x:v></x:c></x:row><x:row><x:c s='1' r='A2'><x:v>1</x:v></x:c><x:c t='str'><x:v><![CDATA[x&y]]></x:v></x:c></x:row>"
        "</x:sheetData></x:worksheet>"
    )
    assert cells(read(workbook(prefixed, texts=("甲", "乙"), raw=True))) == plain


def test_old_dates_count_from_1904_where_the_workbook_says_so() -> None:
    sheet = rows(_TWO_BY_TWO, '<c r="A2" s="3"><v>43538</v></c><c r="B2"><v>1</v></c>')
    document = read(workbook(sheet, texts=("甲", "乙"), properties='<workbookPr date1904="1"/>'))
    assert cells(document)["A2"].text == "2023年3月15日"


def test_a_far_cell_does_not_fill_the_sheet() -> None:
    document = read(
        workbook(
            '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>'
        )
    )
    assert [(cell.text, cell.row, cell.column) for table in document.tables for cell in table.cells] == [
        ("1", 0, 0),
        ("2", 1, 16383),
    ]


def test_the_old_format_reads_like_the_new(tmp_path: Path) -> None:
    xlwt = pytest.importorskip("xlwt", reason="xlwt is not installed: no .xls can be made")
    book = xlwt.Workbook()
    sheet = book.add_sheet("Z01 收入支出决算总表(财决01表)")
    sheet.write_merge(0, 0, 0, 2, "收入支出决算总表")
    sheet.write_merge(1, 2, 0, 0, "项目")
    sheet.write_merge(1, 1, 1, 2, "决算数")
    sheet.write(2, 1, "收入")
    sheet.write(2, 2, "支出")
    sheet.write(3, 0, "合计")
    sheet.write(3, 1, 368.9412, xlwt.easyxf(num_format_str="#,##0.00"))
    sheet.write(3, 2, 2940.0500000000002)
    sheet.row(3).hidden = True
    buffer = io.BytesIO()
    book.save(buffer)
    document = xls.read(buffer.getvalue(), Source("a.xls", "", "xls"))
    assert render(document).split("\n") == [
        "Z01 收入支出决算总表(财决01表)", "收入支出决算总表", "| {2x1}项目 | {1x2}决算数 |", "| 收入 | 支出 |", "| 合计 | 368.94 | 2940.05 |", "", ""
    ]  # fmt: skip
    last = cells(document)["B4"]
    assert (last.exact, last.hidden) == (Decimal("368.9412"), True)


needs_files = pytest.mark.skipif(
    not SHARED.is_dir(), reason="../shared/data is not here: real documents are read from beside the repository"
)


@needs_files
@pytest.mark.parametrize("name", ["bayannur-2018-debt.xlsx", "lijiang-2025-budget-tables.xlsx"])
def test_a_real_workbook_holds_what_another_reader_finds(name: str) -> None:
    calamine = pytest.importorskip(
        "python_calamine", reason="python-calamine is not installed: the second reader is missing"
    )
    data = (SHARED / "data/real" / name).read_bytes()
    book = calamine.load_workbook(io.BytesIO(data))
    theirs: dict[str, list[str]] = {}
    for sheet in book.sheet_names:
        page = book.get_sheet_by_name(sheet)
        covered = {
            (r, c)
            for (top, left), (low, far) in page.merged_cell_ranges or []
            for r in range(top, low + 1)
            for c in range(left, far + 1)
        }
        covered -= {start for start, _ in page.merged_cell_ranges or []}
        top, left = page.start or (0, 0)
        theirs[sheet] = sorted(
            _plain(value)
            for r, row in enumerate(page.to_python(), top)
            for c, value in enumerate(row, left)
            if value != "" and (r, c) not in covered
        )
    document = xlsx.read(data, Source(name, "", "xlsx"))
    ours: dict[str, list[str]] = {sheet: [] for sheet in theirs}
    for block in document.blocks:
        if hasattr(block, "cells"):
            ours_here = ours[
                next(sheet for sheet in theirs if "".join(sheet.split()) == "".join(block.place.section.split()))
            ]
            ours_here += [
                str(cell.exact) if cell.exact is not None else cell.text
                for cell in block.cells
                if cell.text or cell.exact is not None
            ]
    lines = {paragraph.text for paragraph in document.paragraphs}
    for sheet, values in theirs.items():
        missing = [
            value for value in values if value not in ours[sheet] and not any(value.rstrip() in line for line in lines)
        ]
        assert missing == [], sheet
        assert not [value for value in ours[sheet] if value not in values], sheet


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        return str((value - date(1899, 12, 30)).days)
    if isinstance(value, float):
        number = Decimal(repr(value))
        return str(int(number)) if number == number.to_integral_value() else str(number)
    return str(value).replace("\r\n", "\n")


@needs_files
def test_merged_headers_of_a_real_workbook_come_out_as_paths() -> None:
    data = (SHARED / "data/real/lijiang-2025-budget-tables.xlsx").read_bytes()
    document = xlsx.read(data, Source("x", "", "xlsx"))
    table = next(table for table in document.tables if table.place.section == "01-1")
    shown = [path for path, cell in zip(Headers(table).paths, table.rows[2], strict=False) if not cell.hidden]
    assert ("2025年", "预算数") in shown
    assert ("2025年", "执行数") in shown
    assert ("比较", "完成2025年预算数的%") in shown
    assert ("2024年决算数",) in shown


def test_merges_without_end_are_no_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gouji.readers.merges._MOST_COVERED", 4)
    spread = rows(
        *(f'<c r="A{at}"><v>1</v></c><c r="B{at}"><v>2</v></c><c r="C{at}"><v>3</v></c>' for at in range(1, 4))
    )
    merges = "".join(f'<mergeCell ref="A{at}:B{at}"/>' for at in range(1, 4))
    document = read(workbook(spread + f"<mergeCells>{merges}</mergeCells>"))
    assert [(cell.place.at, cell.colspan) for table in document.tables for cell in table.cells] == [
        ("A1", 2), ("C1", 1), ("A2", 2), ("C2", 1), ("A3", 1), ("B3", 1), ("C3", 1)
    ]  # fmt: skip
    assert [(note.text, note.unread) for note in document.notes] == [
        ("工作表“公开01表”有 1 处合并单元格大得异常，没有按合并读取，请取消合并后再核对。", True)
    ]


def test_forms_below_each_other_are_tables_of_their_own() -> None:
    lines = (
        ("收入决算表",),
        ("项目", "金额"),
        ("合计", "2"),
        ("支出决算表",),
        ("项目", "款", "金额"),
        ("一", "合计", "1"),
    )
    contents = [
        "".join(
            f'<c r="{"ABC"[column]}{at}" t="inlineStr"><is><t>{text}</t></is></c>' for column, text in enumerate(line)
        )
        for at, line in enumerate(lines, 1)
    ]
    document = read(workbook(rows(*contents)))
    assert [(table.caption, len(table.cells)) for table in document.tables] == [("收入决算表", 4), ("支出决算表", 6)]


def test_a_name_alone_in_its_row_parts_no_table() -> None:
    lines = (("项目", "金额"), ("人员经费",), ("工资", "2"), ("公用经费",), ("办公费", "1"))
    contents = [
        "".join(
            f'<c r="{"ABC"[column]}{at}" t="inlineStr"><is><t>{text}</t></is></c>' for column, text in enumerate(line)
        )
        for at, line in enumerate(lines, 1)
    ]
    assert [len(table.rows) for table in read(workbook(rows(*contents))).tables] == [5]
