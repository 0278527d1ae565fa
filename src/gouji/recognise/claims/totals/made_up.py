"""What words say a figure is made up of: 财力A，由收入a、补助b构成. A doubt where it fails; behind 等 or 主要 not all is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, takewhile

from gouji.catalogue.meanings import words_of
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout, Spot

_OPENS = re.compile(r"^\s*[，,。；;]?\s*(?:其中)?[，,]?\s*(?P<some>主要)?由(?!于|此)[^。；;，,\d]*$")
_FEWEST = 2
_CLOSE = 5


@told_by(("由",), fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """Every such list whose parts are all amounts with names of their own, none of them a part of another."""
    for at, (spot, following) in enumerate(pairwise(layout.spots)):
        whole, text = spot.mention, spot.mention.passage.text
        opened = _OPENS.search(text[whole.end : following.mention.start])
        if opened is None or whole.role is not Role.LEVEL:
            continue
        parts = tuple(_parts(layout.spots[at + 1 :]))
        closed = _closes().match(text, parts[-1].end) if len(parts) >= _FEWEST else None
        if closed is not None and comparable(whole, *parts) and not _is_nested(layout, parts):
            relation = Relation(Kind.SUM, Shape.PARTS, Formula.SUM, parts, whole)
            some = opened["some"] or "等" in closed[0]
            yield Claim((relation,), Evidence.NAMED if some else Evidence.OPEN, within=_CLOSE)


@cache
def _closes() -> re.Pattern[str]:
    return re.compile(
        rf"\s*等?(?:[两二三四五六]?(?:项|部分|块))?(?:资金|收入)?等?(?:共同)?(?:{words_of('make_up').pattern})"
    )


def _parts(behind: tuple[Spot, ...]) -> Iterator[Mention]:
    """The amounts up to the end of the sentence; a rate or a change told among them ends the list."""
    first = behind[0].mention
    told = takewhile(lambda one: one.mention.role is Role.LEVEL and one.mention.own and not one.explains, behind)
    return (one.mention for one in told if one.mention is first or first.runs_on_to(one.mention))


def _is_nested(layout: Layout, parts: tuple[Mention, ...]) -> bool:
    return any(parts[0].start < one.mark.start < parts[-1].start for one in layout.openers)
