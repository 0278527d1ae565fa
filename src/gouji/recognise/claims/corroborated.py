"""Shares whose whole goes by another name or stands elsewhere: one figure that explains several of them is the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.domain.claims import Kind, Mention, Relation, Shape
from gouji.domain.comparable import comparable
from gouji.domain.formulas import Formula
from gouji.recognise.claims.rows import Layout, levels
from gouji.solve.spans import divides

_FEWEST = 2  # shares that must agree on a whole
_MOST = 3  # shares that bear a whole out so well that another one beside them must hold too

Share = tuple[Mention, Mention]  # the part and its percentage


def corroborated(layout: Layout, shares: Sequence[Share], found: Sequence[Relation]) -> Iterator[Relation]:
    """The shares of one kind of whole that agree on a figure; where many of one wording agree, the others of it as well.
    Shares of that wording ``found`` elsewhere are witnesses."""
    wholes = tuple(levels(layout.rows))
    for _, group in groupby(sorted(shares, key=_kind), key=_kind):
        same = list(group)
        bases = {rate.base for _, rate in same}
        known = [(one.operands[0], one.claimed) for one in found if one.claimed.base in bases - {""}]
        whole = max(wholes, key=lambda level: len(_explained(level, [*same, *known])), default=None)
        agreeing = _explained(whole, same) if whole is not None else []
        if whole is None or len(agreeing) + len(_explained(whole, known)) < _FEWEST:
            continue
        certain = len(agreeing) + len(_explained(whole, known)) >= _MOST and len(bases) == 1 and "" not in bases
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
