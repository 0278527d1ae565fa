"""One figure of a workbook changed: which cells of the published tables follow, and whether they are exactly those that should."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal

from gouji.catalogue.wording import table_titles
from gouji.compose.package import compose
from gouji.domain.package import UnitYear
from gouji.recognise import recognise
from gouji.workbook.content import Content, Entry, Record

#: A change that shows in 万元 with two decimals whatever else is rounded.
CHANGE = Decimal("120000.00")
Cell = tuple[str, str, str]


def changed_income(content: Content) -> tuple[Content, str]:
    """The content with more general-budget income on its first item, and the code of that."""
    records = list(content.rows("lines"))
    at = next(number for number, record in enumerate(records) if record.amount("income.GENERAL"))
    record = records[at]
    more = (record.amount("income.GENERAL") or Decimal(0)) + CHANGE
    records[at] = Record({**record.entries, "income.GENERAL": Entry(more)}, record.row)
    return Content({**content.sheets, "lines": tuple(records)}), record.text("code")


def expected_after_income(code: str) -> frozenset[Cell]:
    """Every cell of the nine tables that tells of general-budget income on ``code`` or of what is left of it."""
    rows = ("total", code[:3], code[:5], code)
    return frozenset(
        (
            *(("income", row, column) for row in rows for column in ("total", "fiscal")),
            *(("total", row, "amount") for row in ("income_1", "income_total", "left_total")),
            *(("total", row, "amount") for row in ("closing_balance", "right_total")),
            *(("fiscal_total", row, "amount") for row in ("income_1", "income_total", "left_total")),
            *(
                ("fiscal_total", row, column)
                for row in ("closing_balance", "right_total")
                for column in ("total", "general")
            ),
        )
    )


def changed_cells(before: UnitYear, after: UnitYear) -> frozenset[Cell]:
    """The amounts of the nine tables that differ between the packages of two unit-years."""
    one, other = dict(_amounts(before)), dict(_amounts(after))
    return frozenset(key for key in {**one, **other} if one.get(key) != other.get(key))


def _amounts(unit: UnitYear) -> Iterator[tuple[Cell, str]]:
    wanted: Collection[str] = {title.key for title in table_titles(unit.year)}
    for file in compose(unit).files:
        for accounts in recognise(file.document).accounts:
            for table in accounts:
                if table.key in wanted:
                    yield from (
                        ((table.key, row, column), amount.text) for (row, column), amount in table.amounts.items()
                    )
