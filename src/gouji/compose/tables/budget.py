"""部门预算公开表: the tables of the unified format, from the approved budget."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import zip_longest

from gouji.compose.layout import Spot, Spotted, table
from gouji.compose.printed import in_cell
from gouji.document.tree import Table
from gouji.domain.budget_year import (
    CURRENT,
    FISCAL_BUDGET,
    GENERAL_BUDGET,
    BudgetSource,
    BudgetYear,
)
from gouji.domain.package import ZERO, Nature, Project, ThreePublic
from gouji.domain.package_totals import PERSONNEL_CLASSES
from gouji.values import zh

_NATURES = (Nature.BASIC, Nature.PROJECT)


def total_table(budget: BudgetYear) -> Table:
    """部门收支总表."""
    left = [
        *_numbered({source.value: budget.total((source,)) for source in CURRENT}),
        ("本年收入合计", in_cell(budget.total(CURRENT))),
        ("上年结转结余", in_cell(budget.total((BudgetSource.CARRIED,)))),
    ]
    whole = in_cell(budget.total())
    right = [*_numbered(_by_class(budget, BudgetSource)), ("本年支出合计", whole), ("结转下年", in_cell(ZERO))]
    return _sides(left, right, ("收入总计", whole), ("支出总计", whole))


def fiscal_table(budget: BudgetYear) -> Table:
    """财政拨款收支总表: spending by class in columns of the three funds."""
    carried = budget.total((BudgetSource.CARRIED,))
    fiscal = budget.total(FISCAL_BUDGET)
    left = [
        *_numbered({source.value: budget.total((source,)) for source in FISCAL_BUDGET}),
        ("本年收入合计", in_cell(fiscal)),
        ("上年结转结余", in_cell(carried)),
    ]
    funds = (GENERAL_BUDGET, (BudgetSource.FUND,), (BudgetSource.CAPITAL,))
    by_fund = [_by_class(budget, sources) for sources in funds]
    names = list(_by_class(budget, (*GENERAL_BUDGET, *FISCAL_BUDGET)))
    rows = [
        (f"{zh.to_numeral(at)}、{name}", *_with_sum([one.get(name, ZERO) for one in by_fund]))
        for at, name in enumerate(names, 1)
    ]
    sums = [budget.total(sources) for sources in funds]
    right = [*rows, ("本年支出合计", *_with_sum(sums)), ("结转下年", *_with_sum([ZERO] * len(funds)))]
    header: list[Sequence[Spotted]] = [
        (Spot("收入", 2), Spot("支出", 5)),
        ("项目", "预算数", "项目", "合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"),
    ]
    height = max(len(left), len(right))
    filled = [
        (*(left[at] if at < len(left) else ("",) * 2), *(right[at] if at < len(right) else ("",) * 5))
        for at in range(height)
    ]
    foot = ("收入总计", in_cell(fiscal + carried), "支出总计", *_with_sum(sums))
    return table((*header, *filled, foot))


def _with_sum(amounts: Sequence[Decimal]) -> list[str]:
    return [in_cell(sum(amounts, ZERO)), *map(in_cell, amounts)]


def _numbered(amounts: Mapping[str, Decimal]) -> list[tuple[str, str]]:
    return [(f"{zh.to_numeral(at)}、{name}", in_cell(amount)) for at, (name, amount) in enumerate(amounts.items(), 1)]


def _by_class(budget: BudgetYear, sources: Sequence[BudgetSource] | type[BudgetSource]) -> dict[str, Decimal]:
    sums = budget.by_prefix(sources)
    return {budget.titles.get(code, code): amount for code, amount in sums.items() if len(code) == 3 and amount}


def _sides(
    left: Sequence[Sequence[str]], right: Sequence[Sequence[str]], one: Sequence[str], other: Sequence[str]
) -> Table:
    header: list[Sequence[Spotted]] = [(Spot("收入", 2), Spot("支出", 2)), ("项目", "预算数", "项目", "预算数")]
    body = [(*a, *b) for a, b in zip_longest(left, right, fillvalue=("", ""))]
    return table((*header, *body, (*one, *other)))


def income_table(budget: BudgetYear) -> Table:
    """部门收入总表: each code by the source of its money."""
    columns: list[tuple[str, Sequence[BudgetSource]]] = [("合计", tuple(BudgetSource))]
    columns += [(BudgetSource.CARRIED.value, (BudgetSource.CARRIED,))]
    columns += [(source.value, (source,)) for source in CURRENT]
    return _coded(budget, [(name, _sum_of(budget, sources)) for name, sources in columns])


def spending_table(budget: BudgetYear) -> Table:
    """部门支出总表."""
    return _by_nature(budget, tuple(BudgetSource))


def general_table(budget: BudgetYear) -> Table:
    """一般公共预算支出表, with what was carried over."""
    return _by_nature(budget, GENERAL_BUDGET)


def fund_table(budget: BudgetYear) -> Table:
    """政府性基金预算支出表."""
    return _by_nature(budget, (BudgetSource.FUND,))


def capital_table(budget: BudgetYear) -> Table:
    """国有资本经营预算支出表."""
    return _by_nature(budget, (BudgetSource.CAPITAL,))


def _by_nature(budget: BudgetYear, sources: Sequence[BudgetSource]) -> Table:
    columns = [("合计", _sum_of(budget, sources))]
    columns += [(nature.value, _sum_of(budget, sources, (nature,))) for nature in _NATURES]
    return _coded(budget, columns)


def _sum_of(
    budget: BudgetYear, sources: Sequence[BudgetSource], natures: Sequence[Nature] = _NATURES
) -> Callable[[], dict[str, Decimal]]:
    return lambda: budget.by_prefix(sources, natures)


def _coded(budget: BudgetYear, columns: Sequence[tuple[str, Callable[[], dict[str, Decimal]]]]) -> Table:
    sums = [made() for _, made in columns]
    items = {line.code for line in budget.lines}
    grand = [sum((amount for code, amount in one.items() if code in items), ZERO) for one in sums]
    lines: list[Sequence[Spotted]] = [("科目编码", "科目名称", *(name for name, _ in columns))]
    lines.append((Spot("合计", 2), *map(in_cell, grand)))
    for code in sums[0]:
        amounts = [one[code] for one in sums]
        if any(amounts):
            lines.append((code, budget.names.get(code, ""), *map(in_cell, amounts)))
    return table(lines)


def basic_table(budget: BudgetYear, classes: Mapping[str, str]) -> Table:
    """一般公共预算基本支出表, by economic class; ``classes`` are their names."""
    lines: list[Sequence[Spotted]] = [("科目编码", "科目名称", "合计", "人员经费", "公用经费")]
    sums: dict[str, Decimal] = {}
    for one in sorted(budget.economic, key=lambda line: line.code):
        for code in (one.code[:3], one.code):
            sums[code] = sums.get(code, ZERO) + one.amount
    names = {**classes, **{one.code: one.name for one in budget.economic}}
    people = sum((one.amount for one in budget.economic if one.code[:3] in PERSONNEL_CLASSES), ZERO)
    whole = sum((one.amount for one in budget.economic), ZERO)
    lines.append((Spot("合计", 2), in_cell(whole), in_cell(people), in_cell(whole - people)))
    for code, amount in sorted(sums.items()):
        is_people = code[:3] in PERSONNEL_CLASSES
        parts = (amount, ZERO) if is_people else (ZERO, amount)
        lines.append((code, names.get(code, ""), in_cell(amount), *map(in_cell, parts)))
    return table(lines)


def three_public_table(budget: BudgetYear) -> Table:
    """一般公共预算“三公”经费支出表."""
    abroad, purchase, running, reception = (budget.three_public[item].initial for item in ThreePublic)
    cars = purchase + running
    header: list[Sequence[Spotted]] = [
        (
            Spot("“三公”经费合计", rows=2),
            Spot("因公出国（境）费", rows=2),
            Spot("公务用车购置及运行费", 3),
            Spot("公务接待费", rows=2),
        ),
        ("小计", "公务用车购置费", "公务用车运行费"),
    ]
    amounts = (abroad + cars + reception, abroad, cars, purchase, running, reception)
    return table((*header, tuple(map(in_cell, amounts))))


def project_table(projects: Sequence[Project]) -> Table:
    """项目支出表."""
    lines: list[Sequence[Spotted]] = [("项目名称", "合计", "财政拨款", "上年结转结余", "单位资金")]
    rows = [
        (one.name, (one.total.initial, one.fiscal.initial, one.carried.initial, one.other.initial)) for one in projects
    ]
    sums = [sum((amounts[at] for _, amounts in rows), ZERO) for at in range(4)]
    lines.append(("合计", *map(in_cell, sums)))
    lines.extend((name, *map(in_cell, amounts)) for name, amounts in rows)
    return table(lines)
