"""Wholes that a paragraph before prints, divided again: 支出A万元。 and then 按支出功能分类：甲b、乙c; 其中，甲b；乙c; 返还性收入中，甲b、乙c."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gouji.catalogue.claims import complete_partition
from gouji.catalogue.names import core
from gouji.domain.claims import Mention, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Evidence, Reach, Series
from gouji.recognise.claims.across.spread import announced, said_behind, together
from gouji.recognise.claims.sentences.told import Told

_SPLITS = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?)?\s*(?:按|从|分)[^，,。；;：:、\d]{1,12}(?:分类|划分|分|看|为|如下|类别|科目)[，,：:]"
)
_SOME = re.compile(r"主要|重点|包[括含]|等\s*\d")
_WITHIN = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?)?\s*(?:其中|(?P<name>[^，,。；;：:、（(\d\s]{2,20}?)(?:收入|支出|资金)?中)[，,：:]"
)
_SIDES = ("支出", "收入")
_AROUND = 30  # characters of the words that split, and of the first name behind them
_NEARLY = 5  # parts that miss the whole by more than a fifth of it divide something else
_BACK = 4  # paragraphs
_LONGEST = 40  # paragraphs back, and parts
_FEWEST = 2
_BITS, _END = 10, 4  # what the words say for a list, and its last figure for its end


def proposed(told: Sequence[Told]) -> Iterator[Reach]:
    """The parts of a figure before, for each paragraph that begins by dividing one."""
    for at, one in enumerate(told):
        found = (_split(told, at) or _within(told, at)) if one.mentions else None
        if found is not None:
            yield found


def _split(told: Sequence[Told], at: int) -> Reach | None:
    """支出A万元。 and then a paragraph 1.按用途分类，包括b、c: the parts of what the paragraph before is about."""
    one = told[at]
    levels = [mention for mention in one.mentions if mention.role is Role.LEVEL]
    if not levels or levels[0] is not one.mentions[0] or not _SPLITS.match(one.passage.text):
        return None
    section = one.passage.place.section
    before = (other for other in reversed(told[max(0, at - _BACK) : at]) if not _SPLITS.match(other.passage.text))
    above = next((other for other in before if other.mentions and other.passage.place.section == section), None)
    whole = _divided(above, one) if above is not None else None
    parts = tuple(level for level in levels if whole is not None and comparable(level, whole) and not level.within)
    if above is None or whole is None or not _FEWEST <= len(parts) <= _LONGEST:
        return None
    ends = (*(0 for _ in parts[1:]), _END)
    said = said_behind((one, above))
    claim = together(parts, whole, said)
    if _SOME.search(one.passage.text) is None:
        rest = claim.otherwise
        for other in _others(above, whole):
            rest = replace(together(parts, other, said), otherwise=rest)
        claim = replace(claim, evidence=Evidence.OPEN, within=_NEARLY, otherwise=rest)
    return Reach((claim,), (Series(Shape.PARTS, parts, ends, ((whole, 0),), _BITS),))


def _others(above: Told, whole: Mention) -> Iterator[Mention]:
    """The other figures of a paragraph: what makes up one of them divides that one."""
    levels = (one for one in above.mentions if one.role is Role.LEVEL and one is not whole)
    return (one for one in levels if comparable(one, whole))


def _within(told: Sequence[Told], at: int) -> Reach | None:
    """全省收入A万元。 and then a paragraph 其中，甲b；乙c; 返还性收入中，甲b、乙c: what may be the parts of a figure before. They need not
    be all."""
    one = told[at]
    found = _WITHIN.match(one.passage.text)
    first = one.mentions[0]
    levels = [level for level in one.mentions if level.role is Role.LEVEL and level.within == first.within]
    if found is None or len(levels) < _FEWEST or levels[0] is not first:
        return None
    above = [other for other in reversed(told[max(0, at - _LONGEST) : at]) if other.mentions]
    if found["name"] is None:
        near = above[0] if above and above[0].passage.place.section == one.passage.place.section else None
        whole = announced(near) if near is not None else None
    else:
        named = (level for other in above for level in other.mentions if level.role is Role.LEVEL)
        whole = next((level for level in named if core(level.subject).startswith(core(found["name"]))), None)
    parts = tuple(level for level in levels if whole is not None and comparable(level, whole))
    if whole is None or not _FEWEST <= len(parts) <= _LONGEST:
        return None
    ends = (*(0 for _ in parts[1:]), _END)
    complete = complete_partition(tuple(core(part.subject) for part in parts), frozenset()) is not None
    evidence = Evidence.OPEN if complete else Evidence.NAMED
    claim = replace(together(parts, whole, said_behind((one,))), evidence=evidence)
    return Reach((claim,), (Series(Shape.PARTS, parts, ends, ((whole, 0),), _BITS),))


def _divided(above: Told, split: Told) -> Mention | None:
    """What a paragraph divides: of income and spending told before it the side that its words name, else what is announced."""
    words = split.passage.text[: split.mentions[0].start][:_AROUND]
    side = next((side for side in _SIDES if side in words), "")
    levels = [one for one in above.mentions if one.role is Role.LEVEL and not one.within]
    named = [one for one in levels if side and side in one.lead[-_AROUND:]]
    sides = {found for one in levels for found in _SIDES if found in one.subject}
    return named[0] if named and len(sides) > 1 else announced(above)
