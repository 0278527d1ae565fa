"""So many of a thing, so much for each, and what all of them come to."""

from __future__ import annotations

import pytest
from loud import loud

DOUBT = [("N041", "warning")]
CASES = {
    "每户": ("补助农户57户，每户补助1200元，合计68.4万元。", DOUBT),
    "人均": ("培训学员80人，人均补助300元，共计24万元。", DOUBT),
    "对": ("补助农户57户，每户补助1200元，合计6.84万元。", []),
    "每年": ("补助农户57户，每户每年补助1200元，合计68.4万元。", []),
    "标准": ("补助农户57户，每户补助标准1200元，合计7.00万元。", []),
    "另有别的": ("补助农户57户，每户补助1200元；奖励村集体，合计68.4万元。", []),
    "两种对象": ("补助农户57户，每户补助1200元，企业3家，合计20.4万元。", []),
}


@pytest.mark.parametrize("name", CASES)
def test_a_price_times_a_count_is_the_total(name: str) -> None:
    text, expected = CASES[name]
    assert loud(f"青溪区林业局2023年度部门决算\n{text}") == expected
