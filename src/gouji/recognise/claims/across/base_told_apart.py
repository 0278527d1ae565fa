"""Bases told apart from their comparison: 2023年A，比2022年减少D。 and behind it, or in a paragraph beside, 2022年B.

The base is the figure of the same name and measure that is printed for the year compared with. Where several differ, any may be
meant; where its own sentence prints one, or says that it compares on another basis, none here is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.catalogue.meanings import words_of
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence, Reach
from gouji.recognise.claims.changes.differences import is_adjusted
from gouji.recognise.claims.sentences.same import identity, of_last_year
from gouji.recognise.claims.sentences.told import Told

_NEAR = 3  # paragraphs to either side
_FAR = 40  # figures of a paragraph
_OUTCOMES = ("", "决算", "执行")
_LEAD = 40
_LAST = ("上年度", "上年", "去年")
_GAPS = ("差额", "缺口", "赤字")
_BREAK = re.compile(r"[。；;\n]")


def proposed(told: Sequence[Told]) -> Iterator[Reach]:
    """The change from the figure of each year that is named, where a sentence or paragraph beside prints it."""
    for at, one in enumerate(told):
        for place, change in enumerate(one.mentions):
            if change.role is not Role.CHANGE or not _names_a_year(change):
                continue
            current = _current(one.mentions[max(0, place - _FAR) : place], change)
            if current is None or is_adjusted(change):
                continue
            beside = (*told[max(0, at - _NEAR) : at], *told[at + 1 : at + 1 + _NEAR])
            section = one.passage.place.section
            levels = [
                *one.mentions[place + 1 : place + 1 + _FAR],
                *(
                    level
                    for other in beside
                    if other.passage.place.section == section
                    for level in other.mentions[:_FAR]
                ),
            ]
            bases = [level for level in levels if _is_base(level, current, change)]
            if (
                bases
                and len({base.text for base in bases}) == 1
                and not _is_printed(one.mentions[max(0, place - _FAR) : place], change)
            ):
                yield Reach((Claim((_difference(current, bases[0], change),), Evidence.OPEN),))


def within(told: Told) -> Iterator[Reach]:
    """The change from last year, which has no number, where the same paragraph prints last year's figure behind it: 差额A，
    比上年增加D。…上年差额B. It counts where it holds."""
    then: list[Mention] | None = None
    for place, change in enumerate(told.mentions):
        if change.role is not Role.CHANGE or not _names_last_year(change):
            continue
        if then is None:
            then = [one for one in told.mentions if _may_be_of_then(one)]
        bases = [level for level in then if level.start > change.end][:_FAR]
        before = told.mentions[max(0, place - _FAR) : place]
        current = _current(before, change) if bases else None
        if current is None or is_adjusted(change) or _is_printed(before, change):
            continue
        claims = [
            Claim((_difference(current, base, change),), Evidence.NAMED)
            for base in bases
            if _is_base(base, current, change)
        ]
        if len(claims) == 1:
            yield Reach(tuple(claims))


def _names_a_year(change: Mention) -> bool:
    return (
        change.base_year is not None
        and change.year is not None
        and change.base_year < change.year
        and str(change.base_year) in change.base
        and words_of("no_outcome").search(change.base) is None
    )


def _names_last_year(change: Mention) -> bool:
    """Whether words compare with last year, whichever it was: 比上年增加D. What is told of it then counts where it holds."""
    return change.base_year is None and change.base in _LAST


def _may_be_of_then(one: Mention) -> bool:
    return one.role is Role.LEVEL and one.own and (one.year is not None or of_last_year(one.subject))


def _is_of_then(one: Mention, change: Mention) -> bool:
    """Whether a figure is of the year that a change is from: by its own year, or by 上年 before its name."""
    if change.base_year is not None:
        return one.year == change.base_year
    return of_last_year(one.subject) or (None not in (one.year, change.year) and one.year == _year_before(change))


def _year_before(change: Mention) -> int | None:
    return None if change.year is None else change.year - 1


def _current(before: Sequence[Mention], change: Mention) -> Mention | None:
    """The only figure that may have changed of what stands before in the sentence, of the year that it speaks of."""
    levels = [one for one in before if one.clause[0] == change.clause[0] and not one.figure.unit.is_rate]
    if not levels or levels[-1].role is not Role.LEVEL or not comparable(levels[-1], change):
        return None
    current = levels[-1]
    named = core(current.subject) and identity(current.subject) == identity(change.subject)
    alone = current.year == change.year and current.measure in _OUTCOMES and not current.divides
    return current if named and alone and _is_of_a_year(current) else None


def _is_printed(before: Sequence[Mention], change: Mention) -> bool:
    """Whether the sentence itself, or one before it in the paragraph, prints a figure of the year compared with."""
    return any(
        _is_of_then(one, change) or (one.role is Role.BASE and one.clause[0] == change.clause[0]) for one in before
    )


def _is_base(level: Mention, current: Mention, change: Mention) -> bool:
    return (
        level.role is Role.LEVEL
        and level.own
        and _is_of_then(level, change)
        and level.measure in _OUTCOMES
        and not level.divides
        and comparable(level, current)
        and level.within == current.within
        and _named(level) == _named(current)
        and _is_of_a_year(level)
    )


def _named(level: Mention) -> str:
    """What a figure is called, without 上年; what both sides leave (收支差额) is called by its last word, too."""
    name = identity(level.subject)
    name = next((name.removeprefix(last) for last in _LAST if name.startswith(last)), name)
    return next((gap for gap in _GAPS if name.endswith(gap)), name)


def _is_of_a_year(level: Mention) -> bool:
    """Whether the words before a figure speak of a whole year as it ended, and no remark behind it says of what scope it is."""
    text = level.passage.text
    if text[level.end : level.end + 1] in ("（", "("):
        return False
    return words_of("part_of_year").search(_BREAK.split(text[max(0, level.start - _LEAD) : level.start])[-1]) is None


def _difference(current: Mention, base: Mention, change: Mention) -> Relation:
    ends = (current, base) if change.direction > 0 else (base, current)
    return Relation(Kind.DIFFERENCE, Shape.DIFFERENCE, Formula.SUM, ends, change, (1, -1))
