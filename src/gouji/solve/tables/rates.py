"""Means, ratios and changes: lines that are derived from others without being their sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log2

from gouji.solve.tables.choice import chosen
from gouji.solve.tables.relation import Operator, Relation
from gouji.solve.tables.runs import mean_runs
from gouji.solve.tables.sheet import Field
from gouji.solve.tables.triples import quotients
from gouji.solve.tables.weighing import Candidate, Weigher

#: Rates are seldom above 200%.
_SMALL = 200
_LEAST_BITS = 4
#: In longer fields only what is named a mean is tried as one.
_MOST_UNNAMED = 200
#: Changes are rarer than ratios, and mostly named: bits that one without a name must be worth more.
_UNNAMED_CHANGE = 6.0


def means_of(weigher: Weigher, known: Sequence[Relation]) -> list[Relation]:
    """The lines that are the mean of a run of others; what is ``known`` to be worked out otherwise is left out."""
    field = weigher.field
    taken = {one.line for one in known}
    unnamed = len(field.lines) <= _MOST_UNNAMED
    wanted = [
        line
        for line in field.lines
        if weigher.hint(line).mean or (unnamed and line not in taken and _is_broken(field, line))
    ]
    return chosen(_means(weigher, wanted))


def _means(weigher: Weigher, wanted: Sequence[int]) -> Iterator[Candidate]:
    lines = weigher.field.lines
    where = {line: number for number, line in enumerate(lines)}
    cost = 3 + log2(2 * max(1, len(lines)))
    wanted = [line for line in wanted if weigher.worth(Operator.MEAN, line, cost)]
    for (line, first, last), bits in mean_runs(weigher.field, lines, wanted).items():
        if bits < _LEAST_BITS:
            continue
        gap = min(abs(where[first] - where[line]), abs(where[last] - where[line])) - 1
        tried = cost + 2 * gap
        candidate = weigher.weighed(Operator.MEAN, line, lines[where[first] : where[last] + 1], tried)
        if candidate is not None:
            yield candidate


def ratios_of(weigher: Weigher) -> list[Relation]:
    """The lines that are the ratio of two others, or the change from one to another."""
    field = weigher.field
    wanted = [
        line for line in field.lines if weigher.hint(line).ratio or _is_broken(field, line) or _is_small(field, line)
    ]
    return chosen(_ratios(weigher, wanted))


def _ratios(weigher: Weigher, wanted: Sequence[int]) -> Iterator[Candidate]:
    lines = weigher.field.lines
    cost = 2 * log2(1 + len(lines))
    wanted = [
        line for line in wanted if any(weigher.worth(one, line, cost) for one in (Operator.RATIO, Operator.CHANGE))
    ]
    for (operator, line, top, bottom, hundred), bits in quotients(weigher.field, lines, wanted).items():
        if bits < _LEAST_BITS:
            continue
        tried = cost + log2(abs(top - line) + abs(bottom - line))
        if operator is Operator.CHANGE and not weigher.hint(line).change:
            tried += _UNNAMED_CHANGE
        candidate = weigher.weighed(operator, line, (top, bottom), tried, hundred)
        if candidate is not None:
            yield candidate


def _is_broken(field: Field, line: int) -> bool:
    """Whether a good part of the line is not whole."""
    rests = [value % field.one for value in field.values[line] if value]
    return sum(1 for rest in rests if rest) * 3 > len(rests)


def _is_small(field: Field, line: int) -> bool:
    """Whether most of the line may be rates."""
    sizes = [abs(value) for value in field.values[line] if value]
    return sum(1 for size in sizes if size <= _SMALL * field.one) * 4 > 3 * len(sizes)
