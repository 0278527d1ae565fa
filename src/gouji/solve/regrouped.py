"""A total of parts of which some make up a figure that stands before them is the total of that figure and the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gouji.domain.claims import Shape
from gouji.solve.spans import within
from gouji.solve.summed import Sum

_FEWEST = 2
_PARTING = (Shape.PARTS, Shape.TOTAL)


def regrouped(found: Iterable[Sum], known: Iterable[Sum]) -> Iterator[Sum]:
    """收入A，其中：税收a、非税b。…加上补助c，总计T: T = A + c, not a + b + c; where A stands among what T is told of, before its own
    parts."""
    inner = [one for one in known if one.shape is Shape.PARTS and len(one.counted) >= _FEWEST]
    for one in found:
        if one.shape not in _PARTING or (one.signs and -1 in one.signs):
            continue
        for other in inner:
            if other.counted < one.counted and other.whole is not one.whole and other.whole not in one.counted:
                parts = _with_the_whole(one, other)
                if parts is not None:
                    yield parts


def _with_the_whole(one: Sum, other: Sum) -> Sum | None:
    """``one`` with the whole of ``other`` in the place of its parts; None where it stands elsewhere or does not add up."""
    parts = tuple(sorted({*one.parts} - {*other.parts} | {other.whole}, key=lambda part: part.start))
    first = min(other.parts, key=lambda part: part.start)
    signs = (1,) * len(parts)
    if other.whole.start > first.start or len(parts) < _FEWEST or not within(parts, signs, one.whole):
        return None
    return replace(one, parts=parts, signs=signs, score=one.score + 1)
