"""A comparison that names the year it speaks of: 2026年预算A，比2026年预算增加D, where the year is misprinted, not the amount;
2026年A，比2025年B增加D，2025年比2024年C增加E, where E is a change of B."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gouji.domain.claims import Mention, Role
from gouji.domain.comparable import alike
from gouji.recognise.claims.sentences.labels import read_label
from gouji.recognise.claims.sentences.same import identity

_KINDS = ("预算", "决算")
_YEAR_ALONE = re.compile(r"[而又且]?(?P<year>20\d\d)年(?:度|全年|数|的)?")


def is_of_another_year(mention: Mention, own: Mention) -> bool:
    """Whether all that a comparison says of what it compares is a year, and not that of the level beside it."""
    named = _YEAR_ALONE.fullmatch(mention.about.strip())
    return named is not None and own.year is not None and int(named["year"]) == mention.year != own.year


def of_the_named_year(mention: Mention, own: Mention, before: Iterable[Mention]) -> Sequence[Mention]:
    """The last of the figures ``before`` of what ``own`` is one of, a base among them, of the year that the comparison names."""
    found = [
        one
        for one in before
        if one.start < mention.start
        and alike(one, mention)
        and identity(one.subject) == identity(own.subject)
        and mention.year == (one.base_year if one.role is Role.BASE else one.year if one.role is Role.LEVEL else None)
    ]
    return found[-1:]


def compares_with_itself(mention: Mention, before: Iterable[Mention]) -> bool:
    """Whether the base words name the year and the kind of figure that all figures before them in the sentence are of."""
    if mention.base_year is None or mention.base_year != mention.year or str(mention.year) not in mention.base:
        return False
    kind = read_label(mention.base).measure
    levels = [
        one
        for one in before
        if one.role is Role.LEVEL and one.clause[0] == mention.clause[0] and one.start < mention.start
    ]
    alike = [one for one in levels if one.measure == kind]
    names = {one.subject for one in alike}
    return kind in _KINDS and bool(alike) and all(one in alike or one.within in names for one in levels)
