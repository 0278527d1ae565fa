"""Glyphs to lines of text, and lines to the text of a cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gouji.readers.layout.page import Glyph

# In widths of a full character. Glyphs drawn one after the other belong together even where digits are set off the
# line of their neighbours; a gap of half a character parts words, and above all figures.
_OVERLAP, _STEP, _OFFSET = -0.6, 0.75, 0.75
_SAME_LINE = 0.5
_WORD_GAP = 0.5
# The inner margin of a cell in points, both sides together, on top of the character that did not fit.
_CELL_MARGIN = 12.0


@dataclass(frozen=True, slots=True)
class Line:
    """行: one line of print; ``size`` is the width of a full character."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    confidence: int | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    """Glyphs drawn in one go from left to right."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    confidence: int | None


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines that ``glyphs``, in the order they are drawn, form from the top down."""
    lines: list[list[_Run]] = []
    for run in sorted(_runs(glyphs), key=lambda run: run.base):
        near = lines[-1] if lines else None
        if near is not None and run.base - _base(near) <= _SAME_LINE * min(run.size, max(other.size for other in near)):
            near.append(run)
        else:
            lines.append([run])
    return [_line(line) for line in lines]


def cell_text(lines: Sequence[Line], width: float) -> str:
    """The text of a cell ``width`` points wide. A line that left no room for the next character goes on in the next."""
    text = lines[0].text if lines else ""
    for line, following in pairwise(lines):
        full = width - (line.right - line.left) < following.size + _CELL_MARGIN
        text += (_joint(line.text, following.text) if full else "\n") + following.text
    return text


def least(confidences: Iterable[int | None]) -> int | None:
    """The lowest of some confidences; None where nothing was recognised."""
    known = [confidence for confidence in confidences if confidence is not None]
    return min(known) if known else None


def joined(first: str, second: str) -> str:
    """Two lines of one paragraph; Latin words keep the space that the line break stood for."""
    return first + _joint(first, second) + second


def _joint(first: str, second: str) -> str:
    latin = first[-1:].isascii() and first[-1:].isalpha() and second[:1].isascii() and second[:1].isalpha()
    return " " if latin else ""


def _runs(glyphs: Iterable[Glyph]) -> list[_Run]:
    runs: list[_Run] = []
    current: list[Glyph] = []
    for glyph in glyphs:
        if current and not _follows(current[-1], glyph):
            runs.append(_run(current))
            current = []
        current.append(glyph)
    if current:
        runs.append(_run(current))
    return [run for run in runs if run.text.strip()]


def _follows(last: Glyph, glyph: Glyph) -> bool:
    _, left, top, right, bottom, _ = glyph
    size = max(right - left, last.right - last.left, bottom - top, last.bottom - last.top)
    step = left - last.right
    return _OVERLAP * size <= step <= _STEP * size and abs(bottom - last.bottom) <= _OFFSET * size


def _run(glyphs: Sequence[Glyph]) -> _Run:
    solid = [glyph for glyph in glyphs if glyph.text != " "] or glyphs
    size = max([max(right - left, 1.1 * (bottom - top)) for _, left, top, right, bottom, _ in solid])
    text, room = glyphs[0].text, _WORD_GAP * size
    for last, glyph in pairwise(glyphs):
        apart = glyph.left - last.right > room and last.text != " " and glyph.text != " "
        text += " " + glyph.text if apart else glyph.text
    bottoms = sorted([glyph.bottom for glyph in solid])
    return _Run(
        text,
        solid[0].left,
        min([glyph.top for glyph in solid]),
        solid[-1].right,
        bottoms[-1],
        bottoms[len(bottoms) // 2],
        size,
        least(glyph.confidence for glyph in solid),
    )


def _base(runs: Sequence[_Run]) -> float:
    return max(runs, key=lambda run: len(run.text)).base


def _line(runs: list[_Run]) -> Line:
    runs = sorted(runs, key=lambda run: run.left)
    size = max(run.size for run in runs)
    text, right = runs[0].text, runs[0].right
    for run in runs[1:]:
        apart = run.left - right > _WORD_GAP * min(run.size, size)
        text += " " + run.text if apart and not text.endswith(" ") and not run.text.startswith(" ") else run.text
        right = max(right, run.right)
    return Line(
        text.strip(),
        runs[0].left,
        min(run.top for run in runs),
        right,
        max(run.bottom for run in runs),
        size,
        least(run.confidence for run in runs),
    )
