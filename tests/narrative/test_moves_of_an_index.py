"""By how much an index or a coefficient moved has no unit; a change and a rate of two measures go two ways."""

from __future__ import annotations

import pytest
from loud import loud


@pytest.mark.parametrize(
    "text",
    [
        "水质综合污染指数由0.62降至0.55，下降0.07。",
        "单位GDP能耗0.41，比上年降低0.02。",
        "水体pH值由6.8升至7.1，上升0.3。",
        "建筑容积率1.8，比规划降低0.2。",
        "营商环境评价指数提高2.5。",
        "生师比由16:1改善为15:1，下降1。",
    ],
)
def test_an_index_needs_no_unit(text: str) -> None:
    assert loud(text) == []


def test_what_is_not_the_difference_may_be_a_rate_without_its_sign() -> None:
    assert loud("综合污染指数由0.62降至0.55，下降11.29。") == [("N020", "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "预算数比上年增加40万元，决算数比上年下降3%。",
        "当月增加20万元，累计下降3%。",
        "收入增加12万元，同口径下降1.5%。",
        "三季度减少5万元，前三季度同比增长6%。",
    ],
)
def test_two_measures_may_go_two_ways(text: str) -> None:
    assert loud(text) == []


@pytest.mark.parametrize("text", ["决算数比上年减少40万元，增长3%。", "累计增加20万元，同比下降3%。"])
def test_one_measure_goes_one_way(text: str) -> None:
    assert loud(text) == [("N013", "error")]
