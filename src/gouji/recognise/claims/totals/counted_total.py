"""Totals that say how many figures they add up, also of sentences before: 入库a。此外转入b。两项合计，共分配T."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout, Spot
from gouji.values import zh

_COUNTED = re.compile(
    r"(?:^|[，,。；;：:])\s*(?:以上|上述|这|此)?(?P<count>[两二三四五六七八九])(?:项|者|类|级|方面|部分)(?:资金|收入|支出)?"
    r"(?:合计|共计|总计|相加|加总)[，,]?[^，,。；;：:]{0,40}$"
)
_OF_THESE = re.compile(r"\s*[。；;，,、：:）)]{1,2}\s*(?P<these>以上|上述|这|此)?\s*[两二三四五六七八九]")
#: 两项合计，全县分配T and 两项合计占T tell of another figure.
_BARE = re.compile(r"(?:合计|共计|总计|相加|加总)(?:金额|资金|数额?)?(?:为|是|达到?|约)?\s*$")
_LIST_BEHIND = re.compile(r"\s*[，,。；;（(：:]\s*(?:其中|包括|分别|具体|主要|由|即)")
_OF_BEFORE = re.compile(r"上年(?!结转|结余)|去年|同期")
_SIDES = ("收入", "支出")
_LEAD = 60
_BOTH = "两"


@told_by(("合计", "共计", "总计", "相加", "加总"))
def claims(layout: Layout) -> Iterator[Claim]:
    """Every such total with the last so many figures before it, or the first of the last so many sentences; it counts where
    it holds, for the words do not tell which they are."""
    for at, spot in enumerate(layout.spots):
        total = spot.mention
        if total.role is not Role.LEVEL:
            continue
        found = _COUNTED.search(total.passage.text[max(0, total.start - _LEAD) : total.start])
        count = 2 if found is None or found["count"] == _BOTH else zh.parse_numeral(found["count"])
        if found is not None and count is not None:
            before = [one for one in layout.spots[:at] if _may_be_added(one, spot)]
            readings = tuple(_sum(parts, total) for parts in _parts(before, count))
            if readings:
                parts = readings[0].operands
                others = [one.mention for one in before if one.mention not in parts]
                whole = not others or _is_their_whole(others, parts)
                sure = whole and len(before) == count + len(others) and _are_these(parts, total)
                yield Claim(readings, Evidence.OPEN if sure else Evidence.NAMED)


def _is_their_whole(others: Sequence[Mention], parts: Sequence[Mention]) -> bool:
    """Whether the one other figure before them is what the parts are listed of: A，其中a、b、c，三项相加T."""
    within = {part.within for part in parts}
    return len(others) == 1 and within == {others[0].subject} and others[0].start < parts[0].start


def _are_these(parts: Sequence[Mention], total: Mention) -> bool:
    """Whether the figures, of which there are just so many, stand before the words that count them, all of one kind; 其中 behind
    the total may list others, unless the words point back."""
    text, last = total.passage.text, parts[-1]
    found = _OF_THESE.match(text, last.end, total.start) if last.passage is total.passage else None
    bare = _BARE.search(text, max(0, total.start - _LEAD), total.start) is not None
    behind = _LIST_BEHIND.match(text, total.end) is not None
    of_one_year = not any(_OF_BEFORE.search(one.lead) for one in parts)
    alike = len({(one.measure, one.year) for one in parts}) == 1 and of_one_year
    sides = {side for one in (*parts, total) for side in _SIDES if side in one.subject}
    return found is not None and bare and (found["these"] is not None or not behind) and alike and len(sides) < 2


def _may_be_added(one: Spot, total: Spot) -> bool:
    level = one.mention
    stands = level.role is Role.LEVEL or (level.role is Role.BASE and level.own)  # 中央与地方分别入库a
    alike = stands and comparable(level, total.mention) and one.brackets == total.brackets
    return alike and not one.explains and not level.divides


def _parts(before: Sequence[Spot], count: int) -> Iterator[tuple[Mention, ...]]:
    heads = [next(sentence) for _, sentence in groupby(before, key=lambda one: one.sentence)]
    rows = [one for one in before if one.row.level in (None, one.mention)]
    for run in (before, rows, heads):
        if len(run) >= count:
            yield tuple(one.mention for one in run[-count:])


def _sum(parts: tuple[Mention, ...], total: Mention) -> Relation:
    return Relation(Kind.SUM, Shape.TOTAL, Formula.SUM, parts, total)
