"""Wholes told with their two kinds: 受理A件，办结B件，未结C件，办结率p: B＋C＝A, B/A＝p; 编制A，实有B，空编C; 男B，女C."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.catalogue.told_in_two import TwoKinds, told_in_two
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout, Spot

_BEHIND = re.compile(r"[^，,。；;：:、（）()\d]*")
_FEWEST = 2
_AMONG = "其中"
_PERSONS = {"人", "名", "位", "个"}  # posts and those who hold them: 编制62名，实有56人
_RATES = (Role.RATE, Role.OTHER, Role.COMPLETION, Role.SHARE, Role.GROWTH)


@told_by(lambda: {word for kinds in told_in_two() for word in kinds.told_by}, fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """The sum and the rates of every such pair that one stretch up to a ； or 。 names. A doubt where it fails: the whole may hold
    what nothing names."""
    text = layout.spots[0].mention.passage.text if layout.spots else ""
    spoken_of = [kinds for kinds in told_in_two() if any(word in text for word in kinds.told_by)]
    whole = [kinds for kinds in spoken_of if not kinds.parts]
    for _, group in groupby(layout.spots, key=lambda spot: spot.group) if whole else ():
        yield from _in(list(group), whole)
    parts = [kinds for kinds in spoken_of if kinds.parts]  # they may stand apart by ；
    for _, sentence in groupby(layout.spots, key=lambda spot: spot.sentence) if parts else ():
        yield from _in(list(sentence), parts)


def _in(told: Sequence[Spot], some: Sequence[TwoKinds]) -> Iterator[Claim]:
    # What a bracket holds is a list of its own: 编制46人（实有44人，空编2人）.
    for brackets in dict.fromkeys(spot.brackets for spot in told):
        spots = [spot for spot in told if spot.brackets == brackets]
        if len(spots) <= _FEWEST:
            continue
        said = _said(spots)
        for kinds in some:
            if kinds.either.search(said) is not None and kinds.mixed.search(said) is None:
                yield from _of(kinds, spots)


def _said(spots: Sequence[Spot]) -> str:
    first, last = spots[0].mention, spots[-1].mention
    behind = _BEHIND.match(last.passage.text, last.end)
    return first.passage.text[first.clause[0] : last.end if behind is None else behind.end()]


def _of(kinds: TwoKinds, spots: Sequence[Spot]) -> Iterator[Claim]:
    levels = [spot.mention for spot in spots if spot.mention.role in (Role.LEVEL, Role.OTHER, Role.CHANGE)]
    amounts = [one for one in levels if one.figure.unit.is_count or one.figure.unit.is_money]
    named = [(one, _name(one, kinds)) for one in amounts]
    wholes = [one for one, name in named if kinds.whole.fullmatch(name) and one.role is Role.LEVEL]
    ones = [one for one, name in named if kinds.one.fullmatch(name)]
    others = [one for one, name in named if kinds.other.fullmatch(name)]
    if len(ones) > 1 or len(others) > 1:
        return
    for one in ones:
        for other in others:
            yield from _sum(kinds, _before(wholes, one, other), one, other)
    for kind, rate in ((ones, kinds.one_rate), (others, kinds.other_rate)):
        for one in kind if rate is not None else ():
            for told in spots:
                if told.mention.start > one.end and _is_rate(told.mention, rate, kinds):
                    yield from _rate(_before(wholes, one), one, told.mention)


def _name(mention: Mention, kinds: TwoKinds) -> str:
    """What a figure is called by the words right before it, or where these say nothing by those right behind it."""
    before = kinds.bare(mention.words_before())
    found = _BEHIND.match(mention.passage.text, mention.end)
    return before or ("" if found is None else found[0].strip())


def _before(wholes: Sequence[Mention], *parts: Mention) -> list[Mention]:
    """The wholes before the parts, the nearest first."""
    first = min(part.start for part in parts)
    return [one for one in reversed(wholes) if one.end <= first and all(_alike(one, part) for part in parts)]


def _alike(one: Mention, other: Mention) -> bool:
    return comparable(one, other) or {one.figure.unit.name, other.figure.unit.name} <= _PERSONS


def _sum(kinds: TwoKinds, wholes: Sequence[Mention], one: Mention, other: Mention) -> Iterator[Claim]:
    readings: list[Relation] = []
    if kinds.parts:
        readings = [Relation(Kind.SUM, Shape.PARTS, Formula.SUM, (one, other), whole) for whole in wholes]
    elif _AMONG not in other.words_before():  # 实有56人，其中空编2人: of those told before
        readings = [
            Relation(Kind.DIFFERENCE, Shape.REMAINDER, Formula.SUM, (whole, one), other, (1, -1)) for whole in wholes
        ]
    if readings:
        held = tuple(Relation(Kind.EQUALITY, Shape.PARTS, Formula.SUM, (other,), whole) for whole in wholes)
        otherwise = Claim(held, Evidence.NAMED) if kinds.nested else None
        yield Claim(tuple(readings), Evidence.OPEN, otherwise=otherwise, may_leave_out=kinds.partial)


def _rate(wholes: Sequence[Mention], one: Mention, rate: Mention) -> Iterator[Claim]:
    readings = [Relation(Kind.RATIO, Shape.COMPLETION, Formula.QUOTIENT, (one, whole), rate) for whole in wholes]
    if readings:
        yield Claim(tuple(readings), Evidence.OPEN)


def _is_rate(mention: Mention, name: re.Pattern[str] | None, kinds: TwoKinds) -> bool:
    if name is None or not mention.figure.unit.is_rate or mention.role not in _RATES:
        return False
    return name.fullmatch(kinds.bare(mention.words_before(over="：:"))) is not None
