"""单位年度资料: the one set of figures of a body and year from which its whole disclosure is composed.

All amounts are 元 with two decimals. Sums, differences, shares and closing balances are not kept here: they follow from
these figures (``package_totals``), so that no figure can be given twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from gouji.domain.selfeval import Scope

if TYPE_CHECKING:
    from gouji.domain.budget_year import BudgetYear

ZERO = Decimal("0.00")


class Income(Enum):
    """收入来源: the income lines of the accounts, in the order of table 01."""

    GENERAL = "一般公共预算财政拨款收入"
    FUND = "政府性基金预算财政拨款收入"
    CAPITAL = "国有资本经营预算财政拨款收入"
    SUBSIDY = "上级补助收入"
    BUSINESS = "事业收入"
    OPERATING = "经营收入"
    REMITTED = "附属单位上缴收入"
    OTHER = "其他收入"

    @property
    def is_fiscal(self) -> bool:
        return self in FISCAL_INCOME


FISCAL_INCOME = (Income.GENERAL, Income.FUND, Income.CAPITAL)


class Source(Enum):
    """资金来源: whose money was spent."""

    GENERAL = "一般公共预算财政拨款"
    FUND = "政府性基金预算财政拨款"
    CAPITAL = "国有资本经营预算财政拨款"
    OTHER = "其他资金"


FISCAL = (Source.GENERAL, Source.FUND, Source.CAPITAL)


class Nature(Enum):
    """支出性质: the spending columns of table 03."""

    BASIC = "基本支出"
    PROJECT = "项目支出"
    REMITTED = "上缴上级支出"
    OPERATING = "经营支出"
    SUBSIDY = "对附属单位补助支出"


@dataclass(frozen=True)
class FunctionLine:
    """功能分类科目行: income and spending of one 项 (seven digits).

    ``initial`` is the initial general budget (None where it was not approved by line), ``reason`` says why the outcome
    differs from it. ``fund_opening`` is what a government fund carried in from last year.
    """

    code: str
    name: str
    income: Mapping[Income, Decimal]
    spending: Mapping[tuple[Source, Nature], Decimal]
    fund_opening: Decimal = ZERO
    initial: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True)
class EconomicLine:
    """经济分类科目行: basic spending from the general budget by economic 款 (five digits)."""

    code: str
    name: str
    amount: Decimal


@dataclass(frozen=True)
class Accounts:
    """决算: lines by function and by economic class, opening balances by source and what was done with balances.

    ``titles`` are the names of the 类 and 款 above the lines, by code.
    """

    lines: tuple[FunctionLine, ...]
    economic: tuple[EconomicLine, ...]
    titles: Mapping[str, str]
    opening: Mapping[Source, Decimal]
    balance_used: Decimal = ZERO
    distributed: Decimal = ZERO


@dataclass(frozen=True)
class Budget:
    """预算: the budget as approved at the start of the year, ``full_year`` after carry-over and changes, and progress.

    Spending and net changes are given up to mid-year and up to the end of the third quarter, None where not known.
    """

    income: Decimal
    fiscal_income: Decimal
    spending: Decimal
    full_year: Decimal
    operating: Decimal | None = None
    half_year_spent: Decimal | None = None
    three_quarters_spent: Decimal | None = None
    half_year_changes: Decimal | None = None
    three_quarters_changes: Decimal | None = None


@dataclass(frozen=True)
class LastYear:
    """上年决算: last year's published figures that the text compares with."""

    income: Decimal
    spending: Decimal
    fiscal_income: Decimal
    fiscal_spending: Decimal
    general_spending: Decimal
    general_basic: Decimal
    operating: Decimal
    procurement: Decimal


class ThreePublic(Enum):
    """“三公”经费分项."""

    ABROAD = "因公出国（境）费"
    PURCHASE = "公务用车购置费"
    RUNNING = "公务用车运行维护费"
    RECEPTION = "公务接待费"


@dataclass(frozen=True)
class ThreePublicLine:
    """“三公”经费行: last year, full-year budget and outcome of one item with the reasons of its two differences."""

    last: Decimal
    budget: Decimal
    final: Decimal
    reason_last: str = ""
    reason_budget: str = ""


@dataclass(frozen=True)
class Visits:
    """“三公”实物量: missions and persons abroad, cars bought and kept, receptions and guests."""

    missions: int
    persons: int
    cars_bought: int
    cars_kept: int
    receptions: int
    guests: int


