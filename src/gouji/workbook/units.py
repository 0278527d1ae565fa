"""元与万元: amounts that were filled in ten thousand times too small or too large, named at their own cells.

An amount is suspect where another figure that it must be near is ten thousand times as large or as small. One that is
meant as it stands is filled in with its unit: 38元.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gouji.domain.package import ZERO, Income
from gouji.domain.package_totals import PERSONNEL_CLASSES
from gouji.values.rounding import plain
from gouji.workbook.content import Content, Problems, Record
from gouji.workbook.schema import sheet

_WAN = Decimal(10_000)
#: How far from exactly ten thousand times two figures of one kind may lie apart and still tell of a slip of the unit.
_NEAR = Decimal(3)
#: 元 a year for each person in service: no unit spends as little, not even on one salary.
_LEAST_A_PERSON = Decimal(500)

#: The same of basic spending alone, which pays the wages.
_LEAST_BASIC = Decimal(100)
#: A purchase or a trip that costs less than this in 元 was most likely filled in in 万元.
_LEAST_BOUGHT = Decimal(100)
_BASIC = tuple(column.id for column in sheet("lines").columns if column.id.endswith(".BASIC"))
#: A project's budget is hardly this many times what the unit spends in a year.
_MOST_TIMES = 10
#: How far sums may be off when amounts were filled in in 万元 with two decimals.
_TAIL = Decimal(50)
#: What is filled in under 元 and is at least this is hardly 万元: for a unit of any size its accounts, an item of them, a
#: purchase or a trip.
_LEAST_IN_YUAN = {
    "money": Decimal(100_000),
    "lines": Decimal(10_000),
    "three_public": Decimal(1_000),
    "procurement": Decimal(1_000),
}

_Pair = tuple[str, Record, str, Decimal | None]


def check_units(content: Content, problems: Problems) -> None:
    """Adds a problem for every amount whose unit is most likely not that of its column."""
    lines = [record for record in content.rows("lines") if len(record.text("code")) == 7]
    spent = sum((_of(record, "spending.") for record in lines), ZERO)
    came = sum((_of(record, "income.") for record in lines), ZERO)
    staff = content.fields("body").count("in_service")
    basic = sum((record.amount(name) or ZERO for record in lines for name in record.entries if name in _BASIC), ZERO)
    if spent and staff and spent < _LEAST_A_PERSON * staff:
        _all_too_small(content, spent, staff, problems)
        return
    if staff and 0 < basic < _LEAST_BASIC * staff:
        _basic_too_small(lines, basic, staff, problems)
        return
    for plan, record, column, near in (*_of_lines(lines), *_of_money(content, spent, came), *_of_others(content)):
        _compare(plan, record, column, near, problems)
    _check_small(content, problems)
    _check_economic(content, lines, problems)
    _check_projects(content, spent, problems)


def _of(record: Record, stem: str) -> Decimal:
    return sum((record.amount(name) or ZERO for name in record.entries if name.startswith(stem)), ZERO)


def _all_too_small(content: Content, spent: Decimal, staff: int, problems: Problems) -> None:
    why = f"全年支出合计只有 {plain(spent)} 元，而在职有 {staff} 人，疑把万元填在了元栏"
    for sheet_id in ("lines", "economic"):
        plan = sheet(sheet_id)
        for record in content.rows(sheet_id):
            for column in plan.columns:
                if column.kind == "amount" and record.amount(column.id):
                    message = f"“{column.label}”填 {plain(record.amount(column.id) or ZERO)} 元：{why}，请核对单位。"
                    problems.add(plan.name, record.cell(column.id), message)


def _basic_too_small(lines: Sequence[Record], basic: Decimal, staff: int, problems: Problems) -> None:
    """Of the lines that pay the wages the amounts of that size; the others are in the unit of their columns."""
    plan = sheet("lines")
    why = f"基本支出合计只有 {plain(basic)} 元，而在职有 {staff} 人，疑把万元填在了元栏"
    for record in lines:
        if not any(record.amount(name) for name in _BASIC):
            continue
        for column in plan.columns:
            amount = record.amount(column.id)
            if column.kind == "amount" and amount and amount < _LEAST_IN_YUAN["lines"]:
                message = f"“{column.label}”填 {plain(amount)} 元：{why}，请核对单位。"
                problems.add(plan.name, record.cell(column.id), message)


def _of_lines(lines: Sequence[Record]) -> Iterator[_Pair]:
    """Income, spending and initial budget of one line are of one size; a line's parts may not be."""
    for record in lines:
        income, spending, initial = _of(record, "income."), _of(record, "spending."), record.amount("initial")
        own = {"income.": spending or initial, "spending.": income or initial, "initial": spending or income}
        whole = {"income.": income, "spending.": spending}
        for column in record.entries:
            stem = next((stem for stem in own if column.startswith(stem)), None)
            if stem is not None and not (stem in whole and whole[stem] - (record.amount(column) or ZERO)):
                yield "lines", record, column, own[stem]


