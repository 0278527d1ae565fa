"""Averages of what is counted: 培训12期480人次，平均每期40人."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.of_one import counts_such, is_of_one, of_one_words, one_of
from gouji.recognise.claims.sentences.rows import Layout

#: What leaves no doubt that it is an average of all that was told.
_PLAIN = re.compile(r"^(?:平均每一?[\u4e00-\u9fff]|[期班场次批村校户]均)[\u4e00-\u9fff]{0,4}$")
_NEAR = 8  # figures
_TIME = frozenset("年月日天周季")
_PERSONS = {"人", "人次"}
_ELSE = re.compile(r"其中|[上去]年|比|较|标准|不少于|计划|目标")


@told_by(of_one_words)
def claims(layout: Layout) -> Iterator[Claim]:
    """Every such average. Where its sentence counts but one thing of each kind before it a doubt where it fails; else it counts
    where it holds."""
    for _, group in groupby(layout.spots, key=lambda spot: (spot.sentence, spot.brackets)):
        told = [spot.mention for spot in group if spot.mention.role is Role.LEVEL]
        for at, each in enumerate(told):
            if each.figure.unit.is_count and is_of_one(each):
                yield from _of(told[:at], each)


def _of(before: Sequence[Mention], each: Mention) -> Iterator[Claim]:
    one = one_of(each)
    ones = [other for other in before if other.figure.unit.dimension[:1] == one]
    things = [other for other in before if _is_same(other, each)]
    plain = _PLAIN.match(each.words_before()) is not None and not _ELSE.search(each.lead)
    if plain and one not in _TIME and len(ones) == len(things) == 1 and ones != things:
        yield _claim(things[0], ones[0], each)
        return
    many = [other for other in before[-_NEAR:] if other.figure.unit.is_count and counts_such(other, one)]
    readings = tuple(
        Relation(Kind.RATIO, Shape.PER_HEAD, Formula.QUOTIENT, (thing, count), each)
        for thing in before[-_NEAR:]
        for count in many
        if thing is not count and _is_same(thing, each)
    )
    if readings:
        yield Claim(readings, Evidence.NAMED)


def _is_same(one: Mention, each: Mention) -> bool:
    counted = {one.figure.unit.dimension, each.figure.unit.dimension}
    return len(counted) == 1 or counted <= _PERSONS


def _claim(thing: Mention, count: Mention, each: Mention) -> Claim:
    """An average in whole numbers is rounded, or its rest is left off: it may be off by one."""
    relation = Relation(Kind.RATIO, Shape.PER_HEAD, Formula.QUOTIENT, (thing, count), each)
    whole = 0 if each.figure.places else max(1, int(each.figure.value))
    return Claim((relation,), Evidence.OPEN, beyond=whole)
