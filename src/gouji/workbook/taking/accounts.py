"""公开01-09表: the tables of the final accounts as the accounts software exports them, as lines of the workbook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gouji.domain.accounts import AccountTable
from gouji.domain.package import FISCAL, Income, Nature, Source, ThreePublic
from gouji.values import zh
from gouji.values.rounding import plain
from gouji.workbook.taking.taken import NOTHING, Known, Taking

_ITEM_DIGITS = 7
_OWN_INCOME = {
    "superior": Income.SUBSIDY,
    "operating": Income.BUSINESS,
    "business": Income.OPERATING,
    "affiliated": Income.REMITTED,
    "other": Income.OTHER,
}
_NATURES = {
    "basic": Nature.BASIC,
    "project": Nature.PROJECT,
    "superior": Nature.REMITTED,
    "business": Nature.OPERATING,
    "affiliated": Nature.SUBSIDY,
}
_FISCAL_TABLES = {Source.GENERAL: "general_spending", Source.FUND: "fund", Source.CAPITAL: "capital"}
_FISCAL_NATURES = {"basic": Nature.BASIC, "project": Nature.PROJECT}
#: Balances of the workbook by the row of the table that states them.
_TOTALS = {"balance_used": "use_nonfiscal_balance", "distributed": "balance_distribution"}
_OPENINGS = {"GENERAL": "opening_1", "FUND": "opening_2", "CAPITAL": "opening_3"}
THREE_PUBLIC = {
    ThreePublic.ABROAD: "abroad",
    ThreePublic.PURCHASE: "car_purchase",
    ThreePublic.RUNNING: "car_running",
    ThreePublic.RECEPTION: "reception",
}

Tables = Mapping[str, AccountTable]


def take_accounts(tables: Iterable[AccountTable], taking: Taking) -> None:
    """Lines by code, basic spending by economic class, balances brought forward and “三公” of this year's tables."""
    chosen = _one_of_each(tables, taking)
    if "income" in chosen or "spending" in chosen:
        _take_lines(chosen, taking)
    if "general_basic" in chosen:
        _take_economic(chosen["general_basic"], taking)
    _take_balances(chosen, taking)
    if "three_public" in chosen:
        for item, name in THREE_PUBLIC.items():
            for column, stem in (("budget", "budget"), ("final", "final")):
                known = taking.known(chosen["three_public"].amount("total", f"{stem}_{name}"))
                taking.amount("three_public", item.name, column, known, nil=True)


def _one_of_each(tables: Iterable[AccountTable], taking: Taking) -> dict[str, AccountTable]:
    """One table a kind; where two of a kind print other amounts neither can be taken."""
    chosen: dict[str, AccountTable] = {}
    refused = set()
    for table in tables:
        if table.is_unread:
            taking.remarks.append(f"{taking.origin([table.place])}：“{table.title}”的栏目没有认出来，没有取。")
            continue
        other = chosen.setdefault(table.key, table)
        if other is not table and (difference := _difference(other, table, taking)):
            refused.add(table.key)
            taking.remarks.append(f"“{table.title}”有两份，数不同，都没有取：{difference}。")
    return {key: table for key, table in chosen.items() if key not in refused}


def _difference(one: AccountTable, other: AccountTable, taking: Taking) -> str:
    for key in {**one.amounts, **other.amounts}:
        first, second = one.amounts.get(key), other.amounts.get(key)
        left, right = taking.known(first), taking.known(second)
        if first is None or second is None:
            present = first or second
            if present is not None and not present.is_nil:
                return f"{taking.origin([present.place])} 的“{present.label}”只有一份里有"
        elif left is not None and right is not None and not left.spread.meets(right.spread):
            return f"“{first.label}”为 {first.shown}（{taking.origin([first.place])}）和 {second.shown}（{taking.origin([second.place])}）"
    return ""


def _take_lines(tables: Tables, taking: Taking) -> None:
    coded = [tables[key] for key in ("income", "spending", *_FISCAL_TABLES.values()) if key in tables]
    names = {row.code: row for table in reversed(coded) for row in table.coded}
    items = [code for code in sorted(names) if len(code) == _ITEM_DIGITS]
    if not items:
        taking.remarks.append(
            f"{taking.origin([table.place for table in coded])}：没有项级科目（7 位编码），收支没有取；请导出到项级。"
        )
        return
    for code in sorted(names):
        taking.text("lines", code, "code", code, names[code].place)
        taking.text("lines", code, "name", zh.squeeze(names[code].name), names[code].place)
    for code in items:
        _take_income(code, tables, taking)
        _take_spending(code, tables, taking)
        if "fund" in tables:
            taking.amount("lines", code, "fund_opening", _of(tables, "fund", code, "opening", taking))


