"""预算: the approved budget in the workbook, and whether it stands together and what came later agrees with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from gouji.domain.budget_year import (
    CURRENT,
    FISCAL_BUDGET,
    GENERAL_BUDGET,
    BudgetLine,
    BudgetSource,
    BudgetYear,
    ThreePublicBudget,
)
from gouji.domain.package import ZERO, EconomicLine, Nature, ThreePublic, UnitYear
from gouji.domain.package_totals import PERSONNEL_CLASSES
from gouji.domain.stages import USUAL, Stage
from gouji.values.rounding import plain
from gouji.workbook.coded_rows import ITEM_DIGITS, check_codes, check_headings, check_names
from gouji.workbook.content import Content, Entry, Problems, Record
from gouji.workbook.schema import is_needed, sheet
from gouji.workbook.scored import indicator_names

_LINES, _ECONOMIC, _LAST = "budget_lines", "budget_economic", "budget_last"
_NATURES = (Nature.BASIC, Nature.PROJECT)
_TOTALS = ("budget.income", "budget.fiscal_income", "budget.spending")
_OTHER = (BudgetSource.SPECIAL, BudgetSource.UNIT)


def approved_of(content: Content) -> BudgetYear | None:
    """The budget, None where no line of it is filled in."""
    records = content.rows(_LINES)
    if not records:
        return None
    last = content.fields(_LAST)
    return BudgetYear(
        lines=tuple(_line(record) for record in records if len(record.text("code")) == ITEM_DIGITS),
        economic=tuple(
            EconomicLine(record.text("code"), record.text("name"), record.amount("amount") or ZERO)
            for record in content.rows(_ECONOMIC)
        ),
        titles={one.text("code"): one.text("name") for one in records if len(one.text("code")) < ITEM_DIGITS},
        three_public={
            ThreePublic[record.row]: ThreePublicBudget(
                record.amount("initial") or ZERO, record.amount("initial_last") or ZERO, record.text("reason_initial")
            )
            for record in content.rows("three_public")
        },
        last={name: last.amount(f"last.{name}") or ZERO for name in ("total", "general", "operating")},
        reasons={name: last.text(f"reason.{name}") for name in ("total", "general", "operating")},
        tasks=last.lines("tasks"),
        cars=last.count("last.cars"),
        devices=last.count("last.devices"),
    )


def _line(record: Record) -> BudgetLine:
    money = {
        (source, nature): amount
        for source in BudgetSource
        for nature in _NATURES
        if (amount := record.amount(f"{source.name}.{nature.name}"))
    }
    return BudgetLine(record.text("code"), record.text("name"), money)


def operating_of(budget: BudgetYear) -> Decimal:
    """公用经费 of the budget, which is 机关运行经费."""
    return sum((one.amount for one in budget.economic if one.code[:3] not in PERSONNEL_CLASSES), ZERO)


def with_budget(content: Content, problems: Problems, stages: Collection[Stage] = USUAL) -> Content:
    """What the accounts say of the initial budget, taken over from the budget where it is left blank: nothing is typed twice."""
    budget = approved_of(content)
    money = content.fields("money")
    if budget is None:
        if not set(USUAL).isdisjoint(stages):
            _ask_for_totals(content, problems, stages)
        return content
    due = {
        "budget.income": budget.total(CURRENT),
        "budget.fiscal_income": budget.total(FISCAL_BUDGET),
        "budget.spending": budget.total(CURRENT),
        "budget.operating": operating_of(budget),
    }
    blank = {column: money.entries.get(column, Entry(None)) for column in due if money.amount(column) is None}
    filled = {column: replace(entry, value=due[column]) for column, entry in blank.items()}
    sums = budget.by_prefix((BudgetSource.GENERAL,))
    lines = tuple(_with_initial(record, sums) for record in content.rows("lines"))
    fields = Record({**money.entries, **filled}, money.row)
    return Content({**content.sheets, "money": (fields,), **({"lines": lines} if lines else {})})


def _ask_for_totals(content: Content, problems: Problems, stages: Collection[Stage]) -> None:
    """The three totals of the initial budget that comparisons need, where no budget by code gives them."""
    money = content.fields("money")
    plan, named = sheet("money"), indicator_names(content)
    for column in plan.columns:
        is_asked = column.id in _TOTALS and column.id in money.entries and is_needed(column, stages, named)
        if is_asked and money.entries[column.id].value is None:
            cell = money.cell(column.id)
            problems.add(plan.name, cell, f"“{column.label}”没有填写（{column.note}）。")


def _with_initial(record: Record, sums: Mapping[str, Decimal]) -> Record:
    entry = record.entries.get("initial", Entry(None))
    if entry.value is not None or len(record.text("code")) != ITEM_DIGITS:
        return record
    initial = replace(entry, value=sums.get(record.text("code"), ZERO))
    return Record({**record.entries, "initial": initial}, record.row)


def check_budget(unit: UnitYear, content: Content, problems: Problems) -> None:
    """Adds a problem for what does not add up within the budget."""
    budget = unit.approved
    name = sheet(_LINES).name
    if budget is None:
        problems.add(name, "", "还没有填预算。")
        return
    check_codes(_LINES, content, problems)
    check_codes(_ECONOMIC, content, problems)
    check_names(_LINES, "functional", unit.year, content, problems)
    check_names(_ECONOMIC, "economic_department", unit.year, content, problems)
    check_headings(_LINES, content, problems)
    basic = budget.total(GENERAL_BUDGET, (Nature.BASIC,))
    listed = sum((one.amount for one in budget.economic), ZERO)
    if basic != listed:
        message = f"合计 {plain(listed)} 元，与“{name}”表一般公共预算基本支出 {plain(basic)} 元相差 {plain(listed - basic)} 元。"
        problems.add(sheet(_ECONOMIC).name, "", message)
    for part, sources, label in (
        ("fiscal", FISCAL_BUDGET, "财政拨款"),
        ("carried", (BudgetSource.CARRIED,), "上年结转"),
        ("other", _OTHER, "其他资金"),
    ):
        due = budget.total(sources, (Nature.PROJECT,))
        stated = sum((getattr(project, part).initial for project in unit.projects), ZERO)
        if due != stated:
            message = (
                f"各项目{label}年初预算合计 {plain(stated / 10_000, 6)} 万元，“{name}”表项目支出为 {plain(due / 10_000, 6)} 万元，"
                f"相差 {plain((stated - due) / 10_000, 6)} 万元。"
            )
            problems.add("项目", "", message)
    for where, message in _unexplained(unit, content, budget):
        problems.add(*where, message)


def _unexplained(unit: UnitYear, content: Content, budget: BudgetYear) -> Iterator[tuple[tuple[str, str], str]]:
    last = content.fields(_LAST)
    pairs = {
        "total": budget.total(),
        "general": budget.total(GENERAL_BUDGET),
        "operating": operating_of(budget),
    }
    labels = {column.id: column.label for column in sheet(_LAST).columns}
    for name, current in pairs.items():
        if current != budget.last[name] and not budget.reasons[name]:
            where = (sheet(_LAST).name, last.cell(f"reason.{name}"))
            yield where, f"“{labels[f'reason.{name}']}”没有填写：两数不同，须说明主要原因。"
    for record in content.rows("three_public"):
        line = budget.three_public[ThreePublic[record.row]]
        if line.initial != line.last and not line.reason:
            where = ("三公", record.cell("reason_initial"))
            yield where, f"{ThreePublic[record.row].value}年初预算与上年不同，须填原因。"


def check_agreement(unit: UnitYear, content: Content, problems: Problems) -> None:
    """What the accounts say of the initial budget is what was approved and published."""
    budget, money = unit.approved, content.fields("money")
    if budget is None:
        return
    current = budget.total(CURRENT)
    due = {
        "budget.income": current,
        "budget.fiscal_income": budget.total(FISCAL_BUDGET),
        "budget.operating": operating_of(budget),
    }
    labels = {column.id: column.label for column in sheet("money").columns}
    for column, amount in due.items():
        stated = money.amount(column)
        if stated is not None and stated != amount:
            message = f"“{labels[column]}”填 {plain(stated)} 元，“预算”各表为 {plain(amount)} 元，相差 {plain(stated - amount)} 元。"
            problems.add("结转与预算", money.cell(column), message)
    stated = money.amount("budget.spending")
    if stated is not None and stated not in (current, budget.total()):
        message = f"“支出年初预算”填 {plain(stated)} 元，“预算”表为 {plain(current)} 元（含上年结转 {plain(budget.total())} 元）。"
        problems.add("结转与预算", money.cell("budget.spending"), message)
    sums = budget.by_prefix((BudgetSource.GENERAL,))
    for record in content.rows("lines"):
        initial, code = record.amount("initial"), record.text("code")
        if initial is not None and len(code) == ITEM_DIGITS and initial != sums.get(code, ZERO):
            message = f"科目 {code} 的年初预算填 {plain(initial)} 元，“预算”表为 {plain(sums.get(code, ZERO))} 元。"
            problems.add("收支", record.cell("initial"), message)
