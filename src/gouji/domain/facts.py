"""Figures that recognition tied to a meaning, whatever their source: text, form or table."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.document.place import Place
from gouji.domain.printed import Printed
from gouji.values.figure import Figure


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class FactBook:
    """事实簿: immutable, asked by subject and measure."""

    facts: tuple[Fact, ...] = ()

    def find(self, subject: str, measure: str, year: int | None = None) -> tuple[Fact, ...]:
        """Every fact of that subject and measure (and year, when given and known), in document order."""
        return tuple(
            fact
            for fact in self.facts
            if fact.subject == subject
            and fact.measure == measure
            and (year is None or fact.year is None or fact.year == year)
        )

    def first(self, subject: str, measure: str, year: int | None = None) -> Fact | None:
        found = self.find(subject, measure, year)
        return found[0] if found else None
