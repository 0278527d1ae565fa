"""有支出而没有写保有量、批次、人次

查什么：决算公开的“三公”经费说明里，有公务用车支出的写没写公务用车保有量，有公务接待支出的写没写批次和人次；别的说法（实有、现有、共有）和表下印的都算写了。
为什么：公开要求写明这几个数，有钱没有数，读者不知道花在几辆车、几批人身上。
依据：国办发〔2016〕13号；财预〔2016〕143号：“三公”经费应当说明购置车辆数及保有量、国内公务接待的批次、人数。

反例：
    青溪区司法局2024年度部门决算
    财政拨款“三公”经费支出决算表
    单位：万元
    | {1x6}预算数 | {1x6}决算数 |
    | {2x1}合计 | {2x1}因公出国（境）费 | {1x3}公务用车购置及运行维护费 | {2x1}公务接待费 | {2x1}合计 | {2x1}因公出国（境）费 | {1x3}公务用车购置及运行维护费 | {2x1}公务接待费 |
    | 小计 | 公务用车购置费 | 公务用车运行维护费 | 小计 | 公务用车购置费 | 公务用车运行维护费 |
    | 5.00 | 0.00 | 4.00 | 0.00 | 4.00 | 1.00 | 3.76 | 0.00 | 3.76 | 0.00 | 3.76 | 0.00 |
    一、“三公”经费财政拨款支出决算情况说明
    2024年度“三公”经费支出预算为5.00万元，支出决算为3.76万元，其中：公务用车购置及运行维护费支出决算为3.76万元。公务用车运行维护费3.76万元。
    二、机关运行经费支出情况
    2024年度机关运行经费5.00万元，比2023年度增加1.00万元。
正例：
    - 2024年度“三公”经费支出预算为5.00万元，支出决算为3.76万元，其中：公务用车购置及运行维护费支出决算为3.76万元。公务用车运行维护费3.76万元。
    + 2024年度“三公”经费支出预算为5.00万元，支出决算为3.76万元，其中：公务用车购置及运行维护费支出决算为3.76万元。公务用车运行维护费3.76万元，年末公务用车保有量1辆。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.catalogue.duties import Duty, duties
from gouji.checks.book import Book, book_of
from gouji.checks.disclosure import is_read_whole
from gouji.checks.registry import check
from gouji.checks.stated import Stated, explained
from gouji.document.place import Place
from gouji.document.tree import Table
from gouji.domain.accounts import Accounts, Amount
from gouji.domain.claims import Claims
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side

_ALL = "final_total"


@check("C018")
def missing_counts(dossier: Dossier) -> Iterator[Outcome]:
    tables: dict[Claims, Accounts] = dict((*dossier.budgets_spoken_of, *dossier.spoken_of))
    if not all(is_read_whole(part) for part in dossier.parts):
        return
    for kind, said in explained(dossier):
        if said.claims not in tables:
            continue
        missing: dict[Amount, list[Duty]] = {}
        for duty in duties(kind):
            amount = _spent(duty, book_of(tables[said.claims]))
            if duty.told is None or amount is None or _statement(duty, amount, said) is None:
                continue
            if said.of(duty.id) or _is_told(duty, said, dossier):
                yield Passed(duty.title)
            else:
                missing.setdefault(amount, []).append(duty)
        for amount, owed in missing.items():
            place = _statement(owed[0], amount, said)
            assert place is not None, "only what the text speaks of is owed"
            yield Failed(_problem(owed, amount, place))


def _spent(duty: Duty, book: Book) -> Amount | None:
    """The money of the table that asks for the count; None where none was spent."""
    table = None if duty.cell is None else book.tables.get(duty.cell.table)
    amount = None if table is None or duty.cell is None else table.amount(duty.cell.rows[0], duty.cell.columns[0])
    return None if amount is None or amount.is_nil or amount.figure is None else amount


def _statement(duty: Duty, amount: Amount, said: Stated) -> Place | None:
    """Where the part of the duty speaks of the money by itself: a list of parts alone says how the whole is made up, and where
    the money is not stated at all, that is the omission."""
    low, high = amount.bounds or (1, 0)
    of_money = (
        one.id for one in duties(duty.kind) if one.topic == duty.topic and one.unit == "money" and _is_part(one)
    )
    spoken = (one for id in of_money for one in said.of(id) if not one.within)
    return next((one.place for one in spoken if one.bounds[0] <= high and low <= one.bounds[1]), None)


def _is_part(duty: Duty) -> bool:
    return duty.cell is not None and duty.cell.columns[0] != _ALL


def _is_told(duty: Duty, said: Stated, dossier: Dossier) -> bool:
    """Whether the part of the duty, or a table, has other words for it."""
    assert duty.told is not None, "asked of such duties only"
    texts = [passage.text for passage in said.passages(duty.topic)]
    cells = (
        cell.text
        for document in dossier.documents
        for block in document.blocks
        if isinstance(block, Table)
        for cell in block.cells
    )
    return any(duty.told.search(text) for text in (*texts, *cells))


def _problem(owed: Sequence[Duty], amount: Amount, place: Place) -> Problem:
    shown = f"{amount.shown}{amount.unit.name}"
    names = "、".join(duty.title for duty in owed)
    return Problem(
        Severity.WARNING,
        f"漏写/{owed[0].id}",
        f"写了支出 {shown}，没有写{names}。",
        f"补写{names}。",
        (place, amount.place),
        Side("文字说明", "没有写", place),
        Side(amount.label, shown, amount.place),
        relation="有支出的写明数量",
    )
