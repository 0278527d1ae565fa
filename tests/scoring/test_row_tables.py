"""Indicator rows of every kind, computed by hand: what each is worth, and whether the claimed score stands."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from form_samples import form, row

from gouji.catalogue.standards import standard
from gouji.domain.facts import FactBook
from gouji.scoring.card import score

ROWS = Path(__file__).parent / "rows"
_YEAR = 2023


class Row(NamedTuple):
    """一行: as filled in, and as computed by hand."""

    standard: str
    level2: str
    name: str
    target: str
    actual: str
    weight: str
    claimed: str
    points: str
    standing: str


def rows(name: str) -> Iterator[Row]:
    """The rows of one table; ``@`` begins those of another standard."""
    rules = ""
    for line in (ROWS / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("@"):
            rules = line[1:].strip()
        elif line and not line.startswith("#"):
            yield Row(rules, *(cell.strip() for cell in line.split("|")))


def told(one: Row) -> tuple[str, str]:
    """What the program says of the row: its points and whether the claimed score stands."""
    indicator = row(one.name, one.target, one.actual, one.claimed, weight=one.weight, level2=one.level2)
    found = score(form(indicator, year=_YEAR), standard(one.standard), FactBook()).rows[0]
    low, high = (f"{points.normalize():f}" for points in (found.score.low, found.score.high))
    return low if low == high else f"{low} 至 {high}", found.standing.value


def expected(one: Row) -> tuple[str, str]:
    ends = (f"{Decimal(end).normalize():f}" for end in one.points.split(" 至 "))
    return " 至 ".join(ends), one.standing


@pytest.mark.parametrize("name", ["own", "real"])
def test_every_row_is_worth_what_it_is_by_hand(name: str) -> None:
    wrong = [(one, told(one)) for one in rows(name) if told(one) != expected(one)]
    assert wrong == []
