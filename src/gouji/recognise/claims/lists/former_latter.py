"""Two parts told as 前者 and 后者: 支出A，由甲和乙两部分组成，前者a，占比p；后者b，占比q."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout, Spot

_MADE_UP = re.compile(
    r"[，,]\s*[^，,、；;\d和与及]*[和与及](?!其他)[^，,、；;\d和与及]*(?:组成|构成|两部分|两块|两类|两项)"
)
_SHARE = re.compile(r"[，,（(]\s*占比?(?:例|重)?(?:总支出的?|总收入的?)?(?:为|是|达)?\s*")
_FORMER, _LATTER = "前者", "后者"


@told_by(("前者",), ("后者",), fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """Such a pair behind the only figure of its sentence, whose words say that it is made up of two. A doubt where it fails."""
    for _, group in groupby(layout.spots, key=lambda spot: spot.sentence):
        spots = list(group)
        levels = [spot.mention for spot in spots if spot.mention.role is Role.LEVEL]
        if len(levels) == 3 and _names(levels[1], _FORMER) and _names(levels[2], _LATTER) and comparable(*levels):
            yield from _of(levels, spots)


def _names(level: Mention, name: str) -> bool:
    return level.words_before().strip().startswith(name)


def _of(levels: Sequence[Mention], spots: Sequence[Spot]) -> Iterator[Claim]:
    whole, *parts = levels
    text = whole.passage.text
    if _MADE_UP.search(text, whole.end, parts[0].start) is None:
        return
    yield Claim((Relation(Kind.SUM, Shape.PARTS, Formula.SUM, tuple(parts), whole),), Evidence.OPEN)
    told = [spot.mention for spot in spots]
    for part in parts:
        rate = next((one for one in told if one.start > part.end), None)
        if rate is not None and rate.role is Role.SHARE and _SHARE.fullmatch(text, part.end, rate.start):
            relation = Relation(Kind.SHARE, Shape.SHARE, Formula.QUOTIENT, (part, whole), rate)
            yield Claim((relation,), Evidence.OPEN)
