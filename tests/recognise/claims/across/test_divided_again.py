"""Wholes that stand in a paragraph before, made up: what divides them, what is left of them, and look-alikes that say nothing."""

from __future__ import annotations

import pytest
from claim_reading import claims

from gouji.solve import spans

TITLE = "青溪县水利局2023年度部门决算\n一、支出决算情况说明\n"
SPENT = f"{TITLE}本年度支出合计234.05万元。\n"
BOTH = f"{TITLE}2023年收入合计900.00万元，支出合计880.00万元。\n"
GRANTS = f"{TITLE}上级补助收入700.00万元，其中：返还性收入300.00万元，专项转移支付收入400.00万元。\n"
SETTLED = f"{TITLE}收入合计900.00万元。\n支出合计880.00万元。\n"

SUMS = {
    "by function": (SPENT, "按支出功能分类科目：教育支出200.00万元，住房保障支出34.05万元。", "234.05万元", True),
    "by function, one slip": (
        SPENT,
        "按支出功能分类科目：教育支出200.00万元，住房保障支出43.05万元。",
        "234.05万元",
        False,
    ),
    "of both sides the one it names": (
        BOTH,
        "按资金来源分类：财政拨款收入800.00万元，其他收入100.00万元。",
        "900.00万元",
        True,
    ),
    "of both sides the other": (
        BOTH,
        "按支出功能分类：教育支出700.00万元，住房保障支出180.00万元。",
        "880.00万元",
        True,
    ),
    "of a part that is named": (
        GRANTS,
        "返还性收入中，增值税返还210.00万元，所得税返还90.00万元。",
        "300.00万元",
        True,
    ),
    "其中 begins a paragraph": (SPENT, "其中，教育支出200.00万元；住房保障支出34.05万元。", "234.05万元", True),
    "what is left": (SETTLED, "上述收支相抵，年终结余20.00万元。", "20.00万元", True),
    "what is left, one slip": (SETTLED, "上述收支相抵，年终结余26.00万元。", "26.00万元", False),
}
DEBT = f"{TITLE}2023年政府债务限额168.90亿元，年末余额161.32亿元。\n"
SILENT = {
    "what is divided is another figure of the paragraph": (
        DEBT,
        "分级次看，市本级债务余额70.50亿元、县级债务余额90.82亿元，分别占43.70%和56.30%。",
    ),
    "only the most important": (SPENT, "按支出功能分类：主要是教育支出200.00万元，住房保障支出30.00万元。"),
    "其中 names some": (SPENT, "其中，教育支出200.00万元；住房保障支出30.00万元。"),
    "a part named need not be told in full": (GRANTS, "返还性收入中，增值税返还210.00万元，所得税返还80.00万元。"),
    "what is left of something of its own": (
        SETTLED,
        "上述收支相抵，年终结余20.00万元。\n基金收入50.00万元，基金支出40.00万元。\n上述收支相抵，年终结余15.00万元。",
    ),
}


@pytest.mark.parametrize("name", SUMS)
def test_what_a_whole_in_a_paragraph_before_is_divided_into(name: str) -> None:
    before, paragraph, claimed, holds = SUMS[name]
    found = [one for one in claims(before + paragraph).relations if one.claimed.text == claimed]
    found = [one for one in found if any(mention.passage.text == paragraph for mention in one.mentions)]
    assert [spans.holds(one) for one in found] == [holds]


@pytest.mark.parametrize("name", SILENT)
def test_what_may_lawfully_be_less_says_nothing(name: str) -> None:
    before, paragraph = SILENT[name]
    assert [one for one in claims(before + paragraph).relations if not spans.holds(one)] == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全区收入171.00万元，剔除上划收入71.00万元，本级收入100.00万元。", [True]),
        ("全区收入171.00万元，剔除上划收入71.00万元后，本级收入110.00万元。", [False]),
        ("合同价500.00万元，扣除质保金20.00万元后，已付400.00万元。", []),
        ("全区收入171.00万元，剔除上划收入71.00万元，同比增长3%。", []),
    ],
)
def test_what_is_left_once_a_figure_is_taken_off(sentence: str, expected: list[bool]) -> None:
    assert [spans.holds(one) for one in claims(TITLE + sentence).relations] == expected
