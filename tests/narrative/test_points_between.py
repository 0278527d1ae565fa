"""Points between two rates: beside a bracket, off a standard, of two rates of growth; one wrong figure is told where words say so."""

from __future__ import annotations

import pytest
from loud import loud

HEAD = "青禾县文化馆2028年度部门决算公开\n\n一、有关情况\n"
LAWFUL = {
    "last year in a bracket": "窗口事项按时办结率96.4%，比上年同期（93.1%）提高3.3个百分点。",
    "below a target": "读者知晓率仅为58.2%，低于65%的目标值6.8个百分点。",
    "a target told behind": "馆藏完好率97.5%，比目标值高2.5个百分点（目标为95%）。",
    "last year told behind": "调解成功率42.6%，同比下降1.7个百分点（上年44.3%）。",
    "two rates of growth": "借阅量2027年比上年增长9.4%，2028年增长6.2%，增幅回落3.2个百分点。",
    "last year behind a target": "读者知晓率为58.2%，低于65%的目标值，较上年提高6.8个百分点。",
    "a target behind a rise over last year": "馆藏完好率97.5%，同比提高3.5个百分点（目标为95%）。",
    "another scope": "调解成功率42.6%，同口径下降1.1个百分点（上年44.3%）。",
    "a part in the bracket": "办结率96.4%（其中线上93.1%），提高4.3个百分点。",
    "growth of two things": "基本支出增长9.4%，项目支出增长6.2%，占比回落1.2个百分点。",
}
FAULTY = {
    "last year in a bracket": "窗口事项按时办结率96.4%，比上年同期（93.1%）提高4.3个百分点。",
    "another in a bracket": "外语讲解覆盖率71.5%，较去年（66.2%）上升6.3个百分点。",
    "last year told behind": "调解成功率42.6%，同比下降2.7个百分点（上年44.3%）。",
    "another told behind": "门票自营比例63.4%，比上年提高4.1个百分点（上年为58.3%）。",
    "two rates of growth": "借阅量2027年比上年增长9.4%，2028年增长6.2%，增幅回落4.2个百分点。",
}


@pytest.mark.parametrize("text", LAWFUL.values(), ids=LAWFUL)
def test_lawful_points_are_not_told(text: str) -> None:
    assert loud(f"{HEAD}{text}\n") == []


@pytest.mark.parametrize("text", FAULTY.values(), ids=FAULTY)
def test_wrong_points_are_told(text: str) -> None:
    assert loud(f"{HEAD}{text}\n") == [("N001", "error")]
