"""Figures, years, enumerators and keywords in one linear pass."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.recognise.claims.sentences.tokens import Token, prepared, tokens
from gouji.values.figure import Bound


def _read(text: str) -> list[Token]:
    return list(tokens(prepared(text), text))


def _figures(text: str) -> list[tuple[str, Decimal, str]]:
    return [(one.text, one.figure.value, one.figure.unit.name) for one in _read(text) if one.figure is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支出１,２３４.50万元", [("１,２３４.50万元", "1234.50", "万元")]),
        ("结余预算－1,569万元", [("－1,569万元", "-1569", "万元")]),
        ("占74.23％，提高0.5个百分点", [("74.23％", "74.23", "%"), ("0.5个百分点", "0.5", "个百分点")]),
        ("发放2万余份，接待5000余人次", [("2万余份", "2", "万份"), ("5000余人次", "5000", "人次")]),
        ("分别为7.4、2.8、3.1亿元", [("7.4", "7.4", "亿元"), ("2.8", "2.8", "亿元"), ("3.1亿元", "3.1", "亿元")]),
        ("安排25.65万，办理3件", [("25.65万", "25.65", "万"), ("3件", "3", "件")]),
        ("放大17倍", [("17倍", "17", "倍")]),
    ],
)
def test_figures_with_their_units(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert _figures(text) == [(shown, Decimal(value), unit) for shown, value, unit in expected]


@pytest.mark.parametrize(
    "text",
    [
        "2023年12月31日",
        "1-4月",
        "400-500人左右",
        "第3季度",
        "科目编码2130101-农业",
        "〔2020〕10号",
        "2016本年",
        "9" * 40 + "万元",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert _figures(text) == []


def test_more_than_the_printed_number() -> None:
    assert [one.figure.bound for one in _read("出动40余台次") if one.figure] == [Bound.OVER]


def test_list_numbers_are_no_figures() -> None:
    kinds = [
        (one.kind, one.text) for one in _read("（一）情况。1.完成2件；①办理3件，二是接待4人") if one.kind != "break"
    ]
    assert kinds == [
        ("enumerator", "（一）"),
        ("enumerator", "1."),
        ("figure", "2件"),
        ("enumerator", "①"),
        ("figure", "3件"),
        ("enumerator", "二是"),
        ("figure", "4人"),
    ]


def test_the_longest_keyword_wins() -> None:
    assert [one.kind for one in _read("占比")] == ["share"]
    assert [one.kind for one in _read("与各部门联合")] == []
    assert [one.kind for one in _read("与上年相比")] == ["than", "than"]


@given(st.text(alphabet="0123456789.,%万亿元件人年月增加减少比占其中（）()、，。；：-— 余①一二三是第", max_size=200))
def test_tokens_are_in_order_and_exact(text: str) -> None:
    end = 0
    for token in _read(text):
        assert token.start >= end
        assert prepared(text)[token.start : token.end].strip() == prepared(token.text).strip()
        end = token.end


ADVERSARIAL = "1,111 9 1、 1. （ （1 ，。； 1- 其中： 比上年 1万元， 与 百千万亿1 一二三 第".split()


def _seconds(text: str) -> float:
    start = time.process_time()
    for _ in tokens(text, text):
        pass
    return time.process_time() - start


def _filled(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


@pytest.mark.parametrize("unit", [*ADVERSARIAL, "- "])
def test_the_worst_case_is_linear(unit: str) -> None:
    _seconds(_filled(unit, 1_000))
    small, large = _seconds(_filled(unit, 20_000)), _seconds(_filled(unit, 160_000))
    assert large < max(1.0, small * 24)


def test_a_megabyte_of_adversarial_punctuation_and_digits() -> None:
    text = "".join(_filled(unit, 25_000) for unit in ADVERSARIAL)
    megabyte = (text * 4).encode()[:1_000_000].decode(errors="ignore")
    assert _seconds(megabyte) < 20
