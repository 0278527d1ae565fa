"""Ledger queries: what they give, exactly, and what they say when they cannot."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gouji.domain.ledger import Ledger, LedgerRow, QueryError, evaluate

ROWS = (
    {"受理日期": "2021-03-02", "类别": "民事", "结果": "成功", "挽回损失": "1,200.50", "受援人": "甲"},
    {"受理日期": "2021/11/30", "类别": "刑事", "结果": "不成功", "挽回损失": "", "受援人": "乙"},
    {"受理日期": "2020年12月31日", "类别": "民事", "结果": "成功", "挽回损失": "0.10", "受援人": "甲"},
    {"受理日期": "2021-12-31", "类别": "行政", "结果": "成功", "挽回损失": "99.5", "受援人": "丙"},
)
LEDGERS = {
    "援助台账": Ledger(
        "援助台账",
        ("受理日期", "类别", "结果", "挽回损失", "受援人"),
        tuple(LedgerRow(row, line) for line, row in enumerate(ROWS, 2)),
    )
}


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("计数 援助台账", "4"),
        ("计数 援助台账 其中 受理日期 在 本年 单位 件", "3件"),
        ("计数 援助台账 其中 受理日期 在 本年 且 类别=民事 单位 件", "1件"),
        ("计数 援助台账 其中 类别 在 民事、行政 单位 件", "3件"),
        ("计数 援助台账 其中 类别=刑事 或 类别=行政 单位 件", "2件"),
        ("合计 挽回损失 于 援助台账 单位 元", "1300.1元"),
        ("去重 受援人 于 援助台账 单位 人", "3人"),
        ("占比 结果=成功 于 援助台账 其中 受理日期 在 本年", "66.67%"),
        ("计数 援助台账 其中 挽回损失 ≥ 99.5", "2"),
        ("计数 援助台账 其中 挽回损失 不为空", "3"),
        ("计数 援助台账 其中 受理日期 在 2021-11-01 至 2021-12-31 单位 件", "2件"),
        (
            "计数 援助台账 其中 受理日期 早于 2021-01-01 + 计数 援助台账 其中 受理日期 在 本年 - 计数 援助台账 其中 类别=刑事 单位 人",
            "3人",
        ),
    ],
)
def test_values(query: str, text: str) -> None:
    assert evaluate(query, LEDGERS, 2021).text == text


def test_shares_are_exact_and_rows_are_kept() -> None:
    derived = evaluate("占比 结果=成功 于 援助台账 其中 受理日期 在 本年", LEDGERS, 2021)
    assert derived.value == Fraction(2, 3)
    assert [one.row.cells["受援人"] for one in derived.rows] == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("统计 援助台账", "“统计 援助台账”要以计数、合计、去重、占比之一开头"),
        ("计数 调解台账", "没有名为“调解台账”的台账，现有：援助台账"),
        ("计数 援助台账 其中 种类=民事", "《援助台账》没有“种类”栏，现有：受理日期、类别、结果、挽回损失、受援人"),
        ("合计 类别 于 援助台账", "《援助台账》第2行“类别”栏的“民事”不是数字，不能合计"),
        ("计数 援助台账 其中 受理日期 早于 去年", "“早于”后面要写日期，如 2023-01-01，现为“去年”"),
        ("占比 结果=成功 于 援助台账 其中 类别=仲裁", "《援助台账》没有符合条件的行，无法计算占比"),
    ],
)
def test_queries_that_cannot_be_answered(query: str, message: str) -> None:
    with pytest.raises(QueryError) as raised:
        evaluate(query, LEDGERS, 2021)
    assert str(raised.value) == message
