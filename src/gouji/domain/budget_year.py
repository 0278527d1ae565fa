"""部门预算: the approved budget of a body and year, by code, source of the money and nature. Amounts are 元 with two decimals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from gouji.domain.package import ZERO, EconomicLine, Nature, ThreePublic


class BudgetSource(Enum):
    """预算资金来源, in the order of the tables. ``CARRIED`` is general budget money brought forward."""

    GENERAL = "一般公共预算拨款收入"
    FUND = "政府性基金预算拨款收入"
    CAPITAL = "国有资本经营预算拨款收入"
    SPECIAL = "财政专户管理资金收入"
    UNIT = "单位资金收入"
    CARRIED = "上年结转结余"


#: Money of this year's budget, and what of all is fiscal.
CURRENT = tuple(source for source in BudgetSource if source is not BudgetSource.CARRIED)
FISCAL_BUDGET = (BudgetSource.GENERAL, BudgetSource.FUND, BudgetSource.CAPITAL)
GENERAL_BUDGET = (BudgetSource.GENERAL, BudgetSource.CARRIED)


@dataclass(frozen=True)
class BudgetLine:
    """预算科目行: one 项 (seven digits) with its money by source and nature."""

    code: str
    name: str
    money: Mapping[tuple[BudgetSource, Nature], Decimal]

    def total(self, sources: Iterable[BudgetSource] = BudgetSource, natures: Iterable[Nature] = Nature) -> Decimal:
        wanted, uses = frozenset(sources), frozenset(natures)
        return sum((one for (source, nature), one in self.money.items() if source in wanted and nature in uses), ZERO)


@dataclass(frozen=True)
class ThreePublicBudget:
    """“三公”经费预算: this year's initial budget and last year's, with the reason where they differ."""

    initial: Decimal = ZERO
    last: Decimal = ZERO
    reason: str = ""


@dataclass(frozen=True)
class BudgetYear:
    """部门预算: lines by code, basic spending of the general budget by economic class, and last year's budget to compare with.

    ``titles`` are the names of 类 and 款 by code; ``last`` are last year's totals by name (total, general, operating), None
    where nobody gave them; ``reasons`` explain the differences by the same names. ``cars`` and ``devices`` (of 1,000,000 元 and
    above) are what the body had at the end of last year.
    """

    lines: tuple[BudgetLine, ...] = ()
    economic: tuple[EconomicLine, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    three_public: Mapping[ThreePublic, ThreePublicBudget] = field(default_factory=dict)
    last: Mapping[str, Decimal] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    tasks: tuple[str, ...] = ()
    cars: int = 0
    devices: int = 0

    def total(self, sources: Iterable[BudgetSource] = BudgetSource, natures: Iterable[Nature] = Nature) -> Decimal:
        wanted, uses = tuple(sources), tuple(natures)
        return sum((line.total(wanted, uses) for line in self.lines), ZERO)

    def by_prefix(
        self, sources: Iterable[BudgetSource] = BudgetSource, natures: Iterable[Nature] = Nature
    ) -> dict[str, Decimal]:
        """Sums of every 类, 款 and 项 in code order."""
        wanted, uses = tuple(sources), tuple(natures)
        sums: dict[str, Decimal] = {}
        for line in self.lines:
            for code in (line.code[:3], line.code[:5], line.code):
                sums[code] = sums.get(code, ZERO) + line.total(wanted, uses)
        return dict(sorted(sums.items()))

    @property
    def names(self) -> Mapping[str, str]:
        return {**self.titles, **{line.code: line.name for line in self.lines}}
