"""Both sides of one total, each listed: 收支总预算A，收入包括：a、b；支出包括：c、d. Where one side makes up A, so does the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from gouji.domain.claims import Formula, Kind, Mention, Relation, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import Layout, Opener, Row

_SIDES = ("收入", "支出")
_BOTH = re.compile(r"收入?[、和与及]?支出?(?:决算)?(?:总|合计|预算)[^，,。；;：:\d]{0,10}$")
_NEAR = 2  # sentences behind the total
_LEAD = 24
_SOME = re.compile(r"主要|重点|等\s*$|等[^，,、。；;\d]{0,10}$|不包括")
_FEWEST = 2


def claims(layout: Layout) -> Iterator[Claim]:
    """Each side that words list in full behind a total of both, told where the other side makes up the total."""
    for whole in layout.rows:
        if whole.level is None or _BOTH.search(_lead(whole.level)) is None:
            continue
        lists = {
            side: parts
            for opener in layout.openers
            for side in (_side_of(opener),)
            if side and whole.index < opener.after < len(layout.rows)
            for parts in (_parts(layout, opener, whole),)
            if len(parts) >= _FEWEST
        }
        if set(lists) == set(_SIDES):
            income, spending = (_sum(lists[side], whole.level) for side in _SIDES)
            for one, other in ((income, spending), (spending, income)):
                yield Claim((one,), Evidence.NAMED, brings=(Claim((other,), Evidence.OPEN, may_leave_out=True),))


def _side_of(opener: Opener) -> str:
    """Which side the words that open a list name."""
    named = opener.mark.names
    return next((side for side in _SIDES if named.endswith(side) and not opener.partial), "")


def _parts(layout: Layout, opener: Opener, whole: Row) -> tuple[Mention, ...]:
    """The figures of a list up to the next ； or 。, all of which count what ``whole`` counts; () where some have none."""
    first = layout.rows[opener.after]
    if not 0 <= first.sentence - whole.sentence <= _NEAR or first.brackets != whole.brackets:
        return ()
    run = tuple(takewhile(lambda row: row.group == first.group, layout.rows[opener.after :]))
    levels = tuple(row.level for row in run if row.brackets == whole.brackets)
    text = first.mentions[0].passage.text
    last = run[-1].mentions[-1]
    if _SOME.search(text, opener.mark.start, last.end) or _SOME.search(text[opener.mark.start - 2 : last.start]):
        return ()
    assert whole.level is not None
    found = tuple(level for level in levels if level is not None and comparable(level, whole.level) and level.own)
    return found if len(found) == len(levels) else ()


def _sum(parts: tuple[Mention, ...], whole: Mention) -> Relation:
    return Relation(Kind.SUM, Shape.PARTS, Formula.SUM, parts, whole)


def _lead(level: Mention) -> str:
    return level.lead[-_LEAD:]
