"""文字说明的数，表里没有

查什么：收入、支出、“三公”经费等应当说明的数，叫法与表上不尽相同的，在表里找同一项对照：相等的算核对了；哪张表里都没有这个数的，提示。用编码和名称说明的一项（2040601-行政运行20.00万元）同表中这个编码的一行对照。
为什么：各地叫法不一，数抄错了，按固定叫法找不到它。
依据：部门决算、部门预算公开模板：文字说明与公开表同源，同一项的数应当相等。

反例：
    青溪区司法局2024年度部门决算
    一般公共预算财政拨款支出决算表
    单位：万元
    | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
    |  | 合计 | 60.00 | 20.00 | 40.00 |
    | 204 | 公共安全支出 | 60.00 | 20.00 | 40.00 |
    | 20406 | 司法 | 60.00 | 20.00 | 40.00 |
    | 2040601 | 行政运行 | 20.00 | 20.00 |  |
    | 2040605 | 普法宣传 | 40.00 |  | 40.00 |
    一、一般公共预算财政拨款基本支出决算情况说明
    2024年度财政安排的基本支出25.00万元。
    二、机关运行经费支出情况
    2024年度机关运行经费5.00万元，比2023年度增加1.00万元。
正例：
    - 2024年度财政安排的基本支出25.00万元。
    + 2024年度财政安排的基本支出20.00万元。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from gouji.catalogue.duties import Duty, duties
from gouji.catalogue.relations import Cells, RelationRow, relations
from gouji.checks.book import Book, book_of
from gouji.checks.item_paths import Row, coded_items, rows_of, same_name
from gouji.checks.registry import check
from gouji.checks.relation import problem_of
from gouji.checks.stated import explained
from gouji.checks.statements import speaks
from gouji.domain.accounts import Accounts, Amount
from gouji.domain.claims import Claims, Mention, Role
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Severity
from gouji.domain.ties import Strength, Term, Tie

_CODE = "J254"


@check(_CODE)
def stated_cells(dossier: Dossier) -> Iterator[Outcome]:
    tables: dict[Claims, Accounts] = dict((*dossier.budgets_spoken_of, *dossier.spoken_of))
    for kind, said in explained(dossier):
        if said.claims not in tables:
            continue
        book = book_of(tables[said.claims])
        yield from _items(said.claims, tables[said.claims], book, dossier.year)
        for duty in duties(kind):
            amount = _amount(duty, book)
            if amount is not None and duty.unit == "money":
                rows = () if duty.cell is None else _repeating(duty.cell)
                for mention in said.of(duty.id):
                    if not any(row.saying and speaks(row.saying, mention, dossier.year) for row in rows):
                        yield from _compared(duty, mention, amount, book)


def _items(claims: Claims, accounts: Accounts, book: Book, year: int | None) -> Iterator[Outcome]:
    """Items told by code and name, each beside the rows of its code; one told in several amounts is told of several bodies."""
    told: dict[str, dict[Fraction, Mention]] = {}
    names: dict[str, str] = {}
    for path, mention in coded_items(claims, claims.money_by_passage):
        if mention.role is Role.LEVEL and (year is None or mention.year in (None, year)):
            told.setdefault(path.codes[-1], {}).setdefault(mention.exact, mention)
            names[path.codes[-1]] = path.names[-1]
    rows: dict[str, list[Row]] = {}
    for row in rows_of(accounts):
        rows.setdefault(row.code, []).append(row)
    for code, amounts in told.items():
        found = [row for row in rows.get(code, ()) if same_name(names[code], row.names[row.level])]
        if found and len(amounts) == 1:
            yield from _item(next(iter(amounts.values())), found, book)


def _item(mention: Mention, rows: Sequence[Row], book: Book) -> Iterator[Outcome]:
    title = "文字按编码说明的各项等于表中同项"
    cells = [row.amount for row in rows if row.amount is not None]
    cells += [one for row in rows for key, one in row.table.amounts.items() if key[0] == row.key]
    ties = [
        Tie(_CODE, title, (Term(1, mention),), "=", (Term(1, one),), strength=Strength.STATED)
        for one in cells
        if one.bounds is not None
    ]
    holding = next((tie for tie in ties if tie.holds), None)
    if holding is not None:
        yield Passed(title, holding)
    elif ties and not mention.is_nil and not _is_printed(mention, book):
        yield Failed(problem_of(ties[0], Severity.WARNING), ties[0])


def _amount(duty: Duty, book: Book) -> Amount | None:
    if duty.cell is None or duty.cell.table not in book.tables:
        return None
    amount = book.tables[duty.cell.table].amount(duty.cell.rows[0], duty.cell.columns[0])
    return None if amount is None or amount.bounds is None else amount


@cache
def _repeating(cells: Cells) -> tuple[RelationRow, ...]:
    """The relations that look for the same cell in the text by its usual names: they have said what there is to say."""
    return tuple(
        row
        for row in relations()
        if row.saying is not None and any(part.cells == cells for part in row.equation.right if part.cells is not None)
    )


def _compared(duty: Duty, mention: Mention, amount: Amount, book: Book) -> Iterator[Outcome]:
    title = f"文字说明的{duty.title}等于表中同项"
    tie = Tie(_CODE, title, (Term(1, mention),), "=", (Term(1, amount),), strength=Strength.STATED)
    if tie.holds:
        yield Passed(title, tie)
    elif not _is_printed(mention, book):
        yield Failed(problem_of(tie, Severity.WARNING), tie)


def _is_printed(mention: Mention, book: Book) -> bool:
    """Whether some table prints the figure: then it may lawfully be another one of like name."""
    low, high = mention.bounds
    return any(
        amount.bounds is not None and amount.bounds[0] <= high and low <= amount.bounds[1]
        for table in book.tables.values()
        for amount in table.amounts.values()
        if not amount.is_nil
    )
