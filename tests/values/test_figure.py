"""Printed figures: what they are, what they stand for, and what is no figure."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.values.cell import Nothing, Words, read_cell
from gouji.values.figure import Bound, Figure, FigureRange, figure_of, parse_figure
from gouji.values.units import unit_named


@pytest.mark.parametrize(
    ("text", "value", "unit", "places", "bound"),
    [
        ("≧90%", "90", "%", 0, Bound.AT_LEAST),
        (">90%", "90", "%", 0, Bound.MORE),
        ("不少于 210件", "210", "件", 0, Bound.AT_LEAST),
        ("90%（含）以上", "90", "%", 0, Bound.AT_LEAST),
        ("500余人", "500", "人", 0, Bound.OVER),
        ("2万余份", "2", "万份", 0, Bound.OVER),
        ("１，２３４．５０万元".replace("，", ","), "1234.50", "万元", 2, Bound.EXACT),
        ("叁佰元", "300", "元", 0, Bound.EXACT),
        ("百分之九十以上", "90", "%", 0, Bound.AT_LEAST),
        ("-3.02", "-3.02", "", 2, Bound.EXACT),
        ("二十一", "21", "", 0, Bound.EXACT),
    ],
)
def test_figures_read(text: str, value: str, unit: str, places: int, bound: Bound) -> None:
    figure = parse_figure(text)
    assert figure is not None
    assert (figure.value, figure.unit.name, figure.places, figure.bound) == (Decimal(value), unit, places, bound)
    assert figure.text == text


@pytest.mark.parametrize("text", ["一般", "1,23", "第3名", "上百万元", "已完成", "10人/次", ""])
def test_words_are_no_figures(text: str) -> None:
    assert parse_figure(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Nothing.BLANK),
        ("　", Nothing.BLANK),
        ("—", Nothing.DASH),
        ("——", Nothing.DASH),
        ("……", Nothing.ELLIPSIS),
        ("....", Nothing.ELLIPSIS),
        ("·…   …", Nothing.ELLIPSIS),
        ("不适用", Nothing.NOT_APPLICABLE),
        ("非常满意", Words("非常满意")),
    ],
)
def test_the_kinds_of_nothing_stay_apart(text: str, expected: object) -> None:
    assert read_cell(text) == expected


def test_zero_is_a_figure_and_no_nothing() -> None:
    zero = read_cell("0")
    assert isinstance(zero, Figure)
    assert zero.value == 0


def test_a_range_has_two_ends() -> None:
    spread = read_cell("400-500人")
    assert isinstance(spread, FigureRange)
    assert (spread.low.value, spread.high.value, spread.low.unit.name) == (400, 500, "人")


def test_an_amount_stands_for_half_a_unit_of_its_last_place() -> None:
    figure = figure_of("368.94", "万元")
    assert figure is not None
    assert (figure.interval.low, figure.interval.high) == (3_689_350, 3_689_450)


def test_counts_and_a_bare_zero_are_exact() -> None:
    for number, unit in (("332", "件"), ("0", "万元")):
        figure = figure_of(number, unit)
        assert figure is not None
        assert figure.interval.low == figure.interval.high
    spelled_out = figure_of("0.00", "万元")
    assert spelled_out is not None
    assert spelled_out.interval.high == 50


def test_over_five_hundred_ends_at_the_next_round_number() -> None:
    figure = parse_figure("500余人")
    assert figure is not None
    assert (figure.interval.low, figure.interval.high) == (501, 600)


@given(st.decimals(min_value=0, max_value=10**10, places=2), st.sampled_from(["元", "万元", "亿元", "%", "件"]))
def test_what_is_printed_reads_back(value: Decimal, unit: str) -> None:
    text = f"{value:,f}{unit}"
    figure = parse_figure(text)
    assert figure is not None
    assert (figure.value, figure.unit, figure.places) == (value, unit_named(unit), 2)
    assert figure.interval.holds(Fraction(value) * figure.unit.factor)


@given(st.integers(0, 10**9), st.integers(0, 4), st.integers(0, 4))
def test_more_places_stand_for_less(value: int, places: int, more: int) -> None:
    coarse = Figure("", Decimal(value).scaleb(-places), places=places)
    fine = Figure("", coarse.value, places=places + more)
    if coarse.value:
        assert coarse.interval.low <= fine.interval.low
        assert fine.interval.high <= coarse.interval.high
