"""Parallel lists: 甲、乙、丙分别为a、b、c亿元，占比p、q、r%: the k-th figure belongs to the k-th name.

The changes of such a list may each have a word of their own: 分别增加a、减少b.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from gouji.catalogue.claims import wording
from gouji.catalogue.names import core
from gouji.domain.claims import Mention, Role

_SPLIT = re.compile(r"[、和与及]")
_JOINTS = ("、", "和", "与", "及")
_DEALING = re.compile(r"分别[为是达到约]{0,2}\s?\Z")
_LEAD = 8
_YEAR = re.compile(r"(?:19|20)\d\d")
_LISTED_YEARS = re.compile(r"(?:(?:19|20)\d\d年?度?[、和与及]){1,8}(?:19|20)\d\d年度?")
# 收、支总计 names two totals in short.
_SHORT_FLOWS = re.compile(r"收[、和]?支(?=总|合|决|$)")


def with_names(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """``mentions`` with the names of a parallel list dealt out to its figures."""
    chain: list[Mention] = []
    for mention in mentions:
        if chain and not _goes_on(chain, mention):
            yield from _named(chain)
            chain = []
        chain.append(mention)
    yield from _named(chain)


def _goes_on(chain: Sequence[Mention], other: Mention) -> bool:
    one, text = chain[-1], other.passage.text
    between = text[one.end : other.start].strip()
    # 4.1，3.9万元: the unit is shared; 分别为a，b和c
    shared = (
        one.text[-1:].isdigit() or _DEALING.search(text[max(0, chain[0].start - _LEAD) : chain[0].start]) is not None
    )
    joined = between in _JOINTS or (between in ("，", ",") and shared)
    if _moved(one, other) and _joins_moves().fullmatch(between):
        return True
    return joined and one.figure.unit.dimension == other.figure.unit.dimension


def _moved(one: Mention, other: Mention) -> bool:
    """Whether both are changes or both growths; what they count may differ: 分别减少10批次和增加40人次."""
    return one.role is other.role in (Role.CHANGE, Role.GROWTH) and not other.own and one.base == other.base


@cache
def _joins_moves() -> re.Pattern[str]:
    words = wording()
    moves = sorted((*words.up, *words.down, *words.up_tail, *words.down_tail), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(_JOINTS)})(?:{'|'.join(moves)})(?:{'|'.join(words.gaps)})?")


def _named(chain: Sequence[Mention]) -> Iterator[Mention]:
    length = len(chain)
    if length == 1:
        yield chain[0]
        return
    first = chain[0]
    names = _names(first.subject) if first.own else []
    dealt = len(names) == length and first.role in (Role.LEVEL, Role.CHANGE, Role.GROWTH)
    years = [] if dealt or first.role is not Role.LEVEL else _years(first.lead, length)
    direction = first.direction
    for rank, mention in enumerate(chain):
        if mention.role is first.role:
            direction = mention.direction  # a word of its own; without one the word before holds
        subject = names[rank] if dealt else first.subject
        own = dealt or (rank == 0 and first.own)
        yield replace(
            mention,
            role=first.role,
            direction=direction,
            base=first.base,
            subject=subject,
            own=own,
            measure=mention.measure or first.measure,
            year=years[rank] if years else mention.year,
            rank=(rank, length),
        )


def _years(lead: str, length: int) -> Sequence[int]:
    """The years that the sentence lists, one for each figure: 2021年、2022年先后安排a、b; else none."""
    found = _LISTED_YEARS.search(lead)
    years = [int(year) for year in _YEAR.findall(found[0])] if found is not None else []
    return years if len(years) == length else []


def _names(subject: str) -> list[str]:
    short = _SHORT_FLOWS.search(subject)
    if short is not None:
        head, tail = subject[: short.start()], subject[short.end() :]
        return [f"{head}收入{tail}", f"{head}支出{tail}"]
    return [name for name in _SPLIT.split(subject) if core(name)]
