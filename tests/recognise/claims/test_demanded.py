"""Relations that the words demand, made up: told where the figures break them, and lawful look-alikes that stay silent."""

from __future__ import annotations

import pytest
from claim_reading import relations

from gouji.solve.spans import holds

Broken = list[tuple[str, tuple[str, ...], str]]


def broken(text: str) -> Broken:
    """Shape, operands and claimed figure of each relation of ``text`` that fails."""
    return [
        (one.shape.value, tuple(operand.text for operand in one.operands), one.claimed.text)
        for one in relations(text)
        if holds(one) is False
    ]


NET = {
    "净资产 and the rate of what is owed": (
        "资产总额80.80万元，负债总额57.40万元，净资产26.10万元，资产负债率67.7%。",
        [
            ("剩余", ("80.80万元", "57.40万元"), "26.10万元"),
            ("占比", ("57.40万元", "80.80万元"), "67.7%"),
        ],
    ),
    "净值": (
        "资产原值6120.55万元，累计折旧2380.25万元，净值3470.30万元。",
        [("剩余", ("6120.55万元", "2380.25万元"), "3470.30万元")],
    ),
    "changes between, and a list": (
        "资产总额80.80万元，其中流动资产50.80万元、固定资产30.00万元；负债总额57.40万元，比上年减少1.00万元；净资产24.30万元。",
        [("剩余", ("80.80万元", "57.40万元"), "24.30万元")],
    ),
    "in a bracket": (
        "固定资产净值3470.30万元（原值6120.55万元，累计折旧2380.25万元）。",
        [("剩余", ("6120.55万元", "2380.25万元"), "3470.30万元")],
    ),
}

NET_LAWFUL = {
    "all hold": "资产总额80.80万元，负债总额57.40万元，净资产23.40万元，资产负债率71.0%。",
    "with impairment": "资产原值6120.55万元，累计折旧2380.25万元，减值准备40.30万元，净值3700.00万元。",
    "depreciation of the year": "资产原值6120.55万元，本年计提折旧238.25万元，净值3470.30万元。",
    "one kind of assets": "固定资产60.80万元，负债总额57.40万元，净资产23.40万元。",
    "two times": "年初资产总额80.80万元，年末负债总额57.40万元，年末净资产26.10万元。",
    "two originals": "房屋原值3000.00万元，车辆原值120.55万元，累计折旧2380.25万元，净值3470.30万元。",
    "rate of another year": "资产总额80.80万元，负债总额57.40万元，净资产23.40万元，资产负债率比上年下降2.0个百分点。",
}


@pytest.mark.parametrize(("text", "expected"), NET.values(), ids=NET.keys())
def test_what_is_left_by_definition_is_told(text: str, expected: Broken) -> None:
    assert broken(text) == expected
    assert all(not one.stated for one in relations(text) if holds(one) is False)


@pytest.mark.parametrize("text", NET_LAWFUL.values(), ids=NET_LAWFUL.keys())
def test_what_may_be_another_thing_is_not(text: str) -> None:
    assert broken(text) == []
