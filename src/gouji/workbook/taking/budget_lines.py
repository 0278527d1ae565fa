"""预算按科目: the budget by code, source and nature, where the tables of a budget tell all three without a rest."""

from __future__ import annotations

from collections.abc import Mapping

from gouji.domain.accounts import AccountTable
from gouji.domain.budget_year import BudgetSource
from gouji.domain.package import Nature
from gouji.values import zh
from gouji.workbook.taking.taken import NOTHING, Known, Taking

_ITEM_DIGITS = 7
_TABLES = {
    BudgetSource.GENERAL: "budget_general",
    BudgetSource.FUND: "budget_fund",
    BudgetSource.CAPITAL: "budget_capital",
}
_NATURES = {"basic": Nature.BASIC, "project": Nature.PROJECT}
_OTHER = {"special": BudgetSource.SPECIAL, "unit": BudgetSource.UNIT}

Tables = Mapping[str, AccountTable]
_Cells = dict[tuple[str, BudgetSource, Nature], Known]


def take_by_code(tables: Tables, taking: Taking) -> bool:
    """Fills the sheet of the budget where what is told by code adds up to all spending; whether it does.

    Money that no fiscal table holds is the unit's own or from special accounts, by which of the two its code has; where
    a code has both, or money carried over, nothing tells the parts.
    """
    spending = tables.get("budget_spending")
    if spending is None or "budget_general" not in tables:
        return False
    cells: _Cells = {}
    names = {row.code: row for table in tables.values() for row in table.coded if table.key != "budget_basic"}
    items = [row.code for row in spending.coded if len(row.code) == _ITEM_DIGITS]
    for code in items:
        if not _take_code(code, tables, cells, taking):
            return False
    due = _known(spending, "total", "total", taking)
    listed = sum(cells.values(), NOTHING)
    if not cells or due is None or not due.spread.meets(listed.spread):
        return False
    for code in sorted({item[:size] for item in items for size in (3, 5, _ITEM_DIGITS)}):
        if code in names:
            taking.text("budget_lines", code, "code", code, names[code].place)
            taking.text("budget_lines", code, "name", zh.squeeze(names[code].name), names[code].place)
    for (code, source, nature), known in cells.items():
        taking.amount("budget_lines", code, f"{source.name}.{nature.name}", known)
    basic = tables.get("budget_basic")
    for row in basic.coded if basic is not None else ():
        amount = _known(basic, row.key, "total", taking)
        if len(row.code) == 5 and amount is not None and not amount.may_be_nil:
            taking.text("budget_economic", row.code, "code", row.code, row.place)
            taking.text("budget_economic", row.code, "name", zh.squeeze(row.name), row.place)
            taking.amount("budget_economic", row.code, "amount", amount)
    return True


def _take_code(code: str, tables: Tables, cells: _Cells, taking: Taking) -> bool:
    """Whether the money of a code could be parted by source and nature."""
    natures = {column: _of_nature(tables["budget_spending"], code, column, taking) for column in _NATURES}
    carried = _known(tables.get("budget_income"), code, "opening", taking) or NOTHING
    used = [column for column, known in natures.items() if not known.may_be_nil]
    if not carried.may_be_nil and len(used) != 1:
        return False  # nothing tells which of the two uses was paid from what was carried over
    for column in used:
        rest = natures[column]
        parts = {source: _of_nature(tables.get(key), code, column, taking) for source, key in _TABLES.items()}
        if not carried.may_be_nil:
            current = _known(tables.get("budget_income"), code, "general", taking)
            if current is None:
                return False
            parts = {**parts, BudgetSource.GENERAL: current, BudgetSource.CARRIED: carried}
        for source, part in parts.items():
            if not part.may_be_nil:
                cells[code, source, _NATURES[column]] = part
            rest = rest - part
        if rest.may_be_nil:
            continue
        own = _own_source(code, tables, taking)
        if own is None or rest.is_below_zero:
            return False
        cells[code, own, _NATURES[column]] = rest
    return True


def _of_nature(table: AccountTable | None, code: str, column: str, taking: Taking) -> Known:
    """基本支出 where it is printed, else 人员经费 and 公用经费 together; 项目支出 as printed."""
    whole = _known(table, code, column, taking)
    if whole is not None or column != "basic":
        return whole or NOTHING
    parts = (_known(table, code, part, taking) for part in ("personnel", "public"))
    return sum((part for part in parts if part is not None), NOTHING)


def _own_source(code: str, tables: Tables, taking: Taking) -> BudgetSource | None:
    """Whose money of a code is not fiscal, None where its income does not tell."""
    income = tables.get("budget_income")
    found = [
        source for column, source in _OTHER.items() if not (_known(income, code, column, taking) or NOTHING).may_be_nil
    ]
    return found[0] if len(found) == 1 else None


def _known(table: AccountTable | None, row: str, column: str, taking: Taking) -> Known | None:
    return None if table is None else taking.known(table.amount(row, column))
