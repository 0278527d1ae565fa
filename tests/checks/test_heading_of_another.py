"""Headings of the parts of a disclosure that name another document."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

TEXT = """青溪区林业局2025年度部门预算
第一部分 部门概况
青溪区林业局负责全区造林绿化。
第二部分 2025年度部门预算表
收入预算100.00万元，支出预算100.00万元。
{heading}
2025年收入预算100.00万元，支出预算100.00万元。
"""
CASES = {
    "第三部分 2025年度部门决算情况说明": ["I012"],
    "第三部分 2025年度单位预算情况说明": ["I012"],
    "第三部分 2025年度部门预算情况说明": [],
    "第三部分 所属单位预算情况说明": [],
    "第三部分 青溪区林场单位预算情况说明": [],
}


@pytest.mark.parametrize("heading", CASES)
def test_a_heading_names_its_own_document(heading: str) -> None:
    findings = check_documents([parse(TEXT.format(heading=heading))], load()).results.findings
    assert [one.code for one in findings if one.code == "I012"] == CASES[heading]
