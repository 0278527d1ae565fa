"""Rows left in another unit: a table in 元 in which some rows still stand in 万元, as the other tables print them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from gouji.domain.accounts import AccountTable


def with_left_units(tables: Sequence[AccountTable]) -> tuple[AccountTable, ...]:
    """The tables, with the amounts of rows left in another unit read in that unit; the table names those rows."""
    return tuple(_mended(table, tables) for table in tables)


def _mended(table: AccountTable, tables: Sequence[AccountTable]) -> AccountTable:
    others = [other for other in tables if other.unit != table.unit and other.unit.factor > table.unit.factor]
    for other in others:
        left, right = _compared(table, other)
        if left and right and len(left) < len(right):
            amounts = {
                (row, column): replace(amount, unit=other.unit) if row in left else amount
                for (row, column), amount in table.amounts.items()
            }
            return replace(table, amounts=amounts, other_unit=tuple(left))
    return table


def _compared(table: AccountTable, other: AccountTable) -> tuple[list[str], list[str]]:
    """The coded rows of ``table`` that print the numbers of ``other``, and those that print its amounts in their own unit."""
    left, right = [], []
    ratio = Decimal(int(other.unit.factor / table.unit.factor))
    for row in table.coded:
        numbers, known = _numbers(table, row.key), _numbers(other, row.key)
        if not numbers or not known:
            continue
        if numbers <= known:
            left.append(row.key)
        elif numbers & {number * ratio for number in known}:
            right.append(row.key)
    return left, right


def _numbers(table: AccountTable, row: str) -> set[Decimal]:
    amounts = (table.amount(row, column) for column in table.columns)
    return {one.figure.value for one in amounts if one is not None and one.figure is not None and one.figure.value}
