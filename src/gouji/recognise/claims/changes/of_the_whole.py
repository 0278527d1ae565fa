"""A rate behind more than one change: A，比上年增加D，主要是甲增加a、乙减少b，增长p; A，比上年增加D，比预算减少E，增长p.

It may be of any change of its sentence that prints no rate of its own. Where it goes the other way than the change right before
it, it cannot be that one's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import Row
from gouji.recognise.claims.sentences.same import identity

_FAR = 12  # rows


def with_others(found: Sequence[Claim], rate: Mention, row: Row, rows: Sequence[Row]) -> Iterator[Claim]:
    """``found``, the claims of what ``rate`` is of, each with the other changes of its sentence that it may be of."""
    said = (one for other in rows[max(0, row.index - _FAR) : row.index + 1] for one in other.mentions)
    begins = rate.passage.text.rfind("。", 0, rate.start)  # list numbers do not end what they list
    before = sorted((one for one in said if begins < one.start < rate.start), key=lambda one: one.start)
    change = before[-1] if before and before[-1].role is Role.CHANGE else None
    if rate.role is not Role.GROWTH or rate.own or change is None or rate.figure.places == 0:
        yield from found
        return
    others = tuple(_of_others(rate, before))
    turned = change.direction != rate.direction
    same_way = tuple(one for one, whole in others if whole.direction == rate.direction)
    if not same_way:
        yield from found
    elif not any(one.readings for one in found):
        yield Claim(same_way, Evidence.OPEN if turned else Evidence.NAMED)
    elif turned:
        yield from (replace(claim, readings=(*same_way, *claim.readings)) for claim in found)
    else:
        yield from (_or_else(claim, Claim(same_way, Evidence.NAMED)) for claim in found)


def _or_else(claim: Claim, last: Claim) -> Claim:
    return replace(claim, otherwise=last if claim.otherwise is None else _or_else(claim.otherwise, last))


def _of_others(rate: Mention, before: Sequence[Mention]) -> Iterator[tuple[Relation, Mention]]:
    """What the rate is of each change but the last of those ``before`` it, the nearest first, with that change."""
    change = before[-1]
    rated = {one for one, behind in zip(before, (*before[1:], rate), strict=True) if behind.role is Role.GROWTH} - {
        change
    }
    for at in reversed(range(len(before))):
        whole = before[at]
        if whole.role is not Role.CHANGE or whole in rated or whole is change or whole.rank[1] > 1:
            continue
        amount = next((one for one in reversed(before[:at]) if one.role in (Role.LEVEL, Role.BASE)), None)
        named = whole.own and amount is not None and identity(whole.subject) != identity(amount.subject)
        if amount is not None and not named and comparable(amount, whole):
            yield _over(amount, whole, rate), whole


def _over(amount: Mention, change: Mention, rate: Mention) -> Relation:
    if amount.role is Role.BASE:
        return Relation(Kind.GROWTH, Shape.GROWTH, Formula.QUOTIENT, (change, amount), rate)
    formula = Formula.RISE_FROM_CHANGE if change.direction > 0 else Formula.FALL_FROM_CHANGE
    return Relation(Kind.GROWTH, Shape.GROWTH, formula, (amount, change), rate)
