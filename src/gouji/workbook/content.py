"""工作簿内容: what stands in the sheets, cell by cell, before it means anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

Value = str | Decimal | int | None


class Standing(Enum):
    """填写来源: who filled a cell in: a person, another file of this year, last year's package; or sources that differ."""

    TYPED = "已填，相同"
    TAKEN = "取入"
    CARRIED = "来自上年"
    CONFLICT = "几处不同"


@dataclass(frozen=True, slots=True)
class Entry:
    """填写内容: the value of one cell and the cell, such as C7. Amounts are in the unit of their column.

    ``with_unit`` where the unit was written out (38元): then the amount is meant as it stands. ``source`` says where a value
    that no person typed was taken from, ``standing`` whether that is settled.
    """

    value: Value
    cell: str = ""
    with_unit: bool = False
    source: str = ""
    standing: Standing = Standing.TYPED

    @property
    def text(self) -> str:
        return "" if self.value is None else str(self.value)


@dataclass(frozen=True)
class Record:
    """一行: entries by column id; ``row`` is the id of a fixed row, else empty."""

    entries: Mapping[str, Entry]
    row: str = ""

    def text(self, column: str) -> str:
        entry = self.entries.get(column)
        return "" if entry is None else entry.text

    def lines(self, column: str) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.text(column).splitlines() if line.strip())

    def amount(self, column: str) -> Decimal | None:
        entry = self.entries.get(column)
        return entry.value if entry is not None and isinstance(entry.value, Decimal) else None

    def count(self, column: str) -> int:
        entry = self.entries.get(column)
        return entry.value if entry is not None and isinstance(entry.value, int) else 0

    def cell(self, column: str) -> str:
        entry = self.entries.get(column)
        return "" if entry is None else entry.cell


@dataclass(frozen=True)
class Content:
    """工作簿内容: the records of each sheet by its id; a ``fields`` sheet has one record."""

    sheets: Mapping[str, tuple[Record, ...]]

    def rows(self, sheet: str) -> tuple[Record, ...]:
        return self.sheets.get(sheet, ())

    def fields(self, sheet: str) -> Record:
        rows = self.rows(sheet)
        return rows[0] if rows else Record({})


@dataclass(frozen=True, slots=True)
class CellProblem:
    """填写问题: what is wrong in one cell and what to do; ``cell`` is empty where the whole sheet is meant."""

    sheet: str
    cell: str
    message: str

    def __str__(self) -> str:
        return f"工作表“{self.sheet}”{f' {self.cell}' if self.cell else ''}：{self.message}"


@dataclass
class Problems:
    """问题清单: collected while a workbook is read, so that all are told at once.

    ``assumed`` are cells that were left blank and counted as 0, in words; ``advice`` is what to do where there are problems.
    ``lacking`` are sheets that are not there or have no such column: what rests on them is not told again for every row.
    """

    found: list[CellProblem] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)
    lacking: set[str] = field(default_factory=set)

    def add(self, sheet: str, cell: str, message: str) -> None:
        """One problem for a cell is enough: what follows from it is not told again."""
        if not cell or not any((one.sheet, one.cell) == (sheet, cell) for one in self.found):
            self.found.append(CellProblem(sheet, cell, message))

    def has(self, *sheets: str) -> bool:
        """True where something is wrong in one of the sheets."""
        return any(one.sheet in sheets for one in self.found)

    def __iter__(self) -> Iterator[CellProblem]:
        return iter(self.found)

    def __bool__(self) -> bool:
        return bool(self.found)
