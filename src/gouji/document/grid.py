"""A table as a rectangle: which cell covers a position, merged cells included."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.document.tree import Cell, Table


@dataclass(frozen=True, slots=True)
class Grid:
    """网格: ``at(row, column)`` in constant time."""

    height: int
    width: int
    _covering: dict[tuple[int, int], Cell]

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers the position, or None outside the table or where no cell stands."""
        return self._covering.get((row, column))

    def row(self, row: int) -> tuple[Cell, ...]:
        """The different cells that cover ``row``, left to right, those from rows above included."""
        seen: list[Cell] = []
        for column in range(self.width):
            cell = self.at(row, column)
            if cell is not None and (not seen or seen[-1] is not cell):
                seen.append(cell)
        return tuple(seen)


def grid_of(table: Table) -> Grid:
    """The rectangle of ``table``."""
    covering = {
        (row, column): cell
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    }
    height = max((row + 1 for row, _ in covering), default=0)
    width = max((column + 1 for _, column in covering), default=0)
    return Grid(height, width, covering)
