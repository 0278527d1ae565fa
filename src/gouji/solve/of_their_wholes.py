"""Shares that stand behind the last part of an item and are of the item itself: 收入A。1.甲a，其中b、c，占p: a of A, and not c of a."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gouji.domain.claims import Formula, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.solve.spans import fits

_TELLING = 2  # digits of a share: of shorter ones many quotients are by chance


def of_their_wholes(relations: Sequence[Relation], figures: Sequence[Mention]) -> Iterator[Relation]:
    """``relations``, a share that fails of a part over its whole as one of that whole where it holds over a figure before it."""
    for one in relations:
        if one.shape is not Shape.SHARE or one.formula is not Formula.QUOTIENT or fits(one) is not False:
            yield one
            continue
        meant = _meant(one, figures)
        yield one if meant is None else meant


def _meant(share: Relation, figures: Sequence[Mention]) -> Relation | None:
    whole, rate = share.operands[1], share.claimed
    if not share.operands[0].start > whole.start or len(rate.figure.digits) < _TELLING or whole.figure.value == 0:
        return None
    before = (one for one in reversed(figures) if one.start < whole.start and one.role is Role.LEVEL)
    wider = (one for one in before if comparable(one, whole) and one.exact > whole.exact)
    readings = (replace(share, operands=(whole, one), stated=False, found=True, rivals=()) for one in wider)
    return next((one for one in readings if fits(one)), None)
