"""Tables as the accounts software exports them: the nine of a unit-year in one .xls, 元 with cents; lists of balances."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import xlwt

from gouji.catalogue.wording import basic_table, table_titles
from gouji.compose.tables import coded, halves, others
from gouji.document.tree import Table
from gouji.domain.package import UnitYear

_AMOUNT = re.compile(r"-?\d+\.\d\d")
_MARKS = re.compile(r"[“”]")


def nine_tables(unit: UnitYear) -> dict[str, Table]:
    """The tables in 元, by key."""
    accounts, year = unit.accounts, unit.year
    with (
        patch.object(coded, "in_cell", "{:.2f}".format),
        patch.object(halves, "in_cell", "{:.2f}".format),
        patch.object(others, "in_cell", "{:.2f}".format),
    ):
        return {
            "total": halves.total_table(accounts, year),
            "income": coded.income_table(accounts),
            "spending": coded.spending_table(accounts),
            "fiscal_total": halves.fiscal_table(accounts, year),
            "general_spending": coded.general_table(accounts),
            "general_basic": others.basic_table(accounts, year, basic_table(unit.body.template)),
            "three_public": others.three_public_table(unit),
            "fund": coded.fund_table(accounts),
            "capital": coded.capital_table(accounts),
        }


def write_nine(unit: UnitYear, folder: Path, *, apart: bool = False) -> list[Path]:
    """The tables as sheets of one file, or each ``apart`` in its own; the paths."""
    made = nine_tables(unit)
    books: list[tuple[Path, xlwt.Workbook]] = []
    for title in table_titles(unit.year, unit.body.template):
        if apart or not books:
            books.append((folder / f"Z{len(books) + 1:02d}.xls", xlwt.Workbook()))
        name = _MARKS.sub("", f"{title.number} {title.title}")[:31]
        sheet = books[-1][1].add_sheet(name)
        table = made[title.key]
        last = max(cell.column + cell.colspan for cell in table.cells) - 1
        sheet.write_merge(0, 0, 0, last, title.title)
        sheet.write(1, last, title.number)
        sheet.write(2, 0, f"编制单位：{unit.body.name}")
        sheet.write(2, last // 2, f"{unit.year}年度")
        sheet.write(2, last, "金额单位：元")
        _write(sheet, table)
    for path, book in books:
        book.save(str(path))
    return [path for path, _ in books]


def _write(sheet: xlwt.Worksheet, table: Table) -> None:
    style = xlwt.easyxf(num_format_str="#,##0.00")
    for cell in table.cells:
        row = cell.row + 3
        value = (float(cell.text), style) if _AMOUNT.fullmatch(cell.text) else (cell.text,)
        if cell.rowspan > 1 or cell.colspan > 1:
            sheet.write_merge(row, row + cell.rowspan - 1, cell.column, cell.column + cell.colspan - 1, *value)
        else:
            sheet.write(row, cell.column, *value)


def write_rows(rows: Sequence[Sequence[str | float]], path: Path, name: str = "Sheet1") -> Path:
    """Rows as one sheet."""
    book = xlwt.Workbook()
    sheet = book.add_sheet(name)
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            sheet.write(row, column, value)
    book.save(str(path))
    return path
