"""核对到的范围: which printed figures took part in a relation, counted by their places, part by part."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gouji.document.place import Place

#: Input, item and start of a place: what tells one printed figure from all others of a run.
Site = tuple[int, int, int | None]


class PrintedFigure(NamedTuple):
    """印出的数: one amount, score, percentage or count as it stands in ``item`` of its document.

    ``start`` is where in the item it begins, None where the item is a cell that holds nothing else. ``part`` is the table
    or section it stands in. ``sentence`` is where the sentence begins that says what it is; None where none does.
    """

    item: int
    start: int | None
    part: str
    sentence: int | None = None


@dataclass(frozen=True, slots=True)
class PartCoverage:
    """一部分的范围: the figures that one table or section of one input prints, how many of them were tied, and how many of these
    only by relations that no words state."""

    input: int
    part: str
    figures: int
    tied: int
    found: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """核对范围: every part in the order printed. ``untied_statements`` counts sentences whose figures were understood and
    none of which could be tied to another."""

    parts: tuple[PartCoverage, ...] = ()
    untied_statements: int = 0

    @property
    def figures(self) -> int:
        return sum(part.figures for part in self.parts)

    @property
    def tied(self) -> int:
        return sum(part.tied for part in self.parts)

    @property
    def found(self) -> int:
        return sum(part.found for part in self.parts)


def site(place: Place) -> Site:
    """What tells the figure at ``place`` from all others."""
    return place.input, place.item, place.start


def coverage(
    printed: Sequence[Iterable[PrintedFigure]], tied: Collection[Site], found: Collection[Site] = ()
) -> Coverage:
    """How many of the figures printed in each input stand at one of the ``tied`` sites, and how many at those ``found`` to fit.

    A cell that holds one figure is tied by any place in it; a figure in a sentence only by the place where it begins.
    """
    exact, fitting = frozenset(tied), frozenset(found)
    items = frozenset((number, item) for number, item, _ in exact)
    counts: dict[tuple[int, str], list[int]] = {}
    statements: dict[tuple[int, int, int], bool] = {}
    for number, figures in enumerate(printed):
        for figure in figures:
            whole = figure.start is None
            is_tied = (number, figure.item) in items if whole else (number, figure.item, figure.start) in exact
            count = counts.setdefault((number, figure.part), [0, 0, 0])
            count[0] += 1
            count[1] += is_tied
            count[2] += (number, figure.item, figure.start) in fitting
            if figure.sentence is not None:
                statement = (number, figure.item, figure.sentence)
                statements[statement] = statements.get(statement, False) or is_tied
    parts = tuple(PartCoverage(*where, *count) for where, count in counts.items())
    return Coverage(parts, sum(not is_tied for is_tied in statements.values()))
