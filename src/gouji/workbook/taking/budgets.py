"""预算: the approved budget of the year, from the tables of a department's budget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gouji.domain.accounts import AccountTable
from gouji.values import zh
from gouji.workbook.taking.accounts import THREE_PUBLIC
from gouji.workbook.taking.budget_lines import take_by_code
from gouji.workbook.taking.taken import Known, Taking

_ITEM_DIGITS = 7
_FISCAL_ROWS = ("income_1", "income_2", "income_3")
_AMOUNT_COLUMNS = ("total", "current")
#: Amounts of a project by source of its money in the workbook, by the columns that hold them.
_PROJECT_MONEY = {"fiscal.initial": ("fiscal",), "carried.initial": ("opening",), "other.initial": ("unit", "special")}

Tables = Mapping[str, AccountTable]


def take_budgets(tables: Iterable[AccountTable], taking: Taking, *, with_three_public: bool) -> None:
    """The budget by code where its tables tell all of it, else its totals and the initial general budget; “三公” and
    projects. The “三公” table of the accounts states the full-year budget: that of the budget is only taken where there
    is none yet (``with_three_public``)."""
    found: dict[str, AccountTable] = {}
    for table in tables:
        found.setdefault(table.key, table)
    if not take_by_code(found, taking):
        _take_totals(found, taking)
        _take_lines(found, taking)
    if "budget_projects" in found:
        _take_projects(found["budget_projects"], taking)
    if "budget_three_public" in found:
        _take_three_public(found["budget_three_public"], taking, all_of_it=with_three_public)


def _of(table: AccountTable | None, row: str, taking: Taking) -> Known | None:
    """The amount of a row, in whichever column holds the whole of it."""
    if table is None:
        return None
    known = (taking.known(table.amount(row, column)) for column in (*_AMOUNT_COLUMNS, *table.columns))
    return next((one for one in known if one is not None and one.places), None)


def _take_totals(tables: Tables, taking: Taking) -> None:
    whole = tables.get("budget_total")
    taking.amount("money", "", "budget.income", _of(whole, "income_total", taking))
    taking.amount("money", "", "budget.spending", _of(whole, "expenditure_total", taking))
    for table in (tables.get("budget_fiscal"), whole):
        known = _of(table, "income_fiscal", taking)
        if known is None:
            parts = [one for row in _FISCAL_ROWS if (one := _of(table, row, taking)) is not None]
            known = sum(parts[1:], parts[0]) if parts else None
        if known is not None:
            taking.amount("money", "", "budget.fiscal_income", known)
            return


def _take_lines(tables: Tables, taking: Taking) -> None:
    table = tables.get("budget_general")
    for row in table.coded if table is not None else ():
        known = _of(table, row.key, taking)
        taking.text("lines", row.code, "code", row.code, row.place)
        taking.text("lines", row.code, "name", zh.squeeze(row.name), row.place)
        if len(row.code) == _ITEM_DIGITS:
            taking.amount("lines", row.code, "initial", known, nil=True)


def _take_projects(table: AccountTable, taking: Taking) -> None:
    """One row a project: its name and its initial budget in 万元."""
    for row in table.rows:
        name = zh.squeeze(row.name)
        if row.code or row.key == "total" or not name:
            continue
        taken = False
        for column, sources in _PROJECT_MONEY.items():
            if column == "fiscal.initial" and table.amount(row.key, "fiscal") is None:
                sources = ("general", "fund", "capital")
            parts = [
                one
                for source in sources
                if (one := taking.known(table.amount(row.key, source))) is not None and one.places
            ]
            if parts:
                taking.wan("projects", name, column, sum(parts[1:], parts[0]))
                taken = True
        if not taken:
            taking.wan("projects", name, "fiscal.initial", _of(table, row.key, taking))
        taking.text("projects", name, "name", name, row.place)


def _take_three_public(table: AccountTable, taking: Taking, *, all_of_it: bool) -> None:
    row = next((one for one in table.rows if one.key == "total"), None)
    running = None if row is None else taking.known(table.amount(row.key, "running"))
    if running is not None and running.places and not any(one.sheet == "budget_economic" for one in taking.taken):
        taking.amount("money", "", "budget.operating", running)
    for item, name in THREE_PUBLIC.items() if all_of_it else ():
        across = taking.known(table.amount("total", name))
        known = across if across is not None else _of(table, name, taking)
        taking.amount("three_public", item.name, "budget", known, nil=True)
