"""自评执行数: the year's outcome by source and nature, for a self-evaluation before the accounts exist; tied to them later."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from gouji.domain import package_totals as totals
from gouji.domain.package import (
    ZERO,
    Accounts,
    EconomicLine,
    FunctionLine,
    Income,
    Nature,
    Source,
    UnitYear,
)
from gouji.values.rounding import plain
from gouji.workbook.content import Content, Problems, Record
from gouji.workbook.schema import sheet

SHEET = "evaluated"
# The classes that stand for all personnel and for all other basic spending: nothing prints them.
_PERSONNEL, _OPERATING = "30199", "30299"


def openings(money: Record) -> Mapping[Source, Decimal]:
    return {source: money.amount(f"opening.{source.name}") or ZERO for source in Source if source is not Source.FUND}


def is_filled(content: Content) -> bool:
    return any(entry.value is not None for entry in content.fields(SHEET).entries.values())


def provisional_accounts(content: Content, money: Record) -> Accounts | None:
    """The accounts as far as a self-evaluation needs them: totals without codes. None where accounts by code are given, or
    nothing is."""
    if content.rows("lines") or not is_filled(content):
        return None
    record = content.fields(SHEET)
    income = {kind: amount for kind in Income if (amount := record.amount(f"income.{kind.name}"))}
    spending = {
        (source, nature): amount
        for source in Source
        for nature in (Nature.BASIC, Nature.PROJECT)
        if (amount := record.amount(f"spending.{source.name}.{nature.name}"))
    }
    economic = tuple(
        EconomicLine(code, "", record.amount(column) or ZERO)
        for code, column in ((_PERSONNEL, "personnel"), (_OPERATING, "operating"))
    )
    line = FunctionLine("", "", income, spending)
    return Accounts((line,), economic, {}, openings(money))


def check_tied(unit: UnitYear, content: Content, problems: Problems) -> None:
    """What was evaluated in spring must be what the accounts say, unless it is told why not."""
    record = content.fields(SHEET)
    if not content.rows("lines") or not is_filled(content) or record.text("reason"):
        return
    plan = sheet(SHEET)
    for column in plan.columns:
        stated = record.amount(column.id)
        if stated is None:
            continue
        due = _of_accounts(unit, column.id)
        if stated != due:
            message = (
                f"“{column.label}”自评时填 {plain(stated)} 元，决算“收支”各表为 {plain(due)} 元，相差 {plain(stated - due)} 元；"
                "请核对，确实有调整的填“与决算不同的原因”。"
            )
            problems.add(plan.name, record.cell(column.id), message)


def _of_accounts(unit: UnitYear, column: str) -> Decimal:
    kind, *names = column.split(".")
    if kind == "income":
        return totals.income(unit.accounts, Income[names[0]])
    if kind == "spending":
        return totals.spending(unit.accounts, (Source[names[0]],), (Nature[names[1]],))
    return totals.personnel(unit.accounts) if kind == "personnel" else totals.operating(unit.accounts)
