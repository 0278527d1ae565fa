"""Rates with what they are of in brackets behind them: 控制率95.1%（实际142.6万元／预算150万元）; 变动率-10%（本年5.4万元、上年6万元）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import RATE, told_by
from gouji.recognise.claims.sentences.rows import Layout, Spot

_OPENS = re.compile(r"\s?[（(]")
_KINDS = {Role.COMPLETION: Kind.COMPLETION, Role.SHARE: Kind.SHARE, Role.GROWTH: Kind.GROWTH}
_LEAD = 16
_MOVES = ("变动率", "变化率", "增减率", "增长率", "下降率")


@told_by({RATE}, ("（", "("), fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """Every rate right behind which a bracket prints two amounts of one kind and nothing else. It counts where it holds:
    优良率90%（优5个/良13个） divides nothing."""
    spots = layout.spots
    for rate, first, second, behind in zip(spots, spots[1:], spots[2:], (*spots[3:], None), strict=False):
        if rate.mention.figure.unit.is_rate and _is_of(rate, first, second, behind):
            one, other = first.mention, second.mention
            yield Claim(tuple(_readings(rate.mention, one, other)), Evidence.NAMED)


def _is_of(rate: Spot, one: Spot, other: Spot, behind: Spot | None) -> bool:
    """Whether the two figures are all that the bracket right behind ``rate`` holds."""
    inside = one.brackets == other.brackets and len(one.brackets) == len(rate.brackets) + 1
    ends = behind is None or behind.brackets[: len(one.brackets)] != one.brackets
    opens = _OPENS.match(rate.mention.passage.text, rate.mention.end) is not None
    return inside and ends and opens and comparable(one.mention, other.mention) and not one.mention.figure.unit.is_rate


def _readings(rate: Mention, one: Mention, other: Mention) -> Iterator[Relation]:
    moves = rate.role is Role.GROWTH or _lead(rate).rstrip("为是达到约 ").endswith(_MOVES)
    if moves:
        formula = Formula.FALL if rate.direction < 0 else Formula.RISE
        yield Relation(Kind.GROWTH, Shape.GROWTH, formula, (one, other), rate)
        yield Relation(Kind.GROWTH, Shape.GROWTH, formula, (other, one), rate)
        return
    kind = _KINDS.get(rate.role, Kind.RATIO)
    shape = Shape.SHARE if kind is Kind.SHARE else Shape.COMPLETION
    yield Relation(kind, shape, Formula.QUOTIENT, (one, other), rate)
    yield Relation(kind, shape, Formula.QUOTIENT, (other, one), rate)


def _lead(rate: Mention) -> str:
    return rate.passage.text[max(0, rate.start - _LEAD) : rate.start]
