"""Parts whose names stand behind them: 结余资金A中，a为项目结转，b为净结余; 资金A，其中：a用于设备购置；b用于培训."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout, Spot

_OPENS = re.compile(r"\s*(?:中[，,：:]?|[，,。；;]\s*其中[：:，,]?)\s*(?:[（(]?[1一][)）.．、])?\s*")
_NAMED = re.compile(r"\s*(?:为|是|属于?|用于|用作|系)(?!上年|去年)[^，,。；;\d]{2,30}")
_BEHIND_HALT, _BEHIND_COMMA = (
    re.compile(rf"[^，,。；;\d]*[{signs}]\s*(?:[（(]?\d[)）.．、])?\s*") for signs in ("；;", "，,、")
)
_FEWEST = 2


@told_by(("中",), fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """Every such list of amounts. A doubt where they are more than the whole; less is lawful, for the rest may go untold."""
    for at, spot in enumerate(layout.spots):
        whole = spot.mention
        parts = tuple(_parts(whole, layout.spots[at + 1 :]))
        if whole.role is Role.LEVEL and len(parts) >= _FEWEST and comparable(whole, *parts):
            relation = Relation(Kind.SUM, Shape.PARTS, Formula.SUM, parts, whole)
            yield Claim((relation,), Evidence.OPEN, may_leave_out=True)


def _parts(whole: Mention, behind: Sequence[Spot]) -> Iterator[Mention]:
    """The parts one by one, all told apart by the sign that stands behind the first: ； behind 、 or ， begins another way to
    divide the whole."""
    text, last, opens = whole.passage.text, whole, _OPENS
    for spot in behind:
        part = spot.mention
        if part.own or part.role is not Role.LEVEL or opens.fullmatch(text, last.end, part.start) is None:
            return
        named = _NAMED.match(text, part.end)
        if named is None:
            return
        yield part
        if opens is _OPENS:
            opens = _BEHIND_HALT if text[named.end() : named.end() + 1] in "；;" else _BEHIND_COMMA
        last = part
