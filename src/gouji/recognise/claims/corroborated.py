"""Shares whose whole goes by another name or stands elsewhere: one figure that explains several of them is the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.domain.claims import Kind, Mention, Relation, Shape
from gouji.domain.formulas import Formula
from gouji.recognise.claims.rows import Layout, levels
from gouji.recognise.claims.spans import comparable, divides

_FEWEST = 2  # shares that must agree on a whole
_MOST = 3  # shares that bear a whole out so well that another one beside them must hold too

Share = tuple[Mention, Mention]  # the part and its percentage


def corroborated(layout: Layout, shares: Sequence[Share]) -> Iterator[Relation]:
    """The shares of one kind of whole that agree on a figure; where many of one wording agree, the others of it as well."""
    wholes = tuple(levels(layout.rows))
    for _, group in groupby(sorted(shares, key=_kind), key=_kind):
        same = list(group)
        whole = max(wholes, key=lambda level: len(_explained(level, same)), default=None)
        agreeing = _explained(whole, same) if whole is not None else []
        if whole is None or len(agreeing) < _FEWEST:
            continue
        certain = len(agreeing) >= _MOST and len({rate.base for _, rate in same}) == 1 and same[0][1].base != ""
        for part, rate in same if certain else agreeing:
            if part is not whole and comparable(part, whole):
                stated = (part, rate) in agreeing or part.exact <= whole.exact
                yield Relation(Kind.SHARE, Shape.SHARE, Formula.QUOTIENT, (part, whole), rate, stated=stated)


def _kind(share: Share) -> str:
    """The last two characters of the base, 收入 or 支出 for most."""
    return share[1].base[-2:]


def _explained(whole: Mention, shares: Sequence[Share]) -> list[Share]:
    """The shares that hold of ``whole``, which is larger than each part and gives no trivial 0% or 100%."""
    return [
        (part, rate)
        for part, rate in shares
        if whole.exact > part.exact > 0 and comparable(part, whole) and divides(part, whole, rate)
    ]
