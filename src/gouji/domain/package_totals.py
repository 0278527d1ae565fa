"""汇总数: what follows from a unit-year's figures; each total is computed here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from gouji.domain.package import (
    FISCAL,
    FISCAL_INCOME,
    ZERO,
    Accounts,
    FunctionLine,
    Income,
    Nature,
    Procurement,
    ProcurementLine,
    Source,
    ThreePublic,
    ThreePublicLine,
    UnitYear,
)

_INCOME_OF = dict(zip(FISCAL, FISCAL_INCOME, strict=True))
PERSONNEL_CLASSES = ("301", "303")
_CARS = (ThreePublic.PURCHASE, ThreePublic.RUNNING)


def total(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)


def income(accounts: Accounts, *kinds: Income) -> Decimal:
    """本年收入 of the given kinds, of all where none is given."""
    return total(line_income(line, *kinds) for line in accounts.lines)


def spending(accounts: Accounts, sources: Iterable[Source] = Source, natures: Iterable[Nature] = Nature) -> Decimal:
    """本年支出 from the given sources and of the given natures."""
    wanted = tuple(sources), tuple(natures)
    return total(line_spending(line, *wanted) for line in accounts.lines)


def line_income(line: FunctionLine, *kinds: Income) -> Decimal:
    return total(amount for kind, amount in line.income.items() if not kinds or kind in kinds)


def line_spending(
    line: FunctionLine, sources: Iterable[Source] = Source, natures: Iterable[Nature] = Nature
) -> Decimal:
    froms, uses = frozenset(sources), frozenset(natures)
    return total(amount for (source, nature), amount in line.spending.items() if source in froms and nature in uses)


def opening(accounts: Accounts, source: Source) -> Decimal:
    """年初结转和结余 of one source; that of government funds is the sum of its lines."""
    if source is Source.FUND:
        return total(line.fund_opening for line in accounts.lines)
    return accounts.opening.get(source, ZERO)


def closing(accounts: Accounts, source: Source) -> Decimal:
    """年末结转和结余 of one source: what was carried in and came in, less what was spent or distributed."""
    if source is Source.OTHER:
        came = total(income(accounts, kind) for kind in Income if not kind.is_fiscal) + accounts.balance_used
        return opening(accounts, source) + came - spending(accounts, (source,)) - accounts.distributed
    return opening(accounts, source) + income(accounts, _INCOME_OF[source]) - spending(accounts, (source,))


def by_prefix(accounts: Accounts, value: Callable[[FunctionLine], Decimal]) -> dict[str, Decimal]:
    """``value`` summed over the lines of every 类, 款 and 项 that has one, in code order."""
    sums: dict[str, Decimal] = {}
    for line in accounts.lines:
        for code in (line.code[:3], line.code[:5], line.code):
            sums[code] = sums.get(code, ZERO) + value(line)
    return dict(sorted(sums.items()))


def personnel(accounts: Accounts) -> Decimal:
    """人员经费: classes 301 and 303 of basic spending."""
    return total(line.amount for line in accounts.economic if line.code[:3] in PERSONNEL_CLASSES)


def operating(accounts: Accounts) -> Decimal:
    """公用经费: all other classes of basic spending."""
    return total(line.amount for line in accounts.economic if line.code[:3] not in PERSONNEL_CLASSES)


def three_public(unit: UnitYear, *items: ThreePublic) -> ThreePublicLine:
    """The given items added up, all four where none is given; without reasons."""
    lines = [unit.three_public[item] for item in items or ThreePublic]
    return ThreePublicLine(
        total(line.last for line in lines), total(line.budget for line in lines), total(line.final for line in lines)
    )


def cars(unit: UnitYear) -> ThreePublicLine:
    """公务用车购置及运行维护费."""
    return three_public(unit, *_CARS)


def procured(procurement: Procurement) -> ProcurementLine:
    """政府采购 in all."""
    parts = (procurement.goods, procurement.works, procurement.services)
    return ProcurementLine(total(part.budget for part in parts), total(part.final for part in parts))
