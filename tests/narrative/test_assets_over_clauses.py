"""What is left of assets, and its rate, told over several clauses, sentences or bodies."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

HEAD = "青岭县2023年财政预算执行情况报告\n"

WRONG = (
    (
        "中央企业资产总额76.2万亿元，负债总额51.9万亿元，国有资本及权益总额16.2万亿元，资产负债率61.8%；地方企业资产总额107.3万亿元，负债总额66.6万亿元，国有资本及权益总额34.1万亿元，资产负债率62.1%。",
        "N004",
        "warning",
    ),
    (
        "企业资产总额61803.3亿元、同比增长5.1%。负债总额35268.7亿元、同比增长4.2%。平均资产负债率51.7%、下降0.5个百分点。",
        "N004",
        "warning",
    ),
    (
        "年末资产总额618.03亿元，比上年增长5.1%。负债总额352.69亿元，比上年增长4.2%。净资产256.34亿元。",
        "N009",
        "warning",
    ),
    (
        "市属企业资产总额90.00亿元，负债总额45.00亿元，净资产54.00亿元；县属企业资产总额30.00亿元，负债总额12.00亿元，净资产18.00亿元。",
        "N009",
        "warning",
    ),
    ("资产总额618.03亿元，同比增长5.1%；负债总额352.69亿元，同比增长4.2%；资产负债率75.07%。", "N004", "warning"),
    ("企业资产总额618.03亿元，负债总额352.69亿元，其中有息负债180.00亿元，资产负债率75.07%。", "N004", "warning"),
)

LAWFUL = (
    "中央企业资产总额76.2万亿元，负债总额51.9万亿元，国有资本及权益总额16.2万亿元，资产负债率68.1%；地方企业资产总额107.3万亿元，负债总额66.6万亿元，国有资本及权益总额34.1万亿元，资产负债率62.1%。",
    "企业资产总额61803.3亿元、同比增长5.1%。负债总额35268.7亿元、同比增长4.2%。平均资产负债率57.1%、下降0.5个百分点。",
    "企业资产总额61803.3亿元、同比增长5.1%。负债总额35268.7亿元、同比增长4.2%。平均资产负债率48.0%、下降0.5个百分点。",
    "企业资产总额618.03亿元。地方政府负债总额352.69亿元。平台公司资产负债率71.3%。",
    "企业资产总额618.03亿元，比年初增加20亿元。年初负债总额352.69亿元。年末资产负债率55.0%。",
    "企业资产总额618.03亿元，其中甲公司资产总额90.00亿元，负债总额45.00亿元；资产负债率57.1%。",
    "市属企业资产总额90.00亿元，县属企业资产总额30.00亿元；负债总额57.00亿元，资产负债率47.5%。",
    "企业资产总额618.03亿元，同比增长5.1%。负债总额352.69亿元，同比增长4.2%。行业平均资产负债率75.07%。",
    "企业资产总额90.00亿元，同比增长5%。负债总额45.00亿元，同比增长3%。其中平台公司资产负债率61.5%。",
    "资产总额90.00亿元。本年新增负债4.50亿元。资产负债率48.0%。",
    "集团合并资产总额90.00亿元，负债总额45.00亿元；母公司资产总额60.00亿元，负债总额21.00亿元，资产负债率35.0%。",
    "单位资产总额900.00万元。负债总额85.00万元。固定资产净资产占比93%。净资产815.00万元。",
)


def _told(text: str) -> list[tuple[str, str]]:
    findings = check_documents([parse(HEAD + text)], load()).results.findings
    told = [(one.code, one.problem.severity.value) for one in findings if one.code.startswith("N")]
    return [one for one in told if one[1] != "info"]


@pytest.mark.parametrize(("text", "code", "severity"), WRONG)
def test_a_rest_that_is_none_is_told(text: str, code: str, severity: str) -> None:
    assert _told(text) == [(code, severity)]


@pytest.mark.parametrize("text", LAWFUL)
def test_figures_of_several_bodies_are_not(text: str) -> None:
    assert _told(text) == []
