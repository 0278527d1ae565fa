"""What is left once a figure is taken off: 全区收入A，剔除上划收入B，本级收入C: C is what B leaves of A."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout

_NEAR = 5  # what differs by more than a fifth of it is left of something else
_NOUN = 2  # characters that end a name and say what it is: 收入, 资产
_TAKES_OFF = re.compile(r"[，,](?:剔除|扣除|减除|减去)[^，,。；;：:\d]{0,20}")
_LEAVES = re.compile(r"(?:后|之后|的)?[，,]?(?!同比|比|较|下降|增长)[^，,。；;：:、\d]{0,20}")


@told_by(("剔除", "扣除", "减除", "减去"), fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """Each three amounts of one sentence of which the second is taken off the first."""
    spots = layout.spots
    for one, taken, left in zip(spots, spots[1:], spots[2:], strict=False):
        same = one.sentence == taken.sentence == left.sentence and one.brackets == taken.brackets == left.brackets
        figures = (one.mention, taken.mention, left.mention)
        if not same or any(figure.role is not Role.LEVEL for figure in figures) or not comparable(*figures):
            continue
        text = one.mention.passage.text
        takes = _TAKES_OFF.fullmatch(text[one.mention.end : taken.mention.start])
        if takes and _LEAVES.fullmatch(text[taken.mention.end : left.mention.start]):
            ends = (one.mention, taken.mention)
            relation = Relation(Kind.DIFFERENCE, Shape.REMAINDER, Formula.SUM, ends, left.mention, (1, -1))
            alike = core(one.mention.subject)[-_NOUN:] == core(left.mention.subject)[-_NOUN:]
            yield Claim((relation,), Evidence.OPEN if alike else Evidence.NAMED, within=_NEAR)
