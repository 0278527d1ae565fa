"""What was done against a line that words draw: 指标值不低于T，实际完成A; A，未达到T的目标; A，低于T的警戒线.

That a target is missed is no fault of the figures: a target before what was done of it counts where it is met. Words that say
on which side of a line a figure lies leave a doubt where it lies on the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from gouji.catalogue.claims import wording
from gouji.catalogue.meanings import words_of
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import Layout
from gouji.values.figure import Bound

#: Between a target and what was done of it: ，全年实际完成.
_DONE = re.compile(
    r"[，,；;、（(]?\s?(?:(?:截至)?[全本]?年度?[末底内]?|目前)?(?:(?:实际|已)(?:完成|达到?|实现|值|为|是|数|情况|[：:])*|(?:完成|实现)(?:值|数|情况|为|了|[：:])*)"
)
#: Between a figure and the line that it is said to lie above or below.
_LIES = re.compile(
    r"[，,（(]\s?(?:均|也|仍|还|略|远|明显|大幅)*(?:(?P<below>低于|少于|小于|(?:未|没有?)(?:能?达到?|超过|突破))|(?P<above>高于|多于|大于|超过|达到了?))"
    r"[^，,。；;、（）()：:\d]{0,6}"
)
_LEAD = 16
_SIGNS = ("≥", "≧", "≤", "≦", "=")
#: Figures of another time lie elsewhere.
_OF_ANOTHER_TIME = re.compile(r"上年|去年|同期|上一?[年月季]|此前|原来|[从由较]|比(?![例重率值])")
_BY = re.compile(r"[^，,。；;（）()\d]{0,12}\d")


def claims(layout: Layout) -> Iterator[Claim]:
    """Each figure beside the line that its sentence draws for it."""
    for one, other in pairwise(spot.mention for spot in layout.spots):
        if one.clause[0] != other.clause[0] or not _count_alike(one, other):
            continue
        between = one.passage.text[one.end : other.start]
        if _is_target(one) and _DONE.fullmatch(between):
            yield _lies(other, one, Evidence.NAMED, above=one.figure.bound.upward)
        elif (said := _LIES.fullmatch(between)) is not None and _is_line(other) and _is_of_now(one):
            yield _lies(one, other, Evidence.OPEN, above=said["above"] is not None)


def _count_alike(one: Mention, other: Mention) -> bool:
    levels = (Role.LEVEL, Role.OTHER, Role.RATE, Role.COMPLETION, Role.SHARE)
    return one.role in levels and other.role in levels and comparable(one, other)


def _is_target(one: Mention) -> bool:
    """Whether a figure bounds what is to be done: 指标值≥T, 目标不低于T."""
    bounds = one.figure.bound.upward or one.figure.bound.downward
    lead = one.passage.text[max(one.clause[0], one.start - _LEAD) : one.start]
    return bounds and (lead.rstrip().endswith(_SIGNS) or _is_due(lead))


def _is_due(lead: str) -> bool:
    return words_of("target_before").search(_bound_words().sub("", lead)) is not None


@cache
def _bound_words() -> re.Pattern[str]:
    """The words right before a figure that make a bound of it."""
    return re.compile(rf"(?:{'|'.join(word for word, _ in wording().bounds if word[0] != '~')})\s?$")


def _is_line(line: Mention) -> bool:
    """Whether the words behind a figure call it a target or a line, and tell no distance from it."""
    text = line.passage.text
    called = words_of("target_behind").match(text, line.end)
    exact = line.figure.bound not in (Bound.ABOUT, Bound.OVER)
    return called is not None and exact and _BY.match(text, called.end()) is None


def _is_of_now(one: Mention) -> bool:
    exact = one.figure.bound is Bound.EXACT and not one.divides
    return exact and _OF_ANOTHER_TIME.search(one.words_before()) is None


def _lies(held: Mention, line: Mention, evidence: Evidence, *, above: bool) -> Claim:
    formula = Formula.AT_LEAST if above else Formula.AT_MOST
    return Claim((Relation(Kind.OTHER, Shape.LIMIT, formula, (line,), held),), evidence)
