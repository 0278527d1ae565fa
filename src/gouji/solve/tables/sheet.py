"""A table as the search sees it: whole numbers with the room their prints leave, line by line in either direction."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, TypeVar

from gouji.values.cached import cached_property

Spot = tuple[int, int]
_Cell = TypeVar("_Cell")

#: More names than this make a column one of names.
_NAMES = 3
#: Figures scattered over more positions than this are no table.
_MOST_POSITIONS = 1_000_000


class Print(NamedTuple):
    """印数: a printed number in whole units of ``Sheet.one``: its value, and how far the true value may lie from it."""

    value: int
    half: int


@dataclass(frozen=True)
class Sheet:
    """数表: the figures of a table by row and column, from 0, and its ``texts`` where no figure stands.

    ``one`` is how many units the number 1 has, the same for all figures.
    """

    height: int
    width: int
    figures: Mapping[Spot, Print]
    texts: Mapping[Spot, str]
    one: int

    @cached_property
    def across(self) -> Field:
        """Columns as lines: what holds between columns, row by row."""
        return self._field(True)

    @cached_property
    def down(self) -> Field:
        """Rows as lines: what holds between rows, column by column."""
        return self._field(False)

    @cached_property
    def abreast(self) -> tuple[Sheet, ...]:
        """The sheet as the tables that stand side by side in it: 收入, its amounts, 支出, its amounts. Each keeps its places."""
        named, filled = Counter(column for _, column in self.texts), Counter(column for _, column in self.figures)
        starts = [
            column
            for column in range(1, self.width)
            if named[column] > _NAMES and named[column] > filled[column] and filled[column - 1] > _NAMES
        ]
        if not starts:
            return (self,)
        ends = zip([0, *starts], [*starts, self.width], strict=True)
        return tuple(
            Sheet(self.height, self.width, _within(self.figures, *part), _within(self.texts, *part), self.one)
            for part in ends
        )

    @cached_property
    def words(self) -> Mapping[int, Sequence[str]]:
        """The texts of each row, left to right."""
        found: dict[int, list[str]] = defaultdict(list)
        for (row, _), text in sorted(self.texts.items()):
            found[row].append(text)
        return found

    def _field(self, across: bool) -> Field:
        if self.width * self.height > _MOST_POSITIONS:  # lines of nothing but blanks would fill the memory
            return Field(across, (), (), (), self.one)
        many, deep = (self.width, self.height) if across else (self.height, self.width)
        values: list[list[int | None]] = [[None] * deep for _ in range(many)]
        halves = [[0] * deep for _ in range(many)]
        for (row, column), (value, half) in self.figures.items():
            line, at = (column, row) if across else (row, column)
            values[line][at] = value
            halves[line][at] = half
        return Field(across, values, halves, self._labels(across, many), self.one)

    def _labels(self, across: bool, many: int) -> list[str]:
        """What names each line: the words over or before its first figure, the nearest last."""
        first: dict[int, int] = {}
        for row, column in self.figures:
            line, at = (column, row) if across else (row, column)
            first[line] = min(at, first.get(line, at))
        said: dict[int, list[tuple[int, str]]] = {}
        for (row, column), text in self.texts.items():
            line, at = (column, row) if across else (row, column)
            if at < first.get(line, -1) or (not across and line in first):
                said.setdefault(line, []).append((at, text))
        return [" / ".join(text for _, text in sorted(said.get(line, ()))) for line in range(many)]


def _within(cells: Mapping[Spot, _Cell], first: int, end: int) -> dict[Spot, _Cell]:
    return {spot: cell for spot, cell in cells.items() if first <= spot[1] < end}


@dataclass(frozen=True)
class Field:
    """一个方向: ``values[line][position]`` and the room of each, None where no figure stands; ``labels`` name the lines."""

    across: bool
    values: Sequence[Sequence[int | None]]
    halves: Sequence[Sequence[int]]
    labels: Sequence[str]
    one: int

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """The lines that hold any figure and do not merely count."""
        return tuple(
            line
            for line, values in enumerate(self.values)
            if line not in self.counters and any(value is not None for value in values)
        )

    @cached_property
    def positions(self) -> tuple[int, ...]:
        """The positions at which at least three lines hold a figure, so that one may be worked out from others."""
        deep = len(self.values[0]) if self.values else 0
        counts = [0] * deep
        for values in self.values:
            for at, value in enumerate(values):
                counts[at] += value is not None
        return tuple(at for at in range(deep) if counts[at] > 2)

    @cached_property
    def filled(self) -> Sequence[Sequence[int]]:
        """``values`` with nothing in place of what is blank."""
        return [[value or 0 for value in values] for values in self.values]

    @cached_property
    def present(self) -> Sequence[Sequence[bool]]:
        """Where a figure stands."""
        return [[value is not None for value in values] for values in self.values]

    @cached_property
    def filled_at(self) -> Sequence[Sequence[int]]:
        """The positions at which each line holds a figure."""
        return [[at for at, some in enumerate(row) if some] for row in self.present]

    @cached_property
    def filled_places(self) -> Sequence[int]:
        """At how many positions each line holds a figure."""
        return [len(row) for row in self.filled_at]

    @cached_property
    def widest(self) -> int:
        """The most that any figure leaves open."""
        return max((half for halves in self.halves for half in halves), default=0)

    @cached_property
    def nil(self) -> frozenset[int]:
        """The lines in which nothing but zeros and blanks stands."""
        return frozenset(line for line, values in enumerate(self.values) if not any(values))

    def share_near(self, line: int, aim: int, reach: int) -> float:
        """How large a part of the other figures of ``line`` lies within ``reach`` of ``aim``, where one of them does."""
        ranked = self._ranked[line]
        near = bisect_right(ranked, aim + reach) - bisect_left(ranked, aim - reach)
        return max(0, near - 1) / max(1, len(ranked) - 1)

    @cached_property
    def _ranked(self) -> Sequence[Sequence[int]]:
        return [sorted(value for value in values if value is not None) for values in self.values]

    @cached_property
    def counters(self) -> frozenset[int]:
        """Lines that count, 1, 2, 3 or 2019, 2020, 2021: they name what stands beside them."""
        found = set()
        for line, values in enumerate(self.values):
            own = [value for value in values if value is not None]
            if (
                len(own) > 3
                and all(abs(later - one) == self.one for one, later in pairwise(own))
                and len(set(own)) == len(own)
            ):
                found.add(line)
        return frozenset(found)

    def spot(self, line: int, position: int) -> Spot:
        return (position, line) if self.across else (line, position)
