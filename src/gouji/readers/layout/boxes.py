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
# In heights of the highest row: how far above the rules names of columns stand. In widths of a full character: how near the
# rule their last line is, how near to each other their lines.
_HIGHEST, _NEAR, _LINES = 2.5, 1.5, 0.6


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
    rows = words_of(_within(box, glyphs, box.ys[0], box.ys[-1]))
    for ys in _parted(box, rows):
        own = [row for row in rows if ys[0] < row[0].middle < ys[-1]]
        table = framed(own, ys, (box.left, box.right), known)
        if table is not None:
            yield table


def with_head(box: Framed, glyphs: Sequence[Glyph]) -> Framed | None:
    """``box`` with the names of columns that stand above its uppermost rule, where a table has rules below its rows only; None
    where none do: names are more than one word on a line, near the rule and none of them outside a table."""
    top = box.ys[0]
    height = max((below - above for above, below in pairwise(box.ys)), default=0.0)
    above = words_of(_within(box, glyphs, top - _HIGHEST * height, top))
    edge = top
    for row in reversed(above):
        size = max(word.size for word in row)
        near = _NEAR if edge == top else _LINES
        if edge - max(word.bottom for word in row) > near * size or is_outside(row) or any(word.figure for word in row):
            break
        if len(row) < 2 and edge == top:
            break
        edge = min(word.top for word in row)
    return None if edge == top else Framed(box.left, box.right, (edge - 1.0, *box.ys))


def _within(box: Framed, glyphs: Sequence[Glyph], top: float, bottom: float) -> list[Glyph]:
    return [
        glyph
        for glyph in glyphs
        if top < (glyph.top + glyph.bottom) / 2 < bottom and box.left <= (glyph.left + glyph.right) / 2 <= box.right
    ]


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
