"""Derives the actual values of indicators from the ledgers that a workbook names."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from gouji.domain.ledger import MOST_UNREAD, Derived, Ledger, QueryError, evaluate
from gouji.domain.package import Evidence
from gouji.readers.faults import InputError
from gouji.values.rounding import plain
from gouji.workbook.content import Content, Problems
from gouji.workbook.ledger_files import read_ledger
from gouji.workbook.typed import Typed

_LISTED = 10


def deriver(content: Content, folder: Path, problems: Problems) -> Callable[[str, str], tuple[str, Evidence] | None]:
    """A function from a query and its cell to the value it gives; a ledger or query that fails becomes a problem."""
    ledgers: dict[str, Ledger] = {}
    unread: set[str] = set()
    for record in content.rows("ledgers"):
        name, file = record.text("name"), record.text("file")
        if name in ledgers:
            problems.add("台账", record.cell("name"), f"台账“{name}”出现了两次，请改成不同的名称。")
        try:
            ledgers[name] = _as_it_lies(name, folder / file, record.text("sheet"))
        except InputError as fault:
            problems.add("台账", record.cell("file"), str(fault))
            unread.add(name)
    year = content.fields("body").count("year")

    def derive(query: str, cell: str) -> tuple[str, Evidence] | None:
        try:
            derived = evaluate(query, ledgers, year)
        except QueryError as fault:
            if unread.intersection(query.split()):
                return None  # the ledger itself is the problem, and said
            problems.add("指标", cell, f"台账算式不能计算：{fault}。")
            return None
        if derived.too_many_unread:
            share = plain(MOST_UNREAD * 100)
            problems.add(
                "指标",
                cell,
                f"台账算式有 {len(derived.unread)} 行断不定是否计入，超过台账行数的 {share}%，不能出数："
                f"{_listed(derived.unread)}。请在台账中改正。",
            )
            return None
        return derived.text, evidence_of(query, cell, derived)

    return derive


def typed_ledgers(typed: Typed, folder: Path) -> tuple[dict[str, Ledger], tuple[str, ...]]:
    """The ledgers that typed rows name, by name, and what is wrong with those that cannot be read."""
    ledgers: dict[str, Ledger] = {}
    faults = []
    for row in typed.get("ledgers", ()):
        name, file = row.texts.get("name", ""), row.texts.get("file", "")
        if not name or not file:
            continue
        try:
            ledgers[name] = _as_it_lies(name, folder / file, row.texts.get("sheet", ""))
        except InputError as fault:
            faults.append(str(fault))
    return ledgers, tuple(faults)


def _as_it_lies(name: str, path: Path, sheet: str) -> Ledger:
    """The ledger as it lies on the disk now: whoever types a workbook asks for it after every cell. Raises ``InputError``."""
    try:
        now = path.stat()
    except (OSError, ValueError):
        return read_ledger(name, path, sheet)  # which says what is wrong with it
    return _read(name, path, sheet, (now.st_ino, now.st_size, now.st_mtime_ns))


@lru_cache(maxsize=4)
def _read(name: str, path: Path, sheet: str, _state: tuple[int, int, int]) -> Ledger:
    return read_ledger(name, path, sheet)


def evidence_of(query: str, cell: str, derived: Derived) -> Evidence:
    """The rows a value rests on with the columns that the query names and no others."""
    header = ("台账", "行号", "计入", *derived.columns)
    rows = tuple(
        (one.ledger.name, str(one.row.line), one.sign, *(one.row.cells.get(column, "") for column in derived.columns))
        for one in derived.rows
    )
    left_out = (f"断不定而没有计入 {len(derived.unread)} 行：{_listed(derived.unread)}",) if derived.unread else ()
    return Evidence(cell, query, derived.text, header, rows, (*left_out, *derived.remarks))


def _listed(lines: tuple[str, ...]) -> str:
    more = f"……等 {len(lines)} 行" if len(lines) > _LISTED else ""
    return "；".join(lines[:_LISTED]) + more
