"""基本持平 says that two figures are near: no error where they differ, a doubt where they are far apart."""

from __future__ import annotations

import pytest
from loud import loud

CASES = {
    "持平而不等": ("2024年度差旅费2.98万元，与上年3.00万元持平。", [("N011", "error")]),
    "基本持平": ("2024年度差旅费2.98万元，与上年3.00万元基本持平。", []),
    "大体相同": ("2024年度收入总计100.00万元，与上年99.60万元大体相同。", []),
    "基本保持一致": ("2024年度差旅费2.98万元，与年初预算3.00万元基本保持一致。", []),
    "基本持平而相差两成": ("2024年度会议费4.00万元，与2023年度的5.00万元基本持平。", [("N011", "warning")]),
}


@pytest.mark.parametrize("name", CASES)
def test_near_is_not_equal(name: str) -> None:
    text, expected = CASES[name]
    assert loud(f"青溪区林业局2024年度部门决算\n{text}") == expected
