"""Rates with their base beside them in other words: 占总支出B的比重达到p; 为调整预算的p（调整预算数B）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout, Spot

_OF = re.compile(r"占[^，,。；;、：:\d]*$")
_AS_SHARE = re.compile(r"\s*的(?:比重|比例|份额)(?:已|约|仅|为|是|达到?|提高到|上升到|下降到|降到)*\s*")
_BASE = re.compile(
    r"\s*[（(]\s*(?P<name>(?:年初|调整后?的?|变动|全年|当年)?预算(?:总额|数|为|是|安排|[：:])*|(?:任务|目标)数?(?:为|是|[：:])*)\s*"
)
_WORDS = re.compile(r"(?:年初|调整|变动|全年|当年)?(?:预算|任务|目标)")
_CLOSED = re.compile(r"\s*[）)]")


@told_by({Role.SHARE, Role.COMPLETION}, fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """A doubt where it fails: the rate may be of something told before."""
    for _, group in groupby(layout.spots, key=lambda spot: spot.sentence):
        spots = list(group)
        for at, spot in enumerate(spots):
            if spot.mention.role is Role.SHARE and at > 1:
                yield from _share(spots[:at], spot.mention)
            elif spot.mention.role is Role.COMPLETION and 0 < at < len(spots) - 1:
                yield from _completion(spots[:at], spot.mention, spots[at + 1].mention)


def _share(before: Sequence[Spot], rate: Mention) -> Iterator[Claim]:
    """A，占总支出B的比重达到p, the only two amounts of the sentence so far."""
    levels = [one.mention for one in before if not one.mention.figure.unit.is_rate]
    if len(levels) != 2 or any(one.role is not Role.LEVEL for one in levels) or not comparable(*levels):
        return
    part, whole = levels
    told = _OF.search(whole.lead) and _AS_SHARE.fullmatch(whole.passage.text, whole.end, rate.start)
    if told and part.rank[1] == 1:
        yield Claim((Relation(Kind.SHARE, Shape.SHARE, Formula.QUOTIENT, (part, whole), rate),), Evidence.OPEN)


def _completion(before: Sequence[Spot], rate: Mention, base: Mention) -> Iterator[Claim]:
    """A，为调整预算的p（调整预算数B), where the bracket names the base as the rate does and none was printed before."""
    text = rate.passage.text
    found = _BASE.fullmatch(text, rate.end, base.start)
    wanted = _WORDS.search(rate.base)
    if found is None or wanted is None or not found["name"].startswith(wanted[0]) or not _CLOSED.match(text, base.end):
        return
    levels = [one.mention for one in before if one.mention.role is Role.LEVEL]
    if len(levels) == 1 and levels[0].measure not in BUDGET_MEASURES and comparable(levels[0], base):
        yield Claim(
            (Relation(Kind.COMPLETION, Shape.COMPLETION, Formula.QUOTIENT, (levels[0], base), rate),), Evidence.OPEN
        )
