"""Lists of what a base of comparison was made of: 支出A（上年B，其中甲a、乙b）; A，比上年B（甲a、乙b）增长p."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.lists.listed import extents, is_complete
from gouji.recognise.claims.sentences.rows import Layout, Opener

_BESIDE = 3  # characters between a base and the list behind it


def claims(layout: Layout) -> Iterator[Claim]:
    """The parts of every such list, which make up the base, or else what was compared with it."""
    for opener in layout.openers:
        base = _base_before(layout, opener)
        if base is None:
            continue
        level = layout.rows[opener.before].level
        for parts in extents(layout, opener, base):
            wholes = [base] if level is None else [base, level]
            sums = tuple(
                Relation(Kind.SUM, Shape.PARTS, Formula.SUM, parts, whole)
                for whole in wholes
                if comparable(whole, *parts)
            )
            known = is_complete(parts, base)
            yield Claim(sums, Evidence.OPEN if known else Evidence.NAMED)
            break


def is_told_of(layout: Layout, opener: Opener) -> bool:
    """Whether a list stands behind a base, or a bracket begins with one (上年B，甲a、乙b): it is no list of the level before."""
    behind = layout.rows[opener.after] if opener.in_bracket and opener.after < len(layout.rows) else None
    opens = behind is not None and behind.level is None and bool(behind.of(Role.BASE))
    return opens or _base_before(layout, opener) is not None


def _base_before(layout: Layout, opener: Opener) -> Mention | None:
    """The base that a list stands right behind."""
    start = opener.mark.start
    beside = (one for one in layout.rows[opener.before].mentions if 0 <= start - one.end <= _BESIDE)
    return next((one for one in beside if one.role is Role.BASE), None)
