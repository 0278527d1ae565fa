"""基本支出 by economic class in three blocks, and the “三公” table of twelve columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from gouji.catalogue.wording import economic_classes
from gouji.compose.layout import Spot, Spotted, table
from gouji.compose.printed import in_cell
from gouji.document.tree import Table
from gouji.domain import package_totals as totals
from gouji.domain.package import Accounts, ThreePublic, UnitYear

#: Economic classes of each block of the table, left to right.
_BLOCKS = (("301", "303"), ("302", "307"), ("310", "399", "309", "311", "312", "313"))


def basic_table(accounts: Accounts) -> Table:
    """公开06表: each class with its items, staff on the left, operating in the middle and, where spent, on the right."""
    filled = [[line for code in classes for line in _class_lines(accounts, code)] for classes in _BLOCKS]
    blocks = filled if filled[2] else filled[:2]
    people, running = totals.personnel(accounts), totals.operating(accounts)
    width = 3 * (len(blocks) - 1)
    lines: list[Sequence[Spotted]] = [
        (Spot("人员经费", 3), Spot("公用经费", width)),
        ("科目编码", "科目名称", "决算数") * len(blocks),
    ]
    rows = zip_longest(*blocks, fillvalue=("", "", ""))
    lines.extend(tuple(text for cell in row for text in cell) for row in rows)
    foot: Sequence[Spotted] = (
        *(Spot("人员经费合计", 2), in_cell(people)),
        *(Spot("公用经费合计", width - 1), in_cell(running)),
    )
    return table((*lines, foot))


def _class_lines(accounts: Accounts, code: str) -> list[tuple[str, str, str]]:
    """The class with its sum, then its items; nothing where no item was spent on."""
    items = [line for line in accounts.economic if line.code[:3] == code and line.amount]
    if not items:
        return []
    whole = totals.total(line.amount for line in items)
    return [
        (code, economic_classes()[code], in_cell(whole)),
        *((line.code, line.name, in_cell(line.amount)) for line in sorted(items, key=lambda line: line.code)),
    ]


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
