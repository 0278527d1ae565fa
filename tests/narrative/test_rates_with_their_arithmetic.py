"""Rates printed with the two figures that they are worked out from."""

from __future__ import annotations

import pytest
from loud import loud

CASES = {
    "印出的算式算错": ("预算执行率=（605.00/612.30）×100%=89.81%。", [("N005", "error")]),
    "印出的算式算对": ("预算执行率=（605.00/612.30）×100%=98.81%。", []),
    "带单位": ("预算执行率=605.00万元÷612.30万元×100%=89.81%。", [("N005", "error")]),
    "带单位对": ("预算执行率=605.00万元÷612.30万元×100%=98.81%。", []),
    "两数写颠倒": ("质量达标率=（58/53）×100%=91.38%。", [("N005", "error")]),
    "两数对": ("质量达标率=（53/58）×100%=91.38%。", []),
    "一减": ("结余率=（1-605.00/612.30）×100%=1.19%。", []),
    "先减": ("结余率=（612.30-605.00/612.30）×100%=1.19%。", []),
    "相加再除": ("到位率=（600.00+5.00/605.00）×100%=100%。", []),
    "单位不同": ("预算执行率=60.50万元÷612300元×100%=98.81%。", []),
}


@pytest.mark.parametrize("name", CASES)
def test_the_arithmetic_that_is_printed_holds(name: str) -> None:
    text, expected = CASES[name]
    assert loud(f"青溪区水利局2023年度项目支出绩效评价报告\n{text}") == expected
