"""Shares that their words say are of one whole: runs of them, in a sentence or over items close to one another."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.catalogue.names import core
from gouji.domain.claims import Claims, Kind, Mention
from gouji.domain.proposals import Item

_FEWEST = 2
_NEXT = 8  # paragraphs from one item to the next: its parts and a reason may stand between


def runs(claims: Claims) -> Iterator[tuple[Item, ...]]:
    """The shares of one whole by their words, close to one another. Shares of a part may stand between."""
    found: dict[tuple[object, ...], list[Item]] = {}
    for item, words in _shares(claims):
        run = found.setdefault(words, [])
        if run and not _goes_on(run, item.level):
            yield tuple(run)
            run.clear()
        run.append(item)
    yield from (tuple(run) for run in found.values() if run)


def _goes_on(run: list[Item], part: Mention) -> bool:
    """Whether a part is another one of the same year, close behind."""
    near = part.passage.number - run[-1].level.passage.number <= _NEXT
    another = core(part.subject) not in {core(item.level.subject) for item in run}
    return near and another and len({*(item.level.year for item in run), part.year} - {None}) < _FEWEST


def _shares(claims: Claims) -> Iterator[tuple[Item, tuple[object, ...]]]:
    """Each share whose part the words tell, with what tells its whole: the words of the base and the heading; where it names
    none, the sentence or the list of its paragraph, for a list may be of another whole in the next."""
    for reach in claims.proposed:
        for ratio in reach.ratios:
            if ratio.kind is Kind.SHARE and len(ratio.tops) == 1:
                part, passage = ratio.tops[0][0], ratio.claimed.passage
                base = ratio.among.base
                whole = (core(base), passage.place.section) if base else (passage.number, ratio.among)
                yield Item(part, ratio.claimed), whole
