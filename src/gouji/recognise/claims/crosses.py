"""Cross tables in prose: 全市A（一般a、专项b），其中市级B（…），县区C（…）: the parts of the parts add up by column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.catalogue.names import core
from gouji.domain.claims import Kind, Mention, Relation, Shape
from gouji.domain.comparable import comparable
from gouji.domain.formulas import Formula
from gouji.solve.spans import adds_up

_LOOK_BACK = 4

Split = tuple[Mention, tuple[Mention, ...]]


def relations(found: Sequence[Relation]) -> Iterator[Relation]:
    """Sums across the splits of ``found``: heads that add up to an earlier head, and their parts column by column."""
    splits: list[Split] = [
        (relation.claimed, relation.operands)
        for relation in found
        if relation.shape is Shape.PARTS and len(relation.operands) > 1
    ]
    splits.sort(key=lambda split: split[0].start)
    for at, whole in enumerate(splits):
        alike = [one for one in splits[at + 1 :] if _names(one) == _names(whole)]
        for count in range(min(len(alike), _LOOK_BACK), 1, -1):
            heads = tuple(head for head, _ in alike[:count])
            if comparable(whole[0], *heads) and adds_up(heads, whole[0]):
                yield _sum(heads, whole[0])
                yield from _columns(whole, alike[:count])
                break


def _columns(whole: Split, alike: Sequence[Split]) -> Iterator[Relation]:
    for column, claimed in enumerate(whole[1]):
        parts = tuple(split[1][column] for split in alike)
        if comparable(claimed, *parts) and adds_up(parts, claimed):
            yield _sum(parts, claimed)


def _names(split: Split) -> tuple[str, ...]:
    return tuple(core(part.subject) for part in split[1])


def _sum(parts: tuple[Mention, ...], whole: Mention) -> Relation:
    return Relation(Kind.SUM, Shape.PARTS, Formula.SUM, parts, whole, stated=False)
