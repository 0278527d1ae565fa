"""What the search finds in a table, and what it does not take for a relation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.solve.tables.evidence import averaged, divided, summed, utmost
from gouji.solve.tables.relation import Operator, Relation
from gouji.solve.tables.search import relations
from gouji.solve.tables.sheet import Print, Sheet

SUM, MEAN, RATIO, CHANGE = Operator.SUM, Operator.MEAN, Operator.RATIO, Operator.CHANGE
Told = tuple[Operator, bool, int, tuple[int, ...], tuple[int, ...]]


def _sheet(table: str) -> Sheet:
    """Rows of cells parted by bars; numbers with the decimals that they are printed with, a dot for a blank."""
    rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    figures, texts = {}, {}
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            digits = cell.removeprefix("-").replace(".", "", 1)
            if digits.isdigit():
                places = len(cell.partition(".")[2])
                value = int(cell.replace(".", "")) * 2 * 10 ** (4 - places)
                figures[row, column] = Print(value, 10 ** (4 - places) if places else 0)
            elif cell not in ("", "."):
                texts[row, column] = cell
    return Sheet(len(rows), max(map(len, rows)), figures, texts, 2 * 10**4)


def _told(table: str) -> set[Told]:
    return {_plain(one) for one in relations(_sheet(table))}


def _plain(one: Relation) -> Told:
    return one.operator, one.across, one.line, one.operands, one.holds


def test_a_total_below_its_rows_and_beside_its_columns() -> None:
    found = _told(
        """
        项目 | 一季度 | 二季度 | 合计
        办公费 | 1273 | 2418 | 3691
        差旅费 | 3386 | 1295 | 4681
        会议费 | 707 | 1654 | 2361
        合计 | 5366 | 5367 | 10733
        """
    )
    assert found == {
        (SUM, True, 3, (1, 2), (1, 2, 3, 4)),
        (SUM, False, 4, (1, 2, 3), (1, 2, 3)),
    }


def test_totals_of_totals_are_made_of_totals() -> None:
    found = _told(
        """
        总计 | 12087 | 23456
        甲类小计 | 4659 | 13579
        甲一 | 1273 | 10001
        甲二 | 3386 | 3578
        乙类小计 | 7428 | 9877
        乙一 | 707 | 1900
        乙二 | 6721 | 7977
        """
    )
    assert found == {
        (SUM, False, 0, (1, 4), (1, 2)),
        (SUM, False, 1, (2, 3), (1, 2)),
        (SUM, False, 4, (5, 6), (1, 2)),
    }


def test_a_share_and_a_growth_beside_their_amounts() -> None:
    found = _told(
        """
        项目 | 上年 | 本年 | 增长% | 全部 | 占比%
        甲 | 1273.51 | 1418.20 | 11.36 | 9001.00 | 15.76
        乙 | 3386.07 | 2295.44 | -32.21 | 8731.25 | 26.29
        丙 | 707.33 | 1654.09 | 133.85 | 4120.47 | 40.14
        丁 | 2251.90 | 2400.15 | 6.58 | 7003.12 | 34.27
        """
    )
    assert found == {
        (CHANGE, True, 3, (2, 1), (1, 2, 3, 4)),
        (RATIO, True, 5, (2, 4), (1, 2, 3, 4)),
    }


def test_an_average_of_the_rows_above() -> None:
    found = _told(
        """
        甲 | 1273 | 88 | 410
        乙 | 3386 | 93 | 275
        丙 | 707 | 71 | 933
        丁 | 2251 | 64 | 502
        平均 | 1904.25 | 79.00 | 530.00
        """
    )
    assert found == {(MEAN, False, 4, (0, 1, 2, 3), (1, 2, 3))}


def test_where_a_relation_does_not_hold_is_told_with_it() -> None:
    (one,) = relations(
        _sheet(
            """
            甲 | 1273 | 2418 | 3691
            乙 | 3386 | 1295 | 4681
            丙 | 707 | 1654 | 2316
            丁 | 5813 | 4467 | 10280
            戊 | 9021 | 1130 | 10151
            """
        )
    )
    assert (one.line, one.operands, one.holds, one.fails) == (3, (1, 2), (0, 1, 3, 4), (2,))


@pytest.mark.parametrize(
    "table",
    [
        "0 | 0 | 0\n0 | 1 | 1\n1 | 0 | 1\n0 | 0 | 0\n1 | 1 | 2",  # small numbers agree by chance
        "10 | 20 | 30\n40 | 50 | 90",  # so do round ones
        "1273.51 | 0 | 1273.51\n3386.07 | 0 | 3386.07\n707.33 | 0 | 707.33",  # a copy is no sum
        "2019 | 2020 | 2021 | 2022\n1 | 2 | 3 | 4",  # years and numbers of columns
        "1273 | 2418 | 3961\n3386 | 1295 | 4681\n707 | 1654 | 9999",  # one row in three
        "",
        "合计 | .",
    ],
)
def test_what_chance_would_do_is_no_relation(table: str) -> None:
    assert _told(table or ".") == set()


def test_room_of_rounding_is_no_tolerance() -> None:
    table = """
    甲 | 1273.5 | 2418.2 | 3691.{}
    乙 | 3386.1 | 1295.4 | 4681.5
    丙 | 707.3 | 1654.1 | 2361.4
    """
    assert _told(table.format(8)) == {(SUM, True, 3, (1, 2), (0, 1, 2))}  # 3691.7, with 0.05 for each of three prints
    assert _told(table.format(9)) == {(SUM, True, 3, (1, 2), (1, 2))}


@given(st.lists(st.lists(st.integers(0, 5000), min_size=3, max_size=5), min_size=3, max_size=6), st.booleans())
def test_a_table_on_its_side_has_the_same_relations(rows: list[list[int]], totalled: bool) -> None:
    width = min(map(len, rows))
    rows = [row[:width] for row in rows]
    if totalled:
        rows.append([sum(column) for column in zip(*rows, strict=True)])
    figures = {(row, column): Print(2 * cell, 0) for row, cells in enumerate(rows) for column, cell in enumerate(cells)}
    upright = Sheet(len(rows), width, figures, {}, 2)
    turned = Sheet(width, len(rows), {(column, row): one for (row, column), one in figures.items()}, {}, 2)
    assert {_turned(_plain(one)) for one in relations(turned)} == {_plain(one) for one in relations(upright)}


def _turned(told: Told) -> Told:
    operator, across, line, operands, holds = told
    return operator, not across, line, operands, holds


_FIGURE = st.integers(-99, 99999) | st.sampled_from([0, 100, 20000, 2000000])


@given(
    st.lists(st.tuples(_FIGURE, _FIGURE, _FIGURE, st.integers(0, 3)), min_size=1, max_size=6), st.sampled_from([0, 1])
)
def test_no_line_says_more_than_it_is_held_able_to(rows: list[tuple[int, int, int, int]], half: int) -> None:
    figures = {}
    for row, (one, other, third, kind) in enumerate(rows):
        whole = (one + other, (one + other + third) // 3, 20000 * one // (other or 1), third)[kind]
        for column, value in enumerate((whole, one, other, third)):
            figures[row, column] = Print(value, half)
    field = Sheet(len(rows), 4, figures, {}, 20000).across
    for operator, seen in (
        (SUM, summed(field, 0, (1, 2))),
        (MEAN, averaged(field, 0, (1, 2, 3))),
        (RATIO, divided(field, RATIO, 0, (1, 2), False)),
        (CHANGE, divided(field, CHANGE, 0, (1, 2), True)),
    ):
        assert sum(one.bits for one in seen if one.holds) <= utmost(field, operator, 0)


def test_figures_scattered_over_a_huge_sheet_fill_no_memory() -> None:
    figures = {(1_000 * at, 700 * at): Print(2 * at, 0) for at in range(20)}
    assert relations(Sheet(20_000, 14_000, figures, {}, 2)) == ()
