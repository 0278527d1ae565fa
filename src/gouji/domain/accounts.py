"""决算公开表: the tables of a published account as values: keyed by meaning, every printed amount with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from gouji.document.place import Place
from gouji.domain.bodies import Evidence
from gouji.domain.printed import Bounds
from gouji.values.cached import cached_property
from gouji.values.cell import CellValue, Nothing, read_cell
from gouji.values.figure import Figure
from gouji.values.record import record
from gouji.values.units import PERCENT, Unit

_PLAIN = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d+")


@record(frozen=True, eq=False)
class Amount:
    """印出的金额: one cell of an account table.

    ``table``, ``row`` and ``column`` are keys of the catalogue; ``label`` says for a reader what the figure is. A blank, a
    dash or 不适用 counts as nothing spent; words (XX, 见附件) are no amount. ``below_zero`` where a spreadsheet stores a
    negative number, which its format may show without a minus: (5.00), or 5.00 in red.
    """

    table: str
    row: str
    column: str
    label: str
    text: str
    unit: Unit
    place: Place
    below_zero: bool = False
    rivals: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.table}/{self.row}/{self.column}"

    @cached_property
    def value(self) -> CellValue:
        return read_cell(self.text)

    @cached_property
    def figure(self) -> Figure | None:
        """The figure in the table's unit where the cell names none; None for words and every kind of nothing."""
        printed = self._printed
        if self.below_zero and printed is not None and printed.value > 0:
            return replace(printed, value=-printed.value)
        return printed

    @property
    def _printed(self) -> Figure | None:
        if _PLAIN.fullmatch(self.text):  # what nearly every cell holds; reading any wording takes ten times as long
            digits = self.text.replace(",", "")
            return Figure(self.text, Decimal(digits), self.unit, len(digits) - digits.index(".") - 1)
        value = self.value
        if not isinstance(value, Figure):
            return None
        return value.with_unit(self.unit) if value.unit.dimension == "none" else value

    @cached_property
    def is_empty(self) -> bool:
        return self.figure is None and isinstance(self.value, Nothing) and self.value is not Nothing.PLACEHOLDER

    @cached_property
    def bounds(self) -> Bounds | None:
        """As for every print, and nothing for a blank; None also where the cell is no amount of money."""
        if self.figure is None:
            return (0, 0) if self.is_empty else None
        return self.figure.ends if self.figure.unit.is_money or self.figure.unit is self.unit is PERCENT else None

    @cached_property
    def is_nil(self) -> bool:
        return self.is_empty or (self.figure is not None and self.figure.value == 0)

    @property
    def shown(self) -> str:
        return self.text.strip() or "空白"

    def read_as(self, text: str) -> Amount:
        """The same cell, printing ``text``."""
        return replace(self, text=text, rivals=())


@record(frozen=True, slots=True)
class AccountRow:
    """决算表的行: its key (``income_total``, ``exp_204``, ``2040602``, ``total``), printed name and code, and place.

    ``cut`` where the name runs up to the edge of its cell on a page, which may cut it off.
    """

    key: str
    name: str
    code: str
    place: Place
    cut: bool = False


@dataclass(frozen=True, slots=True)
class YearsCompared:
    """两年对比: what a row prints of the year before and of this one, with the change and its rate as far as printed."""

    before: Amount
    now: Amount
    change: Amount | None
    rate: Amount | None


@dataclass(frozen=True, eq=False)
class AccountTable:
    """决算表: one recognised table.

    ``key`` says which (total, income, spending …), whatever its number or place in the set. ``amounts`` holds every
    amount by (row key, column key); a code printed twice has its further rows under ``code#2``. ``unlisted`` are amounts of
    rows that the layout does not know: sums over such a table cannot be judged. ``note`` is the statement under the
    table that it has no data, as printed. ``candidates`` are the tables it might be, the chosen one first.
    ``is_unread`` is true where figures are printed but no column was recognised. ``other_unit`` are the keys of rows whose
    amounts were left in another unit than the table's; their amounts carry that unit.

    Where ``parents`` is given it tells of each row the one it is a part of, whatever the codes, and ``column_parents`` the same of
    columns. ``stray`` are amounts of columns that the layout does not know; ``by_name`` says that rows were told by name only.
    ``compared`` are the rows of a table that sets this year beside the last.
    """

    key: str
    title: str
    place: Place
    unit: Unit
    rows: tuple[AccountRow, ...]
    columns: tuple[str, ...]
    amounts: Mapping[tuple[str, str], Amount]
    unlisted: tuple[Amount, ...] = ()
    note: str = ""
    candidates: tuple[Evidence, ...] = ()
    is_unread: bool = False
    other_unit: tuple[str, ...] = ()
    parents: Mapping[str, str] | None = None
    column_parents: Mapping[str, str] = field(default_factory=dict)
    stray: tuple[Amount, ...] = ()
    by_name: bool = False
    compared: tuple[YearsCompared, ...] = ()

    @cached_property
    def coded(self) -> tuple[AccountRow, ...]:
        """The rows that carry a code of the classification, in order."""
        return tuple(row for row in self.rows if row.code)

    @cached_property
    def code_sizes(self) -> frozenset[int]:
        """How many digits the codes have that it prints."""
        return frozenset(len(row.code) for row in self.coded)

    @cached_property
    def row_keys(self) -> frozenset[str]:
        return frozenset(row.key for row in self.rows)

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Row keys by the code of the nearest printed parent: 类 -> 款 -> 项. Codes without a printed parent are left out."""
        if self.parents is not None:
            return _turned(self.parents)
        codes = {row.code for row in self.coded}
        found: dict[str, list[str]] = {}
        for row in self.coded:
            parent = next((row.code[:size] for size in (5, 3) if size < len(row.code) and row.code[:size] in codes), "")
            if parent:
                found.setdefault(parent, []).append(row.key)
        return {parent: tuple(keys) for parent, keys in found.items()}

    @cached_property
    def column_parts(self) -> Mapping[str, tuple[str, ...]]:
        """The columns that together make up a column, by its key."""
        return _turned(self.column_parents)

    @cached_property
    def is_blank(self) -> bool:
        """True when no cell holds an amount: an empty table, or a template."""
        return not any(amount.figure is not None for amount in self.amounts.values())

    def amount(self, row: str, column: str) -> Amount | None:
        return self.amounts.get((row, column))


def _turned(parents: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for part, whole in parents.items():
        found.setdefault(whole, []).append(part)
    return {whole: tuple(parts) for whole, parts in found.items()}


@dataclass(frozen=True, slots=True)
class ExtraTable:
    """其他公开表: a table that a place publishes beside the nine, known by its name only."""

    key: str
    title: str
    place: Place


@dataclass(frozen=True, eq=False)
class Accounts:
    """决算公开表集: the account tables of one document in the order printed, and the further tables it holds.

    ``unread`` are tables of which only the title was read: the figures below it did not make a table.
    """

    tables: tuple[AccountTable, ...] = ()
    extras: tuple[ExtraTable, ...] = ()
    unread: tuple[ExtraTable, ...] = ()

    def __iter__(self) -> Iterator[AccountTable]:
        return iter(self.tables)
