"""Figures of one name under headings that name their bodies, and under headings that name none."""

from __future__ import annotations

import pytest
from loud import loud

HEAD = "青溪区司法局2023年度部门决算\n"

LAWFUL = (
    "一、部门决算\n2023年度支出454.27万元。\n二、下属单位甲中心决算\n2023年度支出429.65万元。\n"
    "三、下属单位乙中心决算\n2023年度支出24.62万元。",
    "一、部门整体情况\n2023年度支出1647.67万元。\n二、局本级情况\n2023年度支出1472.25万元。\n"
    "三、服务中心情况\n2023年度支出175.42万元。",
    "一、区第一中学基本情况\n2023年度收入1472.25万元。\n二、区第二中学基本情况\n2023年度收入175.42万元。",
)
TWICE = (
    "一、收入支出情况\n2023年度支出454.27万元。\n二、支出决算情况\n2023年度支出445.27万元。",
    "一、部门整体情况\n2023年度支出454.27万元。\n二、其他情况\n2023年度支出445.27万元。",
    "一、局本级情况\n2023年度支出180.00万元。\n（一）明细\n2023年度支出108.00万元。",
)


@pytest.mark.parametrize("text", LAWFUL)
def test_each_heading_names_a_body(text: str) -> None:
    assert loud(HEAD + text) == []


@pytest.mark.parametrize("text", TWICE)
def test_one_body_told_twice(text: str) -> None:
    assert loud(HEAD + text) == [("N011", "error")]
