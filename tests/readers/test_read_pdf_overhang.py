"""Cells that a page break leaves open below, as browsers print them: what hangs out of them is theirs, and they go on overleaf."""

from __future__ import annotations

from pdffile import Sheet, read

from gouji.document.notation import render
from gouji.document.tree import Document

XS = [60.0, 160.0, 260.0, 360.0]


def notation(document: Document) -> list[str]:
    return render(document).split("\n")[:-1]


def _first(hanging: str, *, ruled: bool) -> Sheet:
    page = Sheet().text(60, 680, "项目支出绩效自评表").grid(XS, [700, 730])
    for x in XS:
        page.line(x, 730, x, 760)
    page.line(60 if ruled else XS[1], 760, XS[-1], 760)
    page.row(XS, 720, "项目名称", "普法", "无").row(XS, 745, "资金", "明细", "预算数").text(64, 772, hanging)
    return page


def _second() -> Sheet:
    page = Sheet().grid(XS, [60, 90, 120])
    return page.row(XS, 80, "", "总额", "12.00").row(XS, 110, "总分", "", "100")


def test_an_open_cell_goes_on_overleaf() -> None:
    assert notation(read(_first("（20分）", ruled=False), _second())) == [
        "项目支出绩效自评表",
        "| 项目名称 | 普法 | 无 |",
        "| {2x1}资金\\n（20分） | 明细 | 预算数 |",
        "| 总额 | 12.00 |",
        "| 总分 |  | 100 |",
        "",
    ]


def test_what_stands_under_a_closed_cell_is_text() -> None:
    assert notation(read(_first("（20分）", ruled=True), _second())) == [
        "项目支出绩效自评表",
        "| 项目名称 | 普法 | 无 |",
        "| 资金 | 明细 | 预算数 |",
        "",
        "（20分）",
        "|  | 总额 | 12.00 |",
        "| 总分 |  | 100 |",
        "",
    ]


def test_what_stands_further_down_is_text() -> None:
    page = _first("（20分）", ruled=False).text(64, 812, "说明")
    assert notation(read(page))[-3:] == ["| 资金\\n（20分） | 明细 | 预算数 |", "", "说明"]


def test_a_row_that_no_rule_ends_goes_on_overleaf() -> None:
    first = Sheet().grid(XS, [700, 730])
    for x in XS:
        first.line(x, 730, x, 770)
    first.row(XS, 720, "208", "行政运行", "12.00").row(XS, 745, "210", "卫生健康", "11.50").text(164, 760, "支")
    second = Sheet()
    for x in XS:
        second.line(x, 50, x, 120)
    for y in (70, 120):
        second.line(XS[0], y, XS[-1], y)
    second.row(XS, 65, "", "出", "").row(XS, 110, "221", "住房支出", "10.00")
    assert notation(read(first, second)) == [
        "| 208 | 行政运行 | 12.00 |",
        "| 210 | 卫生健康\\n支\\n出 | 11.50 |",
        "| 221 | 住房支出 | 10.00 |",
        "",
    ]
