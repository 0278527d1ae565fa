"""PDF pages: every character in its cell, every line in its paragraph."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from pdffile import Sheet, read

from gouji.document.notation import render
from gouji.document.tree import Document, Source
from gouji.readers import pdf
from gouji.readers.pdf import pdfium

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
XS = [60.0, 200.0, 300.0, 400.0]


def notation(document: Document) -> list[str]:
    return render(document).split("\n")[:-1]


def test_a_ruled_table_cell_by_cell() -> None:
    page = (
        Sheet()
        .text(60, 80, "收入支出决算总表")
        .grid(XS, [100, 130, 160])
        .row(XS, 120, "项目", "预算数", "决算数")
        .row(XS, 150, "合计", "1,234.50", "98.5")
    )
    document = read(page)
    assert notation(document) == ["收入支出决算总表", "| 项目 | 预算数 | 决算数 |", "| 合计 | 1,234.50 | 98.5 |", ""]
    table = next(document.tables)
    assert table.caption == "收入支出决算总表"
    assert {cell.place.page for cell in table.cells} == {1}


def test_merged_cells_are_told_by_missing_rules() -> None:
    page = Sheet().row(XS, 120, "项目", "金额").row(XS, 150, "", "预算", "决算").row(XS, 180, "合计", "1.00", "2.00")
    for y in (100, 190):
        page.line(60, y, 400, y)
    page.line(200, 130, 400, 130).line(60, 160, 400, 160)
    page.line(60, 100, 60, 190).line(200, 100, 200, 190).line(400, 100, 400, 190).line(300, 130, 300, 190)
    assert notation(read(page)) == ["| {2x1}项目 | {1x2}金额 |", "| 预算 | 决算 |", "| 合计 | 1.00 | 2.00 |", ""]


@pytest.mark.parametrize("ruled", ["bars", "one path", "rectangles", "in a turned frame", "doubled"])
def test_rules_are_rules_however_drawn(ruled: str) -> None:
    ys = [100.0, 130.0, 160.0]
    page = Sheet().row(XS, 120, "甲", "乙", "丙").row(XS, 150, "1", "2", "3")
    if ruled == "bars":
        for x in XS:
            page.bar(x - 0.25, 100, x + 0.25, 160)
        for y in ys:
            page.bar(60, y - 0.25, 400, y + 0.25)
    elif ruled == "one path":
        lines = [f"{x} {842 - ys[0]} m {x} {842 - ys[-1]} l" for x in XS] + [
            f"{XS[0]} {842 - y} m {XS[-1]} {842 - y} l" for y in ys
        ]
        page.raw(" ".join(lines) + " S")
    elif ruled == "rectangles":
        for left, right in pairwise(XS):
            for top, low in pairwise(ys):
                page.raw(f"{left} {842 - low} {right - left} {low - top} re S")
    elif ruled == "in a turned frame":
        page.raw("q 0 1 -1 0 0 0 cm")
        for x in XS:
            page.raw(f"{842 - 160} {-x} m {842 - 100} {-x} l S")
        for y in ys:
            page.raw(f"{842 - y} {-XS[0]} m {842 - y} {-XS[-1]} l S")
        page.raw("Q")
    else:
        page.grid(XS, ys).grid([x + 1.2 for x in XS], [y + 1.2 for y in ys])
    assert notation(read(page)) == ["| 甲 | 乙 | 丙 |", "| 1 | 2 | 3 |", ""]


def test_a_table_open_at_both_sides() -> None:
    page = Sheet().row(XS, 120, "甲", "乙", "丙").row(XS, 150, "1", "2", "3")
    for y in (100, 130, 160):
        page.line(60, y, 400, y)
    for x in (200, 300):
        page.line(x, 100, x, 160)
    assert notation(read(page)) == ["| 甲 | 乙 | 丙 |", "| 1 | 2 | 3 |", ""]


def test_a_table_ruled_across_only() -> None:
    page = (
        Sheet()
        .text(60, 80, "资产情况表")
        .row(XS, 120, "项目", "年初数", "年末数")
        .row(XS, 150, "车辆", "12", "1,234.50")
        .row(XS, 170, "设备", "7", "98.5")
    )
    for y in (100, 130, 190):
        page.line(60, y, 400, y)
    page.text(84, 230, "说明文字不在表中。")
    assert notation(read(page)) == [
        "资产情况表",
        "| 项目 | 年初数 | 年末数 |",
        "| 车辆 | 12 | 1,234.50 |",
        "| 设备 | 7 | 98.5 |",
        "",
        "说明文字不在表中。",
    ]


def test_text_between_rules_is_no_table() -> None:
    page = Sheet().text(60, 120, "一行没有栏目的文字").text(60, 150, "又一行没有栏目的文字")
    for y in (100, 130, 190):
        page.line(60, y, 400, y)
    assert notation(read(page)) == ["一行没有栏目的文字", "又一行没有栏目的文字"]


def test_white_and_clipping_paths_rule_nothing() -> None:
    page = Sheet().grid(XS, [100, 130, 160]).row(XS, 120, "甲", "乙", "丙").row(XS, 150, "1", "2", "3")
    page.raw(f"1 1 1 rg 1 1 1 RG 250 {842 - 160} m 250 {842 - 100} l S 60 {842 - 145} 340 1 re f 0 g 0 G")
    page.raw(f"q 60 {842 - 118} 340 1 re W n Q")
    assert notation(read(page)) == ["| 甲 | 乙 | 丙 |", "| 1 | 2 | 3 |", ""]


def test_digits_set_off_their_line_stay_in_it() -> None:
    page = Sheet()
    page.text(90, 100, "支出决算为").text(150, 105, "368.94").text(186, 100, "万元，下降").text(246, 105, "1.87%").text(
        276, 100, "。"
    )
    page.text(90, 124, "收入决算为").text(150, 129, "371.26").text(186, 124, "万元。")
    page.grid([60, 200, 330], [200, 230]).text(64, 215, "合计").text(204, 221, "2,336.91")
    assert notation(read(page)) == [
        "支出决算为368.94万元，下降1.87%。",
        "收入决算为371.26万元。",
        "| 合计 | 2,336.91 |",
        "",
    ]


def test_two_figures_in_one_cell_stay_two() -> None:
    page = (
        Sheet()
        .grid([60, 200, 330], [100, 130])
        .text(64, 120, "12")
        .text(90, 120, "34")
        .text(204, 115, "56")
        .text(204, 127, "78")
    )
    assert notation(read(page)) == ["| 12 34 | 56\\n78 |", ""]


def test_a_wrapped_cell_is_one_text() -> None:
    page = Sheet().grid([60, 130, 330], [100, 160])
    page.text(64, 115, "附属单位").text(64, 130, "上缴收入").text(204, 115, "一行").text(204, 130, "二行")
    assert notation(read(page)) == ["| 附属单位上缴收入 | 一行\\n二行 |", ""]


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_turned_pages_read_upright(quarters: int) -> None:
    """The page is drawn upright under a turned coordinate system, as a landscape table on a portrait sheet is."""
    turns = {1: "0 1 -1 0 842 0 cm", 2: "-1 0 0 -1 595 842 cm", 3: "0 -1 1 0 0 595 cm"}
    page = Sheet(width=842 if quarters % 2 else 595, height=595 if quarters % 2 else 842)
    inner = (
        Sheet()
        .text(60, 80, "决算总表")
        .grid(XS, [100, 130, 160])
        .row(XS, 120, "甲", "乙", "丙")
        .row(XS, 150, "1,000.5", "2", "3")
    )
    page.raw("q " + turns[quarters]).content.extend(inner.content)
    page.raw("Q")
    assert notation(read(page)) == ["决算总表", "| 甲 | 乙 | 丙 |", "| 1,000.5 | 2 | 3 |", ""]


def test_a_table_that_runs_on_is_one_table_with_each_cells_page() -> None:
    first = (
        Sheet()
        .text(60, 80, "决算表")
        .grid(XS, [100, 130, 160, 800])
        .row(XS, 120, "甲", "乙", "丙")
        .row(XS, 150, "1", "2", "3")
        .row(XS, 400, "4", "5", "6")
    )
    second = (
        Sheet()
        .grid(XS, [60, 90, 120])
        .row(XS, 80, "甲", "乙", "丙")
        .row(XS, 110, "7", "8", "9")
        .text(60, 150, "注：含结转。")
    )
    document = read(first, second)
    assert notation(document) == [
        "决算表",
        "| 甲 | 乙 | 丙 |",
        "| 1 | 2 | 3 |",
        "| 4 | 5 | 6 |",
        "| 7 | 8 | 9 |",
        "",
        "注：含结转。",
    ]
    assert [cell.place.page for cell in next(document.tables).cells] == [1] * 9 + [2] * 3


def test_a_table_under_its_own_title_is_its_own() -> None:
    first = Sheet().grid(XS, [100, 130, 800]).row(XS, 120, "甲", "乙", "丙").row(XS, 150, "1", "2", "3")
    second = Sheet().text(60, 80, "支出决算明细表").grid(XS, [100, 130]).row(XS, 120, "4", "5", "6")
    assert len(list(read(first, second).tables)) == 2


def test_a_continuation_without_the_merged_header() -> None:
    first = (
        Sheet()
        .grid([60, 400], [100, 130])
        .text(64, 120, "单位：万元")
        .grid([60, 400], [130, 800])
        .text(64, 150, "一、收入")
    )
    wide = Sheet().grid(XS, [100, 800]).row(XS, 120, "1", "2", "3")
    document = read(
        Sheet().grid(XS, [100, 130, 800]).row(XS, 120, "甲", "乙", "丙").row(XS, 150, "1", "2", "3"), first, wide
    )
    assert [len(table.cells) for table in document.tables] == [11]
    assert next(document.tables).cells[6].colspan == 3


def test_page_numbers_and_running_heads_are_no_text() -> None:
    def page(number: int) -> Sheet:
        return Sheet().text(60, 40, "某局决算公开").text(60, 200, f"第{number}段正文。").text(290, 820, f"- {number} -")

    assert notation(read(page(1), page(2), page(3))) == ["第1段正文。", "第2段正文。", "第3段正文。"]


def test_lines_join_to_paragraphs_over_pages() -> None:
    full = "本年收入合计二千九百四十六万元其中财政拨款收入二千九百四十万元占百分之九十九"
    first = Sheet().text(84, 700, full[:36]).text(60, 720, full[:38]).text(60, 740, full[:38])
    second = Sheet().text(60, 80, "1560.05万元。").text(84, 100, "二、另起")
    document = read(first, second)
    assert notation(document) == [full[:36] + full[:38] + full[:38] + "1560.05万元。", "二、另起"]
    assert [block.place.page for block in document.blocks] == [1, 2]


def test_a_figure_that_did_not_fit_goes_on_in_the_next_line() -> None:
    page = (
        Sheet().text(60, 100, "字" * 38).text(60, 120, "字" * 35).text(60, 140, "1560.05万元").text(60, 160, "另一段")
    )
    assert notation(read(page)) == ["字" * 73 + "1560.05万元", "另一段"]


def test_radicals_become_characters() -> None:
    assert notation(read(Sheet().text(60, 100, "⼀般公共预算⺠⽣"))) == ["一般公共预算民生"]


def test_a_picture_that_text_stands_on_parts_no_table() -> None:
    ground = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q"
    xs, said = [60.0, 260.0, 400.0], "本年支出按功能分类列示如下"
    above, below = Sheet().raw(ground), Sheet().raw(ground)
    for at in range(8):
        above.text(60, 80 + 20 * at, said)
    above.grid(xs, [720.0, 750.0, 780.0]).row(xs, 740, "项目", "金额").row(xs, 770, "甲类支出", "1.00")
    below.grid(xs, [60.0, 90.0, 120.0]).row(xs, 80, "乙类支出", "2.00").row(xs, 110, "丙类支出", "3.00")
    for at in range(8):
        below.text(60, 160 + 20 * at, said)
    document = read(above, below)
    assert [[cell.text for cell in table.cells] for table in document.tables] == [
        ["项目", "金额", "甲类支出", "1.00", "乙类支出", "2.00", "丙类支出", "3.00"]
    ]
    assert not list(document.pictures)


def test_a_scanned_page_is_a_picture_and_is_said_to_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfium, "engine_found", lambda: None)
    image = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q"
    document = read(Sheet().raw(image), Sheet().text(60, 100, "正文"))
    assert notation(document) == ["![第1页的图片]", "正文"]
    assert tuple(note.text for note in document.notes) == ("第1页是扫描图片，没有可读的文字，其中的数字没有核对。",)


needs_files = pytest.mark.skipif(
    not SHARED.is_dir(), reason="../shared/data is not here: real documents are read from beside the repository"
)
REAL = ["shanghai-dev/finance-a", "shanghai-dev/finance-b", "shanghai-dev/template", "real/putuo-welfare-home-2024-budget", "real/wanli-street-2024-budget", "real/wuhan-2025-expenditure"]  # fmt: skip


@needs_files
@pytest.mark.parametrize("name", REAL)
def test_every_cell_of_a_real_file_is_what_an_independent_engine_finds(name: str) -> None:
    """Both ways: no cell lost, changed or added. A frame around text alone is no table to us."""
    pdfplumber = pytest.importorskip("pdfplumber", reason="pdfplumber is not installed: the second reader is missing")
    path = SHARED / "data" / f"{name}.pdf"
    theirs: Counter[tuple[int, str]] = Counter()
    with pdfplumber.open(path) as file:
        for page in file.pages:
            for rows in page.extract_tables():
                if max(len(rows), max(map(len, rows))) > 1:
                    theirs.update(
                        (page.page_number, squeezed(text)) for row in rows for text in row if text and text.strip()
                    )
            page.close()
    document = pdf.read(path.read_bytes(), Source(str(path), "", "pdf"))
    ours = Counter(
        (cell.place.page, squeezed(cell.text)) for table in document.tables for cell in table.cells if cell.text.strip()
    )
    assert ours - theirs == Counter()
    lines = [squeezed(line.text) for line in document.paragraphs]
    header = {squeezed(cell.text) for table in document.tables for cell in table.cells if cell.row < 4}
    # A frame of invisible lines around titles makes them cells to the other engine; a repeated header is dropped by us.
    lost = [
        (page, text)
        for page, text in theirs - ours
        if text not in header and not any(text in line or line in text for line in lines)
    ]
    assert lost == []
    if name.startswith("shanghai"):
        assert ours == theirs


@needs_files
def test_the_nine_tables_of_a_real_disclosure_are_whole() -> None:
    """Each table is one table with its rows, whatever pages it runs over; its columns line up with its header."""
    path = SHARED / "data/shanghai-dev/finance-a.pdf"
    document = pdf.read(path.read_bytes(), Source(str(path), "", "pdf"))
    shapes = [
        (table.caption[:6], table.place.page, len(table.rows), max(cell.column + cell.colspan for cell in table.cells))
        for table in document.tables
    ]
    assert shapes[1:] == [
        ("收入支出决算", 6, 32, 4), ("收入决算表", 8, 23, 11), ("支出决算表", 10, 23, 10), ("财政拨款收入", 12, 34, 7),
        ("一般公共预算", 15, 24, 7), ("一般公共预算", 16, 43, 8), ("财政拨款“三", 18, 6, 12), ("政府性基金预", 19, 12, 10), ("国有资本经营", 20, 12, 10),
    ]  # fmt: skip


@needs_files
@pytest.mark.parametrize("name", ["finance-a.pdf", "finance-b.pdf"])
def test_every_figure_known_for_a_real_file_is_found_on_its_page(name: str) -> None:
    path = SHARED / "data/shanghai-dev" / name
    document = pdf.read(path.read_bytes(), Source(str(path), "", "pdf"))
    printed: dict[int, set[str]] = {}
    for block in document.blocks:
        for part in getattr(block, "cells", (block,)):
            page = part.place.page or 0  # a paragraph begins on its page and may end on the next
            for at in (page, page + 1) if part is block else (page,):
                printed.setdefault(at, set()).update(re.findall(r"\d+(?:\.\d+)?", part.text.replace(",", "")))
    findings = json.loads((SHARED / "data/shanghai-dev/gold.json").read_text())
    known = [
        (figure["page"], figure["value"])
        for finding in findings
        if finding["pdf"] == name
        for figure in finding["figures"]
        if re.fullmatch(r"\d+\.\d+", str(figure["value"]))
    ]
    assert len(known) > 10
    assert [(page, value) for page, value in known if value not in printed.get(page, ())] == []


def squeezed(text: str | None) -> str:
    return "".join((text or "").split())
