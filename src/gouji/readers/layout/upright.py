"""只有竖线的表: rows that no rule parts, in columns that rules do part. Where columns hold figure under figure, or names stand
over their figures, each line of figures is a row of its own; what a name of several lines leaves of it stays with its row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from gouji.readers.layout.bands import Band, bands_of
from gouji.readers.layout.gridded import assembled, begun_above, has_figures, headings, is_numbered
from gouji.readers.layout.heads import heads_between
from gouji.readers.layout.lattice import Frame, Lattice
from gouji.readers.layout.page import Glyph
from gouji.readers.layout.text import rows_of
from gouji.readers.layout.words import Word, words_in

# In heights of a character: what holds several rows is no lower.
_LOWEST = 2.2
_LEAST_FIGURES = 3
# Rules across inside a table that is ruled down only: at most the one under its head.
_MOST_ACROSS = 1
# In widths of a full character: words this near stand level.
_LEVEL = 0.4
_DECIMAL = re.compile(r"\d[.．]\d")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """段: the rows ``top`` to before ``bottom`` of a grid, between two rules that run all across it."""

    top: int
    bottom: int
    numbers: tuple[int, ...]


class Divided(NamedTuple):
    """分行的结果: the ``grid`` with the rows that stand in it unparted, None where there are none, as in most tables; ``doubtful``
    where rows stand in it that do not show where they part."""

    grid: Lattice | None
    doubtful: bool


def divided(grid: Lattice, held: Mapping[int, Sequence[Glyph]]) -> Divided:
    """``grid`` divided into the rows that no rule parts."""
    stretches = list(_stretches(grid))
    bare = len(stretches) - 1 <= _MOST_ACROSS
    found: dict[int, Lattice] = {}
    doubtful = False
    for at, stretch in enumerate(stretches):
        inner = _divided(grid, stretch, held, bare)
        if isinstance(inner, Lattice):
            found[at] = inner
        doubtful = doubtful or inner is False
    return Divided(_together(grid, stretches, found) if found else None, doubtful)


def _stretches(grid: Lattice) -> Iterator[_Stretch]:
    top = 0
    for row in range(1, len(grid.index) + 1):
        numbers = set(grid.index[row - 1])
        if row == len(grid.index) or numbers.isdisjoint(grid.index[row]):
            inside = dict.fromkeys(number for line in grid.index[top:row] for number in line)
            yield _Stretch(top, row, tuple(inside))
            top = row


def _divided(
    grid: Lattice, stretch: _Stretch, held: Mapping[int, Sequence[Glyph]], bare: bool
) -> Lattice | Literal[False] | None:
    """The grid of what stands between two rules, where rows stand in it unparted; False where they do not show."""
    if not any(number in held and _is_high(grid, number, held[number]) for number in stretch.numbers):
        return None
    if not bare and not _may_hold_rows([held[number] for number in stretch.numbers if number in held]):
        return None
    frames: dict[Word, int] = {}
    rows = _rows(grid, stretch, held, frames)
    if not _holds_rows(rows, frames, bare):
        return False if bare and _are_amounts_together(rows, frames) else None
    return _inner(grid, rows, frames, (grid.ys[stretch.top], grid.ys[stretch.bottom]))


def _is_high(grid: Lattice, number: int, glyphs: Sequence[Glyph]) -> bool:
    _, top, _, bottom = grid.sides(number)
    return bottom - top > _LOWEST * (glyphs[0].bottom - glyphs[0].top)


def _may_hold_rows(frames: Sequence[Sequence[Glyph]]) -> bool:
    """Whether some frame holds several amounts, or several hold names over what may be the number of their column."""
    if sum(1 for glyphs in frames if glyphs[-1].text.isdigit() and not glyphs[0].text.isdigit()) > 1:
        return True
    return any(len(_DECIMAL.findall("".join([glyph.text for glyph in glyphs]))) > 1 for glyphs in frames)


def _rows(
    grid: Lattice, stretch: _Stretch, held: Mapping[int, Sequence[Glyph]], frames: dict[Word, int]
) -> list[list[Word]]:
    """The words on each line from the top down; ``frames`` is told which frame each stands in."""
    lines: list[list[Word]] = []
    for number in stretch.numbers:
        for row in rows_of(held[number]) if number in held else ():
            words = words_in(row)
            frames.update(dict.fromkeys(words, number))
            lines.append(words)
    rows: list[list[Word]] = []
    for line in sorted(lines, key=lambda line: line[0].middle):
        if rows and line[0].middle - rows[-1][0].middle <= _LEVEL * min(line[0].size, rows[-1][0].size):
            rows[-1] += line
        else:
            rows.append(line)
    return [sorted(row, key=lambda word: word.left) for row in rows]


def _holds_rows(rows: Sequence[Sequence[Word]], frames: Mapping[Word, int], bare: bool) -> bool:
    """Whether some frames hold what stands in several rows: amounts one under the other, names over the numbers of their
    columns, or, in a table with no rules across but the one under its head, a row of figures above or below others."""
    stacks: dict[int, list[Word]] = {}
    for row in rows:
        for word in row:
            stacks.setdefault(frames[word], []).append(word)
    return any(map(_is_stacked, stacks.values())) or any(
        _is_row(row, frames, stacks) for row in rows if bare or is_numbered(row)
    )


def _are_amounts_together(rows: Sequence[Sequence[Word]], frames: Mapping[Word, int]) -> bool:
    """Whether amounts stand one over the other where none stands level with another."""
    counts = Counter(frames[word] for row in rows for word in row if word.figure and _DECIMAL.search(word.text))
    return any(count > 1 for count in counts.values())


def _is_stacked(words: Sequence[Word]) -> bool:
    amounts = sum(1 for word in words if word.figure and _DECIMAL.search(word.text))
    return amounts >= _LEAST_FIGURES or (amounts > 1 and amounts == len(words))


def _is_row(row: Sequence[Word], frames: Mapping[Word, int], stacks: Mapping[int, Sequence[Word]]) -> bool:
    figures = [word for word in row if word.figure]
    shared = [word for word in figures if len(stacks[frames[word]]) > 1]
    return len(shared) > 1 and len({frames[word] for word in shared}) == len(shared)


def _inner(
    grid: Lattice, rows: Sequence[Sequence[Word]], frames: Mapping[Word, int], ends: tuple[float, float]
) -> Lattice | Literal[False] | None:
    """The rows as a grid between two ``ends``; None where there is but one, False where they do not show."""

    def place(word: Word) -> tuple[int, int]:
        frame = grid.frames[frames[word]]
        return frame.left, frame.right

    first = next((at for at, row in enumerate(rows) if has_figures(row)), None)
    if first is None:
        return None
    numbers = rows[first] if is_numbered(rows[first]) else ()
    names = [word for row in rows[:first] for word in row]
    lower = [word for row in rows[first + bool(numbers) :] for word in row]
    cuts = [y for y in grid.ys if ends[0] < y < ends[1] and not any(word.top < y < word.bottom for word in lower)]
    if not numbers:
        counted = {place(word) for word in lower if word.figure}
        if any(place(word) in counted for word in names):
            columns = list(pairwise(grid.xs))
            begun = [*headings(names, lower, columns), *begun_above(names, lower, place, cuts)]
        else:
            begun = names
        names = [word for word in names if word not in begun]
        lower = [*begun, *lower]
    bands = bands_of([(*place(word), word) for word in lower], cuts, edges=grid.xs)
    heads = heads_between(names, place, frames.__getitem__, len(grid.xs) - 1) if names else []
    if numbers:
        cells: dict[tuple[int, int], list[Word]] = {}
        for word in numbers:
            cells.setdefault(place(word), []).append(word)
        bands = [Band(cells, 0.0), *bands]
    if len(bands) == 1 and not names:
        return None
    return (bands and heads is not None and assembled(heads, bands, grid.xs, ends)) or False


def _together(grid: Lattice, stretches: Sequence[_Stretch], found: Mapping[int, Lattice]) -> Lattice:
    """``grid`` with what was ``found`` in place of some of its stretches, which are numbered from the top."""
    ys = [grid.ys[0]]
    frames: list[Frame] = []
    index: list[tuple[int, ...]] = []
    for at, stretch in enumerate(stretches):
        inner = found.get(at)
        shift = len(index) - (0 if inner else stretch.top)
        own = inner.frames if inner else [grid.frames[number] for number in stretch.numbers]
        lines = inner.index if inner else grid.index[stretch.top : stretch.bottom]
        numbers = range(len(frames), len(frames) + len(own))
        renumbered = dict(zip(range(len(own)) if inner else stretch.numbers, numbers, strict=True))
        index += [tuple(renumbered[number] for number in line) for line in lines]
        frames += [frame._replace(top=frame.top + shift, bottom=frame.bottom + shift) for frame in own]
        ys += inner.ys[1:] if inner else grid.ys[stretch.top + 1 : stretch.bottom + 1]
    return Lattice(grid.xs, tuple(ys), tuple(frames), tuple(index))
