"""Shares of a whole that is not printed, by all of its parts: 基本支出a，占总支出的p。项目支出b，占总支出的q: p is a/(a＋b).

Where one share is right, the parts are the whole, and so the others must be right: they are doubted where they fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gouji.catalogue.claims import complete_partition
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import Layout, Row

_FEWEST = 2
_MOST = 8
_SIDES = ("收入", "支出")
_ALL_OF = re.compile(
    r"[本当全]年度?|总(?=[收支预决])|(?:总计|合计|总额|总量|预算|决算)数?$|(?<=[收支][入出])(?:预|决)算"
)


def claims(layout: Layout) -> Iterator[Claim]:
    """The shares of one base whose parts by their names are all of it, where no figure of the passage is called so."""
    shared: dict[str, list[tuple[Row, Mention]]] = {}
    for row in layout.rows:
        shares = row.of(Role.SHARE)
        if row.level is not None and len(shares) == 1 and core(shares[0].base):
            shared.setdefault(core(shares[0].base), []).append((row, shares[0]))
    for base, parts in shared.items():
        if _FEWEST <= len(parts) <= _MOST and not any(_may_be(row, base) for row in layout.rows):
            claim = _of(base, parts)
            if claim is not None:
                yield claim


def _may_be(row: Row, base: str) -> bool:
    """Whether a figure may be the whole by its name: 支出预算 for 本年支出预算."""
    name, wanted = _stem(core(row.subject)), _stem(base)
    return (
        row.level is not None
        and bool(name)
        and (wanted.endswith(name) or (wanted not in _SIDES and name.endswith(wanted)))
    )


def _stem(name: str) -> str:
    return _ALL_OF.sub("", name)


def _of(base: str, parts: Sequence[tuple[Row, Mention]]) -> Claim | None:
    levels = [row.level for row, _ in parts if row.level is not None]
    partition = complete_partition(tuple(core(level.subject) for level in levels), frozenset())
    if partition is None or not base.endswith(partition.whole or ("\0",)) or not comparable(*levels):
        return None
    shares = [
        Relation(
            Kind.SHARE,
            Shape.SHARE,
            Formula.PART_OF_SUM,
            (level, *(other for other in levels if other is not level)),
            share,
        )
        for level, (_, share) in zip(levels, parts, strict=True)
    ]
    claim: Claim | None = None
    for one in shares:
        others = tuple(Claim((other,), Evidence.OPEN) for other in shares if other is not one)
        claim = replace(Claim((one,), Evidence.NAMED, brings=others), otherwise=claim)
    return claim
