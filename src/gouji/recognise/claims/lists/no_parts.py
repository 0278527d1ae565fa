"""What stands beside a figure as a list and is by its words nothing that adds up: averages of some of those that the figure is an
average of, levels of indicators of which each holds the next, lengths on both sides of one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gouji.catalogue.claims import wording
from gouji.domain.claims import Kind, Mention, Relation
from gouji.domain.proposals import Claim
from gouji.recognise.claims.sentences.of_one import is_average, is_of_levels


def are_no_parts(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether ``parts`` make up nothing: 人均可支配收入A，其中城镇a、农村b; 共15个指标，其中一级指标3个; 河道长A，其中左岸a、右岸b."""
    if is_average(whole) and not any(map(is_average, parts)):
        return True
    return any(map(is_of_levels, parts)) or (whole.figure.unit.is_measured and any(map(_is_one_side, parts)))


def adding_up(claims: Iterable[Claim]) -> Iterator[Claim]:
    """``claims`` without the sums of what makes up nothing."""
    for claim in claims:
        told = tuple(one for one in claim.readings if not _is_none(one))
        if len(told) == len(claim.readings):
            yield claim
        elif told or claim.otherwise is not None:
            yield replace(claim, readings=told)


def _is_none(relation: Relation) -> bool:
    return relation.kind is Kind.SUM and are_no_parts(relation.claimed, relation.operands)


def _is_one_side(part: Mention) -> bool:
    return any(word in part.subject for word in wording().sides_of_a_line)
