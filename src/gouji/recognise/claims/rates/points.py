"""Percentage points: 占比由p提高到q，提高d个百分点; 为q，比上年的p提高d个百分点: d is what one rate is above the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from gouji.catalogue.claims import wording
from gouji.domain.claims import Formula, Kind, Mention, Relation, Shape
from gouji.domain.proposals import Claim
from gouji.recognise.claims.sentences.rows import Layout

_FROM = re.compile(r"[由从][^由从，,。；;]{0,14}$")
#: 为p，比上年的q提高d个百分点.
_THAN = re.compile(r"[，,（(]?(?:相?比|较|高于|低于)[^，,。；;\d]{0,12}(?:(?:19|20)\d\d年[^，,。；;\d]{0,8})?")
_DATE = r"(?:(?:19|20)\d\d年度?|今年|本年度?|当年|[年期]末|目前|现在)?的?"
_NEAR = 20
_ADJUSTED = 30  # characters around a change that may say that it is of another scope


def claims(layout: Layout) -> Iterator[Claim]:
    """The change in points of each rate that is said to have moved from one value to another."""
    to, by = _patterns()
    mentions = [spot.mention for spot in layout.spots]
    for (first, second), change in zip(pairwise(mentions), mentions[2:], strict=False):
        if not (first.figure.unit.is_rate and second.figure.unit.is_rate):
            continue
        if change.figure.unit.dimension != "points" or not change.direction:
            continue
        text = first.passage.text
        lead = first.lead[-_NEAR:]
        if not by.fullmatch(text[second.end : change.start]) or _of_another_scope(change):
            continue
        between = text[first.end : second.start]
        if _THAN.fullmatch(between):
            yield _moved(first, second, change)
        elif to.fullmatch(between) and _FROM.search(lead):
            subject = re.sub(r"[由从]$", "", first.subject)
            yield _moved(replace(second, subject=subject), replace(first, subject=subject, base=""), change)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands between the two rates (提高到), and between the second and the change (，提高了)."""
    moved = "|".join(sorted({*wording().up, *wording().down}, key=len, reverse=True))
    to = re.compile(rf"的?(?:(?:{moved})(?:到|至|为)|{'|'.join(wording().becomes)})了?{_DATE}")
    return to, re.compile(rf"[，,（(]?(?:共|净|累计)?(?:{moved})了?")


def _moved(now: Mention, was: Mention, change: Mention) -> Claim:
    ends = (now, was) if change.direction > 0 else (was, now)
    return Claim((Relation(Kind.DIFFERENCE, Shape.DIFFERENCE, Formula.SUM, ends, change, (1, -1)),))


def _of_another_scope(change: Mention) -> bool:
    near = change.passage.text[change.clause[0] : change.end + _ADJUSTED]
    return any(word in near for word in wording().adjusted)
