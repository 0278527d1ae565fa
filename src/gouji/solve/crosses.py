"""Cross tables in prose: 全市A（一般a、专项b），其中市级B（…），县区C（…）: the parts of the parts add up by column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.catalogue.names import core
from gouji.domain.claims import Mention, Shape
from gouji.domain.comparable import comparable
from gouji.solve.spans import adds_up
from gouji.solve.summed import Sum

_MOST = 4  # rows of such a table
_FEWEST = 2
_BITS = 16  # rows and columns that all add up are meant to


def crossed(found: Sequence[Sum]) -> Iterator[Sum]:
    """Sums across those of ``found``: heads that add up to an earlier head, and their parts column by column."""
    splits = sorted((one for one in found if len(one.parts) >= _FEWEST and one.shape is Shape.PARTS), key=_start)
    for at, whole in enumerate(splits):
        alike = [one for one in splits[at + 1 :] if one.whole is not whole.whole and _names(one) == _names(whole)]
        for count in range(min(len(alike), _MOST), 1, -1):
            heads = tuple(one.whole for one in alike[:count])
            columns = list(zip(*(one.parts for one in alike[:count]), strict=True))
            sums = [(heads, whole.whole), *zip(columns, whole.parts, strict=True)]
            if all(comparable(one, *parts) and adds_up(parts, one) for parts, one in sums):
                yield from (_sum(parts, one) for parts, one in sums)
                break


def _start(one: Sum) -> int:
    return one.whole.start


def _names(one: Sum) -> tuple[str, ...]:
    return tuple(core(part.subject) for part in one.parts)


def _sum(parts: tuple[Mention, ...], whole: Mention) -> Sum:
    return Sum(Shape.PARTS, parts, (1,) * len(parts), whole, 0, _BITS)
