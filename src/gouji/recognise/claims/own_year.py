"""A comparison that names the year it speaks of: 2026年预算A，比2026年预算增加D. The year is misprinted, not the amount."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.domain.claims import Mention, Role
from gouji.recognise.claims.labels import read_label

_KINDS = ("预算", "决算")


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
