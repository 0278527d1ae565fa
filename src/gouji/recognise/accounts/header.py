"""The header of an account table: how deep it is, the path of texts over each column, and which column holds what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gouji.catalogue.tables import HeaderPath
from gouji.document.grid import Grid
from gouji.document.tree import UNREAD, Cell
from gouji.recognise.match import key
from gouji.values import zh

_NUMBER = re.compile(r"[¥￥]?\s*[-+]?[\d,]+(?:\.\d+)?%?")
_MARK = re.compile(r".|[^\w\s]+")
_NUMBERING = frozenset(("栏次", "行次", "栏次/行次"))
_DEEPEST = 7
#: Fewer numbers than this, some of them passed over, may as well be amounts.
_LEAST_COUNT = 4
_MEASURES = frozenset(("预算数", "决算数"))


@dataclass(frozen=True, slots=True)
class Header:
    """表头: ``depth`` rows of header; ``paths`` gives for each column the bare header texts from the top down, ``printed``
    the lowest of them as it is printed."""

    depth: int
    paths: tuple[tuple[str, ...], ...]
    printed: tuple[str, ...]

    def within(self, first: int, end: int) -> Header:
        """The same header with the columns outside ``first`` to ``end`` (excluded) taken away."""
        paths = tuple(path if first <= at < end else () for at, path in enumerate(self.paths))
        return Header(self.depth, paths, self.printed)

    def columns(self, wanted: Mapping[str, Sequence[HeaderPath]]) -> dict[str, int]:
        """The column of each key. Wordings are tried in the order given, columns from the left; none serves twice."""
        found: dict[str, int] = {}
        for name, wordings in wanted.items():
            for wording in wordings:
                at = next(
                    (c for c, path in enumerate(self.paths) if c not in found.values() and _is(path, wording)), None
                )
                if at is not None:
                    found[name] = at
                    break
        return found


def header_of(grid: Grid, wanted: Mapping[str, Sequence[HeaderPath]]) -> Header:
    """The header of ``grid``: the rows above the first that holds a figure; in a table without any, those with header words."""
    words = {wording.last for wordings in wanted.values() for wording in wordings} | _MEASURES
    depth = next((row for row in range(grid.height) if _has_figure(grid, row) and not is_numbering(grid, row)), None)
    if depth is None:
        named = [row for row in range(min(grid.height, _DEEPEST)) if any(key(c.text) in words for c in grid.row(row))]
        depth = named[-1] + 1 if named else 0
        while named and depth < grid.height and is_numbering(grid, depth):
            depth += 1
    return header_above(grid, depth)


def header_above(grid: Grid, depth: int) -> Header:
    """The header that the first ``depth`` rows of ``grid`` make."""
    rows = [row for row in range(min(depth, _DEEPEST)) if not is_numbering(grid, row)]
    cells = [_over(grid, column, rows) for column in range(grid.width)]
    if all(cell.colspan == 1 and cell.rowspan == 1 for column in cells for cell in column):
        cells = [_with_blanks(grid, column, rows) for column in range(grid.width)]
    paths = tuple(tuple(key(cell.text) for cell in column) for column in cells)
    return Header(depth, paths, tuple(zh.squeeze(column[-1].text) if column else "" for column in cells))


def is_numbering(grid: Grid, row: int) -> bool:
    """True for the row that numbers the columns: 栏次 | 1 | 2 | 3; what could not be read in it does not count."""
    texts = [text for cell in grid.row(row) if (text := cell.text.strip()) and UNREAD not in text]
    numbers = [text for text in texts if text.isdigit()]
    rest = [text for text in texts if not text.isdigit()]
    counted = numbers == [str(number) for number in range(1, len(numbers) + 1)] or (
        any(cell.scanned for cell in grid.row(row)) and _is_most_of_a_count(numbers)
    )
    return (
        counted
        and (len(numbers) > 1 or bool(rest))
        and all(key(text) in _NUMBERING or _MARK.fullmatch(text) for text in rest)
    )


def _is_most_of_a_count(numbers: Sequence[str]) -> bool:
    """Whether OCR read at least four of five of the numbers 1, 2, 3 …, in their order."""
    values = [int(text) for text in numbers if text.isdecimal() and not text.startswith("0")]
    ascending = len(values) == len(numbers) >= _LEAST_COUNT and all(a < b for a, b in pairwise((0, *values)))
    return ascending and 5 * len(values) >= 4 * values[-1]


def _has_figure(grid: Grid, row: int) -> bool:
    return any(_NUMBER.fullmatch(cell.text.strip()) for cell in grid.row(row) if not cell.hidden)


def _over(grid: Grid, column: int, rows: Sequence[int]) -> list[Cell]:
    """The header cells over a column from the top down, each once."""
    found: list[Cell] = []
    for row in rows:
        cell = grid.at(row, column)
        if cell is not None and key(cell.text) and (not found or cell is not found[-1]):
            found.append(cell)
    return found


def _with_blanks(grid: Grid, column: int, rows: Sequence[int]) -> list[Cell]:
    """The same in a head without a merge, where a blank above a name goes on from the name to its left: 本年支出 | blank |
    blank over 小计 | 基本支出 | 项目支出."""
    found: list[Cell] = []
    for number, row in enumerate(rows):
        cell = grid.at(row, column)
        if cell is None or not key(cell.text):
            below = (grid.at(lower, column) for lower in rows[number + 1 :])
            cell = _left_of(grid, row, column) if any(one is not None and key(one.text) for one in below) else None
        if cell is not None:
            found.append(cell)
    return found


def _left_of(grid: Grid, row: int, column: int) -> Cell | None:
    """The nearest name to the left in a row."""
    cells = (grid.at(row, at) for at in range(column - 1, -1, -1))
    return next((cell for cell in cells if cell is not None and key(cell.text)), None)


def _is(path: tuple[str, ...], wording: HeaderPath) -> bool:
    return bool(path) and path[-1] == wording.last and (not wording.above or wording.above in path[:-1])
