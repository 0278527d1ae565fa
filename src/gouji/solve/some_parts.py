"""A change that some of the changes listed behind it make up, while more are listed: 2022年A。2021年B。比上年增加D，原因是：甲增加a；
乙增加b；丙增加c；丁减少d, where a＋b＋c＝D. It is then told of those, of which A and B may hold more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gouji.domain.claims import Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.solve.spans import fits

_FEWEST = 3


def of_some_parts(relations: Sequence[Relation], figures: Sequence[Mention]) -> Iterator[Relation]:
    """``relations``, the failing differences of such changes no more than doubts."""
    some = {one.claimed for one in relations if _is_of_some(one, figures)}
    for one in relations:
        doubtful = one.shape is Shape.DIFFERENCE and one.claimed in some and one.stated and not fits(one)
        yield replace(one, stated=False) if doubtful else one


def _is_of_some(relation: Relation, figures: Iterable[Mention]) -> bool:
    if relation.shape is not Shape.CHANGE_PARTS or len(relation.operands) < _FEWEST or not fits(relation):
        return False
    last = max(relation.operands, key=lambda one: one.start)
    return any(
        one.role is Role.CHANGE
        and one.passage is last.passage
        and one.start > last.start
        and comparable(one, last)
        and "。" not in one.passage.text[last.end : one.start]
        for one in figures
    )
