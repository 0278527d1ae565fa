"""资金来源: the whole and its sources, as forms that are not scored list them row by row."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.catalogue.unscored_columns import funds
from gouji.document.grid import Grid
from gouji.document.tree import Cell, Table
from gouji.domain.selfeval import Funds
from gouji.recognise.forms.tasks import amount_beside, read_tasks
from gouji.recognise.match import key
from gouji.values import zh

_AMONG = "其中:"


def read_funds(table: Table, grid: Grid) -> Iterator[Funds]:
    """Every column of money below a label of the whole; none where a source is part of another or stands there twice."""
    labels = funds()
    for cell in table.cells:
        if key(cell.text) not in labels["total"]:
            continue
        listed = list(_below(grid, cell))
        names = [_name(one) for one in listed]
        if not listed or len(set(names)) < len(names) or any(_is_among(one) for one in listed[1:]):
            continue
        is_twofold = not labels["granted"].isdisjoint(names) and not labels["granted_parts"].isdisjoint(names)
        for column in range(cell.column + cell.colspan, grid.width):
            whole = amount_beside(grid, cell, column)
            sources = tuple(amount_beside(grid, one, column) for one in listed)
            if whole is not None and all(source is not None for source in sources):
                given = tuple(source for source in sources if source is not None)
                if whole.figure is not None and any(source.figure is not None for source in given):
                    inner = tuple(
                        source
                        for name, source in zip(names, given, strict=True)
                        if is_twofold and name in labels["granted_parts"]
                    )
                    is_closed = names[-1] in labels["rest"] or labels["natures"].issuperset(names)
                    yield Funds(whole, given, is_closed, inner)
    yield from read_tasks(grid, table)


def _below(grid: Grid, whole: Cell) -> Iterator[Cell]:
    """The sources that follow one another below the label of the whole."""
    labels = funds()
    by_source = labels["sources"] | labels["granted"] | labels["granted_parts"] | labels["rest"]
    first = grid.at(whole.row + whole.rowspan, whole.column)
    known = labels["natures"] if first is not None and _name(first) in labels["natures"] else by_source
    row = whole.row + whole.rowspan
    while row < grid.height and (cell := grid.at(row, whole.column)) is not None and cell.row == row:
        name = _name(cell)
        if cell.column != whole.column or name not in known:
            return
        yield cell
        if name in labels["rest"]:
            return
        row += cell.rowspan


def _is_among(cell: Cell) -> bool:
    return zh.label(cell.text).startswith(_AMONG)


def _name(cell: Cell) -> str:
    return key(zh.label(cell.text).removeprefix(_AMONG))
