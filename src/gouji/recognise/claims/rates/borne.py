"""What each of several bears of a cost, its share told first: 总保费A，中央财政补贴50%为a，省级补贴30%，计b: a is 50% of A."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import RATE, told_by
from gouji.recognise.claims.sentences.rows import Layout

_COMES_TO = re.compile(r"^[，,]?(?:金额)?(?:[即计为合约共达]|资金|补[助贴])+$")
_MOST = 6  # figures back to the cost


@told_by({RATE}, fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """Each amount right behind its share, of the nearest cost before that is no such amount. It counts where it holds."""
    borne: list[Mention] = []
    before: list[Mention] = []
    rate: Mention | None = None
    for spot in layout.spots:
        one = spot.mention
        if rate is not None and one.figure.unit.is_money and _COMES_TO.match(one.passage.text[rate.end : one.start]):
            costs = [cost for cost in before[-_MOST:] if cost not in borne and comparable(cost, one)]
            told = tuple(
                Relation(Kind.SHARE, Shape.SHARE, Formula.QUOTIENT, (one, cost), rate) for cost in reversed(costs)
            )
            borne.append(one)
            if told:
                yield Claim(told, Evidence.NAMED)
        rate = one if one.figure.unit.is_rate and one.role in (Role.OTHER, Role.SHARE) and one.own else None
        if one.role is Role.LEVEL and one.figure.unit.is_money:
            before.append(one)
