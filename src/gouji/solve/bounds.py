"""Parts that are larger than everything that they may be a part of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gouji.domain.claims import Formula, Kind, Mention, Relation, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Bounded
from gouji.solve.spans import fits
from gouji.values.interval import total


def exceeding(proposed: Iterable[Bounded], known: Iterable[Relation]) -> Iterator[Relation]:
    """The parts that no whole can hold, told of the nearest whole; none that the relations ``known`` tie or accuse already,
    as a sum that fails does."""
    tied = {mention for one in known for mention in one.mentions}
    seen: set[Mention] = set()
    for one in proposed:
        if one.part in tied or one.part in seen:
            continue
        alike = [whole for whole in one.wholes if whole is not one.part and comparable(whole, one.part)]
        rows = [Relation(Kind.OTHER, Shape.PART_OF, Formula.AT_LEAST, (one.part,), whole) for whole in alike]
        if rows and rows[0].claimed is one.wholes[0] and not any(fits(row) for row in rows) and not _is_of_all(one):
            seen.add(one.part)
            yield rows[0]


def _is_of_all(one: Bounded) -> bool:
    """Whether a part is no larger than all that is told in one breath: 电脑a台、打印机b台，其中国产c台."""
    every = total([whole.interval for whole in (one.wholes[0], *one.beside)])
    return bool(one.beside) and one.part.interval.low <= every.high
