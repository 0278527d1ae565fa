"""Parts of one name, of a whole and of each item that makes it up: 支出A，其中：基本支出b，项目支出c。甲a1，其中：基本支出b1，项目支出c1。乙a2，其中：基本支出b2…

Where the items make up the whole, so does each of their parts the part of the whole that is called so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from gouji.catalogue.claims import complete_partition
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import Layout, Opener

_FEWEST = 2
_MOST_PARTS, _MOST_ITEMS = 6, 30


@dataclass(frozen=True, slots=True)
class _Block:
    """An amount with the parts that follow it, by their names."""

    head: Mention
    parts: Mapping[str, Mention]


def claims(layout: Layout) -> Iterator[Claim]:
    """Every whole with the items right behind it that are divided by the same names."""
    blocks = [_block(layout, opener) for opener in layout.openers if opener.mark.text.startswith("其中")]
    for at, whole in enumerate(blocks):
        if whole is None:
            continue
        items: list[_Block] = []
        for block in blocks[at + 1 : at + 1 + _MOST_ITEMS]:
            if block is None or block.parts.keys() != whole.parts.keys() or not comparable(block.head, whole.head):
                break
            items.append(block)
        claim: Claim | None = None
        for end in range(_FEWEST, len(items) + 1):
            claim = replace(_added(whole, items[:end]), otherwise=claim)
        if claim is not None:
            yield claim


def _block(layout: Layout, opener: Opener) -> _Block | None:
    """What ``opener`` divides, where the names of its parts are all that there are."""
    head = layout.rows[opener.before].level
    behind = layout.rows[opener.after : opener.after + _MOST_PARTS]
    beside = takewhile(
        lambda row: row.sentence == behind[0].sentence and row.brackets == opener.brackets and not row.explains, behind
    )
    parts = {core(row.subject): row.level for row in beside if row.level is not None}
    if head is None or len(parts) < _FEWEST or not comparable(head, *parts.values()):
        return None
    return _Block(head, parts) if complete_partition(tuple(parts), frozenset()) is not None else None


def _added(whole: _Block, items: Sequence[_Block]) -> Claim:
    columns = tuple(
        Claim((_sum([item.parts[name] for item in items], part),), Evidence.OPEN) for name, part in whole.parts.items()
    )
    return Claim((_sum([item.head for item in items], whole.head),), Evidence.NAMED, brings=columns)


def _sum(parts: Sequence[Mention], whole: Mention) -> Relation:
    return Relation(Kind.SUM, Shape.PARTS, Formula.SUM, tuple(parts), whole)
