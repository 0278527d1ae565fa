"""An amount told again in another unit: 差额0.07亿元，即700万元; 收入3,998,590.45元。…折合399.86万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import Layout

_LEAD = 12
_THAT_IS = re.compile(r"(?:^|[，,。；;：:（(元])\s?(?:即|也就是|亦即|折合|约合|换算为?)(?:人民币)?(?:约|为)?\s?$")
_FAR = 12  # figures


def claims(layout: Layout) -> Iterator[Claim]:
    """Every amount that its words call the same as another, with those before it in other units. None is a fault: 折合 may be of
    a figure that is not printed."""
    for at, spot in enumerate(layout.spots):
        again = spot.mention
        if again.role is not Role.LEVEL or not again.figure.unit.is_money:
            continue
        lead = again.passage.text[max(0, again.start - _LEAD) : again.start]
        if _THAT_IS.search(lead):
            before = (one.mention for one in reversed(layout.spots[max(0, at - _FAR) : at]))
            readings = tuple(_equal(one, again) for one in before if _is_in_another_unit(one, again))
            yield Claim(readings, Evidence.NAMED)


def _is_in_another_unit(one: Mention, other: Mention) -> bool:
    amounts = one.role in (Role.LEVEL, Role.CHANGE, Role.OTHER) and comparable(one, other)
    return amounts and one.figure.unit is not other.figure.unit


def _equal(one: Mention, other: Mention) -> Relation:
    return Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (one,), other)
