"""Chinese numerals and labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.values import zh


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("二十一", 21),
        ("叁佰", 300),
        ("一百零五", 105),
        ("二千零一十", 2010),
        ("两万", 20_000),
        ("一亿零三万", 100_030_000),
        ("二〇二二", 2022),
        ("零", 0),
    ],
)
def test_numerals_read(text: str, value: int) -> None:
    assert zh.parse_numeral(text) == value


@pytest.mark.parametrize("text", ["", "十十", "二一十", "三四", "二百五", "一万五", "百五", "万", "千万百", "五零"])
def test_doubtful_numerals_are_no_numbers(text: str) -> None:
    assert zh.parse_numeral(text) is None


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_a_written_numeral_reads_back(value: int) -> None:
    assert zh.parse_numeral(zh.to_numeral(value)) == value


@given(st.text(max_size=60))
def test_half_width_keeps_the_length(text: str) -> None:
    assert len(zh.halfwidth(text)) == len(text)


@given(st.text(max_size=60))
def test_a_label_is_its_own_normal_form(text: str) -> None:
    assert zh.label(zh.label(text)) == zh.label(text)


def test_labels_that_a_reader_takes_for_one_are_one() -> None:
    assert zh.label("“三公”经费（含税）") == zh.label("三公 经费(含税)")
    assert zh.label("财政拨款收入①") == zh.label("财政拨款收入")
    assert zh.label("① 收入") == "1收入"  # a number before it is part of it
    assert zh.label("满意\n\n度指\n\n标") == "满意度指标"


def test_squeeze_joins_what_a_narrow_cell_broke() -> None:
    assert zh.squeeze("经济效\n益指标") == "经济效益指标"
    assert zh.squeeze("3.6 万份  in all") == "3.6万份in all"
