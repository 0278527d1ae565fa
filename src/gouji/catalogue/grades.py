"""等级: the bands by which a total becomes 优, 良, 中 or 差."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from gouji.catalogue import load

_FILE = ("standards", "terms", "grades.toml")


@dataclass(frozen=True, slots=True)
class GradeBand:
    """等级档: the grade of totals from ``low`` (included) up to the band above it."""

    name: str
    low: Fraction


@cache
def grade_bands(scheme: str = "national") -> tuple[GradeBand, ...]:
    """The bands of one scheme, best first; raises ``KeyError`` for an unknown scheme, ``CatalogueError`` on bad data."""
    table = load.toml(*_FILE)[scheme]
    bands = tuple(GradeBand(band["name"], Fraction(band["from"])) for band in table["bands"])
    lows = [band.low for band in bands]
    if lows != sorted(set(lows), reverse=True) or lows[-1] != 0:
        raise load.CatalogueError(f"{'/'.join(_FILE)}: the bands of {scheme} do not fall to 0")
    return bands
