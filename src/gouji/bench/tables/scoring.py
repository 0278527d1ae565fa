"""Counts found relations of cells as AggreCol's authors do (lanchiang/aggregation-detection, aggrdet/eval).

A found relation is right where an annotated one has the same operator and result cell, and what it has more among its parts is
blank; so one with fewer parts is right too. Strictly, what it lacks must be blank as well. A difference A = B - C is the
sum B = A + C; a ratio A = B / C is also C = B / A; the order of parts never matters. What is annotated counts as found
where some relation matches it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

OPERATORS = ("Sum", "Division", "Average", "RelativeChange")

_DIFFERENCES = ("Subtract", "Difference")
_UNORDERED = ("Sum", "Average")

Cell = tuple[int, int]
Table = Sequence[Sequence[str]]


class Item(NamedTuple):
    """单元格关系: ``aggregate`` is what ``operator`` makes of ``parts``, cells by row and column from 0."""

    operator: str
    aggregate: Cell
    parts: tuple[Cell, ...]


@dataclass(slots=True)
class Count:
    """计数: annotated relations found and missed, and found ones that match none."""

    found: int = 0
    missed: int = 0
    false: int = 0
    predicted: int = 0

    def as_dict(self) -> dict[str, Any]:
        """Precision and recall as the authors form them: of what is annotated and found over all of either side."""
        right = self.found
        precision = right / (right + self.false) if right + self.false else 1.0
        recall = right / (right + self.missed) if right + self.missed else 1.0
        both = 2 * right + self.false + self.missed
        return {
            "annotated": right + self.missed,
            "found": self.predicted,
            "right": right,
            "false": self.false,
            "missed": self.missed,
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(2 * right / both, 4) if both else 1.0,
        }


@dataclass(slots=True)
class Score:
    """得分: the counts by operator; scores of tables add up."""

    counts: dict[str, Count] = field(default_factory=dict)

    def __add__(self, other: Score) -> Score:
        total = Score()
        for one in (self, other):
            for operator, count in one.counts.items():
                known = total.counts.setdefault(operator, Count())
                known.found += count.found
                known.missed += count.missed
                known.false += count.false
                known.predicted += count.predicted
        return total

    def as_dict(self) -> dict[str, dict[str, Any]]:
        """The counts by operator, and of all together."""
        everything = Count()
        for count in self.counts.values():
            everything.found += count.found
            everything.missed += count.missed
            everything.false += count.false
            everything.predicted += count.predicted
        further = sorted(set(self.counts) - set(OPERATORS))
        by_operator = {name: self.counts.get(name, Count()).as_dict() for name in (*OPERATORS, *further)}
        return {**by_operator, "All": everything.as_dict()}


def items(annotations: Iterable[dict[str, Any]]) -> tuple[Item, ...]:
    """The relations of ``annotations``, differences written as sums."""
    found = []
    for one in annotations:
        operator = one["operator"]
        aggregate = (one["aggregator_index"][0], one["aggregator_index"][1])
        parts = tuple((row, column) for row, column in one["aggregatee_indices"])
        if operator in _DIFFERENCES and len(parts) == 2:
            operator, aggregate, parts = "Sum", parts[0], (aggregate, parts[1])
        found.append(Item(operator, aggregate, parts))
    return tuple(found)


def score(annotated: Sequence[Item], found: Sequence[Item], table: Table, *, strict: bool) -> Score:
    """The counts of one table."""
    result = Score()
    found = tuple(_once(found))
    for operator in {item.operator for item in (*annotated, *found)}:
        wanted = [item for item in annotated if item.operator == operator]
        given = [item for item in found if item.operator == operator]
        count = result.counts.setdefault(operator, Count(predicted=len(given)))
        by_given, by_wanted = _by_aggregate(given), _by_aggregate(wanted)
        for item in wanted:
            if any(_agree(parts, other, table, strict) for cell, parts in _readings(item) for other in by_given[cell]):
                count.found += 1
            else:
                count.missed += 1
        for item in given:
            if not any(
                _agree(gold, parts, table, strict) for cell, parts in _readings(item) for gold in by_wanted[cell]
            ):
                count.false += 1
    return result


def _once(found: Iterable[Item]) -> Iterator[Item]:
    seen = set()
    for item in found:
        key = item._replace(parts=tuple(sorted(item.parts))) if item.operator in _UNORDERED else item
        if key not in seen:
            seen.add(key)
            yield item


def _by_aggregate(found: Iterable[Item]) -> defaultdict[Cell, list[frozenset[Cell]]]:
    result: defaultdict[Cell, list[frozenset[Cell]]] = defaultdict(list)
    for item in found:
        result[item.aggregate].append(frozenset(item.parts))
    return result


def _readings(item: Item) -> Iterator[tuple[Cell, frozenset[Cell]]]:
    yield item.aggregate, frozenset(item.parts)
    if item.operator == "Division" and len(item.parts) == 2:
        yield item.parts[1], frozenset((item.parts[0], item.aggregate))


def _agree(annotated: frozenset[Cell], found: frozenset[Cell], table: Table, strict: bool) -> bool:
    if not all(_is_blank(cell, table) for cell in found - annotated):
        return False
    return not strict or all(_is_blank(cell, table) for cell in annotated - found)


def _is_blank(cell: Cell, table: Table) -> bool:
    row, column = cell
    return row < len(table) and column < len(table[row]) and table[row][column] == ""
