"""Averages and prices told apart from what they are worked out from: 支出A…。培训n人次，人均b; 核定n亩。按每亩b的标准，发放A.

Only kind and place speak here, in bits: which total and which count are meant is chosen with the figures, and nothing here can
accuse. ``averages`` and ``counted_averages`` read those of one sentence whose words tell more.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from gouji.catalogue.names import core
from gouji.domain.claims import Kind, Mention, Role, Shape
from gouji.domain.proposals import Among, Ratio
from gouji.recognise.claims.sentences.of_one import counts_such, is_set
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout, Spot

#: What a figure falls to one of, by the words right before it: 观众人均成本, 按每亩, 其中平均每所; but not 每岗每月.
_OF_ONE = re.compile(
    r"(?:每一?(?P<each>[^\W\d年月日天周季])|(?P<one>[^\W\d平年月日天周季均])均)(?:每年)?[^每均\d，,。；;：:（）()\n]{0,12}$"
)
_GENERIC = "个"  # 整治村庄24个，村均
_PERSONS = {"人", "人次"}
_BEFORE, _BEHIND, _LEAD = 30, 3, 24
_SENTENCE, _KIN, _OTHER_YEAR, _COUNTS = 2, 3, -4, 4


def ratios(layout: Layout) -> Iterator[Ratio]:
    """Every average and price of a passage with the totals and counts that it may be of."""
    levels = [spot for spot in layout.spots if spot.mention.role is Role.LEVEL and not spot.mention.figure.unit.is_rate]
    starts = [spot.mention.start for spot in levels]
    for spot in levels:
        found = _name(spot.mention)
        if found is None:
            continue
        at = bisect_left(starts, spot.mention.start)
        behind = [one for one in levels[at + 1 : at + 1 + _BEHIND] if one.sentence == spot.sentence]
        near = [*levels[max(0, at - _BEFORE) : at], *behind]
        yield from _of(spot, found["each"] or found["one"], near)


def _name(level: Mention) -> re.Match[str] | None:
    """The words right before a figure that say that it falls to one of many."""
    return _OF_ONE.search(level.passage.text[max(level.clause[0], level.start - _LEAD) : level.start])


def _of(spot: Spot, one: str, near: Sequence[Spot]) -> Iterator[Ratio]:
    each = spot.mention
    words = each.words_before(over="，,、", to_figure=True)
    tops = tuple(
        (other.mention, _place(other, spot) + _KIN * _is_kin(core(other.mention.subject), words))
        for other in near
        if _counts_the_same(other.mention, each) and _name(other.mention) is None
    )
    bottoms = tuple(
        (other.mention, _place(other, spot) + _COUNTS)
        for other in near
        if other.mention.figure.unit.is_count and _is_of_such(other.mention, one)
    )
    if tops and bottoms:
        yield Ratio(Kind.RATIO, Shape.PER_HEAD, each, tops, bottoms, Among(sentence=spot.sentence), is_set(each))


def _place(other: Spot, spot: Spot) -> int:
    years = {other.mention.year, spot.mention.year} - {None}
    due = other.mention.measure in BUDGET_MEASURES and spot.mention.measure not in BUDGET_MEASURES
    return _SENTENCE * (other.sentence == spot.sentence) + _OTHER_YEAR * (len(years) > 1) - _SENTENCE * due


def _is_of_such(count: Mention, one: str) -> bool:
    """Whether a figure counts what an average is for one of, by its measure word or by its name: 户, 村庄24个."""
    return counts_such(count, one) or (count.figure.unit.dimension == _GENERIC and one in count.subject)


def _counts_the_same(other: Mention, each: Mention) -> bool:
    one, two = other.figure.unit, each.figure.unit
    return one.dimension == two.dimension or {one.dimension, two.dimension} <= _PERSONS


def _is_kin(name: str, words: str) -> bool:
    """Whether two characters in a row of ``name`` stand in ``words``."""
    return any(name[at : at + 2] in words for at in range(len(name) - 1))
