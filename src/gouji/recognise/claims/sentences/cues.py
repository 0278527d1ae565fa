"""线索: what a stretch of text must hold for a reading to find anything in it, so that no other text is put to it.

Most of the hundred readings speak of one kind of statement each, and most paragraphs hold none of them: to ask all of all takes
longer than to read the sentences. What a reading needs is declared beside it and sought once for all readings.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from gouji.domain.claims import Mention, Role
from gouji.domain.proposals import Claim
from gouji.recognise.claims.sentences.rows import Layout
from gouji.values.cached import cached_property

_FEWEST = 2  # figures that a relation ties


class Of(NamedTuple):
    """A figure whose unit is of ``dimension``."""

    dimension: str


RATE, POINTS, SCORE = Of("rate"), Of("points"), Of("score")

Cue = str | Role | Of
#: Cues of which a text must hold one: words of its paragraph, what a figure does in it, units. Those of the catalogue are
#: given by a function, so that it is not read before it is needed.
Group = Collection[Cue] | Callable[[], Collection[Cue]]


class Reading(NamedTuple):
    """读法: what proposes claims of one kind, and what a text must hold for it to find any: one of each of ``groups``, and so
    many figures."""

    read: Callable[[Layout], Iterator[Claim]]
    groups: tuple[Group, ...] = ()
    fewest: int = _FEWEST

    def __call__(self, layout: Layout) -> Iterator[Claim]:
        return self.read(layout)


def told_by(*groups: Group, fewest: int = _FEWEST) -> Callable[[Callable[[Layout], Iterator[Claim]]], Reading]:
    """Declares what the reading below needs. A cue is never a guess: where a text lacks it, the reading finds nothing."""
    return lambda read: Reading(read, groups, fewest)


class Readings:
    """读法集: readings in their order, and those of them that a text has the cues of."""

    def __init__(self, *readings: Reading | Callable[[Layout], Iterator[Claim]]) -> None:
        self.all = tuple(one if isinstance(one, Reading) else Reading(one) for one in readings)
        self._asked: dict[tuple[int, int], tuple[Reading, ...]] = {}

    @cached_property
    def _groups(self) -> dict[frozenset[Cue], int]:
        """The bit of each group."""
        every = dict.fromkeys(_cues(group) for reading in self.all for group in reading.groups)
        return {cues: 1 << number for number, cues in enumerate(every)}

    @cached_property
    def _needed(self) -> tuple[tuple[Reading, int], ...]:
        """Each reading with the bits of its groups."""
        return tuple((one, reduce(or_, (self._groups[_cues(group)] for group in one.groups), 0)) for one in self.all)

    @cached_property
    def _bits(self) -> dict[Cue, int]:
        """Each cue with the bits of the groups that hold it."""
        found: dict[Cue, int] = {}
        for cues, bit in self._groups.items():
            for cue in cues:
                found[cue] = found.get(cue, 0) | bit
        return found

    @cached_property
    def _dimensions(self) -> dict[str, int]:
        return {cue.dimension: bits for cue, bits in self._bits.items() if isinstance(cue, Of)}

    @cached_property
    def _words(self) -> dict[str, list[tuple[str, int]]]:
        """The words with their bits, by the character that they begin with: most texts have few of these."""
        found: dict[str, list[tuple[str, int]]] = {}
        for cue, bits in self._bits.items():
            if isinstance(cue, str):
                found.setdefault(cue[0], []).append((cue, bits))
        return found

    def in_words(self, text: str) -> int:
        """The bits of the groups that have one of their words in ``text``."""
        held = 0
        for first in self._words.keys() & set(text):
            for word, bits in self._words[first]:
                if word in text:
                    held |= bits
        return held

    def asked(self, mentions: Sequence[Mention], in_words: int) -> tuple[Reading, ...]:
        """The readings that may find something said of ``mentions``, whose paragraph has the words of ``in_words``."""
        held = in_words
        for role in {one.role for one in mentions}:
            held |= self._bits.get(role, 0)
        for dimension in {one.figure.unit.dimension for one in mentions}:
            held |= self._dimensions.get(dimension, 0)
        return self._having(held, len(mentions))

    def _having(self, held: int, count: int) -> tuple[Reading, ...]:
        count = min(count, self._most)
        found = self._asked.get((held, count))
        if found is None:
            found = tuple(one for one, needed in self._needed if needed & held == needed and one.fewest <= count)
            self._asked[held, count] = found
        return found

    @cached_property
    def _most(self) -> int:
        """So many figures are enough for any reading."""
        return max(one.fewest for one in self.all)


def _cues(group: Group) -> frozenset[Cue]:
    return frozenset(group() if callable(group) else group)
