"""Years and dates."""

from __future__ import annotations

from datetime import date

import pytest

from gouji.values.fiscal import parse_date, years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年度与2020年相比", [2021, 2020]),
        ("二〇二二年度", [2022]),
        ("单价2021元", []),
        ("2021部门决算", [2021]),
    ],
)
def test_years(text: str, expected: list[int]) -> None:
    assert [mention.year for mention in years(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023.04.13", date(2023, 4, 13)),
        ("填报日期：2023年8月17日", date(2023, 8, 17)),
        ("2023.02.30", None),
        ("2023年", None),
    ],
)
def test_dates(text: str, expected: date | None) -> None:
    assert parse_date(text) == expected


def test_the_number_of_a_line_is_no_part_of_a_year() -> None:
    assert [(one.year, one.start) for one in years("7．2024年部门收入预算总表")] == [(2024, 2)]
    assert years("增长到7.2024年均水平") == ()
