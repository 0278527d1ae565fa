"""Glyphs to lines of text, and lines to the text of a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import sub
from typing import NamedTuple

from gouji.readers.layout.page import Glyph

# In widths of a full character. Glyphs drawn one after the other belong together even where digits are set off the
# line of their neighbours; a gap of half a character parts words, and above all figures.
_OVERLAP, _STEP, _OFFSET = -0.6, 0.75, 0.75
_SAME_LINE = 0.5
_WORD_GAP = 0.5
_IN_FIGURE = frozenset("0123456789.．")
# A gap this wide parts the number of a heading from the year behind it, where the digits before and behind stand close:
# typesetters leave a quarter of a character.
_FIGURE_GAP, _CLOSE = 0.2, 0.1
# A line that ends here ends inside a number or a range of numbers, as narrow cells break them.
_BROKEN_OFF = re.compile(r"\d\s*[-–—~～至.,，]$")
# The inner margin of a cell in points, both sides together, on top of the character that did not fit.
_CELL_MARGIN = 12.0


class Line(NamedTuple):
    """行: one line of print; ``size`` is the width of a full character, ``margins`` are those of its column of text."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    confidence: int | None = None
    margins: tuple[float, float] | None = None


class Run(NamedTuple):
    """行段: glyphs drawn in one go from left to right."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    confidence: int | None
    glyphs: Sequence[Glyph]


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines that ``glyphs``, in the order they are drawn, form from the top down."""
    return [line_of(runs) for runs in rows_of(glyphs)]


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Run]]:
    """The runs that stand on each line, from the top down."""
    runs = _runs(glyphs)
    if len(runs) < 2:
        return [runs] if runs else []
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.base):
        near = rows[-1] if rows else None
        if near is not None and run.base - _base(near) <= _SAME_LINE * min(run.size, max(other.size for other in near)):
            near.append(run)
        else:
            rows.append([run])
    return rows


def line_of(runs: Sequence[Run]) -> Line:
    """The line that ``runs`` form."""
    return _of_many(runs) if len(runs) > 1 else _of_one(runs[0])


