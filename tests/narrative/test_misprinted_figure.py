"""Figures with a point or a unit too many."""

from __future__ import annotations

import pytest
from loud import loud

CASES = {
    "项目支出258..12万元，基本支出602.28万元。": [("N055", "warning")],
    "项目支出258.1.2万元，基本支出602.28万元。": [("N055", "warning")],
    "项目支出258.12万万元，基本支出602.28万元。": [("N055", "warning")],
    "项目支出占30.00%%，基本支出占70.00%。": [("N055", "warning")],
    "截至2024.12.31元旦前，系统V1.2.3元件3件，见3.1.2节。": [],
    "公用经费包括：1.2.3万元以下的维修。": [],
    "惠及亿万元宝果农，补助100元，元旦慰问1.5万元。": [],
}


@pytest.mark.parametrize("text", CASES)
def test_a_figure_has_one_point_and_one_unit(text: str) -> None:
    assert loud(f"青溪区林业局2024年度部门决算\n{text}") == CASES[text]
