"""What one everyday slip makes of a number, and what it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.values.figure import parse_figure
from gouji.values.typing_slips import is_slip_of


@pytest.mark.parametrize(
    ("one", "other", "is_slip"),
    [
        ("598.42万元", "598.24万元", True),
        ("598.42万元", "598.02万元", True),
        ("598.42万元", "59.842万元", True),
        ("598.42万元", "598.42元", True),
        ("598.42万元", "598.2万元", True),
        ("598.42万元", "5598.42万元", True),
        ("598.42万元", "589.24万元", False),
        ("598.42万元", "312.05万元", False),
        ("230万元", "240万元", False),  # too few digits to tell
        ("230万元", "230元", True),
    ],
)
def test_slips(one: str, other: str, is_slip: bool) -> None:
    left, right = parse_figure(one), parse_figure(other)
    assert left is not None
    assert right is not None
    assert is_slip_of(left, right) is is_slip


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_it_is_said_of_both_or_of_neither(one: int, other: int) -> None:
    left, right = parse_figure(f"{one}元"), parse_figure(f"{other}元")
    assert left is not None
    assert right is not None
    assert is_slip_of(left, right) is is_slip_of(right, left)
