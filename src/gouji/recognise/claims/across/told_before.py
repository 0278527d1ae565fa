"""Changes told in a paragraph of their own: 收入总计A。 and in the next paragraph 收支总计比上年增加D，增长p.

The figure that changed is the one of that name, measure and year which the paragraphs before under the same heading print;
where they print several, any of them may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.catalogue.claims import fund_named
from gouji.catalogue.names import core
from gouji.domain.claims import Mention, Role
from gouji.domain.comparable import alike
from gouji.domain.proposals import Claim, Evidence, Reach
from gouji.recognise.claims.changes.differences import from_change
from gouji.recognise.claims.sentences.labels import read_label
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES
from gouji.recognise.claims.sentences.same import identity
from gouji.recognise.claims.sentences.told import Told

_NEAR = 6  # paragraphs before
_BOTH = re.compile(r"收入?[、和与及]?支出?(?:决算|预算)?(?:总计|总额|总体|总|合计)?(?:情况)?(?:均|各)?$")
_TOTALS = re.compile(r"(?:收入|支出|收支)(?:总计|总额|总|合计)?$")
_ALL = re.compile(r"总计|合计|总收入|总支出|收支总")
_LEAD = 12


def proposed(told: Sequence[Told]) -> Iterator[Reach]:
    """The rate of each change whose figure stands in a paragraph before."""
    for at, one in enumerate(told):
        for change, rate in _moved(one):
            levels = list(_levels(told[max(0, at - _NEAR) : at], change))
            if levels:
                certain = len({level.text for level in levels}) == 1
                readings = tuple(from_change(level, change, rate) for level in levels)
                yield Reach((Claim(readings, Evidence.OPEN if certain else Evidence.FIGURES),))


def _moved(told: Told) -> Iterator[tuple[Mention, Mention]]:
    """Each change with the rate behind it, in a passage that prints no figure before them that may have changed."""
    for change, rate in pairwise(told.mentions):
        if change.role is Role.CHANGE and rate.role is Role.GROWTH and not rate.own and change.base == rate.base:
            before = (one for one in told.mentions if one.start < change.start and one.role in (Role.LEVEL, Role.BASE))
            if change.clause[0] == rate.clause[0] and not any(alike(one, change) for one in before):
                yield change, rate


def _levels(before: Sequence[Told], change: Mention) -> Iterator[Mention]:
    """The figures, nearest first, that the words of ``change`` name."""
    section = change.passage.place.section
    near = (one for one in reversed(before) if one.passage.place.section == section)
    for level in (mention for one in near for mention in reversed(one.mentions)):
        if level.role is Role.LEVEL and alike(level, change) and _may_have_changed(level, change):
            yield level


def _may_have_changed(level: Mention, change: Mention) -> bool:
    if level.within or (None not in (level.year, change.year) and level.year != change.year):
        return False
    budget = read_label(change.about).measure or change.measure
    if (budget in BUDGET_MEASURES) is not (level.measure in BUDGET_MEASURES):
        return False
    named = change.subject or change.about
    if named and identity(level.subject) == identity(named):
        return True
    lead = level.lead[-_LEAD:]
    total = _TOTALS.search(core(level.subject)) is not None and _ALL.search(lead) is not None
    return total and _BOTH.search(core(named)) is not None and fund_named(named) == fund_named(level.subject)
