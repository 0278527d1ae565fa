"""年度主要任务: the tasks listed above 金额合计, with the money of each."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.catalogue.unscored_columns import funds
from gouji.document.grid import Grid
from gouji.document.tree import Cell, Table
from gouji.domain.selfeval import Field, Funds
from gouji.recognise.match import key
from gouji.values import zh


def read_tasks(grid: Grid, table: Table) -> Iterator[Funds]:
    """The tasks and their total, in each column of money that all of them fill."""
    for cell in table.cells:
        if key(cell.text) not in funds()["tasks_total"]:
            continue
        for column in range(cell.column + cell.colspan, grid.width):
            whole = amount_beside(grid, cell, column)
            above = tuple(_amounts_above(grid, cell.row, column))
            if whole is not None and whole.figure is not None and above:
                yield Funds(whole, above[::-1], is_closed=len(above) > 1)


def _amounts_above(grid: Grid, row: int, column: int) -> Iterator[Field]:
    for number in range(row - 1, -1, -1):
        cell = grid.at(number, column)
        if cell is None or cell.row != number or cell.column != column or Field(cell.text, cell.place).figure is None:
            return
        yield Field(cell.text.strip(), cell.place)


def amount_beside(grid: Grid, label: Cell, column: int) -> Field | None:
    """What stands in a column beside a label; None where the cell began further left, or is a rate."""
    cell = grid.at(label.row, column)
    if cell is None or cell.column != column or cell.row != label.row or "%" in zh.label(cell.text):
        return None
    return Field(cell.text.strip(), cell.place._replace(row=key(label.text)))
