"""Named rounding, against a second computation with the standard library's decimal."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from gouji.values.rounding import cut, half_up, plain

decimals = st.decimals(min_value=-(10**8), max_value=10**8, places=5)


@given(decimals, st.integers(0, 4))
def test_half_up_and_cut_agree_with_decimal(value: Decimal, places: int) -> None:
    step = Decimal(1).scaleb(-places)
    assert half_up(value, places) == value.quantize(step, ROUND_HALF_UP)
    assert cut(value, places) == value.quantize(step, ROUND_DOWN)


@given(decimals, decimals, st.integers(0, 4))
def test_rounding_keeps_order(a: Decimal, b: Decimal, places: int) -> None:
    low, high = sorted((a, b))
    assert half_up(low, places) <= half_up(high, places)


def test_plain_shows_what_a_clerk_would_write() -> None:
    assert [plain(Decimal(text)) for text in ("20.00", "19.950", "-0.001", "1234.5", "0")] == [
        "20",
        "19.95",
        "0",
        "1234.5",
        "0",
    ]
