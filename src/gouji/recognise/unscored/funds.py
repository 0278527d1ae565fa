"""资金来源: the whole and its sources, as forms that are not scored list them row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.catalogue.unscored_columns import funds
from gouji.document.grid import Grid
from gouji.document.tree import Cell, Table
from gouji.domain.selfeval import Field, Funds
from gouji.recognise.forms.tasks import amount_beside, read_across, read_tasks
from gouji.recognise.match import key
from gouji.values import zh

_AMONG = "其中:"
#: 财政拨款: 80 (万元), one of several in a cell.
_LISTED = re.compile(
    r"(?P<label>[\u4e00-\u9fff()]{2,12}):\s*(?P<amount>(?:[\d,]+(?:\.\d+)?)?)(?:亿元|万元|元)?\s*[,，;；、。]?\s*"
)


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
        for column in range(cell.column + cell.colspan, _end(grid, cell)):
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
    for cell in table.cells:
        told = _in_one_cell(cell)
        if told is not None:
            yield told
    yield from read_tasks(grid, table)
    yield from read_across(grid, table)


def _end(grid: Grid, whole: Cell) -> int:
    """Where the columns of a whole end: where another whole is named in its row (中期资金总额 | 500 | 年度资金总额 | 200)."""
    beyond = (
        cell.column for cell in grid.row(whole.row) if cell.column > whole.column and key(cell.text) in funds()["total"]
    )
    return min(beyond, default=grid.width)


def _in_one_cell(cell: Cell) -> Funds | None:
    """The whole and its sources where one cell lists them all: 资金总额：86 财政拨款：80 自有资金：6."""
    labels, said = funds(), zh.halfwidth(cell.text).replace("：", ":")
    known = labels["sources"] | labels["granted"] | labels["granted_parts"] | labels["rest"] | labels["earned"]
    listed = [(key(match["label"]), match["amount"].strip()) for match in _LISTED.finditer(said)]
    if len(listed) < 3 or listed[0][0] not in labels["total"]:
        return None
    names = [name for name, _ in listed[1:]]
    own = [name for name in names if name not in labels["rest"]]
    is_twofold = not labels["granted"].isdisjoint(names) and not labels["granted_parts"].isdisjoint(names)
    if is_twofold or any(name not in known for name in own) or len(set(own)) < len(own):
        return None
    fields = [Field(amount, cell.place._replace(row=name)) for name, amount in listed]
    if fields[0].figure is None or any(field.figure is None and not field.is_blank for field in fields):
        return None
    return Funds(fields[0], tuple(fields[1:]), is_closed=names[-1] in labels["rest"])


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