@dataclass(frozen=True)
class ProcurementLine:
    """政府采购行: budget and outcome of 货物, 工程 or 服务."""

    budget: Decimal
    final: Decimal


@dataclass(frozen=True)
class Procurement:
    """政府采购: goods, works, services, and what small and medium and what small and micro firms won."""

    goods: ProcurementLine
    works: ProcurementLine
    services: ProcurementLine
    small_medium: Decimal
    small_micro: Decimal
    reason: str = ""


@dataclass(frozen=True)
class Assets:
    """国有资产占用: cars by kind, and devices of 1,000,000 元 and above without cars."""

    cars: Mapping[str, int]
    devices: int


@dataclass(frozen=True)
class Money:
    """项目资金: one source of a project's money: initial budget, full-year budget, spending."""

    initial: Decimal
    budget: Decimal
    executed: Decimal


@dataclass(frozen=True, slots=True)
class Course:
    """运行监控: how an indicator stands in the course of the year: the value so far, the one expected at its end, how likely the
    target is reached (确定能, 有可能, 完全不可能) and why it may not be."""

    value: str = ""
    expected: str = ""
    likelihood: str = ""
    reason: str = ""


@dataclass(frozen=True)
class IndicatorEntry:
    """指标填报: one indicator as the unit gives it. ``own_score`` is its own judgement where no formula decides.

    ``evidence`` is the ledger query the actual value was derived from, empty where it was typed. ``origin`` is the cell
    it was given in, for messages. ``goal`` is which of several goals of the year it serves.
    """

    level1: str
    level2: str
    level3: str
    target: str
    actual: str
    weight: Decimal | None
    own_score: Decimal | None = None
    reason: str = ""
    evidence: str = ""
    origin: str = ""
    course: Course = Course()
    goal: str = ""


@dataclass(frozen=True)
class Project:
    """项目: one project with its money by source, goals and indicators.

    ``why_not`` says why one that is not evaluated is not; ``spent_by_july`` and ``expected_spending`` are what was spent by the end
    of July and what is expected for the year, in 元, None where it was not monitored.
    """

    name: str
    department: str
    body: str
    fiscal: Money
    carried: Money
    other: Money
    expected: str
    achieved: str
    indicators: tuple[IndicatorEntry, ...]
    category: str = ""
    attribute: str = ""
    kind: str = ""
    deviation: str = ""
    measures: str = ""
    is_evaluated: bool = True
    why_not: str = ""
    spent_by_july: Decimal | None = None
    expected_spending: Decimal | None = None

    @property
    def total(self) -> Money:
        parts = (self.fiscal, self.carried, self.other)
        return Money(
            sum((part.initial for part in parts), ZERO),
            sum((part.budget for part in parts), ZERO),
            sum((part.executed for part in parts), ZERO),
        )


@dataclass(frozen=True)
class Body:
    """预算单位: the unit as it names itself, its staff and how it can be reached.

    ``template`` is the id of the wording its finance bureau asks for; ``tier`` is 省, 市, 县 or 区. ``charts`` says
    whether texts have charts, None where the custom of the place decides.
    """

    name: str
    short: str
    department: str
    code: str
    tier: str
    template: str
    offices: tuple[str, ...]
    duties: tuple[str, ...]
    posts: int
    in_service: int
    retired: int
    address: str
    contact: str
    phone: str
    filled_on: str
    charts: bool | None = None


@dataclass(frozen=True)
class Goals:
    """整体绩效目标: the goals of the whole department and its indicators."""

    expected: str
    achieved: str
    indicators: tuple[IndicatorEntry, ...]
    scope: Scope = Scope.DEPARTMENT


@dataclass(frozen=True)
class Evidence:
    """台账佐证: the rows of a ledger that an actual value was derived from; ``remarks`` say which were left out and why."""

    name: str
    query: str
    result: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class UnitYear:
    """单位年度资料: everything one body discloses about one year.

    ``reasons`` are explanations by subject, ``texts`` the free parts of reports by their name. ``approved`` is the budget as it was
    approved and published, None where the workbook does not hold it.
    """

    body: Body
    year: int
    accounts: Accounts
    budget: Budget
    last: LastYear
    three_public: Mapping[ThreePublic, ThreePublicLine]
    visits: Visits
    procurement: Procurement
    assets: Assets
    goals: Goals
    projects: tuple[Project, ...]
    reasons: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    approved: BudgetYear | None = None

    @property
    def evaluated(self) -> tuple[Project, ...]:
        """The projects that are self-evaluated."""
        return tuple(project for project in self.projects if project.is_evaluated)
