"""Parallel lists: 甲、乙、丙分别为a、b、c亿元，占比p、q、r%: the k-th figure belongs to the k-th name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gouji.domain.claims import Mention, Role
from gouji.recognise.claims.labels import core

_SPLIT = re.compile(r"[、和与及]")


def with_names(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """``mentions`` with the names of a parallel list dealt out to its figures."""
    chain: list[Mention] = []
    for mention in mentions:
        if chain and not _goes_on(chain[-1], mention):
            yield from _named(chain)
            chain = []
        chain.append(mention)
    yield from _named(chain)


def _goes_on(one: Mention, other: Mention) -> bool:
    between = one.passage.text[one.end : other.start].strip()
    return between in ("、", "和") and one.figure.unit.dimension == other.figure.unit.dimension


def _named(chain: Sequence[Mention]) -> Iterator[Mention]:
    length = len(chain)
    if length == 1:
        yield chain[0]
        return
    first = chain[0]
    names = [name for name in _SPLIT.split(first.subject) if core(name)] if first.own else []
    dealt = len(names) == length and first.role is Role.LEVEL
    for rank, mention in enumerate(chain):
        subject = names[rank] if dealt else first.subject
        own = dealt or (rank == 0 and first.own)
        yield replace(
            mention,
            role=first.role,
            direction=first.direction,
            base=first.base,
            subject=subject,
            own=own,
            rank=(rank, length),
        )
