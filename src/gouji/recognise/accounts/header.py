"""The header of an account table: how deep it is, the path of texts over each column, and which column holds what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gouji.catalogue.tables import HeaderPath
from gouji.document.grid import Grid
from gouji.recognise.match import key

_NUMBER = re.compile(r"[-+]?[\d,]+(?:\.\d+)?%?")
_NUMBERING = frozenset(("栏次", "行次", "栏次/行次"))
_DEEPEST = 7
_MEASURES = frozenset(("预算数", "决算数"))


@dataclass(frozen=True, slots=True)
class Header:
    """表头: ``depth`` rows of header; ``paths`` gives for each column the bare header texts from the top down."""

    depth: int
    paths: tuple[tuple[str, ...], ...]

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

    def ending(self, *words: str) -> tuple[int, ...]:
        """The columns whose lowest header text contains one of ``words``."""
        return tuple(c for c, path in enumerate(self.paths) if path and any(word in path[-1] for word in words))


def header_of(grid: Grid, wanted: Mapping[str, Sequence[HeaderPath]]) -> Header:
    """The header of ``grid``: the rows above the first that holds a figure; in a table without any, those with header words."""
    words = {wording.last for wordings in wanted.values() for wording in wordings} | _MEASURES
    depth = next((row for row in range(grid.height) if _has_figure(grid, row) and not is_numbering(grid, row)), None)
    if depth is None:
        named = [row for row in range(min(grid.height, _DEEPEST)) if any(key(c.text) in words for c in grid.row(row))]
        depth = named[-1] + 1 if named else 0
    rows = [row for row in range(min(depth, _DEEPEST)) if not is_numbering(grid, row)]
    return Header(depth, tuple(_path(grid, column, rows) for column in range(grid.width)))


def is_numbering(grid: Grid, row: int) -> bool:
    """True for the row that numbers the columns: 栏次 | 1 | 2 | 3."""
    texts = [text for cell in grid.row(row) if (text := cell.text.strip())]
    numbers = [text for text in texts if text.isdigit()]
    rest = [text for text in texts if not text.isdigit()]
    counted = numbers == [str(number) for number in range(1, len(numbers) + 1)]
    return (
        counted and (len(numbers) > 1 or bool(rest)) and all(key(text) in _NUMBERING or len(text) == 1 for text in rest)
    )


def _has_figure(grid: Grid, row: int) -> bool:
    return any(_NUMBER.fullmatch(cell.text.strip()) for cell in grid.row(row) if not cell.hidden)


def _path(grid: Grid, column: int, rows: Sequence[int]) -> tuple[str, ...]:
    path: list[str] = []
    above = None
    for row in rows:
        cell = grid.at(row, column)
        if cell is not None and cell is not above and (text := key(cell.text)):
            path.append(text)
        above = cell
    return tuple(path)


def _is(path: tuple[str, ...], wording: HeaderPath) -> bool:
    return bool(path) and path[-1] == wording.last and (not wording.above or wording.above in path[:-1])
