"""资金成对: budget and spending printed as labels with their figures beside them in one line: 预算数 | 68.4 | 执行数 | 65.2 | 执行率 | 95.32%."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from gouji.catalogue.forms import Form
from gouji.document.grid import Grid
from gouji.document.tree import Table
from gouji.domain.selfeval import Field, MoneyBlock, MoneyRow
from gouji.recognise.match import is_one_of, key
from gouji.values import zh
from gouji.values.units import WAN_YUAN, Unit, unit_named

_UNIT = re.compile(r"\((亿元|百万元|万元|千元|元)\)")
_BUDGETS = frozenset(("budget", "initial"))
#: What may go on in the line below: the rate and its points.
_MORE = frozenset(("rate", "weight", "claimed"))
_COLUMNS = {
    "initial": "年初预算数",
    "budget": "预算数",
    "executed": "执行数",
    "weight": "分值",
    "rate": "执行率",
    "claimed": "得分",
}


class Pairs(NamedTuple):
    """成对的数: the values of a line by the name of their label, the unit that a label states and how many cells the line fills."""

    fields: Mapping[str, Field]
    unit: Unit
    others: int

    @property
    def is_of_money(self) -> bool:
        return "executed" in self.fields and bool(_BUDGETS & set(self.fields))


def pairs_in(table: Table, grid: Grid, row: int, form: Form) -> Pairs:
    """The labels of the money block in a row that have a figure beside them."""
    fields: dict[str, Field] = {}
    unit, used = WAN_YUAN, 0
    for cell in table.rows[row]:
        name = next((one for one, labels in form.money.items() if is_one_of(cell.text, labels)), None)
        value = None if name is None else grid.at(row, cell.column + cell.colspan)
        if name is None or value is None or value.row != row or name in fields:
            continue
        field = Field(value.text.strip(), value.place._replace(row=key(cell.text), column=_COLUMNS.get(name, name)))
        if field.figure is None:
            continue
        fields[name] = field
        used += 2
        if (stated := _UNIT.search(zh.label(cell.text))) is not None:
            unit = unit_named(stated[1])
    return Pairs(fields, unit, sum(bool(cell.text.strip()) for cell in table.rows[row]) - used)


def read_pairs(table: Table, grid: Grid, form: Form) -> tuple[MoneyBlock, range] | None:
    """The money block of the first line that has budget and spending, with the rate and its points from the line below."""
    for row in range(len(table.rows)):
        found = pairs_in(table, grid, row, form)
        if not found.is_of_money:
            continue
        fields, last = dict(found.fields), row
        if row + 1 < len(table.rows):
            more = pairs_in(table, grid, row + 1, form)
            if more.fields and not more.others and set(more.fields) <= _MORE:
                fields, last = {**more.fields, **fields}, row + 1
        first = table.rows[row][0]
        total = MoneyRow(Field("年度资金总额", first.place), **{name: fields.get(name) for name in _COLUMNS})
        return MoneyBlock(total, (), first.place, found.unit), range(row, last + 1)
    return None
