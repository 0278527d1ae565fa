"""Rates whose base another paragraph prints: 支出合计A。 and in the next paragraph 项目支出B，占支出合计的p; 公务接待费B，完成预算的p。 and behind it
公务接待费预算A.

The base is what its words name, of the year, the fund and the kind of budget of the part. Where the paragraphs of one
heading print it once, a failure is a doubt; where they print several, or the own paragraph of a share prints one that is
called so, any may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.catalogue.claims import fund_named, wording
from gouji.catalogue.names import core, without_total
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence, Reach
from gouji.recognise.claims.rates.shares import is_total, names_whole, wanted_whole
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES
from gouji.recognise.claims.sentences.same import identity
from gouji.recognise.claims.sentences.told import Told

_BEFORE, _BEHIND = 8, 3  # paragraphs
_AROUND = 120  # characters around a base that may say that it is of several years
_NEAR = 4  # paragraphs beyond which the words need not mean the figure that they find
_FAR = 200  # figures of the paragraphs around
_BESIDE = 60  # figures of its own paragraph
_FLOWS = ("收入", "支出")
_ALL = ("合计", "总计", "总额")
_WHICH = re.compile(r"年初|全年|调整|变动")
#: What is told of several years is no base of what is told of one.
_SPAN = re.compile(r"时期|以来|期间|[三四五]年来|年[-—－至到](?:19|20)\d\d年")


def proposed(told: Sequence[Told]) -> Iterator[Reach]:
    """The share or completion rate of each figure whose base its own paragraph does not print."""
    for at, one in enumerate(told):
        if not any(map(_may_be_of_another, one.mentions)):
            continue
        near = [*reversed(told[max(0, at - _BEFORE) : at]), *told[at + 1 : at + 1 + _BEHIND]]
        there = [(level, other) for other in near for level in other.mentions if level.role is Role.LEVEL][:_FAR]
        for place, rate in enumerate(one.mentions):
            if not _may_be_of_another(rate):
                continue
            beside = one.mentions[max(0, place - _BESIDE) : place + _BESIDE]
            part = _part(beside, rate)
            if part is None:
                continue
            printed = any(_is_base(level, one, part, rate) for level in beside)
            if printed and rate.role is not Role.SHARE:
                continue
            bases = [level for level, other in there if _is_base(level, other, part, rate)]
            if bases:
                section = one.passage.place.section
                close = abs(bases[0].passage.number - one.passage.number) <= _NEAR
                alone = len({base.text for base in bases}) == 1 and bases[0].passage.place.section == section
                certain = close and alone and not printed
                readings = tuple(_quotient(part, base, rate) for base in bases)
                yield Reach((Claim(readings, Evidence.OPEN if certain else Evidence.FIGURES),))


def _may_be_of_another(rate: Mention) -> bool:
    """Whether words say what a rate is of, and none names it."""
    return rate.role in (Role.SHARE, Role.COMPLETION) and rate.base != "" and not rate.own


def _part(beside: Sequence[Mention], rate: Mention) -> Mention | None:
    """The figure that a rate is of: the level before it in its sentence, of a parallel list the one in its place."""
    levels = [
        one
        for one in beside
        if one.role is Role.LEVEL and one.clause[0] == rate.clause[0] and one.start < rate.start and not one.divides
    ]
    if rate.role is Role.COMPLETION:
        levels = [one for one in levels if one.measure not in BUDGET_MEASURES]
    if rate.rank[1] > 1:
        return next((one for one in reversed(levels) if one.rank == rate.rank), None)
    return levels[-1] if levels and levels[-1].rank[1] == 1 else None


def _is_base(level: Mention, told: Told, part: Mention, rate: Mention) -> bool:
    if level is part or level.role is not Role.LEVEL or not comparable(level, part):
        return False
    if None not in (level.year, part.year) and level.year != part.year:
        return False
    if _SPAN.search(level.passage.text, max(0, level.start - _AROUND), level.end + _AROUND):
        return False
    measure = _measure(level, told)
    if rate.role is Role.COMPLETION:
        wanted = next((found for words, found in wording().bases if words in rate.base), ())
        said = wanted[:2] if _WHICH.search(rate.base) else wanted
        return measure in said and identity(level.subject) == identity(part.subject)
    whole, name = wanted_whole(rate), _name(level)
    budget = measure in BUDGET_MEASURES
    if not whole or level.within or budget is not (part.measure in BUDGET_MEASURES or (budget and "预算" in rate.base)):
        return False
    if fund_named(whole) != fund_named(name):
        return False
    named, flow = core(name), identity(without_total(whole))
    if flow not in _FLOWS:
        return names_whole(without_total(named), whole)
    return (is_total(level) or named.endswith(_ALL)) and without_total(named).endswith(flow)


def _measure(level: Mention, told: Told) -> str:
    """Which figure of its subject a level is; of the parts of a budget, a budget."""
    if level.measure or not level.within:
        return level.measure
    wholes = (one for one in told.mentions if one.start < level.start and one.subject == level.within and one.measure)
    return next((one.measure for one in wholes if one.role is Role.LEVEL), "")


def _name(level: Mention) -> str:
    """What a level is called; 决算收入合计, which names no subject but the flow, by its words."""
    return level.subject or level.words_before(to_figure=True)


def _quotient(part: Mention, whole: Mention, rate: Mention) -> Relation:
    if rate.role is Role.SHARE:
        return Relation(Kind.SHARE, Shape.SHARE, Formula.QUOTIENT, (part, whole), rate)
    return Relation(Kind.COMPLETION, Shape.COMPLETION, Formula.QUOTIENT, (part, whole), rate)
