"""What a cell shows under a number format, as Excel and WPS show it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.readers.numberformat import general, show


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        ("368.9412", "0.00", "368.94"),
        ("368.9412", "#,##0.00_ ", "368.94"),
        ("1234567.5", "#,##0", "1,234,568"),
        ("0.985", "0.0%", "98.5%"),
        ("1.005", "0.00", "1.01"),
        ("-0.001", "0.00", "0.00"),
        ("-5.5", "#,##0.00;(#,##0.00)", "(5.50)"),
        ("-5.5", "#,##0.00_ ;[Red]\\-#,##0.00\\ ", "-5.50"),
        ("-5.5", '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-5.50"),
        ("0", '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        ("0", "#,##0.00;\\-#,##0.00;;@", ""),
        ("0", "0.00;-0.00;", ""),
        ("12345678", "0.00,", "12345.68"),
        ("12345678", "#,##0.0,,", "12.3"),
        ("5", "000", "005"),
        ("0.5", "#.##", ".5"),
        ("7", "0.0#", "7.0"),
        ("7", "0.##", "7"),
        ("3", '0"件"', "3件"),
        ("1500", '#,##0.00 "元"', "1,500.00 元"),
        ("6", '"￥"#,##0.00', "￥6.00"),
        ("6", "[$¥-804]#,##0.00", "¥6.00"),
        ("150", "[>=100]0.0;0.00", "150.0"),
        ("50", "[>=100]0.0;0.00", "50.00"),
        ("12000", "0.00E+00", "1.20E+4"),
        ("5", "G/通用格式", "5"),
        ("8", "@", "8"),
        ("45000", 'yyyy"年"m"月"d"日"', "2023年3月15日"),
        ("45000", "[$-804]yyyy-mm-dd", "2023-03-15"),
        ("45000.5", "yyyy/m/d h:mm:ss", "2023/3/15 12:00:00"),
        ("0.75", "h:mm AM/PM", "6:00 下午"),
        ("1.5", "[h]:mm", "36:00"),
        ("-1", "yyyy/m/d", "-1"),
    ],
)
def test_shown(number: str, code: str, shown: str) -> None:
    assert show(Decimal(number), code) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [("0.3333333333333333", "0.333333333"), ("2940.05", "2940.05"), ("123456789012", "123456789012"), ("0.00001", "0.00001"), ("-0", "0")],
)  # fmt: skip
def test_general(number: str, shown: str) -> None:
    assert general(Decimal(number)) == shown


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4), st.integers(0, 4))
def test_a_fixed_format_shows_the_number_rounded_half_up(number: Decimal, places: int) -> None:
    shown = show(number, "#,##0" + ("." + "0" * places if places else ""))
    assert abs(Decimal(shown.replace(",", "")) - number) * 2 <= Decimal(1).scaleb(-places)
    assert len(shown.partition(".")[2]) == places


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        ("1234.50", "0.00", "1234.50"),
        ("1234.5", "0.00", "1234.50"),
        ("1234.505", "#,##0.00", "1,234.51"),
        ("12", "#,##0", "12"),
        ("12.0", "0", "12"),
        ("0.9010", "0.00%", "90.10%"),
        ("1.5E-8", "0.0000", "0.0000"),
        ("1.23E-8", "0.00000000", "0.00000001"),
        ("1E+3", "0.00", "1000.00"),
        ("1E+3", "General", "1000"),
        ("12.50", "General", "12.5"),
    ],
)
def test_what_has_the_places_that_are_shown_is_shown_like_all_else(number: str, code: str, shown: str) -> None:
    assert show(Decimal(number), code) == shown
