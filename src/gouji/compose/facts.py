"""What the composed texts will state, as facts for scoring: the same subjects and measures that a reader recognises."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji.compose.printed import money_figure
from gouji.document.place import Place
from gouji.domain import package_totals as totals
from gouji.domain.facts import Fact, FactBook
from gouji.domain.package import FISCAL_INCOME, Income, Source, UnitYear

_NOWHERE = Place()


def facts_of(unit: UnitYear) -> FactBook:
    """The facts of a unit-year that rate indicators are computed from."""
    return FactBook(
        tuple(
            Fact(subject, measure, unit.year, money_figure(amount), _NOWHERE)
            for subject, measure, amount in _amounts(unit)
            if amount is not None
        )
    )


def _amounts(unit: UnitYear) -> Iterator[tuple[str, str, Decimal | None]]:
    accounts, budget = unit.accounts, unit.budget
    yield "收入", "决算", totals.income(accounts)
    yield "支出", "决算", totals.spending(accounts)
    yield "收入", "年初预算", budget.income
    yield "财政拨款收入", "决算", totals.income(accounts, *FISCAL_INCOME)
    yield "财政拨款收入", "年初预算", budget.fiscal_income
    yield "支出", "年初预算", budget.spending
    yield "支出", "上半年决算", budget.half_year_spent
    yield "支出", "上半年预算调整", budget.half_year_changes
    yield "支出", "前三季度决算", budget.three_quarters_spent
    yield "支出", "前三季度预算调整", budget.three_quarters_changes
    yield "其他收入", "决算", totals.income(accounts, Income.OTHER)
    yield "年初结转结余", "决算", totals.total(totals.opening(accounts, source) for source in Source)
    three_public = totals.three_public(unit)
    yield "三公经费", "决算", three_public.final
    yield "三公经费", "预算", three_public.budget
    procured = totals.procured(unit.procurement)
    yield "政府采购", "决算", procured.final
    yield "政府采购", "预算", procured.budget
    yield "机关运行经费", "决算", totals.operating(accounts)
