"""Lists that run over several paragraphs: 基本支出A万元，其中： and then 人员经费B…, 公用经费C…, each a paragraph of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gouji.catalogue.claims import complete_partition
from gouji.catalogue.names import core
from gouji.domain.claims import Mention, Passage, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Item, Listed, Reach, Series

_OPENS = re.compile(r"(?:其中|包括|构成(?:为|是|如下)?|具体(?:情况)?如下|情况如下|分别(?:为|是))\s*[：:，,。]?\s*$")
_LONGEST = 40
_BITS, _END = 10, 4  # what the announcement says for a list, and its last paragraph for its end
_NAMED = 40  # characters of a paragraph before the figure that it is about


@dataclass(frozen=True, slots=True)
class Told:
    """A paragraph with the figures that it states."""

    passage: Passage
    mentions: tuple[Mention, ...]


def proposed(told: Sequence[Told]) -> Iterator[Reach]:
    """The lists that a paragraph announces and the paragraphs behind it are."""
    for at, one in enumerate(told):
        if one.mentions and _OPENS.search(one.passage.text):
            whole = _announced(one)
            parts = tuple(_parts(told[at + 1 : at + 1 + _LONGEST], whole)) if whole is not None else ()
            if whole is not None and len(parts) > 1:
                yield _list(parts, whole)


def _announced(told: Told) -> Mention | None:
    """What the list is about: the last sentence's outcome, of a budget and an outcome, else its first figure."""
    last = max(mention.clause[0] for mention in told.mentions)
    levels = [one for one in told.mentions if one.role is Role.LEVEL and one.clause[0] == last]
    outcomes = [one for one in levels if one.measure in ("决算", "执行")]
    return next(iter(outcomes or levels), None)


def _parts(behind: Sequence[Told], whole: Mention) -> Iterator[Mention]:
    """The figure each paragraph behind is about, up to one that states none under the same heading."""
    for told in behind:
        levels = [one for one in told.mentions if one.role is Role.LEVEL and comparable(one, whole)]
        if not levels or told.passage.place.section != whole.passage.place.section:
            return
        same = [one for one in levels if one.measure == whole.measure and not one.within]
        part = same[0] if same else levels[0]
        if (not same and whole.measure in ("决算", "执行")) or (part is levels[0] and part.start > _NAMED):
            return
        yield part


def _list(parts: tuple[Mention, ...], whole: Mention) -> Reach:
    ends = (*(0 for _ in parts[1:]), _END)
    series = Series(Shape.PARTS, parts, ends, ((whole, 0),), _BITS)
    named = (tuple(core(part.subject) for part in parts[:end]) for end in range(len(parts), 1, -1))
    complete = next((labels for labels in named if complete_partition(labels, frozenset()) is not None), ())
    if not complete:
        return Reach(series=(series,))
    items = tuple(Item(part) for part in parts[: len(complete)])
    listed = Listed(
        (whole,), (items,), (True,), 0, in_bracket=False, among=False, split=False, announced=False, single=False
    )
    return Reach(series=(series,), listed=(listed,))
