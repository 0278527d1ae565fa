"""What the readers of the four kinds of table collect: rows and amounts, before they become an ``AccountTable``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from gouji.catalogue.tables import Layout
from gouji.document.grid import Grid
from gouji.document.tree import Cell
from gouji.domain.accounts import AccountRow, Amount
from gouji.recognise.accounts.header import Header
from gouji.values import zh
from gouji.values.units import Unit


@dataclass(slots=True)
class Draft:
    """读表过程: the table being read, and what was found so far."""

    layout: Layout
    title: str
    unit: Unit
    grid: Grid
    header: Header
    rows: list[AccountRow] = field(default_factory=list)
    columns: tuple[str, ...] = ()
    amounts: dict[tuple[str, str], Amount] = field(default_factory=dict)
    unlisted: list[Amount] = field(default_factory=list)

    def add_row(self, key: str, name: str, code: str, cell: Cell) -> str:
        """The key under which the row is kept: that of a code printed before gets a number."""
        taken = {row.key for row in self.rows}
        free, number = key, 1
        while free in taken:
            number += 1
            free = f"{key}#{number}"
        self.rows.append(AccountRow(free, name, code, replace(cell.place, row=name)))
        return free

    def add_amount(self, row: str, column: str, shown_row: str, shown_column: str, cell: Cell) -> None:
        self.amounts[row, column] = self._amount(row, column, shown_row, shown_column, cell)

    def add_unlisted(self, shown_row: str, cell: Cell) -> None:
        """An amount in a row that the layout does not know, kept when it is not nil."""
        amount = self._amount("", "", shown_row, "", cell)
        if not amount.is_nil:
            self.unlisted.append(amount)

    def _amount(self, row: str, column: str, shown_row: str, shown_column: str, cell: Cell) -> Amount:
        place = replace(cell.place, row=zh.squeeze(shown_row), column=zh.squeeze(shown_column), quote=cell.text.strip())
        label = " ".join(part for part in (self.title, zh.squeeze(shown_row), zh.squeeze(shown_column)) if part)
        return Amount(self.layout.key, row, column, label, cell.text, self.unit, place)
