"""Lists that tell both years: 三公经费A，比上年的B下降p，其中甲由b1压减至a1，乙b2降到a2: the latter add up to A, the former to B."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import Layout, Opener, Spot

_BECOMES = re.compile(
    r"^\s*[，,]?\s*(?:压减|缩减|减少|削减|下降|降低|降|减|压缩|增加|提高|上升|增长|增|升|调整|调减|调增)(?:到|至|为)\s*$"
)
_FEWEST = 2

_Pair = tuple[Mention, Mention]


def claims(layout: Layout) -> Iterator[Claim]:
    """The two sums of every such list; they count where they hold, for the list may leave something out."""
    for opener in layout.openers:
        whole = layout.rows[opener.before]
        pairs = list(_pairs(layout, opener))
        if whole.level is None or len(pairs) < _FEWEST:
            continue
        former, latter = zip(*pairs, strict=True)
        yield from _sum(latter, whole.level)
        for base in whole.of(Role.BASE)[:1]:
            yield from _sum(former, base)


def _pairs(layout: Layout, opener: Opener) -> Iterator[_Pair]:
    """What each item of the list was and has become."""
    spots = [spot for spot in layout.spots if spot.mention.start > opener.mark.start]
    listed = takewhile(lambda spot: spot.sentence == spots[0].sentence, spots)
    for one, other in pairwise(listed):
        between = one.mention.passage.text[one.mention.end : other.mention.start]
        amounts = _is_amount(one) and _is_amount(other) and comparable(one.mention, other.mention)
        if amounts and _BECOMES.search(between):
            yield one.mention, other.mention


def _is_amount(spot: Spot) -> bool:
    return spot.mention.role in (Role.LEVEL, Role.BASE) and not spot.explains


def _sum(parts: Sequence[Mention], whole: Mention) -> Iterator[Claim]:
    if comparable(whole, *parts):
        relation = Relation(Kind.SUM, Shape.PARTS, Formula.SUM, tuple(parts), whole)
        yield Claim((relation,), Evidence.FIGURES)
