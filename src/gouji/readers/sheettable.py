"""表的单元格: the rows of a table of a sheet written out cell by cell, blanks included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, repeat
from operator import or_

from gouji.document.place import Place
from gouji.document.tree import Cell
from gouji.readers.merges import Layout
from gouji.readers.sheet import Sheet, SheetCell, column_name

# A rectangle is written out cell by cell, blanks included, unless it is this much larger than what stands in it.
_SPARSE = 30
_ALWAYS_FILLED, _MOST_FILLED = 20_000, 250_000
# Named tuples made by their own names take three times as long.
_new_place: Callable[[Iterable[object]], Place] = partial(tuple.__new__, Place)
_new_cell: Callable[[Iterable[object]], Cell] = partial(tuple.__new__, Cell)
_BLANK = SheetCell("")
_NOTHING: dict[int, SheetCell] = {}


def cells_of(sheet: Sheet, layout: Layout, rows: list[int], place: Place, most: int) -> tuple[Cell, ...]:
    """The cells of ``rows``, blanks included, as far as the row with the last of ``most``; blank rows are left out unless a
    merged cell runs through.

    A workbook has 100 000 cells, and one made by a statement of its own takes as long as all else that is done for it: the
    fields are laid side by side and put together by ``zip``.
    """
    kept = sorted({*rows, *(row for row in layout.held if rows[0] <= row <= rows[-1])})
    filled = [layout.rows[row] for row in rows]
    left, right = min(map(next, map(iter, filled))), max(map(next, map(reversed, filled))) + 1
    for row in layout.sizes.keys() & rows:
        here = layout.rows[row]
        for column, (_, width) in layout.sizes[row].items():
            if column in here:
                right = max(right, column + width)
    positions = len(kept) * (right - left)
    dense = positions <= max(min(_SPARSE * sum(map(len, filled)), _MOST_FILLED), _ALWAYS_FILLED)
    merges = _Merges(layout.sizes, right, frozenset(kept))
    everywhere, width = range(left, right), right - left
    counts: list[int] = []
    columns: list[int] = []
    contents: list[SheetCell] = []
    spans: dict[int, tuple[int, int]] = {}
    for row in kept:
        before = len(columns)
        if before >= most:
            break
        here = layout.rows.get(row, _NOTHING)
        if merges.touch(row):
            columns += merges.starts(row, everywhere if dense else sorted(here), before, spans)
        elif dense and len(here) == width:  # as most are
            columns += everywhere
            counts.append(width)
            contents += here.values()
            continue
        else:
            columns += everywhere if dense else sorted(here)
        counts.append(len(columns) - before)
        contents.extend(map(here.get, columns[before:], repeat(_BLANK)))
    tops = chain.from_iterable(map(repeat, range(len(counts)), counts))
    lines = chain.from_iterable(map(repeat, [row + 1 for row in kept], counts))
    heights, widths = [1] * len(columns), [1] * len(columns)
    for at, (height, breadth) in spans.items():
        heights[at], widths[at] = height, breadth
    texts: Sequence[str]
    texts, exact, formulas = zip(*contents, strict=True) if contents else ((), (), ())
    names = [column_name(column) for column in everywhere]
    section, caption, nothing, blank, zero = map(repeat, (place.section, place.table, None, "", 0))
    places = map(
        _new_place,
        zip(zero, nothing, lines, section, caption, blank, blank, map(str.strip, texts), nothing, repeat(sheet.name),
            [names[column - left] for column in columns], repeat(False), zero, nothing),
    )  # fmt: skip
    return tuple(
        map(
            _new_cell,
            zip(texts, tops, [column - left for column in columns], places, heights, widths,
                exact, formulas,
                _hidden(sheet, kept, counts, columns), nothing, repeat(()), repeat(False)),
        )
    )  # fmt: skip


def _hidden(sheet: Sheet, rows: Sequence[int], counts: Sequence[int], columns: Sequence[int]) -> Iterable[bool]:
    """Which cells are hidden: ``counts`` of them stand in each of ``rows``, in ``columns``."""
    if sheet.hidden or not (sheet.hidden_rows or sheet.hidden_columns):
        return repeat(sheet.hidden)
    row_hidden = chain.from_iterable(map(repeat, map(sheet.hidden_rows.__contains__, rows), counts))
    return map(or_, row_hidden, map(sheet.hidden_columns.__contains__, columns))


@dataclass(slots=True)
class _Merges:
    """The merged cells of a table as its rows pass: ``right`` is the end of its columns, ``rows`` are its rows."""

    sizes: Mapping[int, Mapping[int, tuple[int, int]]]
    right: int
    rows: frozenset[int]
    covered: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def touch(self, row: int) -> bool:
        return row in self.sizes or row in self.covered

    def starts(self, row: int, columns: Iterable[int], first: int, spans: dict[int, tuple[int, int]]) -> list[int]:
        """Those of ``columns`` where a cell begins; the sizes of the merged ones go into ``spans`` by the number of the
        cell, counted from ``first``."""
        sizes, covered = self.sizes.get(row, {}), self.covered[row]
        starts: list[int] = []
        for column in columns:
            if column in covered:
                continue
            if column in sizes:
                height, width = sizes[column]
                width = min(width, self.right - column)
                for reached in range(row, row + height):
                    self.covered[reached].update(range(column, column + width))
                spans[first + len(starts)] = max(1, sum(at in self.rows for at in range(row, row + height))), width
            starts.append(column)
        return starts
