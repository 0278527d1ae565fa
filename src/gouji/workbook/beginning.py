"""A workbook begun from last year's published package: what a new year can take over, nothing it must not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from gouji.domain.accounts import AccountTable, Amount
from gouji.domain.dossier import Dossier
from gouji.domain.package import ThreePublic
from gouji.domain.selfeval import Scope, SelfEvaluation
from gouji.values import zh
from gouji.values.rounding import half_up
from gouji.workbook.content import Content, Entry, Record, Value

_FACTS = {
    "last.income": ("收入", "决算"),
    "last.spending": ("支出", "决算"),
    "last.fiscal_income": ("财政拨款收入", "决算"),
    "last.fiscal_spending": ("财政拨款支出", "决算"),
    "last.general_spending": ("一般公共预算财政拨款支出", "决算"),
    "last.general_basic": ("一般公共预算财政拨款基本支出", "决算"),
    "last.operating": ("机关运行经费", "决算"),
    "last.procurement": ("政府采购", "决算"),
}
#: Where a table states what a text may not: (table, row, column) by field of the workbook, tried first.
_CELLS = {
    "last.income": ("total", "income_total", "amount"),
    "last.spending": ("total", "expenditure_total", "amount"),
    "last.fiscal_income": ("fiscal_total", "income_total", "amount"),
    "last.fiscal_spending": ("fiscal_total", "expenditure_total", "total"),
    "last.general_spending": ("general_spending", "total", "total"),
    "last.general_basic": ("general_spending", "total", "basic"),
    "opening.GENERAL": ("fiscal_total", "closing_balance", "general"),
    "opening.CAPITAL": ("fiscal_total", "closing_balance", "capital"),
}
_THREE_PUBLIC = {
    ThreePublic.ABROAD: "final_abroad",
    ThreePublic.PURCHASE: "final_car_purchase",
    ThreePublic.RUNNING: "final_car_running",
    ThreePublic.RECEPTION: "final_reception",
}


def begun(dossier: Dossier) -> Content:
    """The content of a new year's workbook: last year's outcomes as comparison, codes, projects and indicators."""
    tables = {table.key: table for part in dossier.parts for accounts in part.accounts for table in accounts.tables}
    return Content(
        {
            "body": (_record({"name": dossier.body, "year": None if dossier.year is None else dossier.year + 1}),),
            "money": (_record({column: _amount(dossier, tables, column) for column in {**_CELLS, **_FACTS}}),),
            "lines": tuple(_lines(tables.get("spending"))),
            "economic": tuple(_economic(tables.get("general_basic"))),
            "three_public": tuple(_three_public(tables.get("three_public"))),
            "projects": tuple(_projects(dossier.evaluations)),
            "indicators": tuple(_indicators(dossier.evaluations)),
        }
    )


def _record(values: Mapping[str, Value], row: str = "") -> Record:
    return Record({column: Entry(value) for column, value in values.items() if value is not None}, row)


def _amount(dossier: Dossier, tables: Mapping[str, AccountTable], column: str) -> Decimal | None:
    """In 元, from the table where it is printed, else from the text."""
    cell = _CELLS.get(column)
    if cell is not None and cell[0] in tables:
        found = _yuan(tables[cell[0]].amount(cell[1], cell[2]))
        if found is not None:
            return found
    subject = _FACTS.get(column)
    fact = None if subject is None else dossier.facts.first(*subject, dossier.year)
    return None if fact is None else half_up(fact.figure.exact, 2)


def _yuan(amount: Amount | None) -> Decimal | None:
    figure = None if amount is None else amount.figure
    return None if figure is None else half_up(Fraction(figure.exact), 2)


def _lines(table: AccountTable | None) -> Iterable[Record]:
    for row in table.coded if table is not None else ():
        yield _record({"code": row.code, "name": zh.squeeze(row.name)})


def _economic(table: AccountTable | None) -> Iterable[Record]:
    for row in table.coded if table is not None else ():
        amount = None if table is None else _yuan(table.amount(row.key, "amount"))
        if len(row.code) == 5 and amount:
            yield _record({"code": row.code, "name": zh.squeeze(row.name)})


def _three_public(table: AccountTable | None) -> Iterable[Record]:
    for item in ThreePublic:
        last = None if table is None else _yuan(table.amount("total", _THREE_PUBLIC[item]))
        yield _record({"last": last}, item.name)


def _projects(evaluations: Iterable[SelfEvaluation]) -> Iterable[Record]:
    for one in evaluations:
        if one.scope is Scope.PROJECT and one.project is not None:
            department = None if one.department is None else one.department.text
            yield _record({"name": zh.squeeze(one.project.text), "department": department})


def _indicators(evaluations: Iterable[SelfEvaluation]) -> Iterable[Record]:
    """Names, targets and weights; what was achieved is next year's to fill in."""
    for one in evaluations:
        owner = "整体" if one.project is None else zh.squeeze(one.project.text)
        for row in one.indicators:
            weight = None if row.weight is None or row.weight.figure is None else row.weight.figure.value
            named = {"owner": owner, "level2": row.level2.text, "level3": row.level3.text, "target": row.target.text}
            yield _record({**named, "level1": _level1(row.level1.text), "weight": weight})


def _level1(text: str) -> str:
    """产出指标(50分) is 产出指标."""
    return zh.label(text).split("(")[0]
