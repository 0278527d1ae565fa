"""The scores of a whole paragraph, sentence by sentence, and the total behind them: 预算执行得分10；产出得分47。…总分100，得分94."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.domain.claims import Formula, Kind, Mention, Relation, Shape
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.full_marks import as_it_is
from gouji.recognise.claims.sentences.rows import Layout

_LEAD = 16
_FULL = re.compile(r"(?:分值|权重|满分|标准分|应得分?)(?:为|是|：|:)?\s*$")
_TOTAL = re.compile(
    r"(?:总分|总得分|综合得?评?分|自评总?得?分|评价总?得?分|最终得?分|合计|共计|总计)[^，,。；;、\d]{0,4}$"
)
_BEHIND_TOTAL = re.compile(r"[，,（(]\s*(?:实际|自评|评价)?得分?(?:为|是|：|:)?\s*")
_OUT_OF = re.compile(r"总分值?(?:为|是|：|:)?\s*$")
_FEWEST = 3
_NO_ITEM = re.compile(r"扣|减|加|优|良|以上|以下|及格|等级|平均")


def claims(layout: Layout) -> Iterator[Claim]:
    """The sum of all full marks and the sum of all that was got. They count where they hold: some score may be of a group."""
    full: list[Mention] = []
    got: list[Mention] = []
    before: Mention | None = None
    for spot in layout.spots:
        one = spot.mention
        if one.figure.unit.dimension != "score":
            continue
        lead = one.passage.text[max(0, one.start - _LEAD) : one.start]
        beside = before is not None and _BEHIND_TOTAL.fullmatch(one.passage.text, before.end, one.start) is not None
        if before is not None and beside:  # 总分100，得分94
            yield from _sum(full, before)
            yield from _sum(got, one)
            full, got, before = [], [], None
        elif _TOTAL.search(lead):
            if not _OUT_OF.search(lead) or len(full) < _FEWEST:
                yield from _sum(got, one)
            before = one
        else:
            before = None
            if not _NO_ITEM.search(lead[-6:]):
                (full if _FULL.search(lead) else got).append(one)
    if before is not None:
        yield from _sum(full, before)


def _sum(items: Sequence[Mention], total: Mention) -> Iterator[Claim]:
    spread = len({one.clause[0] for one in (*items, total)}) > 1
    if len(items) >= _FEWEST and spread:
        relation = Relation(Kind.SUM, Shape.PARTS, Formula.SUM, tuple(map(as_it_is, items)), as_it_is(total))
        yield Claim((relation,), Evidence.NAMED)
