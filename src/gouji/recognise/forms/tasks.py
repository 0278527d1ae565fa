"""年度主要任务: the tasks listed above 金额合计, with the money of each, and money divided across the columns of a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from gouji.catalogue.unscored_columns import funds
from gouji.document.grid import Grid
from gouji.document.tree import Cell, Table
from gouji.domain.selfeval import Field, Funds, LabelledAmount
from gouji.recognise.match import key
from gouji.values import zh

_AMONG = "其中:"
#: 按支出性质分：104.69
_AXIS = re.compile(r"按(?P<axis>[收支][入出]性质)分:(?P<amount>[\d,.]+)(?:亿元|万元|元)?")


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


def read_across(grid: Grid, table: Table) -> Iterator[Funds]:
    """The whole and its sources side by side in one row, below heads that end with what else there is: 总额 | 财政拨款 | 其他资金."""
    labels = funds()
    sources = labels["sources"] | labels["granted"] | labels["granted_parts"] | labels["rest"]
    for number, cells in enumerate(table.rows):
        for at, head in enumerate(cells):
            if key(head.text) not in labels["across_total"]:
                continue
            parts = list(takewhile(lambda cell: _name(cell) in sources, cells[at + 1 :]))
            if len(parts) > 1 and _name(parts[-1]) in labels["rest"]:
                yield from _rows_below(grid, number, head, parts)


def read_axes(table: Table, natures: Sequence[LabelledAmount]) -> Iterator[Funds]:
    """What is printed behind 按收入性质分： and 按支出性质分：, with the amounts that the block files below it."""
    for cell in table.cells:
        match = _AXIS.fullmatch(zh.label(cell.text))
        if match is None:
            continue
        whole = Field(match["amount"], cell.place._replace(row=f"按{match['axis']}分"))
        parts = tuple(one for one in natures if one.axis == match["axis"])
        if whole.figure is not None and len(parts) > 1:
            is_closed = funds()["natures"] <= {one.label for one in parts}
            yield Funds(whole, tuple(one.amount for one in parts), is_closed)


def _rows_below(grid: Grid, head_row: int, head: Cell, parts: list[Cell]) -> Iterator[Funds]:
    """Each row of figures below the heads, up to the first that has none."""
    for row in range(head_row + 1, grid.height):
        whole, *given = (_amount(grid, row, cell.column) for cell in (head, *parts))
        if whole is None or whole.figure is None:
            return
        found = tuple(one for one in given if one is not None)
        if len(found) == len(parts) and any(one.figure is not None for one in found):
            yield Funds(whole, found, is_closed=True)


def _amount(grid: Grid, row: int, column: int) -> Field | None:
    cell = grid.at(row, column)
    if cell is None or cell.row != row or cell.column != column or "%" in zh.label(cell.text):
        return None
    label = next((one.text for one in reversed(grid.row(row)) if one.column < column and _is_name(one)), "")
    return Field(cell.text.strip(), cell.place._replace(row=key(label)))


def _is_name(cell: Cell) -> bool:
    return bool(cell.text.strip()) and Field(cell.text, cell.place).figure is None


def _name(cell: Cell) -> str:
    return key(zh.label(cell.text).removeprefix(_AMONG))


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
