"""Marks passed, told between a figure and its comparison: they are no figure of anything."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

HEAD = "青岭县2023年财政预算执行情况报告\n"

WRONG = (
    ("政府采购规模210亿元，首次突破200亿元，比上年增加30亿元，增长21.8%。", "N002", "error"),
    ("全县财政总收入52.60亿元，突破50亿元大关，同比增加4.30亿元，增长9.8%。", "N002", "error"),
    ("社会消费品零售总额1210.50亿元，首次突破1200亿元，比上年1105.20亿元增加150.30亿元。", "N001", "error"),
    (
        "采购规模21070.5亿元，首次突破2万亿元，比上年增加3765.2亿元，增长28.1%；占全国财政支出的比重达到12%。",
        "N002",
        "error",
    ),
    ("税收收入31.20亿元，首次突破30亿元，占一般公共预算收入40.00亿元的87.0%。", "N005", "error"),
    ("债券规模12.60亿元，超过10亿元，较上年减少1.40亿元，下降11.0%。", "N002", "error"),
)

LAWFUL = (
    "政府采购规模210亿元，首次突破200亿元，比上年增加30亿元，增长16.7%。",
    "财政总收入突破50亿元，达到52.60亿元，比上年增加4.30亿元，增长8.9%。",
    "采购规模21070.5亿元，首次突破2万亿元，比上年增加3765.2亿元，增长21.8%。",
    "收入52.60亿元，超过50亿元的县市有3个，比上年增加1个。",
    "全省收入520.60亿元，突破500亿元，其中税收收入突破300亿元，达到310.00亿元，增长3.3%。",
    "支出52.60亿元，民生支出突破40亿元，比上年增加3.00亿元，增长8.1%。",
    "采购规模210亿元，首次突破200亿元；节约资金12亿元，节约率5.4%。",
    "税收收入31.20亿元，首次突破30亿元，同口径增长5.0%，比上年增加1.20亿元。",
)


def _told(text: str) -> list[tuple[str, str]]:
    findings = check_documents([parse(HEAD + text)], load()).results.findings
    told = [(one.code, one.problem.severity.value) for one in findings if one.code.startswith("N")]
    return [one for one in told if one[1] != "info"]


@pytest.mark.parametrize(("text", "code", "severity"), WRONG)
def test_a_comparison_behind_a_mark_is_told(text: str, code: str, severity: str) -> None:
    assert _told(text) == [(code, severity)]


@pytest.mark.parametrize("text", LAWFUL)
def test_a_mark_is_no_base(text: str) -> None:
    assert _told(text) == []
