"""What the readers of the four kinds of table collect: rows and amounts, before they become an ``AccountTable``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gouji.catalogue.tables import Layout
from gouji.document.grid import Grid
from gouji.document.tree import Cell
from gouji.domain.accounts import AccountRow, Amount
from gouji.recognise.accounts.header import Header
from gouji.values import zh
from gouji.values.units import Unit

#: The sign of the currency before an amount says no more than its unit does.
_CURRENCY = "¥￥"
_MAY_BE_BROKEN = re.compile(rf"\s|^[{_CURRENCY}]")
_BROKEN_NUMBER = re.compile(r"-?[\d,]+(?:\.\d+)?")
# How accountants write an amount below zero; the number of a list has no decimals.
_BRACKETED = re.compile(r"[(（](\d[\d,]*\.\d+)[)）]")


@dataclass(slots=True)
class Draft:
    """读表过程: the table being read, and what was found so far; ``by_name`` where no row prints a code."""

    layout: Layout
    title: str
    unit: Unit
    grid: Grid
    header: Header
    rows: list[AccountRow] = field(default_factory=list)
    columns: tuple[str, ...] = ()
    amounts: dict[tuple[str, str], Amount] = field(default_factory=dict)
    unlisted: list[Amount] = field(default_factory=list)
    by_name: bool = False
    _taken: set[str] = field(default_factory=set)

    def add_row(self, key: str, name: str, code: str, cell: Cell, *, cut: bool = False) -> str:
        """The key under which the row is kept: that of a code printed before gets a number."""
        free = free_key(key, self._taken)
        self.rows.append(AccountRow(free, name, code, cell.place._replace(row=name), cut))
        return free

    def add_amount(self, row: str, column: str, label: tuple[str, str], printed_row: str, cell: Cell) -> None:
        """An amount under its keys. ``label`` names row and column for a reader; the place keeps what is printed there."""
        self.amounts[row, column] = self._amount(row, column, label, printed_row, cell)

    def add_unlisted(self, printed_row: str, cell: Cell) -> None:
        """An amount in a row that the layout does not know, kept when it is not nil."""
        amount = self._amount("", "", (printed_row, ""), printed_row, cell)
        if not amount.is_nil:
            self.unlisted.append(amount)

    def stray(self, cell: Cell, path: Sequence[str]) -> Amount:
        """An amount of a column that the layout does not know."""
        return self._amount("", "", ("", path[-1] if path else ""), "", cell)

    def _amount(self, row: str, column: str, label: tuple[str, str], printed_row: str, cell: Cell) -> Amount:
        shown = " ".join([part for part in (self.title, *map(zh.squeeze, label)) if part])
        return printed_amount(self.layout.key, row, column, shown, printed_row, self.header, self.unit, cell)


def free_key(key: str, taken: set[str]) -> str:
    """``key``, with a number where it is among those ``taken``, which it joins."""
    free, number = key, 1
    while free in taken:
        number += 1
        free = f"{key}#{number}"
    taken.add(free)
    return free


def printed_amount(
    table: str, row: str, column: str, label: str, printed_row: str, header: Header, unit: Unit, cell: Cell
) -> Amount:
    """What ``cell`` prints as an amount under its keys; the place keeps the printed names of row and column."""
    place = cell.place.of_cell(zh.squeeze(printed_row), header.printed[cell.column], cell.text.strip())
    text, others = _unbroken(cell.text), tuple(map(_unbroken, cell.candidates))
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed:
        text = f"({bracketed[1]})"
    negative = bracketed is not None or (cell.exact is not None and cell.exact < 0)
    return Amount(table, row, column, label, text, unit, place, negative, others)


def _unbroken(text: str) -> str:
    """A number that a narrow column broke over lines as one; other text as it is."""
    if _MAY_BE_BROKEN.search(text) is None:
        return text
    joined = "".join(text.split()).lstrip(_CURRENCY)
    return joined if _BROKEN_NUMBER.fullmatch(joined) else text
