"""A run over several units tells first what came of each, then goes through them one by one."""

from __future__ import annotations

import re

import pytest

from gouji.checks import registry
from gouji.document.notation import parse
from gouji.document.tree import Source, Table
from gouji.domain.audit import Audit
from gouji.pipeline.checking import check_documents
from gouji.readers import xlsx as read_xlsx
from gouji.reports import html, text, xlsx

WRONG = "青溪区司法局2023年度部门决算\n2023年公务接待费支出2.00万元，比上年1.50万元增加0.60万元。\n"
RIGHT = "云泽区民政局2023年度部门决算\n2023年公务接待费支出2.00万元，比上年1.50万元增加0.50万元。\n"
NOTHING = "会议通知\n请各单位准时参加。\n"


@pytest.fixture(scope="module")
def audit() -> Audit:
    texts = {"甲.txt": RIGHT, "乙.txt": WRONG, "丙.txt": NOTHING}
    return check_documents([parse(one, name) for name, one in texts.items()], registry.select(registry.load(), ["N"]))


def test_the_screen_shows_a_table_and_then_unit_by_unit(audit: Audit) -> None:
    lines = text.findings(audit).splitlines()
    assert [re.sub(r" +", " ", line).strip() for line in lines[2:6]] == [
        "序号 单位 年度 文件 差错 疑点 提示 印出的数 核对了 没有认出类型的文件",
        "1 云泽区民政局 2023 1 0 0 0 3 3",
        "2 青溪区司法局 2023 1 1 0 0 3 3",
        "3 未认出单位 不明 1 — — — 0 0 1",
    ]
    headings = [line for line in lines if line.startswith("════")]
    assert headings == [
        "════ 1 云泽区民政局 2023年度 ════",
        "════ 2 青溪区司法局 2023年度 ════",
        "════ 3 未认出单位 年度不明 ════",
    ]
    found = next(at for at, line in enumerate(lines) if line.startswith("1. [N001]"))
    assert lines.index(headings[1]) < found < lines.index(headings[2])


def test_the_correction_list_names_unit_year_and_file(audit: Audit) -> None:
    blocks = read_xlsx.read(xlsx.findings(audit), Source("清单.xlsx", "", "xlsx")).blocks
    corrections, units, *_ = (
        [[cell.text for cell in row] for row in one.rows] for one in blocks if isinstance(one, Table)
    )
    assert corrections[0][:6] == ["序号", "严重程度", "单位", "年度", "文件", "位置"]
    assert corrections[1][:5] == ["1", "差错", "青溪区司法局", "2023", "文件2 乙.txt"]
    assert [row[1] for row in units] == ["单位", "云泽区民政局", "青溪区司法局", "未认出单位"]


def test_the_page_can_show_one_unit_alone(audit: Audit) -> None:
    page = html.findings(audit)
    assert re.findall(r"<option[^>]*>([^<]*)", page) == [
        "全部",
        "1 云泽区民政局 2023年度",
        "2 青溪区司法局 2023年度",
        "3 未认出单位 年度不明",
    ]
    assert re.findall(r'<article[^>]* data-unit="(\d)"', page) == ["2"]
    assert re.findall(r'<section[^>]* data-unit="(\d)"', page) == ["1", "2", "3"]


def test_one_unit_is_told_as_before() -> None:
    one = check_documents([parse(WRONG, "乙.txt")], registry.select(registry.load(), ["N"]))
    assert "════" not in text.findings(one)
    assert "<select" not in html.findings(one)
