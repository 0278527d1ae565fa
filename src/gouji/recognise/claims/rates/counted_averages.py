"""Averages of what is counted: 培训12期480人次，平均每期40人."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import Layout

_OF_ONE = re.compile(r"^(?:平均每一?(?P<each>[\u4e00-\u9fff])|(?P<one>[期班场次批村校户])均)[\u4e00-\u9fff]{0,4}$")
_TIME = frozenset("年月日天周季")
_PERSONS = {"人", "人次", "名"}
_ELSE = re.compile(r"其中|[上去]年|比|较|标准|不少于|计划|目标")


def claims(layout: Layout) -> Iterator[Claim]:
    """Every such average, where its sentence counts but one thing of each kind before it. A doubt where it fails."""
    for _, group in groupby(layout.spots, key=lambda spot: (spot.sentence, spot.brackets)):
        told = [spot.mention for spot in group if spot.mention.role is Role.LEVEL]
        for at, each in enumerate(told):
            found = _OF_ONE.match(each.words_before())
            if found is None or not each.figure.unit.is_count or _ELSE.search(each.lead):
                continue
            one = found["each"] or found["one"]
            ones = [other for other in told[:at] if other.figure.unit.name[:1] == one]
            things = [other for other in told[:at] if _is_same(other, each)]
            if one not in _TIME and len(ones) == len(things) == 1 and ones != things:
                yield _claim(things[0], ones[0], each)


def _is_same(one: Mention, each: Mention) -> bool:
    names = {one.figure.unit.name, each.figure.unit.name}
    return len(names) == 1 or names <= _PERSONS


def _claim(thing: Mention, count: Mention, each: Mention) -> Claim:
    """An average in whole numbers is rounded, or its rest is left off: it may be off by one."""
    relation = Relation(Kind.RATIO, Shape.PER_HEAD, Formula.QUOTIENT, (thing, count), each)
    whole = 0 if each.figure.places else max(1, int(each.figure.value))
    return Claim((relation,), Evidence.OPEN, beyond=whole)
