"""Tables split by a page break and printed as two: one again, without the repeated header."""

from __future__ import annotations

from dataclasses import replace

from gouji.document.grid import grid_of
from gouji.document.tree import Cell, Table
from gouji.values import zh


def continued(first: Table, second: Table) -> Table | None:
    """``first`` with the rows of ``second`` below; None where their widths differ."""
    one, other = grid_of(first), grid_of(second)
    if one.width != other.width:
        return None
    skip = 0
    above, below = first.rows, second.rows
    while skip < min(len(above), len(below)) and _texts(above[skip]) == _texts(below[skip]):
        skip += 1
    moved = tuple(_lowered(cell, one.height - skip) for cell in second.cells if cell.row >= skip)
    return replace(first, cells=(*first.cells, *moved))


def _texts(row: tuple[Cell, ...]) -> tuple[str, ...]:
    return tuple(zh.label(cell.text) for cell in row)


def _lowered(cell: Cell, by: int) -> Cell:
    return cell._replace(row=cell.row + by)
