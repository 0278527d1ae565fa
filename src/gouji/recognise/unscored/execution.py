"""执行率: the rows of a form that is not scored which print what was budgeted, what was spent and the rate of both."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.catalogue.unscored_columns import columns_of
from gouji.document.grid import Grid
from gouji.document.tree import Cell, Table
from gouji.domain.reports import ExecutedMoney
from gouji.domain.selfeval import Field
from gouji.recognise.match import key
from gouji.values import zh

_BUDGETS = ("budget", "initial")
#: What was spent with its rate, and what will have been spent by the end of the year with that rate.
_SPENT = (("executed", "rate", "执行率"), ("expected", "expected_rate", "预计执行率"))


def read_execution(table: Table, grid: Grid) -> Iterator[ExecutedMoney]:
    """The rows below each head that names a budget, what was spent and the rate, up to the first that fills none of them."""
    for number, cells in enumerate(table.rows):
        at = _columns(cells)
        spent = [one for one in _SPENT if set(one[:2]) <= set(at)]
        if not spent or not any(name in at for name in _BUDGETS):
            continue
        for lower in range(number + 1, grid.height):
            own = {name: cell for name, column in at.items() if (cell := _own(grid, lower, column)) is not None}
            if not any(cell.text.strip() for cell in own.values()) or not all(map(_may_stand, own.values())):
                break
            rows = (_row(table.rows[lower], own, *one) for one in spent)
            yield from (row for row in rows if row is not None)


def _columns(cells: tuple[Cell, ...]) -> dict[str, int]:
    """Where the columns stand; none where a name stands twice, for the rate is then of one of two."""
    known = columns_of("executed")
    assert known is not None
    found = [(named[0], cell.column) for cell in cells if (named := known.named(key(cell.text))) is not None]
    return dict(found) if len({name for name, _ in found}) == len(found) else {}


def _own(grid: Grid, row: int, column: int) -> Cell | None:
    """What stands in a column of a row, where it belongs to that row and column alone."""
    cell = grid.at(row, column)
    return cell if cell is not None and cell.row == row and cell.rowspan == 1 and cell.column == column else None


def _row(cells: tuple[Cell, ...], own: dict[str, Cell], amount: str, of: str, named: str) -> ExecutedMoney | None:
    executed, rate = (_figure(own.get(name)) for name in (amount, of))
    budgets = [field for name in _BUDGETS if (field := _figure(own.get(name))) is not None]
    if executed is None or rate is None or not budgets:
        return None
    names = [zh.squeeze(cell.text) for cell in cells if cell not in own.values() and _is_name(cell)]
    return ExecutedMoney(names[0] if names else "", tuple(budgets), executed, rate, "budget" in own, named)


def _is_name(cell: Cell) -> bool:
    return bool(cell.text.strip()) and Field(cell.text, cell.place).figure is None


def _may_stand(cell: Cell) -> bool:
    """Whether a cell below such a head is an amount, a rate or left free, and not the head of what comes next."""
    field = Field(cell.text.strip(), cell.place)
    return field.is_empty or _figure(cell) is not None


def _figure(cell: Cell | None) -> Field | None:
    field = None if cell is None else Field(cell.text.strip(), cell.place)
    figure = None if field is None else field.figure
    if figure is None or figure.bound.upward or figure.bound.downward:
        return None
    return field if figure.unit.is_money or figure.unit.is_rate or figure.unit.dimension == "none" else None
