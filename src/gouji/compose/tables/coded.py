"""Tables of one row a code: 收入, 支出, 一般公共预算支出, 政府性基金, 国有资本经营预算."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from gouji.compose.layout import Spot, Spotted, table
from gouji.compose.printed import in_cell
from gouji.document.tree import Table
from gouji.domain import package_totals as totals
from gouji.domain.package import FISCAL_INCOME, Accounts, FunctionLine, Income, Nature, Source

Value = Callable[[FunctionLine], Decimal]

#: Columns of the income table after 财政拨款收入.
_OWN_INCOME = (Income.SUBSIDY, Income.BUSINESS, Income.OPERATING, Income.REMITTED, Income.OTHER)


def income_table(accounts: Accounts) -> Table:
    """公开02表."""
    columns: list[tuple[str, Value]] = [
        ("本年收入合计", totals.line_income),
        ("财政拨款收入", lambda line: totals.line_income(line, *FISCAL_INCOME)),
        *((kind.value, _income_of(kind)) for kind in _OWN_INCOME),
    ]
    return _coded(accounts, columns)


def spending_table(accounts: Accounts) -> Table:
    """公开03表."""
    columns: list[tuple[str, Value]] = [
        ("本年支出合计", totals.line_spending),
        *((nature.value, _spending_of(Source, nature)) for nature in Nature),
    ]
    return _coded(accounts, columns)


def general_table(accounts: Accounts) -> Table:
    """公开05表."""
    return _coded(accounts, _uses((Source.GENERAL,), "本年支出合计"))


def capital_table(accounts: Accounts) -> Table:
    """国有资本经营预算财政拨款支出决算表."""
    return _coded(accounts, _uses((Source.CAPITAL,), "合计"))


def fund_table(accounts: Accounts) -> Table:
    """政府性基金预算财政拨款收入支出决算表: 本年支出 in three columns under one header."""
    uses = _uses((Source.FUND,), "小计")
    columns: list[tuple[str, Value]] = [
        ("年初结转和结余", lambda line: line.fund_opening),
        ("本年收入", _income_of(Income.FUND)),
        *uses,
        ("年末结转和结余", _fund_closing),
    ]
    header: tuple[Sequence[Spotted], ...] = (
        (
            *(
                Spot("科目编码", rows=2),
                Spot("科目名称", rows=2),
                Spot("年初结转和结余", rows=2),
                Spot("本年收入", rows=2),
            ),
            *(Spot("本年支出", 3), Spot("年末结转和结余", rows=2)),
        ),
        tuple(name for name, _ in uses),
    )
    return _coded(accounts, columns, header)


def is_empty(accounts: Accounts, source: Source) -> bool:
    """True where nothing of the source came in, was carried in or was spent."""
    incomes = {Source.FUND: Income.FUND, Source.CAPITAL: Income.CAPITAL}
    amounts = (
        totals.opening(accounts, source),
        totals.income(accounts, incomes[source]),
        totals.spending(accounts, (source,)),
    )
    return not any(amounts)


def _income_of(kind: Income) -> Value:
    return lambda line: totals.line_income(line, kind)


def _spending_of(sources: Sequence[Source] | type[Source], *natures: Nature) -> Value:
    return lambda line: totals.line_spending(line, sources, natures or Nature)


def _uses(sources: tuple[Source, ...], called: str) -> list[tuple[str, Value]]:
    return [
        (called, _spending_of(sources)),
        ("基本支出", _spending_of(sources, Nature.BASIC)),
        ("项目支出", _spending_of(sources, Nature.PROJECT)),
    ]


def _fund_closing(line: FunctionLine) -> Decimal:
    return line.fund_opening + totals.line_income(line, Income.FUND) - totals.line_spending(line, (Source.FUND,))


def _coded(
    accounts: Accounts,
    columns: Sequence[tuple[str, Value]],
    header: tuple[Sequence[Spotted], ...] | None = None,
) -> Table:
    """Total, then 类, 款 and 项 that have any amount in these columns, in code order."""
    sums = [totals.by_prefix(accounts, value) for _, value in columns]
    names = {**accounts.titles, **{line.code: line.name for line in accounts.lines}}
    grand = [totals.total(map(value, accounts.lines)) for _, value in columns]
    top: tuple[Sequence[Spotted], ...] = header or (("科目编码", "科目名称", *(name for name, _ in columns)),)
    numbers: Sequence[Spotted] = (Spot("栏次", 2), *(str(at) for at in range(1, len(columns) + 1)))
    lines: list[Sequence[Spotted]] = [*top, numbers, (Spot("合计", 2), *map(in_cell, grand))]
    for code in sums[0]:
        amounts = [by_code[code] for by_code in sums]
        if any(amounts):
            lines.append((code, names[code], *map(in_cell, amounts)))
    return table(lines)
