"""等级: the bands by which a total becomes 优, 良, 中 or 差."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from gouji.catalogue import load

_FILE = ("standards", "terms", "grades.toml")


@dataclass(frozen=True, slots=True)
class GradeBand:
    """等级档: the grade of totals from ``low`` (included) up to the band above it."""

    name: str
    low: Fraction


@dataclass(frozen=True, slots=True)
class GradeScheme:
    """等级划分: bands, best first, with the evaluated years for which they hold (both included) and their source."""

    id: str
    bands: tuple[GradeBand, ...]
    source: str
    in_force_from: int
    in_force_until: int | None

    def in_force(self, year: int) -> bool:
        return self.in_force_from <= year and (self.in_force_until is None or year <= self.in_force_until)

    def grade_of(self, total: Fraction) -> str:
        return next(band.name for band in self.bands if total >= band.low)

    def holds(self, written: str, total: Fraction) -> bool:
        """Whether ``total`` has the grade that is written, in the scheme's own words or longer ones (优秀 for 优)."""
        right = self.grade_of(total)
        return written == right or grade_words().get(written) == right


def grade_bands(scheme: str = "national") -> tuple[GradeBand, ...]:
    """The bands of one scheme, best first; raises ``KeyError`` for an unknown scheme, ``CatalogueError`` on bad data."""
    return grade_schemes()[scheme].bands


@cache
def grade_words() -> Mapping[str, str]:
    """Other words for grades, each with the one that it means: 优秀 for 优."""
    words = load.toml(*_FILE)["words"]
    assert isinstance(words, Mapping)
    return words


@cache
def grade_names() -> tuple[str, ...]:
    """Every word that is written for a grade, the longest first."""
    own = (band.name for scheme in grade_schemes().values() for band in scheme.bands)
    return tuple(sorted({*own, *grade_words()}, key=lambda word: (-len(word), word)))


@cache
def grade_schemes() -> Mapping[str, GradeScheme]:
    """Every scheme by id, the national one first. Raises ``CatalogueError`` on bad data."""
    tables = {
        name: table for name, table in load.toml(*_FILE).items() if name != "words" and isinstance(table, Mapping)
    }
    return {name: _scheme(name, table) for name, table in tables.items()}


def lawful_schemes(year: int | None) -> tuple[GradeScheme, ...]:
    """The schemes by which something of ``year`` may be graded; every one where the year is not known."""
    return tuple(scheme for scheme in grade_schemes().values() if year is None or scheme.in_force(year))


def _scheme(name: str, table: Mapping[str, Any]) -> GradeScheme:
    bands = tuple(GradeBand(band["name"], Fraction(band["from"])) for band in table["bands"])
    lows = [band.low for band in bands]
    if lows != sorted(set(lows), reverse=True) or lows[-1] != 0:
        raise load.CatalogueError(f"{'/'.join(_FILE)}: the bands of {name} do not fall to 0")
    return GradeScheme(name, bands, table["source"], table["in_force_from"], table.get("in_force_until"))
