"""Which total of income balances with a total of spending: the nearest, and where words say that both balance."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

HEAD = "云溪县2031年财政决算报告\n"

WRONG = (
    "全县收入总计52.86亿元，支出总计52.68亿元，收支平衡。",
    "全年收入总计318.4亿元，支出总计314.8亿元，收支保持平衡。",
    "财政总收入90.12亿元。上年结余4亿元，收入合计94.12亿元，支出合计94.21亿元，收支平衡。",
    "一般公共预算收入总计7436万元。一般公共预算支出总计7463万元，收支平衡。",
    "政府性基金收入总计8200万元，支出总计8020万元，当年收支平衡。",
)

LAWFUL = (
    "全区财政总收入61.30亿元，增长4.1%。收支平衡情况：本级收入30.10亿元，上级补助14.20亿元，收入合计44.30亿元；支出合计43.90亿元。",
    "财政总收入61.30亿元。收支平衡情况如下：支出合计43.90亿元。",
    "全市总收入82.51亿元，下降1.3%。收支平衡情况。本级收入40亿元，调入资金3亿元，收入合计43亿元。支出合计42.1亿元。",
    "全乡收入总计1230万元，支出总计1230万元，收支平衡。",
    "全县财政总收入61.30亿元，本级收入合计44.30亿元，支出合计44.30亿元，收支平衡。",
)


def _told(text: str) -> list[str]:
    findings = check_documents([parse(HEAD + text)], load()).results.findings
    return [one.problem.severity.value for one in findings if one.code == "N008"]


@pytest.mark.parametrize("text", WRONG)
def test_totals_said_to_balance_that_do_not_are_told(text: str) -> None:
    assert _told(text) == ["error"]


@pytest.mark.parametrize("text", LAWFUL)
def test_totals_of_other_accounts_are_not(text: str) -> None:
    assert _told(text) == []
