"""How far two sides are apart, as reports print it."""

from __future__ import annotations

import pytest

from gouji.document.place import Place
from gouji.domain.findings import Problem, Severity, Side
from gouji.reports.apart import apart


def _problem(left: str, right: str, difference: str) -> Problem:
    sides = (Side("所印", left, Place()), Side("应为", right, Place()))
    return Problem(Severity.ERROR, "甲", "甲。", "", (), *sides, difference=difference)


@pytest.mark.parametrize(
    ("left", "right", "difference", "shown"),
    [
        ("186.05", "612.35", "-426.3", "426.30"),
        ("186.05万元", "612.35万元", "-426.3", "426.30"),
        ("1,276", "1,282", "-6", "6"),
        ("8", "6.15", "1.85", "1.85"),
        ("17倍", "18倍", "-0.56", "0.56"),
        ("决算数大于预算数", "决算数小于预算数", "-48.16", "48.16"),
        ("10.00", "10", "", ""),
    ],
)
def test_no_sign_and_the_decimals_that_are_printed(left: str, right: str, difference: str, shown: str) -> None:
    assert apart(_problem(left, right, difference)) == shown
