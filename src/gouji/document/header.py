"""表头: the path of header texts above each column of a table, merged headers included."""

from __future__ import annotations

import re

from gouji.document.grid import grid_of
from gouji.document.place import Place
from gouji.document.tree import Cell, Table
from gouji.values import zh

_FIGURE = re.compile(r"[-+]?[\d,]+(?:\.\d+)?%?")
_DEEPEST = 5


def header_depth(table: Table) -> int:
    """How many rows at the top are header: those before the first row with a figure that is shown, at most five."""
    for row, cells in enumerate(table.rows[: _DEEPEST + 1]):
        if any(_FIGURE.fullmatch(cell.text.strip()) for cell in cells if not cell.hidden):
            return row
    return min(len(table.rows), 1)


def column_paths(table: Table) -> tuple[tuple[str, ...], ...]:
    """For each column the header texts from the top down: ("2025年", "预算数") under a merged 2025年."""
    grid, depth = grid_of(table), header_depth(table)
    paths = []
    for column in range(grid.width):
        path: list[str] = []
        above = None
        for row in range(depth):
            cell = grid.at(row, column)
            if cell is not None and cell is not above and cell.text.strip():
                path.append(zh.squeeze(cell.text))
            above = cell
        paths.append(tuple(path))
    return tuple(paths)


def place_in(table: Table, cell: Cell) -> Place:
    """The place of ``cell`` with the headers a reader would name: the first words of its row, its path of headers."""
    path = column_paths(table)[cell.column]
    grid = grid_of(table)
    row = next((other for other in grid.row(cell.row) if _names(other.text)), None)
    return cell.place._replace(
        row=zh.squeeze(row.text) if row is not None and row is not cell else cell.place.row,
        column=" / ".join(path) or cell.place.column,
    )


def _names(text: str) -> bool:
    """Whether a cell can name its row: words, and not the code or number of a line."""
    return bool(text.strip()) and not _FIGURE.fullmatch(text.strip())
