"""Gaps in points between a rate and one that is named, and shares of an amount beside those of what was added to it."""

from __future__ import annotations

import pytest
from claim_reading import tied

Tied = list[tuple[str, tuple[str, ...], str, bool | None]]


@pytest.mark.parametrize(
    ("text", "first", "second", "gap"),
    [
        ("收入增长18.2%，超全国地方平均（10.1%）8.1个百分点。", "18.2%", "10.1%", "8.1个百分点"),
        ("生产总值增长1.4%。民营经济增长0.6%，比GDP增速低0.8个百分点。", "1.4%", "0.6%", "0.8个百分点"),
        ("财政收入增长7.5%，支出增长9.3%，支出增速快于收入增速1.8个百分点。", "9.3%", "7.5%", "1.8个百分点"),
        ("税收收入增长9.3%，高于财政收入增幅1.8个百分点，财政收入增长7.5%。", "9.3%", "7.5%", "1.8个百分点"),
        ("各市平均增幅26%，本市收入增长31.25%，高于全省平均增幅5.25个百分点。", "31.25%", "26%", "5.25个百分点"),
        ("投资增长6.5%，比全国平均（7.0%）低0.5个百分点。", "7.0%", "6.5%", "0.5个百分点"),
    ],
)
def test_one_rate_above_another(text: str, first: str, second: str, gap: str) -> None:
    assert tied(text) == [("增减额", (first, f"-{second}"), gap, True)]


@pytest.mark.parametrize(
    "text",
    [
        "收入增长18.2%，超全国地方平均（10.1%）7.1个百分点。",
        "收入下降8.2%，超全国地方平均（0.1%）8.1个百分点。",
        "财政收入增长7.5%，民生支出增长9.3%，高于教育支出增幅1.8个百分点。",
        "税收收入增长9.3%，比上年提高1.8个百分点，财政收入增长7.5%。",
        "收入增长9.3%，同口径高于全省平均（7.5%）1.8个百分点。",
    ],
)
def test_other_gaps_tie_nothing(text: str) -> None:
    assert tied(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "收入52.3亿元，增加4.1亿元。税收收入41.2亿元，增加3.3亿元，税收总额和增收额分别占78.8%和80.5%。",
            [
                ("占比", ("41.2亿元", "52.3亿元"), "78.8%", True),
                ("占比", ("3.3亿元", "4.1亿元"), "80.5%", True),
            ],
        ),
        ("支出120.5亿元，增支10.5亿元；民生支出98.6亿元，增支8.9亿元，总额和增支额分别占84.8%和81.8%。", []),
    ],
)
def test_shares_of_what_was_added(text: str, expected: Tied) -> None:
    assert tied(text) == expected
