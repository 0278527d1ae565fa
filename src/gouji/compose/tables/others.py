"""基本支出 by economic class in three blocks, and the “三公” table of twelve columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest

from gouji.catalogue.classification import subjects
from gouji.catalogue.wording import BasicTable, economic_classes
from gouji.compose.layout import Spot, Spotted, table
from gouji.compose.printed import in_cell
from gouji.document.tree import Table
from gouji.domain import package_totals as totals
from gouji.domain.package import ZERO, Accounts, ThreePublic, UnitYear

_DIGITS = 3
_Line = tuple[str, str, Decimal]


def basic_table(accounts: Accounts, year: int, plan: BasicTable) -> Table:
    """公开06表: every item that the list of the year has, staff on the left, operating in the middle and on the right; classes
    that the form has no room for stand below on the right where they are spent on."""
    listed = {code for classes in plan.blocks for code in classes}
    others = sorted({line.code[:_DIGITS] for line in accounts.economic if line.amount} - listed)
    classes = (*plan.blocks[:-1], (*plan.blocks[-1], *others))
    blocks = [
        [_printed(line, plan.zero) for code in block for line in _class_lines(accounts, code, year, plan)]
        for block in classes
    ]
    width = 3 * (len(blocks) - 1)
    lines: list[Sequence[Spotted]] = [
        (Spot("人员经费", 3), Spot("公用经费", width)),
        ("科目编码", "科目名称", "决算数") * len(blocks),
    ]
    rows = zip_longest(*blocks, fillvalue=("", "", ""))
    lines.extend(tuple(text for cell in row for text in cell) for row in rows)
    foot: Sequence[Spotted] = (
        *(Spot("人员经费合计", 2), in_cell(totals.personnel(accounts))),
        *(Spot("公用经费合计", width - 1), in_cell(totals.operating(accounts))),
    )
    return table((*lines, foot))


def _printed(line: _Line, zero: str) -> tuple[str, str, str]:
    code, name, amount = line
    return code, name, in_cell(amount) if amount else zero


def _class_lines(accounts: Accounts, code: str, year: int, plan: BasicTable) -> Iterator[_Line]:
    """The class with its sum, then the items of the list and those that were spent on; of a class that the form does not have
    these alone."""
    spent = {line.code: line for line in accounts.economic if line.code[:_DIGITS] == code and line.amount}
    items = {
        one: next(entry.name for entry in entries if entry.holds_in(year))
        for one, entries in subjects("economic_department").items()
        if one[:_DIGITS] == code and len(one) > _DIGITS and any(entry.holds_in(year) for entry in entries)
    }
    is_printed = any(code in block for block in plan.blocks)
    asked = (items.keys() - plan.unprinted if is_printed else set()) | spent.keys()
    yield code, economic_classes()[code], totals.total(line.amount for line in spent.values())
    for one in sorted(asked):
        yield (one, spent[one].name, spent[one].amount) if one in spent else (one, items[one], ZERO)


def three_public_table(unit: UnitYear) -> Table:
    """“三公”经费: six columns of full-year budget, six of outcome, one row of amounts."""
    abroad, purchase, running, reception = (unit.three_public[item] for item in ThreePublic)
    lines = (totals.three_public(unit), abroad, totals.cars(unit), purchase, running, reception)
    one_half: tuple[Sequence[Spotted], Sequence[Spotted]] = (
        (
            Spot("合计", rows=2),
            Spot("因公出国（境）费", rows=2),
            Spot("公务用车购置及运行维护费", 3),
            Spot("公务接待费", rows=2),
        ),
        ("小计", "公务用车购置费", "公务用车运行维护费"),
    )
    header: tuple[Sequence[Spotted], ...] = (
        (Spot("预算数", 6), Spot("决算数", 6)),
        (*one_half[0], *one_half[0]),
        (*one_half[1], *one_half[1]),
    )
    numbers = tuple(str(at) for at in range(1, 13))
    amounts = (*(in_cell(line.budget) for line in lines), *(in_cell(line.final) for line in lines))
    return table((*header, numbers, amounts))
