"""Shares that a sentence adds up itself: 甲类占p，乙类占q，丙类占r，合计100%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from gouji.domain.claims import Formula, Kind, Relation, Role, Shape
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout

_FEWEST = 2
_TOTAL = re.compile(
    r"^(?:以上|上述)?(?:[两二三四五六七八九十]项|各项|各类)?(?:占比|比例|比重)?(?:合计|共计|总计|相加)(?:为|是|占比?|达)*\s*$"
)
_NESTED = re.compile(r"其中|[（(]|分别占|累计|重复|重叠|多选")
_ALL = 100


@told_by({Role.SHARE}, ("合计", "共计", "总计", "相加"), fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """The shares of one base of a sentence before such a total. Where they are said to make up 100% they must; another
    total is a doubt, for some may be left out of it."""
    for _, group in groupby(layout.spots, key=lambda spot: (spot.sentence, spot.brackets)):
        told = [spot.mention for spot in group]
        rates = [one for one in told if one.figure.unit.is_rate]
        at = next((at for at, one in enumerate(rates) if at >= _FEWEST and _TOTAL.search(one.words_before())), 0)
        parts, total = tuple(rates[:at]), rates[at] if rates else None
        if not parts or total is None:
            continue
        alike = all(one.role is Role.SHARE and one.own for one in parts) and len({one.base for one in parts}) == 1
        if alike and not _NESTED.search(total.passage.text, parts[0].clause[0], total.start):
            relation = Relation(Kind.SUM, Shape.TOTAL, Formula.SUM, parts, total)
            yield Claim((relation,), Evidence.STATED if total.figure.value == _ALL else Evidence.OPEN)
