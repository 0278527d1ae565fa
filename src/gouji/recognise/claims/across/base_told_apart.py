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
from gouji.recognise.claims.sentences.same import identity
from gouji.recognise.claims.sentences.told import Told

_NEAR = 3  # paragraphs to either side
_FAR = 40  # figures of a paragraph
_OUTCOMES = ("", "决算", "执行")
_LEAD = 40
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


def _names_a_year(change: Mention) -> bool:
    return (
        change.base_year is not None
        and change.year is not None
        and change.base_year < change.year
        and str(change.base_year) in change.base
        and words_of("no_outcome").search(change.base) is None
    )


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
        one.year == change.base_year or (one.role is Role.BASE and one.clause[0] == change.clause[0]) for one in before
    )


def _is_base(level: Mention, current: Mention, change: Mention) -> bool:
    return (
        level.role is Role.LEVEL
        and level.own
        and level.year == change.base_year
        and level.measure in _OUTCOMES
        and not level.divides
        and comparable(level, current)
        and level.within == current.within
        and identity(level.subject) == identity(current.subject)
        and _is_of_a_year(level)
    )


def _is_of_a_year(level: Mention) -> bool:
    """Whether the words before a figure speak of a whole year as it ended, and no remark behind it says of what scope it is."""
    text = level.passage.text
    if text[level.end : level.end + 1] in ("（", "("):
        return False
    return words_of("part_of_year").search(_BREAK.split(text[max(0, level.start - _LEAD) : level.start])[-1]) is None


def _difference(current: Mention, base: Mention, change: Mention) -> Relation:
    ends = (current, base) if change.direction > 0 else (base, current)
    return Relation(Kind.DIFFERENCE, Shape.DIFFERENCE, Formula.SUM, ends, change, (1, -1))
