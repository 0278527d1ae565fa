"""The correction list: one row a finding, text that stays text, ready for print and for ticking off."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from audit_samples import audit, cell_place, change_finding, document, finding, rate_finding

from gouji.checks import registry
from gouji.document.place import Place
from gouji.document.tree import Source, Table
from gouji.domain.findings import Finding, Side
from gouji.readers import xlsx as read_xlsx
from gouji.reports import xlsx


def written(*findings: Finding) -> bytes:
    return xlsx.findings(audit(document(), findings=findings, refused=("坏.doc：读不出来。",)), registry.load())


def part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def tables(data: bytes) -> list[list[list[str]]]:
    blocks = read_xlsx.read(data, Source("清单.xlsx", "", "xlsx")).blocks
    return [[[cell.text for cell in row] for row in block.rows] for block in blocks if isinstance(block, Table)]


def test_a_row_tells_a_clerk_what_to_do() -> None:
    read = document()
    title = registry.select(registry.load(), ["N001"])[0].title
    corrections, unchecked, extent = tables(written(rate_finding(read), change_finding(read)))
    assert corrections[0] == [
        "序号",
        "严重程度",
        "位置",
        "所印",
        "应为",
        "算式、原因",
        "怎么改",
        "随之一致",
        "代码",
        "指纹",
        "已改？",
    ]
    assert corrections[2] == [
        "2",
        "疑点",
        "“附件2” 第5行",
        "2.58万元\n（增加额）",
        "",
        f"【{title}】增加额应为 2.85万元。\n关系：26.85 ÷ 24.00；相差 11.88\n类型：疑为数字颠倒\n"
        "对照：2.85万元（按文中数计算）\n应为多少不能确定，先核对所列各数。",
        "重算执行率。",
        "",
        "N001",
        "0000000000N001g2",
        "",
    ]
    assert unchecked == [
        ["类别", "代码", "原因"],
        ["无法核对", "S004", "缺上半年支出。"],
        ["未能读取", "", "坏.doc：读不出来。"],
    ]
    assert extent == [["部分", "印出的数", "参加了关系的"], ["合计", "0", "0"]]


@pytest.mark.parametrize(
    "attack", ["=1+1", "+1", "-1", "@SUM(A1)", "https://example.org/", "{=1}", "\t=1", "\x01=1", "1e5"]
)
def test_what_documents_say_is_never_a_formula_a_link_or_a_number(attack: str) -> None:
    data = written(finding(Place(quote=attack), message=attack, left=Side("", attack)))
    sheet = part(data, "xl/worksheets/sheet1.xml")
    assert not re.search(r"<f\b|<v>(?!\d+</v>)|hyperlink| t=\"(?!s\")", sheet)
    (look,) = re.findall(r'<c r="D2" s="(\d+)" t="s">', sheet)
    formats = re.findall(r"<xf [^>]*>", part(data, "xl/styles.xml").split("<cellXfs")[1])
    assert 'numFmtId="49"' in formats[int(look)]  # 文本: it stays text when the cell is edited


def test_header_print_and_drop_down_are_set_up() -> None:
    sheet = part(written(finding(), finding(group="g2")), "xl/worksheets/sheet1.xml")
    assert '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' in sheet
    assert re.search(r'<pageSetup paperSize="9" (scale="\d+" )?fitToHeight="0" orientation="landscape"/>', sheet)
    assert (
        '<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" sqref="K2:K3">' in sheet
    )
    assert '<formula1>"已改,不用改,待核"</formula1>' in sheet
    assert '<autoFilter ref="A1:K3"/>' in sheet


def test_without_findings_there_is_still_a_list() -> None:
    blocks = read_xlsx.read(written(), Source("清单.xlsx", "", "xlsx")).blocks
    assert "更正清单" in [getattr(block, "text", "") for block in blocks]


def test_figures_of_which_one_is_wrong_are_all_listed_and_none_has_what_to_write() -> None:
    read = document()
    one, other = cell_place(read, 1, 2), cell_place(read, 1, 3)
    (row,) = tables(written(finding(one, other, left=Side("其中一个有误", "24.00、26.85", one), rivals=(other,))))[0][
        1:
    ]
    assert (row[3], row[4], row[7]) == ("24.00、26.85\n（其中一个有误）", "", "")
    assert "应为多少不能确定，先核对所列各数。" in row[5]


def test_only_the_figure_at_fault_has_what_to_write() -> None:
    read = document()
    wrong, witness = cell_place(read, 1, 2), cell_place(read, 1, 3)
    culprit = finding(
        wrong, witness, left=Side("预算数", "24.00", wrong), right=Side("应为", "42.00", witness), explained=(witness,)
    )
    follows = finding(witness, wrong, left=Side("执行数", "26.85", witness), right=Side("计算", "42.00"), code="S004")
    rows = tables(written(culprit, follows))[0][1:]
    assert [(row[3], row[4], bool(row[7])) for row in rows] == [
        ("24.00\n（预算数）", "42.00", True),
        ("26.85\n（执行数）", "", False),
    ]
    assert rows[1][5].endswith("随上列“应为”改正后即一致，不必另改。")
