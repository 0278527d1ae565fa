"""账册: the account tables of one dossier as relations address them: amounts by keys, rows of a kind, codes printed elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from gouji.catalogue.tables import layouts
from gouji.domain.accounts import Accounts, AccountTable, Amount
from gouji.values import zh
from gouji.values.cached import cached_property

# Tables whose rows are functional codes: what one prints, another may have left out.
_FUNCTIONAL = ("income", "spending", "general_spending", "fund", "capital")
_BUDGETED = ("budget_general", "budget_spending", "budget_income")
_CLASS, _SECTION, _ITEM = 3, 5, 7


@dataclass(frozen=True, eq=False)
class Book:
    """账册: wholly blank tables count as not printed here; a check of their own asks why they are blank."""

    accounts: Accounts

    @cached_property
    def tables(self) -> Mapping[str, AccountTable]:
        found: dict[str, AccountTable] = {}
        for table in self.accounts:
            if not table.is_blank:
                found[table.key] = table
        return found

    @cached_property
    def unread(self) -> frozenset[str]:
        """The tables whose figures were not read: nothing may be taken for zero there."""
        return frozenset(one.key for one in self.accounts.unread)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The printed name of each functional code, from the first table that prints it."""
        found: dict[str, str] = {}
        for key in (*_FUNCTIONAL, *_BUDGETED):
            for row in self.tables[key].coded if key in self.tables else ():
                found.setdefault(row.code, row.name)
        return found

    @cached_property
    def items_by_path(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        """The item codes by the normal names of class, section and item; several where names do not tell them apart."""
        found: dict[tuple[str, ...], list[str]] = {}
        for code in self.names:
            if len(code) == _ITEM:
                path = tuple(zh.label(self.names.get(code[:size], "")) for size in (_CLASS, _SECTION, _ITEM))
                found.setdefault(path, []).append(code)
        return {path: tuple(codes) for path, codes in found.items()}

    @cached_property
    def classes_by_name(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for code, name in self.names.items():
            if len(code) == _CLASS:
                found[zh.label(name)] = (*found.get(zh.label(name), ()), code)
        return found

    @cached_property
    def _absent(self) -> dict[tuple[str, str, str], Amount]:
        return {}

    def amount(self, table: AccountTable, row: str, column: str) -> Amount | None:
        """The amount of a cell. A functional code that only other tables print stands here as an amount that is missing."""
        found = table.amounts.get((row, column))
        if found is not None or table.key not in _FUNCTIONAL or row not in self.names or column not in table.columns:
            return found
        key = (table.key, row, column)
        if key not in self._absent:
            shown = layouts()[table.key].columns[column][0].last
            place = table.place._replace(row=f"科目{row}", column=shown, quote="")
            label = f"{layouts()[table.key].name} 科目{row}（未列） {shown}"
            self._absent[key] = Amount(table.key, row, column, label, "", table.unit, place)
        return self._absent[key]

    def tells(self, table: AccountTable, row: str) -> bool:
        """Whether one row of ``table`` is what other tables mean by ``row``: a budget may print a code, or a project, once for each
        unit or economic class, or only items and no classes."""
        if table.parents is None or not row.isdigit():
            return "/" not in row or f"{row}#2" not in table.row_keys
        return f"{row}#2" not in table.row_keys and len(row) in table.code_sizes

    @cached_property
    def _rows(self) -> dict[tuple[str, str], tuple[str, ...]]:
        return {}

    def rows(self, table: AccountTable, kind: str) -> tuple[str, ...]:
        """The row keys of a kind, kept for the many relations that ask: rows, parents, classes, items, printed (rows with or without a code), or right (the rows of a right
        half)."""
        known = self._rows.get((table.key, kind))
        if known is None:
            known = self._rows[table.key, kind] = tuple(self._of_kind(table, kind))
        return known

    def _of_kind(self, table: AccountTable, kind: str) -> Iterator[str]:
        if kind == "rows":
            yield from (row.key for row in table.rows if row.code or row.key == "total")
        elif kind == "parents":
            rows = table.coded if table.parents is None else table.rows
            yield from (row.key for row in rows if self.children(table, row.key))
        elif kind == "printed":
            yield from (row.key for row in table.rows)
        elif kind == "items":
            yield from (row.code for row in table.coded if len(row.code) == _ITEM)
        elif kind == "right":
            yield from (row.key for row in table.rows if (row.key, "total") in table.amounts)
        elif kind == "classes":
            yield from (row.code for row in table.coded if len(row.code) == _CLASS)
            yield from (row.key.removeprefix("exp_") for row in table.rows if row.key.startswith("exp_"))
        else:
            raise ValueError(f"no rows of kind {kind}")

    def children(self, table: AccountTable, row: str) -> tuple[str, ...]:
        """The rows below ``row``: those printed, and codes that other tables print below the same code."""
        if table.parents is not None:
            return table.children.get(row, ())
        code = row.partition("#")[0]
        printed = table.children.get(code, ())
        if table.key not in _FUNCTIONAL:
            return printed
        return (*printed, *self._elsewhere(table).get(code, ()))

    def roots(self, table: AccountTable) -> tuple[str, ...]:
        """The rows without a printed parent, and classes that only other tables print."""
        below = {key for keys in table.children.values() for key in keys}
        own = tuple(row.key for row in table.coded if row.key not in below)
        return (*own, *self._elsewhere(table).get("", ())) if table.key in _FUNCTIONAL else own

    @cached_property
    def _missing(self) -> dict[str, Mapping[str, tuple[str, ...]]]:
        return {}

    def _elsewhere(self, table: AccountTable) -> Mapping[str, tuple[str, ...]]:
        """Codes that only other tables print, by the code of the nearest parent printed here ('' for a class).

        Below a class that is missing itself nothing is added: the class stands for it.
        """
        if table.key not in self._missing:
            own = {row.code for row in table.coded}
            covered = {code[:size] for code in own for size in (_CLASS, _SECTION) if size < len(code)}
            found: dict[str, list[str]] = {}
            for code in self.names:
                nearest = (code[:size] for size in (_SECTION, _CLASS) if size < len(code) and code[:size] in self.names)
                parent = next(nearest, "")
                if code not in own and code not in covered and (parent in own or not parent):
                    found.setdefault(parent, []).append(code)
            self._missing[table.key] = {parent: tuple(codes) for parent, codes in found.items()}
        return self._missing[table.key]


@lru_cache(maxsize=16)
def book_of(accounts: Accounts) -> Book:
    return Book(accounts)
