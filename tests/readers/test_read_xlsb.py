"""Binary workbooks: what they show and store, as other readers have it too."""

from __future__ import annotations

import io
import struct

import pytest

from gouji.bench.mutants import xlsbfile as x
from gouji.document.notation import render
from gouji.document.tree import Cell, Document
from gouji.readers import InputError, read_bytes

WHOLE, CENTS = 2, 3  # marks of a number in 30 bits: whole, whole and a hundredfold
ROWS = (
    x.row(0, x.text(0, "项目"), x.shared(1, 1), x.text(2, "占比")),
    x.row(1, x.shared(0, 0), x.rk(1, 294005 << 2 | CENTS, 1), x.real(2, 0.1234, 2)),
    x.row(2, x.text(0, "结转"), x.rk(1, (-150 << 2 & 0xFFFFFFFF) | WHOLE), x.real(2, 2940.05)),
)


def opened(*sheets: bytes, **more: tuple[str, ...] | tuple[int, ...]) -> Document:
    return read_bytes("样例.xlsb", x.book(*sheets, **more))  # type: ignore[arg-type]


def cells(document: Document) -> list[Cell]:
    return [cell for table in document.tables for cell in table.cells]


def test_cells_show_what_they_show_and_keep_what_they_store() -> None:
    document = opened(x.sheet(*ROWS), texts=("合计", "金额"), codes=("#,##0.00", "0.00%"))
    assert render(document).strip().split("\n") == [
        "表1", "| 项目 | 金额 | 占比 |", "| 合计 | 2,940.05 | 12.34% |", "| 结转 | -150 | 2940.05 |"
    ]  # fmt: skip
    assert [str(cell.exact) for cell in cells(document) if cell.exact is not None] == [
        "2940.05",
        "0.1234",
        "-150",
        "2940.05",
    ]
    assert (document.source.format, document.notes) == ("xlsb", ())
    assert [(cell.place.sheet, cell.place.letters, cell.place.line) for cell in cells(document)[:2]] == [
        ("表1", "A", 1), ("表1", "B", 1)
    ]  # fmt: skip


def test_results_of_formulas_truths_and_errors() -> None:
    rest = struct.pack("<HI", 0, 0)
    row = x.row(
        0,
        x.cell(9, 0, struct.pack("<d", 1.5) + rest),
        x.cell(8, 1, x.string("甲") + rest),
        x.cell(4, 2, b"\1"),
        x.cell(11, 3, b"\7" + rest),
        x.cell(62, 4, b"\0" + x.string("字")),
        x.cell(1, 5, b""),
    )
    assert [cell.text for cell in cells(opened(x.sheet(row)))] == ["1.5", "甲", "TRUE", "#DIV/0!", "字"]


def test_merges_and_what_is_hidden() -> None:
    first = x.sheet(
        x.row(0, x.text(0, "表头"), x.text(2, "数")), x.row(1, x.text(0, "甲"), x.rk(1, 6), x.rk(2, 10), hidden=True),
        after=x.merges((0, 0, 0, 1)), columns=x.hidden_columns(2, 2),
    )  # fmt: skip
    document = opened(first, x.sheet(x.row(0, x.text(0, "乙"), x.rk(1, 6))), states=(0, 1))
    assert [(cell.text, cell.colspan, cell.hidden) for cell in cells(document)] == [
        ("表头", 2, False), ("数", 1, True), ("甲", 1, True), ("1", 1, True), ("2", 1, True), ("乙", 1, True), ("1", 1, True)
    ]  # fmt: skip
    assert [note.text for note in document.notes] == [
        "工作表“表1”有 1 个隐藏的行、1 个隐藏的列，其中的数字已标明为隐藏。", "工作表“表2”是隐藏的，其中的数字已标明为隐藏。"
    ]  # fmt: skip


def test_a_sheet_cut_short_costs_the_others_nothing() -> None:
    document = opened(x.sheet(*ROWS)[:-30], x.sheet(x.row(0, x.text(0, "甲"), x.rk(1, 6))), texts=("合计", "金额"))
    assert [cell.text for cell in cells(document)] == ["甲", "1"]
    assert [note.text for note in document.notes if note.unread] == [
        "工作表“表1”没有读取：xl/worksheets/sheet1.bin 内容已损坏，请用 Excel 打开后另存为 .xlsx 再核对。"
    ]


def test_a_damaged_workbook_and_an_empty_one_are_refused() -> None:
    with pytest.raises(InputError, match="没有工作表"):
        opened()
    with pytest.raises(InputError, match="已损坏"):
        opened(x.record(0, b"1"))


def test_other_readers_find_the_same() -> None:
    calamine = pytest.importorskip("python_calamine")
    data = x.book(x.sheet(*ROWS, after=x.merges((0, 0, 1, 2))), texts=("合计", "金额"), codes=("#,##0.00", "0.00%"))
    found = calamine.load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    ours = [
        [cell.text if cell.exact is None else float(cell.exact) for cell in row]
        for table in read_bytes("a", data).tables
        for row in table.rows
    ]
    assert [row[:1] for row in ours] == [row[:1] for row in found[:3]]
    assert ours[1:] == found[1:3]
