"""Balances said to stay within a limit that they exceed, beside limits of something else."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

HEAD = "青岭县2023年财政预算执行情况报告\n"

WRONG = (
    ("2023年末，全省政府债务余额60237.68亿元，控制在年度限额60208.35亿元以内。", "error"),
    ("全市地方政府债务余额482.60亿元，严格控制在省财政厅核定的限额482.06亿元之内。", "error"),
    ("全县政府债务限额46.83亿元，年末政府债务余额48.63亿元，余额控制在限额以内。", "error"),
    ("专项债务余额23.40亿元，未超过专项债务限额23.04亿元。", "error"),
    ("债务余额48.63亿元，比上年增长5.2%，未突破省定限额46.83亿元。", "error"),
    ("“三公”经费支出12.60万元，控制在预算12.06万元以内。", "warning"),
    ("截至年底债务余额48.63亿元（限额46.83亿元），没有超过限额。", "error"),
    ("“三公”经费支出12.60万元，比上年增长5%，控制在预算12.06万元以内。", "warning"),
)

LAWFUL = (
    "2023年末，全省政府债务余额60237.68亿元，控制在年度限额62708.35亿元以内。",
    "债务余额48.63亿元，新增债务控制在限额4.20亿元以内。",
    "全市债务余额482.60亿元，市本级控制在限额120.00亿元以内。",
    "全市债务余额482.60亿元，其中市本级债务余额110.00亿元，控制在限额120.00亿元以内。",
    "会议费12.60万元，控制在人均限额550元以内。",
    "债务余额48.63亿元，其中专项债务控制在专项债务限额23.04亿元以内。",
    "债务余额48.63亿元，比上年增加4.20亿元，控制在新增限额4.50亿元以内。",
    "债务余额48.63亿元，超过限额46.83亿元。",
    "支出126.00万元，公务接待费控制在预算5.00万元以内。",
    "全县政府债务限额46.83亿元，年末政府债务余额45.63亿元，余额控制在限额以内。",
    "上年债务余额48.63亿元，2023年余额控制在限额46.83亿元以内。",
    "债务余额48.63亿元（含隐性债务），法定债务控制在限额46.83亿元以内。",
    "“三公”经费支出12.60万元，比上年增长5%，控制在预算12.66万元以内。",
    "债务限额46.83亿元，债务余额48.63亿元，其中法定债务余额控制在限额以内。",
    "截至年底政府债务余额48.63亿元，债务率86.5%，控制在警戒线100%以内。",
    "政府债务余额48.63亿元，再融资债券控制在到期本金额度3.20亿元以内。",
    "“三公”经费支出12.60万元，其中公务接待费控制在预算3.00万元以内。",
    "全年支出12.60亿元，赤字控制在预算1.00亿元以内。",
)


def _told(text: str) -> list[tuple[str, str]]:
    findings = check_documents([parse(HEAD + text)], load()).results.findings
    told = [(one.code, one.problem.severity.value) for one in findings if one.code.startswith("N")]
    return [one for one in told if one[1] != "info"]


@pytest.mark.parametrize(("text", "severity"), WRONG)
def test_what_exceeds_its_limit_is_told(text: str, severity: str) -> None:
    assert _told(text) == [("N048", severity)]


@pytest.mark.parametrize("text", LAWFUL)
def test_a_limit_of_something_else_is_not(text: str) -> None:
    assert _told(text) == []
