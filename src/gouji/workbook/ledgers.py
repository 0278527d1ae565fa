"""Reads the ledgers a workbook names and derives the actual values of its indicators from them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from gouji.domain.ledger import Ledger, QueryError, evaluate
from gouji.domain.package import Evidence
from gouji.readers.encoding import decode
from gouji.readers.faults import InputError
from gouji.readers.package import open_package
from gouji.readers.xlsx.cells import sheet_of
from gouji.readers.xlsx.workbook import workbook_of
from gouji.values import zh
from gouji.workbook.content import Content, Problems

_MOST_CELLS = 2_000_000


def deriver(content: Content, folder: Path, problems: Problems) -> Callable[[str, str], tuple[str, Evidence] | None]:
    """A function from a query and its cell to the value it gives; a ledger or query that fails becomes a problem."""
    ledgers: dict[str, Ledger] = {}
    for record in content.rows("ledgers"):
        name, file = record.text("name"), record.text("file")
        try:
            ledgers[name] = read_ledger(name, folder / file, record.text("sheet"))
        except InputError as fault:
            problems.add("台账", record.cell("file"), str(fault))
    year = content.fields("body").count("year")

    def derive(query: str, cell: str) -> tuple[str, Evidence] | None:
        try:
            derived = evaluate(query, ledgers, year)
        except QueryError as fault:
            problems.add("指标", cell, f"台账算式不能计算：{fault}。")
            return None
        columns = tuple(dict.fromkeys(column for ledger, _ in derived.rows for column in ledger.columns))
        rows = tuple((ledger.name, *(row.get(column, "") for column in columns)) for ledger, row in derived.rows)
        return derived.text, Evidence(cell, query, derived.text, ("台账", *columns), rows)

    return derive


def read_ledger(name: str, path: Path, sheet: str = "") -> Ledger:
    """The ledger in an .xlsx or .csv file: its first row with two cells is the header. Raises ``InputError``."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise InputError(f"台账文件 {path.name} 读不出来（{fault.strerror}），请核对文件名和位置。") from None
    rows = _sheet_rows(data, path, sheet) if data[:2] == b"PK" else _csv_rows(data, path)
    header_at = next((at for at, row in enumerate(rows) if sum(bool(text) for text in row) > 1), None)
    if header_at is None:
        raise InputError(f"台账文件 {path.name} 没有表头。")
    header = [zh.squeeze(text) for text in rows[header_at]]
    body = [row for row in rows[header_at + 1 :] if any(row)]
    columns = tuple(column for column in header if column)
    return Ledger(
        name,
        columns,
        tuple({column: text for column, text in zip(header, row, strict=False) if column} for row in map(list, body)),
    )


def _csv_rows(data: bytes, path: Path) -> list[list[str]]:
    text, _ = decode(data, path.name)
    rows = [[cell.strip() for cell in row] for row in csv.reader(text.splitlines())]
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _sheet_rows(data: bytes, path: Path, name: str) -> list[list[str]]:
    workbook = workbook_of(open_package(data, str(path)))
    entry = next((entry for entry in workbook.sheets if not name or entry.name == name), None)
    if entry is None:
        raise InputError(f"台账文件 {path.name} 没有工作表“{name}”。")
    sheet, _ = sheet_of(workbook, entry, _MOST_CELLS)
    height = max((cell.row for cell in sheet.cells), default=-1) + 1
    width = max((cell.column for cell in sheet.cells), default=-1) + 1
    rows = [[""] * width for _ in range(height)]
    for cell in sheet.cells:
        rows[cell.row][cell.column] = cell.text.strip()
    return rows
