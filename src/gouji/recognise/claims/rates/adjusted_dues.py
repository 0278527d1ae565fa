"""Rates of what was due before or after it was adjusted: 收入由A调整为B。…收入C，完成年初目标的p, 完成调整预期的q: C over A, C over B."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.catalogue.claims import wording
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout, Spot

_FIRST = re.compile(r"年初|原|期初|人代会|初始")
_FAR, _TOPS = 24, 3


@told_by({Role.COMPLETION}, lambda: wording().becomes, fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """Every such rate with what was done in its sentence, over each due that is printed as adjusted before it, the nearest
    first. It counts where it holds."""
    for at, spot in enumerate(layout.spots):
        rate = spot.mention
        if rate.role is not Role.COMPLETION or rate.rank[1] > 1 or not rate.base.rstrip().endswith("的"):
            continue
        near = layout.spots[max(0, at - _FAR) : at]
        dues = [pair for pair in pairwise(one.mention for one in near) if _is_adjusted(*pair)]
        first = _FIRST.search(rate.base) is not None
        bottoms = [due for due, became in reversed(dues)] if first else [became for _, became in reversed(dues)]
        tops = _done(near, spot)
        told = [
            _completed(top, due, rate)
            for due in bottoms
            for top in tops
            if due.start < top.start and comparable(top, due)
        ]
        if told:
            yield Claim(tuple(told), Evidence.NAMED)


def _is_adjusted(due: Mention, became: Mention) -> bool:
    text = due.passage.text[due.end : became.start]
    levels = due.role in (Role.LEVEL, Role.BASE) and became.role is Role.LEVEL
    return levels and text.rstrip("了").endswith(wording().becomes) and "。" not in text and comparable(due, became)


def _done(near: Sequence[Spot], spot: Spot) -> list[Mention]:
    """What was done, nearest first, in the sentence of a rate and in no bracket but its own."""
    told = [
        one.mention
        for one in reversed(near)
        if one.sentence == spot.sentence and one.brackets == spot.brackets and one.mention.role is Role.LEVEL
    ]
    return [one for one in told if one.measure not in BUDGET_MEASURES and not one.divides][:_TOPS]


def _completed(top: Mention, due: Mention, rate: Mention) -> Relation:
    return Relation(Kind.COMPLETION, Shape.COMPLETION, Formula.QUOTIENT, (top, due), rate)
