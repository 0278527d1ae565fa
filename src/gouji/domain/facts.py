"""Figures that recognition tied to a meaning, whatever their source: text, form or table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gouji.document.place import Place
from gouji.domain.printed import Printed
from gouji.values.cached import cached_property
from gouji.values.figure import Figure
from gouji.values.record import record


@record(frozen=True, slots=True)
class Fact:
    """事实: one printed figure with its meaning.

    ``subject`` is what it counts (支出, 三公经费, 其他收入 …) and ``measure`` which of its figures it is (决算, 年初预算,
    全年预算, 上年决算, 年初结转, 年末结转 …), both as normal labels from the catalogue. ``named``, ``dated`` and ``told``
    say whether the sentence itself states subject, year and measure; else they are carried or those of the document.
    ``scope`` holds the words that say what the figure takes in or leaves out (不含, 本级).
    ``printed`` is the figure as relations tie it; None where it was computed and is not printed yet.
    """

    subject: str
    measure: str
    year: int | None
    figure: Figure
    place: Place
    named: bool = False
    dated: bool = False
    told: bool = False
    printed: Printed | None = None
    scope: frozenset[str] = frozenset()


@dataclass(frozen=True)
class FactBook:
    """事实簿: immutable, asked by subject and measure."""

    facts: tuple[Fact, ...] = ()

    @cached_property
    def _by_meaning(self) -> Mapping[tuple[str, str], Sequence[Fact]]:
        found: dict[tuple[str, str], list[Fact]] = {}
        for fact in self.facts:
            found.setdefault((fact.subject, fact.measure), []).append(fact)
        return found

    @cached_property
    def years(self) -> Mapping[str, frozenset[int | None]]:
        """The years of the facts of each subject."""
        found: dict[str, set[int | None]] = {}
        for fact in self.facts:
            found.setdefault(fact.subject, set()).add(fact.year)
        return {subject: frozenset(years) for subject, years in found.items()}

    def find(self, subject: str, measure: str, year: int | None = None) -> tuple[Fact, ...]:
        """Every fact of that subject and measure (and year, when given and known), in document order."""
        return tuple(
            fact
            for fact in self._by_meaning.get((subject, measure), ())
            if year is None or fact.year is None or fact.year == year
        )

    def first(self, subject: str, measure: str, year: int | None = None) -> Fact | None:
        found = self.find(subject, measure, year)
        return found[0] if found else None
