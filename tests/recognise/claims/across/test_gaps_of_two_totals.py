"""What two totals leave apart, and how it moved from last year's told behind it."""

from __future__ import annotations

import pytest
from claim_reading import tied


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全市收入总量52.3亿元。全市上解支出3亿元，支出总量54.5亿元。收支总量相抵，差额2.2亿元。",
            [("收支结余", ("-52.3亿元", "54.5亿元"), "2.2亿元", True)],
        ),
        (
            "收支缺口4.2亿元，比上年扩大1.1亿元，上年缺口3.1亿元。",
            [("增减额", ("4.2亿元", "-3.1亿元"), "1.1亿元", True)],
        ),
        (
            "2013年收支差额12000亿元，比去年增加4000亿元。2012年收支差额8000亿元。",
            [("增减额", ("12000亿元", "-8000亿元"), "4000亿元", True)],
        ),
        ("收支缺口4.2亿元，比上年扩大1.5亿元，上年缺口3.1亿元。", []),
        ("教育支出4.2亿元，比上年增加1.1亿元，上年卫生支出3.1亿元。", []),
    ],
)
def test_gaps(text: str, expected: list[tuple[str, tuple[str, ...], str, bool | None]]) -> None:
    assert tied(text) == expected
