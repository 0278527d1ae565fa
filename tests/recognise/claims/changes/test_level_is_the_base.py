"""Growth told of a figure that is itself what the change is from, made up; and of one that is what has become of it."""

from __future__ import annotations

import pytest
from claim_reading import tied

FROM_IT = (
    "上年支出1800.0万元，本年减少57.4万元，下降3.19%。",
    "2022年末资产总额3376.8万元，2023年增加141.8万元，增长4.2%。",
    "年初余额148.40亿元，全年净增12.92亿元，增长8.71%。",
    "原预算473485万元，调增102620万元，增幅21.67%。",
    "调整前20000万元，增加5000万元，增长25.00%。",
    "2022年收支预算为1800.0万元。与2022年相比，2023年收支预算减少57.4万元，下降3.19%。",
)
WITH_AN_ASIDE = {
    "就业补贴由2020年的800万元（占社保支出2.5%），提高到1,000万元，增加200万元，增长25%。": True,
    "就业补贴由2020年的800万元、占社保支出2.5%，提高到1,000万元，增加200万元，增长25%。": True,
    "护林经费从820.0万元（含装备60万元）减少到656.0万元，减少164.0万元，下降20%。": True,
    "就业补贴由2020年的800万元、占社保支出2.5%，提高到1,000万元，增加200万元，增长26%。": False,
    "护林经费从820.0万元（含装备60万元）减少到656.0万元，减少164.0万元，下降25%。": False,
}
BECOME = {
    "支出12.00万元，比上年增加2.00万元，增长16.67%。": False,
    "支出12.00万元，比上年增加2.00万元，增长20.00%。": True,
    "2023年年初预算12.00万元，比2022年增加2.00万元，增长16.67%。": False,
    "上年结转12.00万元，比上年增加2.00万元，增长16.67%。": False,
}


@pytest.mark.parametrize("text", FROM_IT)
def test_growth_of_what_it_is_from(text: str) -> None:
    assert [holds for shape, _, _, holds in tied(text) if shape == "增减幅度"] == [True]


@pytest.mark.parametrize("text", BECOME)
def test_growth_of_what_has_become_of_it(text: str) -> None:
    assert [holds for shape, _, _, holds in tied(text) if shape == "增减幅度"] == [BECOME[text]]


@pytest.mark.parametrize("text", WITH_AN_ASIDE)
def test_growth_from_a_base_with_an_aside(text: str) -> None:
    assert [holds for shape, _, _, holds in tied(text) if shape == "增减额"] == [True]
    assert [holds for shape, _, _, holds in tied(text) if shape == "增减幅度"] == [WITH_AN_ASIDE[text]]
