"""Ledgers as people keep them: titles above, sums below, dates of every kind, quotation marks gone astray."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest

pytest.importorskip("jinja2")
pytest.importorskip("xlsxwriter")

from examples import EXAMPLES, content

from gouji.cli import main
from gouji.domain.ledger import evaluate
from gouji.domain.ledger_conditions import day_of
from gouji.pipeline import preparing
from gouji.readers import InputError
from gouji.workbook import template
from gouji.workbook.ledger_files import read_ledger
from gouji.workbook.strict_csv import CsvError, records

NAME = "hengshi-2021-hubei"
HEAD = "编号,受理日期,类别,受援人"
ROWS = ["援001,2021-03-02,民事,甲", "援002,2021-11-30,刑事,乙", "援003,2020-12-31,民事,丙"]


def ledger(tmp_path: Path, *lines: str):
    path = tmp_path / "legal-aid.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return read_ledger("援助台账", path)


def value(tmp_path: Path, query: str, *lines: str):
    return evaluate(query, {"援助台账": ledger(tmp_path, *lines)}, 2021)


def test_the_header_is_found_below_a_title_and_a_unit_line(tmp_path: Path) -> None:
    made = ledger(tmp_path, "青溪区法律援助案件台账,,,", "填报单位：青溪区司法局,,,单位：件", "", HEAD, *ROWS)
    assert made.columns == ("编号", "受理日期", "类别", "受援人")
    assert [row.line for row in made.rows] == [5, 6, 7]


def test_the_header_is_found_below_a_merged_title(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "法律援助案件台账"
    sheet.merge_cells("A1:D1")
    sheet["C2"], sheet["D2"] = "单位：件", "2021年度"
    for row in (HEAD, *ROWS):
        sheet.append(row.split(","))
    book.save(tmp_path / "aid.xlsx")
    made = read_ledger("援助台账", tmp_path / "aid.xlsx")
    assert made.columns == ("编号", "受理日期", "类别", "受援人")
    assert len(made.rows) == 3


def test_formulas_without_a_saved_result_are_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "台账"
    for line in (("编号", "件数"), ("1", "=1+1")):
        sheet.append(line)
    book.save(tmp_path / "台账.xlsx")
    said = "台账文件 台账.xlsx：工作表“台账”有 1 个公式没有保存计算结果，请用 Excel 打开并保存后再核对。"
    with pytest.raises(InputError, match=f"^{said}$"):
        read_ledger("援助台账", tmp_path / "台账.xlsx")


def test_a_header_of_two_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["编号", "受理", None, "结果"])
    sheet.append([None, "日期", "类别", None])
    sheet.merge_cells("B1:C1")
    sheet.append(["援001", "2021-03-02", "民事", "成功"])
    book.save(tmp_path / "aid.xlsx")
    made = read_ledger("援助台账", tmp_path / "aid.xlsx")
    assert made.columns == ("编号", "日期", "类别", "结果")
    assert [dict(row.cells) for row in made.rows] == [
        {"编号": "援001", "日期": "2021-03-02", "类别": "民事", "结果": "成功"}
    ]


def test_sums_feet_and_repeated_heads_are_no_cases(tmp_path: Path) -> None:
    lines = (HEAD, *ROWS, "小计,,,3人", HEAD, "援004,2021-05-05,民事,丁", "合计,,,4人", "填表人：张三,,,审核人：李四")
    derived = value(tmp_path, "计数 援助台账", *lines)
    assert derived.text == "4"
    assert derived.remarks == ("《援助台账》小计、合计行 2 行、表尾和重复的表头 2 行不是记录，没有计入",)


def test_a_case_about_a_sum_is_a_case(tmp_path: Path) -> None:
    assert value(tmp_path, "计数 援助台账", HEAD, *ROWS, "合计纠纷案,2021-05-05,民事,丁").text == "4"


@pytest.mark.parametrize("text", ["2021.3.5", "2021年3月5日", "2021/03/05 10:30", "20210305", "２０２１-３-５"])
def test_dates_that_are_read(text: str) -> None:
    assert day_of(text) == date(2021, 3, 5)


@pytest.mark.parametrize("text", ["3月5日", "2021-13-05", "去年", "2021-03-05至2021-04-01", "44260"])
def test_dates_that_are_not(text: str) -> None:
    assert day_of(text) is None


def test_a_date_that_cannot_be_read_is_neither_inside_nor_outside(tmp_path: Path) -> None:
    derived = value(tmp_path, "计数 援助台账 其中 受理日期 在 本年 单位 件", HEAD, *ROWS, "援004,3月5日,民事,丁")
    assert derived.text == "2件"
    assert derived.unread == ("《援助台账》第5行：“受理日期”的“3月5日”不是能认出的日期",)
    assert derived.too_many_unread


def test_one_row_of_many_is_listed_and_does_not_block(tmp_path: Path) -> None:
    lines = (HEAD, *(f"援{n},2021-03-02,民事,甲" for n in range(200)), "援999,待定,民事,丁")
    derived = value(tmp_path, "计数 援助台账 其中 受理日期 在 本年", *lines)
    assert (derived.text, len(derived.unread), derived.too_many_unread) == ("200", 1, False)


def test_another_condition_may_decide_over_an_unread_date(tmp_path: Path) -> None:
    query = "计数 援助台账 其中 受理日期 在 本年 且 类别=刑事"
    assert value(tmp_path, query, HEAD, *ROWS, "援004,待定,民事,丁").unread == ()
    query = "计数 援助台账 其中 受理日期 在 本年 或 类别=民事"
    derived = value(tmp_path, query, HEAD, *ROWS, "援004,待定,民事,丁")
    assert (derived.text, derived.unread) == ("4", ())


def test_blank_dates_are_counted_apart(tmp_path: Path) -> None:
    derived = value(tmp_path, "计数 援助台账 其中 受理日期 在 本年", HEAD, *ROWS, "援004,,民事,丁")
    assert (derived.text, derived.unread) == ("2", ())
    assert derived.remarks == ("《援助台账》“受理日期”为空的 1 行没有计入",)


def test_a_misspelt_value_is_told_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="“类别”栏没有一行是“民亊”，最接近的是“民事”"):
        value(tmp_path, "计数 援助台账 其中 类别=民亊", HEAD, *ROWS)
    derived = value(tmp_path, "计数 援助台账 其中 类别=“民亊”", HEAD, *ROWS)
    assert (derived.text, derived.remarks) == ("0", ("《援助台账》“类别”栏没有一行是“民亊”，现有：民事、刑事",))
    derived = value(tmp_path, "计数 援助台账 其中 类别=仲裁申请", HEAD, *ROWS)
    assert derived.remarks == ("《援助台账》“类别”栏没有一行是“仲裁申请”，现有：民事、刑事",)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ((HEAD, '援001,2021-03-02,"民事,甲', ROWS[1], '援003,2021-03-02,"民事,丙'), "第2行的引号没有在本行闭合"),
        ((HEAD, '援001,2021-03-02,"民事,甲', ROWS[1], '援003,2021-03-02,民事",丙'), "第2行的引号没有在本行闭合"),
        ((HEAD, *ROWS, '援004,2021-03-02,民事,"丁'), "第5行有一个引号没有闭合"),
        ((HEAD, '援001,2021-03-02,"民"事,甲'), "第2行的引号后面还有文字"),
        ((HEAD, "援001,2021-03-02,邻里,纠纷,甲"), "第2行比表头多出一栏"),
    ],
)
def test_a_stray_mark_swallows_no_rows(tmp_path: Path, lines: tuple[str, ...], message: str) -> None:
    with pytest.raises(InputError, match=message):
        ledger(tmp_path, *lines)


def test_cells_of_several_lines_and_doubled_marks_are_read(tmp_path: Path) -> None:
    lines = ("编号,受理日期,事由", '1,2021-03-02,"房屋,\n相邻"', '2,2021-03-03,"称""老赖"""', '3,2021-03-04,5"管道')
    made = ledger(tmp_path, *lines)
    assert [row.cells["事由"] for row in made.rows] == ["房屋,\n相邻", '称"老赖"', '5"管道']
    assert [row.line for row in made.rows] == [2, 4, 5]
    with pytest.raises(CsvError):
        records('a,"b\n' + "x\n" * 500)


