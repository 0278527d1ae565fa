"""A finding that rests on a picture says so and accuses nobody; others in the same document stay as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gouji.assembly import dossiers, understood
from gouji.checks.registry import load
from gouji.checks.run import run
from gouji.document.notation import parse
from gouji.document.tree import Document, Paragraph, Table
from gouji.domain.findings import Finding, Results, Severity

TEXT = """\
青溪区司法局2023年度部门决算情况说明
2023年公务接待费支出2.00万元，比上年1.50万元增加0.60万元。
支出决算表
| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
|  | 合计 | 30.00 | 20.00 | 10.00 |
| 204 | 公共安全支出 | 30.00 | 20.00 | 12.00 |
"""
ASKED = "这里的文字由图片识别，请先对照图片看是否认错；没有认错的，"


def pictured(document: Document, *, paragraphs: bool, tables: bool) -> Document:
    """``document`` as if its paragraphs or its tables had been read from a picture."""

    def marked(block: object) -> object:
        if isinstance(block, Paragraph):
            return replace(block, place=block.place._replace(scanned=paragraphs))
        cells = tuple(
            cell._replace(place=cell.place._replace(scanned=tables), confidence=90 if tables else None)
            for cell in block.cells
        )  # type: ignore[attr-defined]
        return replace(block, cells=cells, place=block.place._replace(scanned=tables))  # type: ignore[attr-defined]

    return replace(document, blocks=tuple(map(marked, document.blocks)))  # type: ignore[arg-type]


def findings(*, paragraphs: bool = False, tables: bool = False) -> dict[str, Finding]:
    (dossier,) = dossiers([understood(pictured(parse(TEXT), paragraphs=paragraphs, tables=tables))])
    return {finding.code: finding for finding in run(dossier, load()).findings}


def test_printed_figures_are_accused() -> None:
    assert {(code, one.problem.severity) for code, one in findings().items()} == {
        ("J111", Severity.ERROR),
        ("N001", Severity.ERROR),
    }


@pytest.mark.parametrize(("kind", "doubted"), [("paragraphs", "N001"), ("tables", "J111")])
def test_only_what_rests_on_the_picture_is_softened(kind: str, doubted: str) -> None:
    plain, found = findings(), findings(**{kind: True})
    assert found.keys() == plain.keys()
    for code, finding in found.items():
        before = plain[code].problem
        if code == doubted:
            assert finding.problem.severity is Severity.WARNING
            assert finding.problem.suggestion == ASKED + before.suggestion
            assert finding.problem.message == before.message
        else:
            assert (finding.problem.severity, finding.problem.suggestion) == (before.severity, before.suggestion)


#: A right set of tables: each row that is left out and each name that is misread is seen by some check.
ACCOUNTS = """\
青溪区司法局2023年度部门决算
第二部分 2023年度部门决算表
一、收入决算表
二、支出决算表
三、财政拨款“三公”经费支出决算表
收入决算表
单位：万元
| 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 其他收入 |
|  | 合计 | 142.10 | 130.06 | 12.04 |
| 204 | 公共安全支出 | 100.00 | 90.00 | 10.00 |
| 20406 | 司法 | 100.00 | 90.00 | 10.00 |
| 2040601 | 行政运行 | 61.30 | 61.30 | 0.00 |
| 2040604 | 基层司法业务 | 16.64 | 16.64 | 0.00 |
| 2040605 | 普法宣传 | 22.06 | 12.06 | 10.00 |
| 208 | 社会保障和就业支出 | 42.10 | 40.06 | 2.04 |
| 20805 | 行政事业单位养老支出 | 42.10 | 40.06 | 2.04 |
| 2080505 | 机关事业单位基本养老保险缴费支出 | 42.10 | 40.06 | 2.04 |
支出决算表
单位：万元
| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
|  | 合计 | 142.10 | 103.40 | 38.70 |
| 204 | 公共安全支出 | 100.00 | 61.30 | 38.70 |
| 20406 | 司法 | 100.00 | 61.30 | 38.70 |
| 2040601 | 行政运行 | 61.30 | 61.30 | 0.00 |
| 2040604 | 基层司法业务 | 16.64 | 0.00 | 16.64 |
| 2040605 | 普法宣传 | 22.06 | 0.00 | 22.06 |
| 208 | 社会保障和就业支出 | 42.10 | 42.10 | 0.00 |
| 20805 | 行政事业单位养老支出 | 42.10 | 42.10 | 0.00 |
| 2080505 | 机关事业单位基本养老保险缴费支出 | 42.10 | 42.10 | 0.00 |
财政拨款“三公”经费支出决算表
单位：万元
| {1x6}预算数 | {1x6}决算数 |
| {2x1}合计 | {2x1}因公出国（境）费 | {1x3}公务用车购置及运行维护费 | {2x1}公务接待费 | {2x1}合计 | {2x1}因公出国（境）费 | {1x3}公务用车购置及运行维护费 | {2x1}公务接待费 |
| 小计 | 公务用车购置费 | 公务用车运行维护费 | 小计 | 公务用车购置费 | 公务用车运行维护费 |
| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 |
| 9.00 | 0.00 | 7.00 | 0.00 | 7.00 | 2.00 | 8.11 | 0.00 | 6.25 | 0.00 | 6.25 | 1.86 |
"""


def results(document: Document) -> Results:
    (dossier,) = dossiers([understood(pictured(document, paragraphs=True, tables=True))])
    return run(dossier, load())


def loud(found: Results) -> list[tuple[str, str]]:
    return [(one.code, one.problem.message) for one in found.findings if one.problem.severity is not Severity.INFO]


def without_row(table: Table, row: int) -> Table:
    """``table`` as a reader gives it that passed over a row in which no merged cell begins or goes on."""
    cells = (cell._replace(row=cell.row - (cell.row > row)) for cell in table.cells if cell.row != row)
    return replace(table, cells=tuple(cells))


def put(document: Document, old: Table, new: Table | None) -> Document:
    blocks = (new if block is old else block for block in document.blocks)
    return replace(document, blocks=tuple(block for block in blocks if block is not None))


def test_the_accounts_themselves_are_right() -> None:
    assert loud(results(parse(ACCOUNTS))) == []


def test_a_row_that_was_not_read_is_no_fault_of_the_document() -> None:
    document = parse(ACCOUNTS)
    said = 0
    for table in document.tables:
        for row in range(1, len(table.rows)):
            if all(cell.rowspan == 1 for cell in table.cells) or row > 2:
                found = results(put(document, table, without_row(table, row)))
                assert loud(found) == []
                said += any("由图片识别" in one.reason for one in found.undecided)
    assert said >= 8


def test_a_table_that_was_not_found_is_no_fault_of_the_document() -> None:
    document = parse(ACCOUNTS)
    for table in document.tables:
        found = results(put(document, table, None))
        assert loud(found) == []
        assert any("正文中没有这张表" in one.reason for one in found.undecided if one.code == "J022")


def test_a_cell_that_was_not_read_or_a_name_that_was_misread_is_no_fault_of_the_document() -> None:
    document = parse(ACCOUNTS)
    for table in document.tables:
        for at, cell in enumerate(table.cells):
            text = cell.text
            worse = [""] if any(map(str.isdigit, text)) else ["", text[:2] + "112.63" + text[2:]]
            for other in worse:
                cells = (*table.cells[:at], cell._replace(text=other), *table.cells[at + 1 :])
                assert loud(results(put(document, table, replace(table, cells=cells)))) == [], (text, other)


def test_a_slip_of_a_figure_is_found_in_a_picture_too() -> None:
    wrong = ACCOUNTS.replace("| 22.06 | 0.00 | 22.06 |", "| 22.06 | 0.00 | 22.60 |")
    ((code, message),) = loud(results(parse(wrong)))
    assert code.startswith("J")
    assert "22.60 应为 22.06（疑为数字颠倒）" in message


def test_an_everyday_slip_that_a_single_relation_shows_is_found_in_a_picture_too() -> None:
    wrong = parse(ACCOUNTS.replace("| 普法宣传 | 22.06 | 12.06 | 10.00 |", "| 普法宣传 | 22.60 | 12.06 | 10.00 |"))
    only = [check for check in load() if check.code == "J106"]

    def found(document: Document) -> list[tuple[str, str]]:
        (dossier,) = dossiers([understood(pictured(document, paragraphs=True, tables=True))])
        return loud(run(dossier, only))

    ((code, message),) = found(wrong)
    assert code == "J106"
    assert "22.60 应为 22.06（疑为数字颠倒）" in message
    # One digit misread looks just like one digit mistyped: that is no everyday slip, and the picture may be at fault.
    assert found(parse(ACCOUNTS.replace("| 22.06 | 12.06 | 10.00 |", "| 22.86 | 12.06 | 10.00 |"))) == []


def test_a_row_left_out_in_a_printed_table_is_accused() -> None:
    document = parse(ACCOUNTS)
    table = next(table for table in document.tables if table.caption == "支出决算表")
    (dossier,) = dossiers([understood(put(document, table, without_row(table, 6)))])
    assert any(one.problem.severity is Severity.ERROR for one in run(dossier, load()).findings)


FORM = """\
2023年度项目支出绩效自评表
| 项目名称 | {1x3}普法宣传 | {1x2}实施单位 | {1x2}青溪区司法局 |
| 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
|  | 年度资金总额 | 20.00 | 25.00 | 20.00 | 10 | 80% | 8 |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
| 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 13场 | 50 | 50 |  |
| 效益指标 | 社会效益指标 | 群众法治意识 | 提升 | 达成预期指标 | 30 | 27 | 偏远村组参加的人少，下年上门宣讲 |
| 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 10 | 10 |  |
| {1x5}总分 | 100 | 95 |  |
"""


def test_a_row_or_a_cell_of_a_form_that_was_not_read_is_no_fault_of_it() -> None:
    document = parse(FORM)
    (table,) = document.tables
    assert loud(results(document)) == []
    for row in range(len(table.rows)):
        assert loud(results(put(document, table, without_row(table, row)))) == []
    for at, cell in enumerate(table.cells):
        cells = (*table.cells[:at], cell._replace(text=""), *table.cells[at + 1 :])
        assert loud(results(put(document, table, replace(table, cells=cells)))) == [], cell.text


def test_a_rate_that_is_wrong_is_found_in_a_scanned_form_too() -> None:
    wrong = FORM.replace("| 80% | 8 |", "| 100% | 8 |")
    assert [code for code, _ in loud(results(parse(wrong)))] == ["S002"]
