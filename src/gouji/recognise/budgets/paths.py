"""类以下的行: sections and items that a budget table prints by their names alone, under keys by which the tables of a set meet.

Such a row has the names above it in its key, 204.司法.行政运行; where another table of the set prints the code of that path, the code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gouji.catalogue.budgets import budget_layouts
from gouji.catalogue.subject_tree import depths
from gouji.domain.accounts import AccountRow, AccountTable, Amount
from gouji.recognise.budgets.codes import bare

_OF_CLASS = "exp_"
_FUNCTIONAL = "functional"
_LOOSE = "row"
_CLASS, _SECTION, _ITEM = 3, 5, 7


def with_paths(tables: Sequence[AccountTable]) -> Iterator[AccountTable]:
    """``tables`` of one set with the rows below their classes named by path, as far as names tell."""
    codes = _codes(tables)
    for table in tables:
        layout = budget_layouts()[table.key]
        is_sides = layout.kind == "sides"
        paths = _paths(table, is_sides=is_sides) if is_sides or (table.by_name and layout.scheme == _FUNCTIONAL) else {}
        prefix = _OF_CLASS if is_sides else ""
        yield _renamed(table, {key: prefix + codes.get(path, path) for key, path in paths.items()})


def _codes(tables: Sequence[AccountTable]) -> Mapping[str, str]:
    """The codes of sections and items by their paths, of those tables that print codes; none for a path of two codes."""
    found: dict[str, set[str]] = {}
    for table in tables:
        if budget_layouts()[table.key].scheme == _FUNCTIONAL and not table.by_name:
            names = {row.code: bare(row.name) for row in table.coded}
            for code in names:
                above = [names.get(code[:size], "") for size in (_SECTION, _ITEM) if size <= len(code)]
                if above and all(above):
                    found.setdefault(".".join((code[:_CLASS], *above)), set()).add(code)
    return {path: code for path, (code, *more) in found.items() if not more}


def _paths(table: AccountTable, *, is_sides: bool) -> dict[str, str]:
    """The path of each row below a class by its key; without those that two rows share."""
    rows = _spending(table.rows) if is_sides else table.rows
    levels = depths({at: row.name for at, row in enumerate(rows)}, least=1)
    found: dict[str, str] = {}
    path: list[str] = []
    for at, row in enumerate(rows):
        if not row.key.startswith(_LOOSE):
            path = [row.key.removeprefix(_OF_CLASS)]
            continue
        level = levels.get(at, 0)
        if 1 < level <= len(path) + 1 and len(path[0]) == _CLASS:
            path = [*path[: level - 1], bare(row.name)]
            found[row.key] = ".".join(path)
    counts = Counter(found.values())
    return {key: one for key, one in found.items() if counts[one] == 1}


def _spending(rows: Sequence[AccountRow]) -> Sequence[AccountRow]:
    """The rows from the first class on."""
    first = next((at for at, row in enumerate(rows) if row.key.startswith(_OF_CLASS)), len(rows))
    return rows[first:]


def _renamed(table: AccountTable, keys: Mapping[str, str]) -> AccountTable:
    if not keys:
        return table
    rows = tuple(replace(row, key=keys.get(row.key, row.key)) for row in table.rows)
    amounts = {(keys.get(row, row), column): _under(one, keys) for (row, column), one in table.amounts.items()}
    parents = None
    if table.parents is not None:
        parents = {keys.get(row, row): keys.get(above, above) for row, above in table.parents.items()}
    return replace(table, rows=rows, amounts=amounts, parents=parents)


def _under(amount: Amount, keys: Mapping[str, str]) -> Amount:
    return replace(amount, row=keys[amount.row]) if amount.row in keys else amount