def test_a_stray_cell_at_the_far_corner_costs_nothing(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (HEAD, *ROWS):
        book.active.append(row.split(","))
    book.active["XFD1048576"] = "x"
    book.save(tmp_path / "aid.xlsx")
    assert len(read_ledger("援助台账", tmp_path / "aid.xlsx").rows) == 3


def test_evidence_is_kept_beside_with_named_columns_only(tmp_path: Path) -> None:
    pytest.importorskip("typst")
    shutil.copytree(EXAMPLES / "ledgers", tmp_path / "ledgers")
    path = tmp_path / "ledgers" / "mediation.csv"
    text = path.read_text("utf-8-sig")
    path.write_text(text.replace("成功", "=cmd|' /C calc'!A0", 1), "utf-8")
    (tmp_path / "book.xlsx").write_bytes(template.write(content(NAME)))
    prepared = preparing.prepare(tmp_path / "book.xlsx", tmp_path / "out", ())
    assert prepared.private == tmp_path / "out-佐证（不公开）"
    assert not [one for one in (tmp_path / "out").rglob("*") if "佐证" in one.name]
    kept = {one.name: one.read_text("utf-8-sig") for one in prepared.private.glob("*.csv")}
    assert len(kept) == 4
    assert "受援人1" not in "".join(kept.values())
    (aid,) = (text for name, text in kept.items() if "法律援助" in name)
    assert "台账,行号,计入,受理日期\n" in aid
    (share,) = (text for name, text in kept.items() if "调解成功率" in name)
    assert "\n=" not in share
    assert ",=" not in share


def test_a_query_is_tried_before_it_goes_into_a_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "aid.csv"
    path.write_text("\n".join((HEAD, *ROWS, "援004,待定,民事,丁", "合计,,,4人")), "utf-8")
    assert (
        main(["ledger", str(path), "计数 援助台账 其中 受理日期 在 本年 且 类别=民事 单位 件", "--year", "2021"]) == 0
    )
    assert capsys.readouterr().out.splitlines() == [
        "结果：1件（断不定的行太多，编制时不会采用）",
        "台账共 4 行记录，栏目：编号、受理日期、类别、受援人",
        "计入 1 行：",
        "  第2行：受理日期 2021-03-02，类别 民事",
        "没有计入 2 行：",
        "  第3行：受理日期 2021-11-30，类别 刑事",
        "  第4行：受理日期 2020-12-31，类别 民事",
        "断不定的 1 行：",
        "  《援助台账》第5行：“受理日期”的“待定”不是能认出的日期",
        "《援助台账》小计、合计行 1 行不是记录，没有计入",
    ]
    assert main(["ledger", str(path), "计数 援助台账 其中 种类=民事"]) == 2
    assert "没有“种类”栏" in capsys.readouterr().err


@pytest.mark.parametrize(
    "look", ['m"月"d"日"', "mm-dd-yy", "d-mmm-yy", "yyyy/m/d", 'yyyy"年"m"月"d"日"', "m/d/yy h:mm"]
)
def test_days_are_read_however_a_spreadsheet_shows_them(tmp_path: Path, look: str) -> None:
    book = openpyxl.Workbook()
    book.active.append(HEAD.split(","))
    for day in (date(2021, 3, 5), date(2020, 12, 31)):
        book.active.append(["援001", day, "民事", "甲"])
        book.active.cell(book.active.max_row, 2).number_format = look
    book.save(tmp_path / "aid.xlsx")
    made = read_ledger("援助台账", tmp_path / "aid.xlsx")
    derived = evaluate("计数 援助台账 其中 受理日期 在 本年", {"援助台账": made}, 2021)
    assert (derived.text, derived.unread) == ("1", ())
