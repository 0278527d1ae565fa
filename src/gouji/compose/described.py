"""机器可读的说明: what a published page says of itself to programs (schema.org as JSON-LD), and its tables as CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from decimal import Decimal

from gouji.compose.printed import wan
from gouji.document.grid import grid_of
from gouji.document.tree import Document, Table
from gouji.domain import package_totals as totals
from gouji.domain.package import UnitYear
from gouji.values import zh

# A spreadsheet takes a text that begins so for a formula, unless it is a number.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"[-+]?[\d,]+(?:\.\d+)?%?")


def description(unit: UnitYear, name: str) -> Mapping[str, object]:
    """A Dataset with its publisher, year and main figures in 万元."""
    figures: dict[str, Decimal] = {
        "本年收入": totals.income(unit.accounts),
        "本年支出": totals.spending(unit.accounts),
        "“三公”经费支出": totals.three_public(unit).final,
        "机关运行经费": totals.operating(unit.accounts),
        "政府采购支出总额": totals.procured(unit.procurement).final,
    }
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name,
        "inLanguage": "zh-CN",
        "creator": {"@type": "GovernmentOrganization", "name": unit.body.name},
        "temporalCoverage": f"{unit.year}-01-01/{unit.year}-12-31",
        "variableMeasured": [
            {"@type": "PropertyValue", "name": label, "value": format(wan(amount), "f"), "unitText": "万元"}
            for label, amount in figures.items()
        ],
    }


def tables_as_csv(document: Document) -> Mapping[str, bytes]:
    """Every captioned table as CSV in UTF-8 with a mark, by file name; a merged cell is repeated where it reaches."""
    made: dict[str, bytes] = {}
    for number, table in enumerate((one for one in document.tables if one.caption), 1):
        name = f"{number:02d}-{zh.label(table.caption).replace('/', '')}.csv"
        made[name] = _csv(table)
    return made


def _csv(table: Table) -> bytes:
    grid = grid_of(table)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    for row in range(grid.height):
        cells = [grid.at(row, column) for column in range(grid.width)]
        writer.writerow(["" if cell is None else as_text_cell(zh.squeeze(cell.text)) for cell in cells])
    return buffer.getvalue().encode("utf-8-sig")


def as_text_cell(text: str) -> str:
    """``text`` so that a spreadsheet that opens the CSV shows it and runs nothing."""
    is_formula = zh.halfwidth(text).lstrip(" ").startswith(_FORMULA) and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_formula and len(text) > 1 else text
