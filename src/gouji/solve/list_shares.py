"""The shares that the parts of a list print: whether they are of the figure before them, of their own sum, and make all of it."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.domain.claims import Formula, Kind, Mention, Relation, Shape
from gouji.domain.proposals import Item
from gouji.solve.spans import ONE, divides, fits, span


def shares_make_all(items: Sequence[Item], whole: Mention) -> bool:
    """Whether every part prints its share of the whole, all but one at most rightly, and the shares make 100%."""
    shares = [item.share for item in items if item.share is not None]
    if len(shares) < len(items):
        return False
    right = sum(
        item.share is not None
        and (item.level.figure.value == item.share.figure.value == 0 or divides(item.level, whole, item.share))
        for item in items
    )
    ends = [span(share) for share in shares]
    makes_all = sum(low for low, _ in ends) <= ONE <= sum(high for _, high in ends)
    return makes_all and right >= len(items) - 1


def shares_hold(items: Sequence[Item], whole: Mention) -> bool:
    """Whether every part prints its share of the whole, and rightly: then it is the list that leaves something out."""
    return all(
        item.share is not None
        and (item.level.figure.value == item.share.figure.value == 0 or divides(item.level, whole, item.share))
        for item in items
    )


def shares_of_another(items: Sequence[Item]) -> bool:
    """Whether every part prints its share, and all are shares of the sum of the parts: then the figure before them is the
    total of something more."""
    parts = [item.level for item in items]
    return all(
        item.share is not None and (item.level.exact == 0 or fits(_of_the_parts(item.level, item.share, parts)))
        for item in items
    )


def _of_the_parts(part: Mention, share: Mention, parts: Sequence[Mention]) -> Relation:
    operands = (part, *(other for other in parts if other is not part))
    return Relation(Kind.SHARE, Shape.SHARE, Formula.PART_OF_SUM, operands, share)
