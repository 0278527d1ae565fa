"""A table as a rectangle: which cell covers a position, merged cells included."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product

from gouji.document.tree import Cell, Table


@dataclass(frozen=True, slots=True)
class Grid:
    """网格: ``at(row, column)`` in constant time."""

    height: int
    width: int
    _covering: dict[tuple[int, int], Cell]
    _one_column: dict[Cell, bool] = field(default_factory=dict)
    _rows: dict[int, tuple[Cell, ...]] = field(default_factory=dict)

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers the position, or None outside the table or where no cell stands."""
        return self._covering.get((row, column))

    def under(self, row: int, head_row: int, column: int) -> Cell | None:
        """The cell of ``row`` below the head at (``head_row``, ``column``). Where the head is merged over several columns
        that are never filled side by side, they are one column, and its value is the one that is filled."""
        first, head = self.at(row, column), self.at(head_row, column)
        if head is None or head.colspan == 1 or (first is not None and first.text.strip()):
            return first
        filled = self._filled_below(row, head)
        return filled[0] if len(filled) == 1 and self._is_one_column(head) else first

    def _is_one_column(self, head: Cell) -> bool:
        if head not in self._one_column:
            below = range(head.row + head.rowspan, self.height)
            self._one_column[head] = all(len(self._filled_below(row, head)) <= 1 for row in below)
        return self._one_column[head]

    def _filled_below(self, row: int, head: Cell) -> list[Cell]:
        """The different filled cells of ``row`` that lie within the columns of ``head``."""
        right = head.column + head.colspan
        cells = dict.fromkeys(self.at(row, column) for column in range(head.column, right))
        return [
            cell
            for cell in cells
            if cell is not None
            and cell.text.strip()
            and head.column <= cell.column
            and cell.column + cell.colspan <= right
        ]

    def row(self, row: int) -> tuple[Cell, ...]:
        """The different cells that cover ``row``, left to right, those from rows above included."""
        known = self._rows.get(row)
        if known is None:
            seen: list[Cell] = []
            for column in range(self.width):
                cell = self._covering.get((row, column))
                if cell is not None and (not seen or seen[-1] is not cell):
                    seen.append(cell)
            known = self._rows[row] = tuple(seen)
        return known


def grid_of(table: Table) -> Grid:
    """The rectangle of ``table``."""
    covering: dict[tuple[int, int], Cell] = {}
    height = width = 0
    for cell in table.cells:
        row, column, below, behind = cell.row, cell.column, cell.row + cell.rowspan, cell.column + cell.colspan
        if below - row == behind - column == 1:  # as nearly all
            covering[row, column] = cell
        else:
            covering.update(dict.fromkeys(product(range(row, below), range(column, behind)), cell))
        if below > row and behind > column:
            height, width = max(height, below), max(width, behind)
    return Grid(height, width, covering)
