"""Rates of completion over what two figures make: where another figure prints just that, they are over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gouji.domain.claims import Formula, Mention, Relation, Shape
from gouji.domain.comparable import comparable
from gouji.solve.spans import adds_up, fits, within

_OF_UNPRINTED = (Formula.OF_THE_REST, Formula.PART_OF_SUM, Formula.OVER_SUM)


def over_what_is_printed(relations: Sequence[Relation], figures: Sequence[Mention]) -> Iterator[Relation]:
    """``relations``, a rate of completion over what two figures make as one over the figure that prints it, and over nothing
    else where it is one over a printed figure."""
    plain = {one.claimed for one in relations if one.formula is Formula.QUOTIENT and fits(one)}
    for one in relations:
        if one.shape is not Shape.COMPLETION or one.formula not in _OF_UNPRINTED or not fits(one):
            yield one
            continue
        before = (other for other in figures if other.start < one.claimed.start and other not in one.operands)
        whole = next((other for other in before if _is_base(other, one)), None)
        if whole is not None and one.claimed not in plain:
            yield replace(one, formula=Formula.QUOTIENT, operands=(one.operands[0], whole), signs=(), rivals=())
        elif whole is None and (one.formula is Formula.OVER_SUM or one.claimed not in plain):
            yield one


def _is_base(printed: Mention, rate: Relation) -> bool:
    """Whether ``printed`` is what the figures of ``rate`` make up below the line."""
    top, *rest = rate.operands
    if not comparable(printed, top):
        return False
    if rate.formula is Formula.OF_THE_REST:
        return adds_up((printed, *rest), top)
    if rate.formula is Formula.PART_OF_SUM:
        return adds_up(rate.operands, printed)
    return printed.start >= rest[-1].end and within(rest, rate.signs[1:], printed)
