"""框: what rules frame without parting columns: boxes, and rules that run across one under the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gouji.readers.layout.gridded import Gridded
from gouji.readers.layout.page import Glyph, Rule
from gouji.readers.layout.pagetable import Inferred
from gouji.readers.layout.unruled import framed, is_outside
from gouji.readers.layout.words import Word, words_of

_LEAST_RULES = 2


@dataclass(frozen=True, slots=True)
class Framed:
    """框: from ``left`` to ``right``; ``ys`` are the rules across, from the top down."""

    left: float
    right: float
    ys: tuple[float, ...]


def across(lone: Sequence[Sequence[Rule]]) -> list[Framed]:
    """Horizontal rules that no vertical one touches, those of one extent together."""
    return [
        Framed(rules[0].start, rules[0].end, tuple(rule.at for rule in rules))
        for rules in lone
        if len(rules) >= _LEAST_RULES
    ]


def inside(box: Framed, glyphs: Sequence[Glyph], known: Inferred | None = None) -> Iterator[Gridded]:
    """The tables that stand between the rules of a box."""
    held = [
        glyph
        for glyph in glyphs
        if box.ys[0] < (glyph.top + glyph.bottom) / 2 < box.ys[-1]
        and box.left <= (glyph.left + glyph.right) / 2 <= box.right
    ]
    rows = words_of(held)
    for ys in _parted(box, rows):
        own = [row for row in rows if ys[0] < row[0].middle < ys[-1]]
        table = framed(own, ys, (box.left, box.right), known)
        if table is not None:
            yield table


def _parted(box: Framed, rows: Sequence[Sequence[Word]]) -> Iterator[tuple[float, ...]]:
    """The rules of each table: what is no part of one parts two that stand one under the other."""
    ys: list[float] = [box.ys[0]]
    for above, below in pairwise(box.ys):
        between = [row for row in rows if above < row[0].middle < below]
        if any(map(is_outside, between)):
            if len(ys) > 1:
                yield tuple(ys)
            ys = []
        ys.append(below)
    if len(ys) > 1:
        yield tuple(ys)
