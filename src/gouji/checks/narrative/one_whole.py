"""Shares that their words say are of one whole: runs of them, in a sentence or over items close to one another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gouji.catalogue.names import core
from gouji.document.outline import number_of
from gouji.domain.claims import Claims, Kind, Mention, Passage
from gouji.domain.proposals import Item

_FEWEST = 2
_NEXT = 8  # paragraphs from one item to the next: its parts and a reason may stand between


class _Whole(NamedTuple):
    """What tells the whole of a share: the words of the base, the numbered list that it stands in or its sentence; and where:
    under which heading, or in which paragraph."""

    base: str
    items: tuple[str, int] | None
    sentence: int | None
    place: str


def runs(claims: Claims) -> Iterator[tuple[Item, ...]]:
    """The shares of one whole by their words, close to one another. Shares of a part may stand between."""
    found: dict[_Whole, list[Item]] = {}
    for item, words in _shares(claims):
        run = found.setdefault(words, [])
        if run and not (
            _goes_on(run, item.level) and (words.base or _is_next(run[-1].level.passage, item.level.passage))
        ):
            yield tuple(run)
            run.clear()
        run.append(item)
    yield from (tuple(run) for run in found.values() if run)


def _goes_on(run: list[Item], part: Mention) -> bool:
    """Whether a part is another one of the same year, close behind."""
    near = part.passage.number - run[-1].level.passage.number <= _NEXT
    another = core(part.subject) not in {core(item.level.subject) for item in run}
    return near and another and len({*(item.level.year for item in run), part.year} - {None}) < _FEWEST


def _is_next(one: Passage, other: Passage) -> bool:
    """Whether two paragraphs are one, or items of one list by their numbers: 3. behind 1., and no list that begins at 1. again."""
    first, second = number_of(one.text), number_of(other.text)
    if one is other or first is None or second is None:
        return one is other
    return first[0] == second[0] and first[1] < second[1]


def _shares(claims: Claims) -> Iterator[tuple[Item, _Whole]]:
    """Each share whose part the words tell, with what tells its whole."""
    for reach in claims.proposed:
        for ratio in reach.ratios:
            if ratio.kind is Kind.SHARE and len(ratio.tops) == 1:
                part, passage = ratio.tops[0][0], ratio.claimed.passage
                base, items, sentence = ratio.among
                place = passage.place.section if base or items else str(passage.number)
                yield Item(part, ratio.claimed), _Whole(core(base), items, sentence, place)