def _of(tables: Tables, key: str, code: str, column: str, taking: Taking) -> Known:
    """What a table says of a code, nothing where the code is not in it."""
    return (taking.known(tables[key].amount(code, column)) if key in tables else None) or NOTHING


def _take_income(code: str, tables: Tables, taking: Taking) -> None:
    """Fiscal income is told apart by fund: what the fund's tables do not hold is of the general budget."""
    fiscal = _of(tables, "income", code, "fiscal", taking)
    fund, capital = _of(tables, "fund", code, "income", taking), _capital_income(code, tables, taking)
    if capital is None:
        if not fiscal.may_be_nil:
            taking.remarks.append(f"科目 {code} 的国有资本经营预算收入表上不单列，没有取，请填。")
    else:
        taking.amount("lines", code, f"income.{Income.CAPITAL.name}", capital)
        taking.amount("lines", code, f"income.{Income.GENERAL.name}", fiscal - fund - capital)
    taking.amount("lines", code, f"income.{Income.FUND.name}", fund)
    for column, kind in _OWN_INCOME.items():
        taking.amount("lines", code, f"income.{kind.name}", _of(tables, "income", code, column, taking))


def _capital_income(code: str, tables: Tables, taking: Taking) -> Known | None:
    """Income of state capital by code: printed in few places; the whole of it where only one code is spent on, None where
    nothing tells."""
    table = tables.get("capital")
    items = [row.code for row in table.coded if len(row.code) == _ITEM_DIGITS] if table is not None else []
    if table is None or code not in items:
        return NOTHING
    printed = taking.known(table.amount(code, "income"))
    if printed is not None:
        return printed
    whole = _of(tables, "fiscal_total", "income_3", "amount", taking)
    return whole if whole.may_be_nil or len(items) == 1 else None


def _take_spending(code: str, tables: Tables, taking: Taking) -> None:
    for column, nature in _NATURES.items():
        rest = _of(tables, "spending", code, column, taking)
        if column in _FISCAL_NATURES:
            for source in FISCAL:
                part = _of(tables, _FISCAL_TABLES[source], code, column, taking)
                taking.amount("lines", code, f"spending.{source.name}.{nature.name}", part)
                rest = rest - part
        if "spending" in tables:
            taking.amount("lines", code, f"spending.{Source.OTHER.name}.{nature.name}", rest)


def _take_economic(table: AccountTable, taking: Taking) -> None:
    for row in table.coded:
        known = taking.known(table.amount(row.key, "amount"))
        if len(row.code) == 5 and known is not None and not known.may_be_nil:
            taking.text("economic", row.code, "code", row.code, row.place)
            taking.text("economic", row.code, "name", zh.squeeze(row.name), row.place)
            taking.amount("economic", row.code, "amount", known)


def _take_balances(tables: Tables, taking: Taking) -> None:
    """Balances brought forward: those of fiscal money from its own table, the rest of the whole is not fiscal."""
    fiscal = tables.get("fiscal_total")
    whole = tables.get("total")
    _tell_fund_opening(tables, taking)
    if fiscal is not None:
        for name in ("GENERAL", "CAPITAL"):
            known = taking.known(fiscal.amount(_OPENINGS[name], "amount"))
            taking.amount("money", "", f"opening.{name}", known, nil=True)
    if whole is None:
        return
    if fiscal is not None:
        every = taking.known(whole.amount("opening_balance", "amount"))
        of_fiscal = taking.known(fiscal.amount("opening_balance", "amount"))
        if every is not None and of_fiscal is not None:
            taking.amount("money", "", "opening.OTHER", _cleared(every - of_fiscal), nil=True)
    for column, row in _TOTALS.items():
        taking.amount("money", "", column, taking.known(whole.amount(row, "amount")), nil=True)


def _cleared(known: Known) -> Known:
    """What rounding alone may have left is nothing."""
    return Known(NOTHING.value, known.spread, known.places) if known.may_be_nil else known


def _tell_fund_opening(tables: Tables, taking: Taking) -> None:
    """Says where the fund's balance by code does not make up the one that table 04 states."""
    stated = (
        taking.known(tables["fiscal_total"].amount(_OPENINGS["FUND"], "amount")) if "fiscal_total" in tables else None
    )
    listed = taking.known(tables["fund"].amount("total", "opening")) if "fund" in tables else None
    if stated is not None and listed is not None and not stated.spread.meets(listed.spread):
        taking.remarks.append(
            f"政府性基金年初结转：{taking.origin(stated.places)} 为 {plain(stated.value)} 元，"
            f"{taking.origin(listed.places)} 合计 {plain(listed.value)} 元，两处不同，请核对。"
        )
