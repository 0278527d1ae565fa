"""部门预算公开表的识别: which tables of a document are a department's or unit's budget, and every amount in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from gouji.catalogue.budgets import BudgetLayout, budget_columns, budget_layouts, header_words
from gouji.catalogue.tables import HeaderPath
from gouji.document.grid import Grid, grid_of
from gouji.document.tree import Block, Document
from gouji.domain.accounts import Accounts, AccountTable
from gouji.recognise import accounts
from gouji.recognise.accounts.header import Header, header_above, header_of
from gouji.recognise.accounts.notes import note_of
from gouji.recognise.budgets.codes import bare, code_in
from gouji.recognise.budgets.listed import read_listed
from gouji.recognise.budgets.paths import with_paths
from gouji.recognise.budgets.reading import Reading
from gouji.recognise.budgets.sides import read_sides
from gouji.recognise.budgets.titles import candidates, names_a_unit, title_of
from gouji.recognise.match import key

__all__ = ["recognise_budgets"]

_READERS: dict[str, Callable[[Reading], None]] = {"sides": read_sides, "listed": read_listed}
#: A page, or a table, for each project makes no set of its own.
_GOALS = "budget_goals"
_SUM_ROWS = frozenset(("合计", "总计"))
_BUDGET_WORD = re.compile(r"(?<!公共)(?<!基金)(?<!经营)预算")


def recognise_budgets(document: Document) -> tuple[Accounts, ...]:
    """The budget tables of ``document``: one set, or several where tables recur (a department and its units in one file).

    Empty where no table tells by itself, or by its title, that it is a department's: a whole government publishes tables of
    the same names.
    """
    blocks = document.blocks
    tables = [table for found in accounts.found_tables(blocks, title_of, candidates) if (table := _read(blocks, found))]
    own = [table for table in tables if budget_layouts()[table.key].own]
    if not own:
        tables = [table for table in tables if names_a_unit(table.title)]
    sets: list[list[AccountTable]] = []
    for table in tables:
        if not sets or (table.key != _GOALS and any(table.key == one.key for one in sets[-1])):
            sets.append([])
        sets[-1].append(table)
    return tuple(Accounts(tuple(with_paths(tables))) for tables in sets)


def _read(blocks: Sequence[Block], found: accounts.FoundTable) -> AccountTable | None:
    """The table, or None where it lacks what the table of that name of a department always has."""
    layout = budget_layouts()[found.candidates[0].value]
    if accounts.is_account_table(blocks[: found.start], found.table) and not _says_budget(found):
        return None
    grid = grid_of(found.table)
    reading = Reading(layout, accounts.unit_of(blocks, found), grid, _header(grid, layout))
    _READERS[layout.kind](reading)
    if not _has_its_parts(layout, reading):
        return None
    return AccountTable(
        layout.key,
        found.title,
        found.table.place,
        reading.unit,
        tuple(reading.rows),
        tuple(dict.fromkeys(column for _, column in reading.amounts)),
        reading.amounts,
        tuple(reading.unlisted),
        note_of(blocks, found.table, found.start, found.end, layout.key),
        found.candidates,
        parents=reading.parents,
        column_parents=reading.column_parents,
        stray=tuple(reading.stray),
        by_name=reading.by_name,
        compared=tuple(reading.compared),
    )


def _header(grid: Grid, layout: BudgetLayout) -> Header:
    """The header: what stands above the first figure, and above the first row that is one of the table's own though blank."""
    header = header_of(grid, _wanted())
    labels = {label for row in layout.rows if row.side != "right" for label in row.labels}
    for row in range(1, header.depth):
        first = grid.at(row, 0)
        others = [cell.text for cell in grid.row(row)[1:]]
        named = (
            first is not None
            and bare(first.text) in labels
            and not any(key(text) in _header_words() for text in others)
        )
        named |= first is not None and bare(first.text) in _SUM_ROWS and not any(text.strip() for text in others)
        if named or code_in([cell.text for cell in grid.row(row)], layout.scheme):
            return header_above(grid, row)
    return header


@cache
def _header_words() -> frozenset[str]:
    words = header_words()
    return words.sums | words.over | {word for column in budget_columns().values() for word in column.words}


@cache
def _wanted() -> dict[str, tuple[HeaderPath, ...]]:
    """The words by which a header is told in a table without a figure."""
    return {key: tuple(map(HeaderPath, column.words)) for key, column in budget_columns().items()}


def _says_budget(found: accounts.FoundTable) -> bool:
    texts = (found.title, *(cell.text for row in found.table.rows[:3] for cell in row))
    return any(_BUDGET_WORD.search(text) for text in texts)


def _has_its_parts(layout: BudgetLayout, reading: Reading) -> bool:
    printed = {column for _, column in reading.amounts} | {row.key for row in reading.rows}
    return any(printed.issuperset(group) for group in layout.needs)
