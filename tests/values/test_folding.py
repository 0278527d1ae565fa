"""What typesetting puts inside numbers and words is left out, what parts two figures stays; offsets lead back to the print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.values.figure import parse_figure
from gouji.values.folding import alone, fold

ONE_NUMBER = {
    "支出368. 94万元": "支出368.94万元",
    "支出368 .94万元": "支出368.94万元",
    "支出368.\n94万元": "支出368.94万元",
    "收入 1 451.37万元": "收入 1451.37万元",
    "收入1\u00a0451.37\u2009万元": "收入1451.37 万元",
    "共3, 156,077元": "共3,156,077元",
    "支出1，451.37万元": "支出1,451.37万元",
    "支出１，４５１．３７万元": "支出１,４５１．３７万元",
    "车辆3，120人": "车辆3,120人",
    "支出36 8.94万元": "支出368.94万元",
    "增长1 2.5%": "增长12.5%",
    "减 少61.2\u200b1万\u00ad元": "减少61.21万元",
    "2 024年度": "2024年度",
    "支出12\n万元": "支出12万元",
    "較上年增加10萬元，增長5%": "较上年增加10万元，增长5%",
}
TWO_THINGS = (
    "1. 5个部门",
    "。2. 94万元用于培训",
    "表1 451.37万元",
    "目标1 100%",
    "分别为5，120，300件",
    "收入 1 451.37 1 512.49 万元",
    "一、收入 二、支出",
    "支出368.94万元，120人",
    "2024 451.37万元",
    "著名企业3家",
)


@pytest.mark.parametrize("printed", ONE_NUMBER)
def test_one_number_or_word(printed: str) -> None:
    assert fold(printed).text == ONE_NUMBER[printed]


@pytest.mark.parametrize("printed", TWO_THINGS)
def test_two_things_stay_two(printed: str) -> None:
    assert fold(printed).text == printed


@given(st.text("０1 2.，,万元收入增\u200b\u00a0\n（1）。", max_size=40))
def test_every_character_is_the_one_at_its_origin(printed: str) -> None:
    folded = fold(printed)
    origins = [folded.origin(at) for at in range(len(folded.text))]
    assert origins == sorted(set(origins))
    for character, origin in zip(folded.text, origins, strict=True):
        assert printed[origin] == character or character in ", "


@given(st.text("0123456789.,万元收入增减少为", max_size=30), st.integers(0, 30))
def test_an_invisible_character_changes_nothing(printed: str, at: int) -> None:
    assert fold(printed[:at] + "\u200b" + printed[at:]).text == fold(printed).text


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1 451.37", "1451.37"),
        ("1，451.37", "1451.37"),
        ("１，４５１．３７", "1451.37"),
        ("3, 156,077", "3156077"),
        ("368. 94万元", "368.94"),
        ("61.2\u200b1", "61.21"),
    ],
)
def test_a_cell_that_is_one_number(cell: str, value: str) -> None:
    figure = parse_figure(cell)
    assert figure is not None
    assert f"{figure.value:f}" == value


@pytest.mark.parametrize("cell", ["1，23", "12 34", "3，4", "1 451.37 20"])
def test_a_cell_of_two_numbers(cell: str) -> None:
    assert alone(cell) == cell
    assert parse_figure(cell) is None
