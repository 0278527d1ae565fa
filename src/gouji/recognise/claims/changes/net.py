"""Changes on balance: 甲由A降为a，乙由B升为b，两者相抵，净减少D: what all pairs before moved together, not the last alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout

_SEVERAL = 2
_ENDS = (Role.LEVEL, Role.BASE)
#: What says that a change is of several together.
_ON_BALANCE = re.compile(
    r"相抵|抵[消销减]|[一有][增升减降][一有][减降增升]|增减(?:相|互)|[两二三四五六七八九十](?:者|项|相)|合计|总计|共计?|综合|轧差"
)
_NET = re.compile(r"净$|^净|净[增减上下]")


@told_by({Role.CHANGE}, fewest=5)
def claims(layout: Layout) -> Iterator[Claim]:
    """Every change that its words call one on balance, with all pairs of its sentence before it. A doubt where it fails."""
    for spot in layout.spots:
        change = spot.mention
        if change.role is Role.CHANGE and change.direction:
            pairs = _pairs(layout, change)
            if len(pairs) >= _SEVERAL and _is_on_balance(pairs[-1], change):
                operands = tuple(one for pair in pairs for one in pair)
                signs = (change.direction, -change.direction) * len(pairs)
                told = Relation(Kind.DIFFERENCE, Shape.CHANGE_PARTS, Formula.SUM, operands, change, signs)
                level, base = pairs[-1]
                ends = (level, base) if change.direction > 0 else (base, level)
                last = Relation(Kind.DIFFERENCE, Shape.DIFFERENCE, Formula.SUM, ends, change, (1, -1))
                yield Claim((told,), Evidence.OPEN, Claim((last,), Evidence.NAMED))


def without_last_pairs(found: Iterable[Claim], layout: Layout) -> Iterator[Claim]:
    """``found`` without the failures of a change on balance against its last pair alone."""
    for claim in found:
        relation = next(iter(claim.readings), None)
        if relation is not None and claim.evidence.may_fail and _is_of_the_last(relation):
            pairs = _pairs(layout, relation.claimed)
            if len(pairs) >= _SEVERAL and _is_on_balance(pairs[-1], relation.claimed):
                yield replace(claim, evidence=Evidence.NAMED)
                continue
        yield claim


def _is_of_the_last(relation: Relation) -> bool:
    return (
        relation.shape is Shape.DIFFERENCE
        and relation.claimed.role is Role.CHANGE
        and len(relation.operands) == len(_ENDS)
    )


def _pairs(layout: Layout, change: Mention) -> tuple[tuple[Mention, Mention], ...]:
    """The (level, base) pairs right before ``change`` in its sentence, in order; () where its figures are no such pairs."""
    near = [one.mention for one in layout.spots if one.mention.clause[0] == change.clause[0]]
    near = [one for one in near if one.start < change.start and comparable(one, change) and one.role in _ENDS]
    pairs = []
    for first, second in zip(near[::2], near[1::2], strict=False):
        ends = {first.role: first, second.role: second}
        if set(ends) != set(_ENDS):
            return ()
        pairs.append((ends[Role.LEVEL], ends[Role.BASE]))
    return tuple(pairs) if len(near) % 2 == 0 else ()


def _is_on_balance(last: tuple[Mention, Mention], change: Mention) -> bool:
    """Whether the words between the last pair and the change say that it is of all: 一减一增, 两者相抵; 净 alone says so of a
    change behind a comma."""
    between = change.passage.text[max(one.end for one in last) : change.start]
    return _ON_BALANCE.search(between) is not None or any(
        _NET.search(part.strip()) for part in re.split(r"[，,；;]", between)[1:]
    )