def _of_money(content: Content, spent: Decimal, came: Decimal) -> Iterator[_Pair]:
    money = content.fields("money")
    fiscal = sum(
        (
            record.amount(f"income.{kind.name}") or ZERO
            for record in content.rows("lines")
            for kind in Income
            if kind.is_fiscal
        ),
        ZERO,
    )
    operating = sum(
        (
            record.amount("amount") or ZERO
            for record in content.rows("economic")
            if record.text("code")[:3] not in PERSONNEL_CLASSES
        ),
        ZERO,
    )
    near = {
        "budget.income": came,
        "budget.fiscal_income": fiscal,
        "budget.spending": spent,
        "budget.full_year": spent,
        "budget.half_year_spent": spent,
        "budget.three_quarters_spent": spent,
        "last.income": came,
        "last.spending": spent,
        "last.fiscal_income": fiscal,
        "last.fiscal_spending": spent,
        "last.general_spending": spent,
        "last.general_basic": money.amount("last.general_spending"),
        "budget.operating": operating or money.amount("last.operating"),
        "last.operating": operating or money.amount("budget.operating"),
    }
    for column, figure in near.items():
        yield "money", money, column, figure


def _of_others(content: Content) -> Iterator[_Pair]:
    for record in content.rows("three_public"):
        columns = ("last", "budget", "final")
        for column in columns:
            others = [record.amount(other) or ZERO for other in columns if other != column]
            # two that agree with each other tell which one is off
            if all(others) and max(others) < _NEAR * _NEAR * min(others):
                yield "three_public", record, column, others[0]
    for record in content.rows("procurement"):
        yield "procurement", record, "final", record.amount("budget")


def _check_small(content: Content, problems: Problems) -> None:
    for sheet_id in ("three_public", "procurement", "awards"):
        plan = sheet(sheet_id)
        for record in content.rows(sheet_id):
            for column in plan.columns:
                entry, amount = record.entries.get(column.id), record.amount(column.id)
                if column.kind == "amount" and amount and amount < _LEAST_BOUGHT and entry and not entry.with_unit:
                    message = (
                        f"“{column.label}”只有 {plain(amount)} 元，疑把万元填在了元栏，请核对单位；"
                        f"确实如此的，请连单位写成“{plain(amount)}元”。"
                    )
                    problems.add(plan.name, record.cell(column.id), message)


def _check_economic(content: Content, lines: Sequence[Record], problems: Problems) -> None:
    """The economic classes add up to basic spending of the general budget; which of them makes the difference."""
    records = content.rows("economic")
    due = sum((record.amount("spending.GENERAL.BASIC") or ZERO for record in lines), ZERO)
    total = sum((record.amount("amount") or ZERO for record in records), ZERO)
    if not total or due - total < _LEAST_IN_YUAN["lines"] / 10:
        return
    all_small = abs(total * _WAN - due) <= _TAIL * len(records)
    for record in records:
        amount = record.amount("amount") or ZERO
        if amount and (all_small or abs(amount * _WAN - amount - (due - total)) <= _TAIL):
            message = f"“金额”填 {plain(amount)} 元，合计因此与“收支”表的基本支出不符，疑把万元填在了元栏，请核对单位。"
            problems.add(sheet("economic").name, record.cell("amount"), message)


def _compare(sheet_id: str, record: Record, column: str, near: Decimal | None, problems: Problems) -> None:
    entry, amount = record.entries.get(column), record.amount(column)
    if not amount or not near or entry is None or entry.with_unit:
        return
    plan = sheet(sheet_id)
    label = next(one.label for one in plan.columns if one.id == column)
    small = amount < _LEAST_IN_YUAN[sheet_id] and _like(amount * _WAN, near)
    # where the other figure is small enough to be 万元 itself, it is the one to look at
    large = near >= _LEAST_IN_YUAN[sheet_id] and _like(amount / _WAN, near)
    if small or large:
        said = "万分之一" if small else "一万倍"
        meant = "疑把万元填在了元栏" if small else "疑多填了四位"
        message = (
            f"“{label}”填 {plain(amount)} 元，约为与它相当的 {plain(near)} 元的{said}，{meant}，请核对单位；"
            f"确实如此的，请连单位写成“{plain(amount)}元”。"
        )
        problems.add(plan.name, record.cell(column), message)


def _like(one: Decimal, other: Decimal) -> bool:
    return one < other * _NEAR and other < one * _NEAR


def _check_projects(content: Content, spent: Decimal, problems: Problems) -> None:
    """Project amounts are in 万元: one that is far more than all the unit's spending was filled in in 元."""
    plan = sheet("projects")
    for record in content.rows("projects"):
        for column in plan.columns:
            entry, amount = record.entries.get(column.id), record.amount(column.id)
            if column.kind != "amount" or not amount or entry is None or entry.with_unit:
                continue
            most = spent if column.id.endswith(".executed") else _MOST_TIMES * spent
            if spent and amount * _WAN > most:
                than = "大于" if most == spent else f"超过 {_MOST_TIMES} 倍的"
                message = (
                    f"“{column.label}”填 {plain(amount, 6)} 万元，{than}单位全年支出 {plain(spent / _WAN, 6)} 万元，"
                    f"疑把元填在了万元栏，请核对单位；确实如此的，请连单位写成“{plain(amount, 6)}万元”。"
                )
                problems.add(plan.name, record.cell(column.id), message)
