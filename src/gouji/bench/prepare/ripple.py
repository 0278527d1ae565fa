"""One figure of a workbook changed: which cells of the published tables and which sentences follow, and whether they are exactly
those that should."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from gouji.catalogue.wording import table_titles
from gouji.compose.package import compose
from gouji.document.tree import Paragraph
from gouji.domain.package import UnitYear
from gouji.recognise import recognise
from gouji.workbook.content import Content, Entry, Record

#: A change that shows in 万元 with two decimals whatever else is rounded.
CHANGE = Decimal("120000.00")
Cell = tuple[str, str, str]
_THREE_PUBLIC, _BASIC = "three_public", "general_basic"


@dataclass(frozen=True)
class Change:
    """改动: a workbook with one figure changed, the cells of the nine tables that must follow, no others, and the words one of
    which each sentence that follows must have."""

    name: str
    content: Content
    cells: frozenset[Cell]
    words: tuple[str, ...]


def changes(content: Content) -> Iterator[Change]:
    """A figure of each kind changed: income, a budget and an outcome of 三公, what basic spending went for, procurement."""
    income, code = changed_income(content)
    words = ("收入", "收、支", "结转", "结余")
    yield Change("一般公共预算收入", income, expected_after_income(code), words)
    for name, row, column, figures in (
        ("公务接待费预算", "RECEPTION", "budget", ("budget_reception", "budget_total")),
        ("公务用车运行费决算", "RUNNING", "final", ("final_car_running", "final_cars", "final_total")),
    ):
        cells = frozenset((_THREE_PUBLIC, "total", figure) for figure in figures)
        yield Change(name, _added(content, _THREE_PUBLIC, row, column, CHANGE), cells, ("三公", "公务", "自评得分"))
    codes = [record.text("code") for record in content.rows("economic")]
    wages, goods = (next(code for code in codes if code.startswith(kind)) for kind in ("301", "302"))
    moved = _added(_added(content, "economic", wages, "amount", -CHANGE), "economic", goods, "amount", CHANGE)
    rows = ("301", wages, "302", goods, "personnel_total", "public_total")
    cells = frozenset((_BASIC, row, "amount") for row in rows)
    yield Change("基本支出经济分类", moved, cells, ("人员经费", "公用经费", "机关运行经费", "主要用于"))
    bought = _added(content, "procurement", "goods", "final", CHANGE)
    yield Change("政府采购货物", bought, frozenset(), ("采购",))


def _added(content: Content, sheet: str, row: str, column: str, more: Decimal) -> Content:
    """The content with ``more`` in one cell of the row of that id or code."""
    records = list(content.rows(sheet))
    at = next(number for number, record in enumerate(records) if row in (record.row, record.text("code")))
    amount = (records[at].amount(column) or Decimal(0)) + more
    records[at] = Record({**records[at].entries, column: Entry(amount)}, records[at].row)
    return Content({**content.sheets, sheet: tuple(records)})


def misplaced(change: Change, before: UnitYear, after: UnitYear) -> list[str]:
    """Cells that change and should not, or should and do not; sentences that change and tell of something else; that none
    does."""
    wrong = [" ".join(cell) for cell in sorted(changed_cells(before, after) ^ change.cells)]
    old = set(_sentences(before))
    new = [text for text in _sentences(after) if text not in old]
    wrong += [text for text in new if not any(word in text for word in change.words)]
    return wrong if new else [*wrong, "文字没有跟着变"]


def _sentences(unit: UnitYear) -> list[str]:
    blocks = (block for file in compose(unit).files for block in file.document.blocks)
    return [block.text for block in blocks if isinstance(block, Paragraph)]


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
    wanted: Collection[str] = {title.key for title in table_titles(unit.year, unit.body.template)}
    for file in compose(unit).files:
        for accounts in recognise(file.document).accounts:
            for table in accounts:
                if table.key in wanted:
                    yield from (
                        ((table.key, row, column), amount.text) for (row, column), amount in table.amounts.items()
                    )
