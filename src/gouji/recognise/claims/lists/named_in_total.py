"""Totals that name all their parts: 会议费和培训费合计T，其中会议费a，培训费b; 会议及培训支出T，其中…; 以上四项共计T，其中甲a、乙b、丙c、丁d."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.lists.listed import readings_of
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout
from gouji.values import zh

_AND = re.compile(r"[和及与、]")
_TOTAL = re.compile(r"(?:合计|共计|总计|共)(?:支出|金额|资金|投入|安排|收入)*(?:为|是)?\s*$")
_COUNTED = re.compile(
    r"(?:^|[，,。；;])(?:以上|上述|这)(?P<count>[两二三四五六七八九])[项类者](?:资金|费用|支出)?(?:合计|共计|总计|共)(?:支出|金额)?(?:为|是)?\s*$"
)
_AMONG = "其中"
_TWO = "两"
_FEWEST = 2


@told_by(("其中",), fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """The parts behind 其中, where they are just those that the total names, or as many as it says. Named, they must add up to it;
    counted or joined, it is a doubt where they do not."""
    for opener in layout.openers:
        whole = layout.rows[opener.before].level
        if (
            whole is None
            or opener.in_bracket
            or not opener.mark.text.startswith(_AMONG)
            or whole.role is not Role.LEVEL
        ):
            continue
        for rows in readings_of(layout, opener):
            parts = tuple(row.level for row in rows if row.level is not None)
            if len(parts) != len(rows) or not comparable(whole, *parts) or not all(part.own for part in parts):
                continue
            evidence = _evidence(whole, parts)
            if evidence is not None:
                yield Claim((Relation(Kind.SUM, Shape.PARTS, Formula.SUM, parts, whole),), evidence)
                break


def _evidence(whole: Mention, parts: tuple[Mention, ...]) -> Evidence | None:
    names = [core(part.subject) for part in parts]
    alike = len({(part.measure, part.year) for part in (*parts, whole)}) == 1
    if alike and _TOTAL.search(whole.words_before(over="、")):
        named = [core(name) for name in _AND.split(whole.subject)]
        if len(named) > 1 and named == names:
            return Evidence.STATED
    if alike and _are_joined(core(whole.subject), names):
        return Evidence.OPEN
    counted = _COUNTED.search(whole.lead)
    if counted is None:
        return None
    count = 2 if counted["count"] == _TWO else zh.parse_numeral(counted["count"])
    return Evidence.OPEN if alike and count == len(parts) == len(set(names)) else None


def _are_joined(whole: str, names: list[str]) -> bool:
    """Whether a whole joins the names of its parts and says once what they end in: 会议及培训支出, 会议支出, 培训支出."""
    joined = _AND.split(whole)
    if len(joined) != len(names) or len(names) < _FEWEST or not joined[-1].endswith(names[-1]):
        return False
    end = next(
        (names[-1][at:] for at in range(1, len(names[-1])) if all(one.endswith(names[-1][at:]) for one in names)), ""
    )
    stems = [name.removesuffix(end) for name in names[:-1]]
    return bool(end) and all(
        len(stem) >= _FEWEST and piece.endswith(stem) for stem, piece in zip(stems, joined[:-1], strict=True)
    )
