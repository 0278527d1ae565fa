"""资金情况 of a table of targets: each total of the money with the sources printed beneath it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.document.grid import Grid
from gouji.document.tree import Cell, Table
from gouji.domain.reports import Funds
from gouji.domain.selfeval import Field
from gouji.values import zh
from gouji.values.figure import Figure

_TOTAL = re.compile(
    r"(?:其中:?)?(?:本?年度?|当年|实施期|中期|项目|预算)?(?:资金|预算|支出|金额)*(?:总额|总金额|金额|合计)(?:\(万?元\))?:?"
)
_PART = re.compile(
    r"(?P<which>其中:?)?(?:[①-⑨]|[(（]?[一二三四1-4][)）.、])?"
    r"(?:中央|省级?|市级?|[区县旗]级?|本级|上级|地方|财政|一般公共|政府性基金|国有资本|其他|自筹|单位|上年|事业|社会|当年)\S{0,12}"
)
_FEWEST = 2


def funds_of(table: Table, grid: Grid) -> tuple[Funds, ...]:
    """The totals of ``table`` with their parts; none where a part is parted again, for then the rows are no plain sum."""
    return tuple(found for cell in table.cells if (found := _beneath(cell, grid)) is not None)


def _beneath(label: Cell, grid: Grid) -> Funds | None:
    if not _TOTAL.fullmatch(zh.label(label.text)):
        return None
    amount = grid.at(label.row, label.column + label.colspan)
    if amount is None or amount.row != label.row or not _is_figure(amount):
        return None
    parts: list[Field] = []
    for field, is_parted in _parts(label, amount, grid):
        if is_parted and parts:
            return None
        parts.append(field)
    return Funds(Field(amount.text.strip(), amount.place), tuple(parts)) if len(parts) >= _FEWEST else None


def _parts(label: Cell, amount: Cell, grid: Grid) -> Iterator[tuple[Field, bool]]:
    """The amounts beneath ``amount`` while their labels name sources of money, each with whether it says 其中."""
    for row in range(label.row + 1, grid.height):
        name, cell = grid.at(row, label.column), grid.at(row, amount.column)
        match = None if name is None or name.row != row else _PART.fullmatch(zh.label(name.text))
        if match is None or cell is None or cell.row != row or cell is name:
            return
        if cell.text.strip() and not _is_figure(cell):
            return
        if cell.text.strip():
            yield Field(cell.text.strip(), cell.place), bool(match["which"])


def _is_figure(cell: Cell) -> bool:
    return isinstance(Field(cell.text.strip(), cell.place).value, Figure)
