"""收入支出决算总表 and 财政拨款收入支出决算总表: two lists side by side, their rows from the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from gouji.catalogue.tables import FixedRow, layouts
from gouji.compose.layout import Spot, Spotted, table
from gouji.compose.printed import in_cell
from gouji.document.tree import Table
from gouji.domain import package_totals as totals
from gouji.domain.package import FISCAL, FISCAL_INCOME, ZERO, Accounts, Income, Nature, Source
from gouji.values import zh

_FUNDS = len(FISCAL)


def total_table(accounts: Accounts, year: int) -> Table:
    """公开01表. Left: income; right: spending by class."""
    income = totals.income(accounts)
    opening = totals.total(totals.opening(accounts, source) for source in Source)
    closing = totals.total(totals.closing(accounts, source) for source in Source)
    spent = totals.spending(accounts)
    left = {
        **{f"income_{at}": totals.income(accounts, kind) for at, kind in enumerate(Income, 1)},
        "income_total": income,
        "use_nonfiscal_balance": accounts.balance_used,
        "opening_balance": opening,
        "left_total": income + accounts.balance_used + opening,
    }
    right = {
        **_by_class(accounts, Source),
        "expenditure_total": spent,
        "balance_distribution": accounts.distributed,
        "closing_balance": closing,
        "right_total": spent + accounts.distributed + closing,
    }
    header = ((Spot("收入", 3), Spot("支出", 3)), ("项目", "行次", "决算数", "项目", "行次", "决算数"))
    body = _side_by_side("total", year, lambda key: _amounts(left, key), lambda key: _amounts(right, key), 1)
    return table((*header, *body))


def fiscal_table(accounts: Accounts, year: int) -> Table:
    """公开04表. Left: income by fund; right: spending by class in four columns."""
    incomes = dict(zip(FISCAL, (totals.income(accounts, kind) for kind in FISCAL_INCOME), strict=True))
    openings = {source: totals.opening(accounts, source) for source in FISCAL}
    closings = {source: totals.closing(accounts, source) for source in FISCAL}
    left = {
        **{f"income_{at}": incomes[source] for at, source in enumerate(FISCAL, 1)},
        "income_total": totals.total(incomes.values()),
        "opening_balance": totals.total(openings.values()),
        **{f"opening_{at}": openings[source] for at, source in enumerate(FISCAL, 1)},
        "left_total": totals.total((*incomes.values(), *openings.values())),
    }
    by_source = {source: _by_class(accounts, (source,)) for source in FISCAL}
    spent = {source: totals.spending(accounts, (source,)) for source in FISCAL}

    def right(key: str) -> list[str]:
        ends = {
            "expenditure_total": spent,
            "closing_balance": closings,
            "right_total": {source: spent[source] + closings[source] for source in FISCAL},
        }
        amounts = ends.get(key) or {source: by_source[source].get(key, ZERO) for source in FISCAL}
        return [in_cell(totals.total(amounts.values())), *(in_cell(amounts[source]) for source in FISCAL)]

    header: Sequence[Sequence[Spotted]] = (
        (Spot("收入", 3), Spot("支出", 2 + 1 + _FUNDS)),
        ("项目", "行次", "金额", "项目", "行次", "合计", *(source.value for source in FISCAL)),
    )
    body = _side_by_side("fiscal_total", year, lambda key: _amounts(left, key), right, 1 + _FUNDS)
    return table((*header, *body))


def _by_class(accounts: Accounts, sources: Sequence[Source] | type[Source]) -> dict[str, Decimal]:
    sums = totals.by_prefix(accounts, lambda line: totals.line_spending(line, sources, Nature))
    return {f"exp_{code}": amount for code, amount in sums.items() if len(code) == 3}


def _amounts(by_key: Mapping[str, Decimal], key: str) -> list[str]:
    return [in_cell(by_key.get(key, ZERO))]


def _side_by_side(
    name: str,
    year: int,
    left: Callable[[str], list[str]],
    right: Callable[[str], list[str]],
    right_width: int,
) -> list[Sequence[Spotted]]:
    """The rows of both halves by their printed numbers; a number that one half skips stays blank there."""
    rows = [row for row in layouts()[name].rows if row.in_force_from <= year]
    sides = {side: {int(row.numbers[0]): row for row in rows if row.side == side} for side in ("left", "right")}
    offset = min(sides["right"]) - 1
    height = max(max(sides["left"]), max(sides["right"]) - offset)
    ordinal = _ordinals(rows)
    lines: list[Sequence[Spotted]] = []
    for at in range(1, height + 1):
        one, other = sides["left"].get(at), sides["right"].get(at + offset)
        lines.append(
            (
                *(_half(one, at, left, ordinal, 1)),
                *(_half(other, at + offset, right, ordinal, right_width)),
            )
        )
    return lines


def _half(
    row: FixedRow | None, number: int, amounts: Callable[[str], list[str]], ordinal: Mapping[str, str], width: int
) -> list[str]:
    if row is None:
        return ["", str(number), *[""] * width]
    return [ordinal.get(f"{row.side}.{row.key}", "") + row.labels[0], str(number), *amounts(row.key)]


def _ordinals(rows: Sequence[FixedRow]) -> dict[str, str]:
    """一、二、… before the income lines and the classes of spending."""
    found = {}
    for side, stem in (("left", "income_"), ("right", "exp_")):
        listed = [row for row in rows if row.side == side and row.key.startswith(stem) and row.key[len(stem)].isdigit()]
        found.update({f"{side}.{row.key}": f"{zh.to_numeral(at)}、" for at, row in enumerate(listed, 1)})
    return found
