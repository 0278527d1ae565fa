"""What the readers of budget tables collect: rows and amounts, with the tree that they form."""

from __future__ import annotations

from dataclasses import dataclass, field

from gouji.catalogue.budgets import BudgetLayout
from gouji.document.grid import Grid
from gouji.document.tree import Cell
from gouji.domain.accounts import AccountRow, Amount, YearsCompared
from gouji.recognise.accounts.draft import free_key, printed_amount
from gouji.recognise.accounts.header import Header
from gouji.values import zh
from gouji.values.units import PERCENT, Unit


@dataclass(slots=True)
class Reading:
    """读表过程: the table being read. ``parents`` tells of each row the one that it is a part of; ``unlisted`` are amounts of
    rows whose place in that tree is not known, ``stray`` amounts of columns that are not; ``by_name`` where rows were told by
    their names, without codes."""

    layout: BudgetLayout
    unit: Unit
    grid: Grid
    header: Header
    rows: list[AccountRow] = field(default_factory=list)
    amounts: dict[tuple[str, str], Amount] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    column_parents: dict[str, str] = field(default_factory=dict)
    unlisted: list[Amount] = field(default_factory=list)
    stray: list[Amount] = field(default_factory=list)
    by_name: bool = False
    compared: list[YearsCompared] = field(default_factory=list)
    _taken: set[str] = field(default_factory=set)

    def add_row(self, key: str, name: str, code: str, cell: Cell) -> str:
        """The key under which the row is kept: that of one printed before gets a number."""
        free = free_key(key, self._taken)
        self.rows.append(AccountRow(free, name, code, cell.place._replace(row=name)))
        return free

    @property
    def filled(self) -> set[str]:
        """The rows with an amount. A sum without one is a heading: its parts belong to the sum above it."""
        return {row for (row, _), amount in self.amounts.items() if not amount.is_empty}

    def add_amount(self, row: str, column: str, name: str, cell: Cell) -> Amount:
        path = tuple(
            text for text in self.header.paths[cell.column] if ":" not in text
        )  # 部门:某局 stands over the header
        shown = "" if column == "total" and len(path) < 2 else "".join(path[-2:])
        amount = self.amount(row, column, name, shown, cell)
        self.amounts[row, column] = amount
        return amount

    def add_compared(self, row: str, name: str, before: Amount, change: Cell | None, rate: Cell | None) -> None:
        """What ``row`` prints of two years, ``before`` and its total."""
        told = [
            None
            if cell is None or not cell.text.strip()
            else printed_amount(self.layout.key, row, kind, self._label(name, shown), name, self.header, unit, cell)
            for cell, kind, shown, unit in (
                (change, "change", "增减额", self.unit),
                (rate, "rate", "增减幅度", PERCENT),
            )
        ]
        now = self.amounts.get((row, "total"))
        if now is not None:
            self.compared.append(YearsCompared(before, now, *told))

    def _label(self, name: str, shown: str) -> str:
        return " ".join(part for part in (self.layout.name, zh.squeeze(name), shown) if part)

    def drop(self, row: str) -> None:
        """Forgets the amounts of a row."""
        self.amounts = {key: amount for key, amount in self.amounts.items() if key[0] != row}

    def amount(self, row: str, column: str, name: str, shown: str, cell: Cell) -> Amount:
        return printed_amount(
            self.layout.key, row, column, self._label(name, shown), name, self.header, self.unit, cell
        )
