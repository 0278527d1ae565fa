"""Rows of several measures of which the part behind 其中 tells the same: 资金总额预算数A，执行数B，执行率p；其中：财政资金预算数A，执行数B，执行率p. That part
is all there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable

_AMONG = "其中"
_FEWEST = 2  # measures that must agree
_REACH = 30  # characters before a figure in which 其中 stands
_STOPS = "。！!\n"


def all_of_it(figures: Sequence[Mention]) -> Iterator[Relation]:
    """Each measure of such a part with that of the whole."""
    levels = [one for one in figures if one.role is Role.LEVEL]
    for at, (before, first) in enumerate(pairwise(levels), 1):
        if before.passage is not first.passage or not first.measure:
            continue
        between = first.passage.text[before.end : first.start]
        if _AMONG not in between[-_REACH:] or any(stop in between for stop in _STOPS):
            continue
        row = list(_row(levels, at))
        whole = levels[max(0, at - len(row)) : at]
        if len(row) >= _FEWEST and len(whole) == len(row) and all(map(_agree, whole, row)):
            for one, other in zip(whole, row, strict=True):
                yield Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (one,), other, stated=False)


def _row(levels: Sequence[Mention], at: int) -> Iterator[Mention]:
    """The figures of the part that begins at that place: each of another measure."""
    first = levels[at]
    told: set[str] = set()
    for one in takewhile(lambda one: first is one or (first.runs_on_to(one) and not one.own), levels[at:]):
        if one.measure in told:
            return
        told.add(one.measure)
        yield one


def _agree(one: Mention, other: Mention) -> bool:
    same = one.exact == other.exact != 0 and comparable(one, other)
    return same and other.measure in ("", one.measure) and one.passage is other.passage
