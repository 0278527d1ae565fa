"""Scores told in turn: 满分100分，由甲20分、乙30分、丙50分构成，得分依次为a、b、c分，得分率依次为p、q、r: the lists that make up a total, and each rate
of what was got out of the full marks in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.domain.claims import Formula, Kind, Mention, Relation, Shape
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import SCORE, told_by
from gouji.recognise.claims.sentences.rows import Layout

_FEWEST = 3
_TOTALS = 3  # scores before a list that it may make up
_LEAD = 24
_AMONG = "其中"  # 产出得50分，其中数量20分、质量10分: what follows is no item beside it
_NEXT = re.compile(r"\s?[、，,和与及][^，,。；;、\d（(]{0,14}")
_RATES = re.compile(r"得分率[^，,。；;\d]{0,24}$")
_LISTED = re.compile(r"分别|依次|各|构成|组成|[:：由]")


@told_by({SCORE}, fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """Every list of scores with the totals before it, and every list of rates with the two lists that it divides."""
    scores = [spot.mention for spot in layout.spots if spot.mention.figure.unit.dimension == "score"]
    rates = [spot.mention for spot in layout.spots if spot.mention.figure.unit.is_rate]
    lists = [run for run in _runs(scores) if len(run) >= _FEWEST]
    alone = [one for one in scores if not any(one in run for run in lists)]
    for run in lists:
        before = [one for one in alone if one.start < run[0].start][-_TOTALS:][::-1]
        if _LISTED.search(run[0].passage.text, max(0, run[0].start - _LEAD), run[-1].end + _LEAD):
            sums = (Relation(Kind.SUM, Shape.PARTS, Formula.SUM, tuple(run), one) for one in before)
            yield Claim(tuple(sums), Evidence.NAMED)
    for run in _runs(rates):
        yield from _divided(run, lists)


def _runs(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Figures with nothing but a joint and a name between each and the next."""
    runs: list[list[Mention]] = [list(mentions[:1])] if mentions else []
    for one, other in pairwise(mentions):
        between = one.passage.text[one.end : other.start]
        if _NEXT.fullmatch(between) and not _LISTED.search(between) and _AMONG not in between:
            runs[-1].append(other)
        else:
            runs.append([other])
    return runs


def _divided(rates: Sequence[Mention], lists: Sequence[Sequence[Mention]]) -> Iterator[Claim]:
    """The rates of what was got in the list right before them out of that before it: where the first is, the others must be."""
    text = rates[0].passage.text
    before = [run for run in lists if run[-1].end <= rates[0].start and len(run) == len(rates)]
    if len(before) < 2 or not _RATES.search(text, max(0, rates[0].start - _LEAD), rates[0].start):
        return
    full, got = before[-2:]
    told = [
        Relation(Kind.RATIO, Shape.COMPLETION, Formula.QUOTIENT, (top, bottom), rate)
        for top, bottom, rate in zip(got, full, rates, strict=True)
    ]
    yield Claim(tuple(told[:1]), Evidence.NAMED, brings=tuple(Claim((one,), Evidence.OPEN) for one in told[1:]))
