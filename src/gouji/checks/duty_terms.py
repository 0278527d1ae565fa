"""算式各项的数: which stated figures a relation between duties ties together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

from gouji.catalogue.duty_relations import DutyRelation, DutyTerm
from gouji.checks.stated import Stated
from gouji.domain.claims import Mention
from gouji.domain.filled import Fixed
from gouji.domain.printed import Printed
from gouji.values.figure import Figure

#: How many paragraphs apart figures of one statement may stand.
_FAR = 15
_NEXT = 2
_FEWEST = 2
_STOP = re.compile(r"[。；;]")
_AGAIN = re.compile(r"。\s*其中")


def right_side(row: DutyRelation, left: Mention, said: Stated) -> tuple[Printed, ...]:
    """The figures of the right side that belong to ``left``; none where one that is needed is not stated beside it."""
    if row.needs is not None and not row.needs.search(left.passage.text):
        return ()
    found: list[Printed] = []
    for term in row.right:
        if term.bound is not None:
            found.append(Fixed("满分", Figure(str(term.bound), Decimal(term.bound), left.figure.unit), left.place))
        elif term.each:
            found += _run(left, said.of(term.id), said)
        else:
            one = _beside(left, term, said, said.of(row.left))
            if one is None and not term.optional:
                return ()
            found += [one] if one is not None else []
    single = len(row.right) == 1 and not row.right[0].each
    return tuple(found) if single or len(found) >= _FEWEST else ()


def _beside(left: Mention, term: DutyTerm, said: Stated, lefts: Sequence[Mention]) -> Mention | None:
    """The figure of ``term`` in the words of ``left`` (4批次、22人次; in all 66批次), the one that follows before the next of its kind,
    else the last one before it."""
    near = [one for one in said.of(term.id) if abs(one.passage.number - left.passage.number) <= _FAR]
    after = [one for one in near if _at(one) > _at(left)]
    same = [one for one in near if _in_one_breath(one, left)]
    if same and not any(_in_one_breath(left, one) for one in after):
        return same[-1]
    following = min((_at(one) for one in lefts if _at(one) > _at(left)), default=None)
    if after and (following is None or _at(after[0]) < following):
        return after[0]
    before = [one for one in near if _at(one) < _at(left)]
    return before[-1] if before and len({one.exact for one in said.of(term.id)}) == 1 else None


def _in_one_breath(one: Mention, other: Mention) -> bool:
    """Whether ``other`` follows ``one`` with no stop between."""
    together = one.passage is other.passage and one.end <= other.start
    return together and not _STOP.search(one.passage.text, one.end, other.start)


def _run(left: Mention, parts: Sequence[Mention], said: Stated) -> Sequence[Mention]:
    """``parts`` that follow ``left`` in its paragraph with no other figure between, up to a sentence on some of them (其中2辆…);
    all of the next paragraphs where it has none."""
    here = [one for one in parts if one.passage is left.passage and one.start > left.start]
    if not here:
        return [one for one in parts if 0 < one.passage.number - left.passage.number <= _NEXT]
    inside = (one for one in said.claims.mentions if one.passage is left.passage and one.start > left.start)
    run = list(takewhile(here.__contains__, inside))
    again = (at for at in range(1, len(run)) if _AGAIN.search(left.passage.text, run[at - 1].end, run[at].start))
    return run[: next(again, len(run))]


def _at(mention: Mention) -> tuple[int, int]:
    return mention.passage.number, mention.start
