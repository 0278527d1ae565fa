"""数字筛查: last digits that are not equally common, first digits that do not fall as Benford's law has them.

Sources: Nigrini, Benford's Law (2012), for the mean absolute deviation and its bounds; Pearson's chi-square for both.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from gouji.stats.chance import chi_square_tail
from gouji.stats.store import Tables

#: Fewer amounts say nothing of a group.
LEAST = 300
#: Nigrini's bounds for first digits: up to these mean deviations the fit is close, acceptable, marginal.
FITS = ((0.006, "吻合"), (0.012, "可以接受"), (0.015, "勉强"), (1.0, "不吻合"))
_BENFORD = tuple(math.log10(1 + 1 / digit) for digit in range(1, 10))
_EVEN = (0.1,) * 10
# An amount that a unit prints several times is one; those of two places end in a digit that nobody chooses.
_AMOUNTS = """
select distinct region, dossier, abs(value) as value, regexp_extract(printed, '[0-9]\\.[0-9]([0-9])([^0-9]|$)', 1) as last
from facts join regions using (dossier) where unit = '元' and value <> 0
"""
_LAST = f"select region, cast(last as integer), count(*) from ({_AMOUNTS}) where last <> '' group by all"
_FIRST = f"""
select region, cast(left(ltrim(replace(cast(value as varchar), '.', ''), '0'), 1) as integer), count(*)
from (select distinct region, dossier, value from ({_AMOUNTS})) group by all
"""


@dataclass(frozen=True, slots=True)
class Screen:
    """一次筛查: how often each digit stands there, and what that says; ``chance`` is how often luck alone does as much."""

    label: str
    counts: tuple[int, ...]
    deviation: float
    chance: float

    @property
    def amounts(self) -> int:
        return sum(self.counts)

    @property
    def fit(self) -> str:
        """How Nigrini calls such a mean deviation of first digits."""
        return next(name for most, name in FITS if self.deviation <= most)


@dataclass(frozen=True, slots=True)
class Digits:
    """数字筛查: of all units, then of each region with enough amounts, least likely first; ``tried`` is how many were looked at."""

    last: tuple[Screen, ...]
    first: tuple[Screen, ...]

    @property
    def tried(self) -> int:
        return len(self.last) + len(self.first)


def digits(tables: Tables) -> Digits:
    """Both screens over the amounts that texts print."""
    return Digits(_screens(tables, _LAST, _EVEN, 0), _screens(tables, _FIRST, _BENFORD, 1))


def _screens(tables: Tables, query: str, expected: tuple[float, ...], least: int) -> tuple[Screen, ...]:
    by_region: dict[str, list[int]] = {}
    whole = [0] * len(expected)
    for region, digit, count in tables.rows(query):
        counts = by_region.setdefault(region, [0] * len(expected))
        counts[digit - least] += count
        whole[digit - least] += count
    found = [_screen(region, counts, expected) for region, counts in by_region.items() if sum(counts) >= LEAST]
    ordered = sorted(found, key=lambda one: (one.chance, one.label))
    return (_screen("全部", whole, expected), *ordered) if sum(whole) >= LEAST else ()


def _screen(label: str, counts: list[int], expected: tuple[float, ...]) -> Screen:
    whole = sum(counts)
    shares = [count / whole for count in counts]
    deviation = sum(abs(share - due) for share, due in zip(shares, expected, strict=True)) / len(expected)
    square = sum((count - whole * due) ** 2 / (whole * due) for count, due in zip(counts, expected, strict=True))
    return Screen(label, tuple(counts), deviation, chi_square_tail(square, len(expected) - 1))
