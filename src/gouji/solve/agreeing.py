"""What only the figures bear out: changes and rates of what stands further off, figures printed twice, three figures that close."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from gouji.domain.claims import Mention, Relation, Shape
from gouji.solve.all_of_it import all_of_it
from gouji.solve.closing import closing
from gouji.solve.equal import equal
from gouji.solve.left_of_two import left_of_two
from gouji.solve.moved_afar import moved_afar
from gouji.solve.one_sum import one_sum
from gouji.solve.rounded_again import rounded_again
from gouji.solve.slipped_again import slipped_again
from gouji.solve.spans import fits
from gouji.solve.told_again import listed_again, retold, told_again
from gouji.solve.told_beside import told_beside
from gouji.solve.told_in_order import told_in_order
from gouji.solve.told_together import told_together


def with_what_agrees(
    figures: Sequence[Mention], found: Sequence[Relation], added: Sequence[Relation]
) -> Iterator[Relation]:
    """``found``, and what only the figures bear out: changes of what stands further off, what is printed twice, three figures that
    close. Of a list told again each part is told twice, so that it is no second sum."""
    afar = [replace(one, found=True) for one in moved_afar(figures, found)]
    again = set(map(_sum_of, retold(one for one in found if fits(one))))
    same = [replace(one, found=True) for one in _told_twice(figures, added, found, again)]
    twice = {one.claimed for one in same}
    known = [one for one in found if not (_sum_of(one) in again and _counted(one) <= twice)]
    closed = (replace(one, found=True) for one in closing(figures, (*found, *afar, *same)))
    left = (replace(one, found=True) for one in left_of_two(figures, (*found, *afar, *same)))
    yield from (*known, *afar, *same, *closed, *left, *slipped_again(figures, (*known, *same)))


def _sum_of(relation: Relation) -> tuple[Mention, frozenset[Mention]]:
    return relation.claimed, _counted(relation)


def _told_twice(
    figures: Sequence[Mention],
    added: Sequence[Relation],
    ties: Sequence[Relation],
    again: Collection[tuple[Mention, frozenset[Mention]]],
) -> Iterator[Relation]:
    """What is printed twice: the figures of lists told again, other figures, and what stands beside either."""
    lists = (*told_again(one for one in ties if fits(one)), *listed_again(figures))
    listed = {one.claimed for one in lists}
    lists = (*lists, *(one for one in all_of_it(figures) if one.claimed not in listed))
    known = {one.claimed for one in lists}
    first = [one for one in added if _sum_of(one) not in again]
    apart = [one for one in ties if _sum_of(one) not in again]
    same = (*lists, *(one for one in equal(figures, first, apart) if one.claimed not in known))
    known = {one.claimed for one in same}
    same = (*same, *(one for one in told_together(figures) if one.claimed not in known))
    known = {one.claimed for one in same}
    same = (*same, *(one for one in one_sum(figures, (*first, *apart)) if one.claimed not in known))
    known = {one.claimed for one in same}
    same = (*same, *(one for one in told_in_order(figures) if one.claimed not in known))
    same = (*same, *(one for one in rounded_again(figures) if one.claimed not in known))
    yield from same
    twice = (one for one in (*same, *ties) if one.shape is Shape.RESTATED and fits(one))
    yield from told_beside(figures, twice)


def _counted(relation: Relation) -> frozenset[Mention]:
    return frozenset(one for one in relation.operands if one.figure.value != 0)