def run_of(glyphs: Sequence[Glyph]) -> Run:
    """The run of glyphs that follow each other."""
    texts, lefts, tops, rights, bottoms, confidences = zip(*glyphs, strict=True)
    starts, ends = lefts, rights
    if " " in texts:
        solid = [glyph for glyph in glyphs if glyph.text != " "] or glyphs
        _, starts, tops, ends, bottoms, confidences = zip(*solid, strict=True)
    size = max(max(map(sub, ends, starts)), 1.1 * max(map(sub, bottoms, tops)))
    text = _spaced(glyphs, size, list(map(sub, lefts[1:], rights)))
    low = sorted(bottoms)
    base = low[len(low) // 2]
    sure = None if confidences.count(None) == len(confidences) else least(confidences)
    return Run(text, starts[0], min(tops), ends[-1], low[-1], base, size, sure, glyphs)


def cell_text(lines: Sequence[Line], width: float) -> str:
    """The text of a cell ``width`` points wide. A line that left no room for the next character goes on in the next, and so
    does one that ends inside a number or a range."""
    text = lines[0].text if lines else ""
    for line, following in pairwise(lines):
        on = is_full(line, width, following.size) or (_BROKEN_OFF.search(line.text) and following.text[:1].isdigit())
        text += (_joint(line.text, following.text) if on else "\n") + following.text
    return text


def is_full(line: Line | Run, width: float, size: float | None = None) -> bool:
    """Whether a line leaves no room in a cell ``width`` points wide for a character ``size`` points wide, its own by default."""
    return width - (line.right - line.left) < (line.size if size is None else size) + _CELL_MARGIN


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


def _runs(glyphs: Iterable[Glyph]) -> list[Run]:
    runs: list[Run] = []
    current: list[Glyph] = []
    end = base = 0.0
    for glyph in glyphs:
        _, left, _, right, bottom, _ = glyph
        # What follows by its own width alone, as nearly every glyph does, follows by the largest of two sizes as well.
        width, step = right - left, left - end
        near = _OVERLAP * width <= step <= _STEP * width and abs(bottom - base) <= _OFFSET * width
        if current and not near and not _follows(current[-1], glyph):
            runs.append(run_of(current))
            current = []
        current.append(glyph)
        end, base = right, bottom
    if current:
        runs.append(run_of(current))
    return [run for run in runs if run.text.strip()]


def first_run(glyphs: Sequence[Glyph], *, backwards: bool = False) -> tuple[Run | None, Sequence[Glyph]]:
    """The first run of ``glyphs``, or the last, and the glyphs without it; None where it is blank."""
    step = -1 if backwards else 1
    end = 1
    while end < len(glyphs):
        pair = glyphs[step * end - backwards], glyphs[step * (end - 1) - backwards]
        if not _follows(*(pair if backwards else pair[::-1])):
            break
        end += 1
    taken = glyphs[-end:] if backwards else glyphs[:end]
    rest = glyphs[:-end] if backwards else glyphs[end:]
    return (run_of(taken) if any(glyph.text != " " for glyph in taken) else None), rest


def _follows(last: Glyph, glyph: Glyph) -> bool:
    _, left, top, right, bottom, _ = glyph
    size = max(right - left, last.right - last.left, bottom - top, last.bottom - last.top)
    step = left - last.right
    return _OVERLAP * size <= step <= _STEP * size and abs(bottom - last.bottom) <= _OFFSET * size


def _spaced(glyphs: Sequence[Glyph], size: float, gaps: Sequence[float]) -> str:
    """The text of ``glyphs`` with a space in each of the ``gaps`` between them that parts words or figures."""
    texts = [glyph.text for glyph in glyphs]
    if not gaps or max(gaps) <= _FIGURE_GAP * size:
        return "".join(texts)
    narrow, wide = _FIGURE_GAP * size, _WORD_GAP * size
    for at, gap in enumerate(gaps):
        if gap > narrow and (gap > wide or _new_figure(glyphs, at)) and glyphs[at].text != " " != glyphs[at + 1].text:
            texts[at] += " "
    return "".join(texts)


def _new_figure(glyphs: Sequence[Glyph], at: int) -> bool:
    """Whether a figure begins behind the glyph ``at``, which ends another: the gap between them is not that between digits."""
    around = glyphs[max(at - 1, 0) : at + 3]
    if not (glyphs[at].text in _IN_FIGURE and glyphs[at + 1].text.isdigit() and len(around) > 2):
        return False
    others = [
        (one, other)
        for one, other in pairwise(around)
        if one is not glyphs[at] and one.text in _IN_FIGURE and other.text in _IN_FIGURE
    ]
    return bool(others) and all(other.left - one.right < _CLOSE * (other.right - one.left) for one, other in others)


def _figures_meet(last: Run, run: Run) -> bool:
    """Whether one of two runs ends with a figure and the other begins with one."""
    before = last.glyphs[-2:]
    return _new_figure([*before, *run.glyphs[:2]], len(before) - 1)


def _base(runs: Sequence[Run]) -> float:
    return max(runs, key=lambda run: len(run.text)).base


def _of_one(run: Run) -> Line:
    return Line(run.text.strip(), run.left, run.top, run.right, run.bottom, run.size, run.confidence)


def _set_in(runs: Sequence[Run]) -> list[Run]:
    """The runs from the left, those drawn into a gap of another put there: marks that another font draws, a quotation mark
    between two Chinese characters, come after the run that leaves room for them."""
    placed: list[Run] = []
    for run in sorted(runs, key=lambda one: one.left):
        outer = placed[-1] if placed and run.right < placed[-1].right else None
        at = None if outer is None else _gap_for(run, outer.glyphs)
        if outer is None or at is None:
            placed.append(run)
        else:
            placed[-1] = run_of([*outer.glyphs[:at], *run.glyphs, *outer.glyphs[at:]])
    return placed


def _gap_for(run: Run, glyphs: Sequence[Glyph]) -> int | None:
    """Before which of ``glyphs`` there is room for ``run``."""
    slack = _CLOSE * run.size
    for at, (one, other) in enumerate(pairwise(glyphs), 1):
        if one.right - slack <= run.left and run.right <= other.left + slack and one.left < run.left:
            return at
    return None


def _of_many(runs: Sequence[Run]) -> Line:
    runs = _set_in(runs)
    size = max(run.size for run in runs)
    text, right = runs[0].text, runs[0].right
    for last, run in pairwise(runs):
        gap, least_size = run.left - right, min(run.size, size)
        apart = gap > _WORD_GAP * least_size or (gap > _FIGURE_GAP * least_size and _figures_meet(last, run))
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
