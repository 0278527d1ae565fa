"""Shares of an amount and of what was added to it, in one phrase: 收入A，增收D；税收a，增收d，税收总额和增收额分别占p和q: a of A, d of D."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import Layout, Row

_JOINT = re.compile(r"以?及(?!其他)|[和与、]")
_ADDED = re.compile(r"(?:新?增|[增减][收支加长少])[额量数]|增减[额量]?|增量")
_BEFORE = 12  # rows
_PAIR = 2


def claims(layout: Layout) -> Iterator[Claim]:
    """Each such share with the rows before it that print both an amount and its change. It counts where it holds."""
    for row in layout.rows:
        for rate in row.of(Role.SHARE):
            if not is_of_both(rate):
                continue
            added = _ADDED.search(_JOINT.split(rate.subject)[rate.rank[0]]) is not None
            figures = [
                one for one in (_figure(other, rate, added) for other in _before(layout, row)) if one is not None
            ]
            told = [
                Relation(Kind.SHARE, Shape.SHARE, Formula.QUOTIENT, (part, whole), rate)
                for at, part in enumerate(figures)
                for whole in figures[at + 1 :]
                if comparable(part, whole)
            ]
            if told:
                yield Claim(tuple(told), Evidence.NAMED)


def is_of_both(rate: Mention) -> bool:
    """Whether one of two shares told together is of an amount and the other of what was added to it."""
    if rate.rank[1] != _PAIR:
        return False
    names = _JOINT.split(rate.subject)
    return len(names) == _PAIR and sum(_ADDED.search(name) is not None for name in names) == 1


def _before(layout: Layout, row: Row) -> list[Row]:
    """The rows up to that of the share that print an amount and its change, nearest first."""
    near = layout.rows[max(0, row.index - _BEFORE) : row.index + 1]
    return [one for one in reversed(near) if one.level is not None and one.change is not None]


def _figure(row: Row, rate: Mention, added: bool) -> Mention | None:
    told = row.change if added else row.level
    return told if told is not None and told.start < rate.start else None
