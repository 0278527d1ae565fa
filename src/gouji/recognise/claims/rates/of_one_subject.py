"""Rates of completion whose two figures the words give to different items, bodies or years: 甲完成A，完成率p；乙计划B，完成率q.

A is no outcome of B. Such a rate has its other figure elsewhere, and what it would make with this one proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from gouji.catalogue.meanings import nothing_but
from gouji.catalogue.names import core
from gouji.domain.claims import Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import Layout, Spot
from gouji.recognise.claims.sentences.same import names_another, of_last_year

_STOP = re.compile(r"[。；;]")
_THIS_YEAR = re.compile(r"^(?:[本当]年|今年)")
_OPENS = 2  # characters of a name that a clause begins with
_HALVES = {"基本", "项目"}  # of which all spending consists


def of_one_subject(claims: Iterable[Claim], layout: Layout) -> Iterator[Claim]:
    """``claims``, the readings of a rate of completion over the figure of another item, body or year only where they hold."""
    places = {spot.mention: number for number, spot in enumerate(layout.spots)}
    for claim in claims:
        apart = [one for one in claim.readings if _is_apart(one, layout, places)] if claim.evidence.may_fail else []
        if not apart:
            yield claim
            continue
        own = tuple(one for one in claim.readings if one not in apart)
        rest = (*apart, *(claim.otherwise.readings if claim.otherwise is not None else ()))
        if own:
            yield replace(claim, readings=own, otherwise=Claim(rest, Evidence.NAMED))
        else:
            yield replace(claim, readings=rest, evidence=Evidence.NAMED, otherwise=None)


def _is_apart(relation: Relation, layout: Layout, places: dict[Mention, int]) -> bool:
    """Whether the figures that a rate of completion compares are of two items, bodies or years by their words."""
    if relation.shape is not Shape.COMPLETION or len(relation.operands) != 2 or relation.claimed.rank[1] > 1:
        return False
    first, later = sorted(relation.operands, key=lambda one: one.start)
    if first not in places or later not in places or first.rank[1] > 1 or later.rank[1] > 1:
        return False
    if _is_of_a_nearer_figure(later, relation.claimed, layout.spots[places[later] + 1 :]):
        return True
    spots = layout.spots[places[first] : places[later] + 1]
    rated = any(spot.mention.role is Role.COMPLETION for spot in spots)
    stopped = _STOP.search(first.passage.text, first.end, later.start) is not None
    if _of_last_and_this_year(first, later) or _of_two_items(spots[0], spots[-1]):
        return True
    if stopped and _is_told_before(later, first, layout.spots[: places[first]]):
        return True
    if (rated or stopped) and None not in (first.year, later.year) and first.year != later.year:
        return True  # 2021年预算A，执行率p；2022年执行B
    return _name_two(first, later) and (rated or (stopped and _opens_its_clause(later)))


def _is_of_a_nearer_figure(later: Mention, rate: Mention, behind: Sequence[Spot]) -> bool:
    """Whether a figure of the kind of ``later`` stands between it and ``rate``, behind a stop: 保额A，费率p，保费B；保额C，费率q."""
    if _STOP.search(later.passage.text, later.end, rate.start) is None:
        return False
    between = takewhile(lambda one: one.start < rate.start, (spot.mention for spot in behind))
    return any(
        one.role is Role.LEVEL and comparable(one, later) and _STOP.search(later.passage.text, later.end, one.start)
        for one in between
    )


def _is_told_before(later: Mention, first: Mention, before: Sequence[Spot]) -> bool:
    """支出A，其中甲a、乙b。支出年初预算B，完成年初预算的p: a later sentence takes up the name of what came first, not that of its last part."""
    if not (later.own and first.own) or later.subject == first.subject:
        return False
    return any(
        one.own and one.subject == later.subject and one.role is Role.LEVEL and comparable(one, later)
        for one in (spot.mention for spot in before)
    )


def _of_last_and_this_year(first: Mention, later: Mention) -> bool:
    """上年预算A，本年支出B: what was done this year is no outcome of last year's budget."""
    return of_last_year(first.subject or first.words_before()) and _THIS_YEAR.match(later.words_before()) is not None


def _of_two_items(first: Spot, later: Spot) -> bool:
    """Whether two figures stand in two items of one numbered list."""
    depth = min(len(first.items), len(later.items))
    return any(one != other for one, other in zip(first.items[:depth], later.items[:depth], strict=True))


def _name_two(first: Mention, later: Mention) -> bool:
    """Whether each figure has a name of its own and neither name is the other's in short."""
    names = [core(each.subject) for each in (first, later)]
    if {name.removesuffix("支出") for name in names} == _HALVES:
        return True
    one, other = (nothing_but("no_item").sub("", name) for name in names)
    if not (first.own and later.own and one and other) or one in other or other in one:
        return False
    return names_another(one, other) and names_another(other, one)


def _opens_its_clause(later: Mention) -> bool:
    """Whether the words right before a figure begin with its name, and not with what was done: 西村完成b座, 完成改造b座."""
    named = core(later.subject)[:_OPENS]
    return later.words_before().strip().startswith(named)
