"""What a year begins with, made up: the figure that a change is from, and what is added to what was left of the year before."""

from __future__ import annotations

import pytest
from claim_reading import tied

TOLD = {
    "from the opening figure": (
        "2023年初债务余额12.50亿元，年末余额14.20亿元，比年初增加1.70亿元。",
        [("增减额", ("14.20亿元", "-12.50亿元"), "1.70亿元", True)],
    ),
    "one slip": (
        "年初在职人员50人，年末在职人员47人，比年初减少5人。",
        [("增减额", ("50人", "-47人"), "5人", False)],
    ),
    "another thing was there at the beginning": (
        "年初应收账款30.00万元，年末预付账款22.00万元，比年初减少5.00万元。",
        [],
    ),
    "what was left of last year is what this year begins with": (
        "2022年末滚存结余32.10万元，2023年收入合计85.40万元，支出合计79.30万元，年末滚存结余38.20万元。",
        [("收支结余", ("32.10万元", "85.40万元", "-79.30万元"), "38.20万元", True)],
    ),
    "the same of last year by its word": (
        "上年末滚存结余32.10万元，本年收入合计85.40万元，支出合计79.30万元，年末滚存结余38.20万元。",
        [("收支结余", ("32.10万元", "85.40万元", "-79.30万元"), "38.20万元", True)],
    ),
    "收、支总计 are the two totals before": (
        "收入总计325.00万元，支出总计325.00万元，与2022年度相比，收、支总计各增加25.00万元，增长8.33%。",
        [
            ("收支总计相等", ("325.00万元",), "325.00万元", True),
            ("增减幅度", ("325.00万元", "25.00万元"), "8.33%", True),
        ],
    ),
    "what several years came to is of no one year": (
        "支出从2015年的100.00万元上升到2020年的190.00万元。“十三五”期间支出总量较“十二五”期间增加330.00万元，增长71.80%。",
        [],
    ),
    "of three years the two that are named": (
        "2023年收入120.00万元，2022年收入100.00万元，2021年收入80.00万元，2023年比2021年增长50%。",
        [("增减幅度", ("120.00万元", "80.00万元"), "50%", True)],
    ),
    "points against a printed rate": (
        "资本充足率为14.71%，比上年的14.75%降低0.04个百分点。",
        [("增减额", ("14.75%", "-14.71%"), "0.04个百分点", True)],
    ),
    "points against a printed rate, one slip": (
        "占比55.3%，比上年的50.3%提高6.0个百分点。",
        [("增减额", ("55.3%", "-50.3%"), "6.0个百分点", False)],
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_what_a_year_begins_with(name: str) -> None:
    text, expected = TOLD[name]
    found = [(shape, tuple(sorted(operands)), claimed, holds) for shape, operands, claimed, holds in tied(text)]
    assert sorted(found) == sorted(
        (shape, tuple(sorted(ends)), claimed, holds) for shape, ends, claimed, holds in expected
    )
