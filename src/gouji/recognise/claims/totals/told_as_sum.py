"""Figures told as the sum of others: 调整预算数A，即年初预算a、上年结转b、县级追加c之和."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from gouji.domain.claims import Formula, Kind, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout, Spot

_FEWEST = 2
_OPENS = re.compile(r"\s*(?:[，,]|（|\()?\s*(?:即|为|是|系|等于|由)[^，,。；;：:、\d]*")
_JOINED = re.compile(r"\s*(?:[、，,＋+]|和|与|及|以及|加上?)[^，,。；;：:、（）()\d]*")
_CLOSES = re.compile(
    r"\s*(?:之和|的总和|的合计数?|相加|[一二两三四五六七八九]项之和|[一二两三四五六七八九]者之和)\s*(?:[。；;）)]|$|[，,](?!扣|减|再|另))"
)


@told_by(("之和", "总和", "合计", "相加"), fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """Such a list in its full length. A doubt where it fails."""
    for at, whole in enumerate(layout.spots):
        parts = list(_list(layout.spots[at:]))
        if len(parts) < _FEWEST or whole.mention.role is not Role.LEVEL:
            continue
        figures = [one.mention for one in parts]
        closed = _CLOSES.match(whole.mention.passage.text, figures[-1].end)
        falls = any(one.direction < 0 for one in figures)
        if closed and not falls and comparable(whole.mention, *figures):
            relation = Relation(Kind.SUM, Shape.TOTAL, Formula.SUM, tuple(figures), whole.mention)
            yield Claim((relation,), Evidence.OPEN)


def _list(spots: Sequence[Spot]) -> Iterator[Spot]:
    """The figures behind the first that are joined to it as its parts."""
    pairs = pairwise(spots)
    text = spots[0].mention.passage.text
    behind = takewhile(
        lambda pair: (_OPENS if pair[0] is spots[0] else _JOINED).fullmatch(
            text, pair[0].mention.end, pair[1].mention.start
        ),
        pairs,
    )
    return (later for _, later in behind)
