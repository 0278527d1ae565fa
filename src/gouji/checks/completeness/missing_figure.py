"""表中有数，文字没有写

查什么：整份公开里，收支、财政拨款、基本支出、“三公”经费各项等应当写明的数，表中有、文字里哪里都没有写的。
为什么：表只给数，增减和用途要靠文字；漏写一项，读者以为没有发生。
依据：财预〔2016〕143号 地方预决算公开操作规程：公开部门收支情况，“三公”经费按项公开总额和分项数额，并说明增减变化的原因。

反例：
    青溪区司法局2024年度部门决算
    财政拨款“三公”经费支出决算表
    单位：万元
    | {1x6}预算数 | {1x6}决算数 |
    | {2x1}合计 | {2x1}因公出国（境）费 | {1x3}公务用车购置及运行维护费 | {2x1}公务接待费 | {2x1}合计 | {2x1}因公出国（境）费 | {1x3}公务用车购置及运行维护费 | {2x1}公务接待费 |
    | 小计 | 公务用车购置费 | 公务用车运行维护费 | 小计 | 公务用车购置费 | 公务用车运行维护费 |
    | 5.00 | 0.00 | 4.00 | 0.00 | 4.00 | 1.00 | 4.54 | 0.00 | 3.76 | 0.00 | 3.76 | 0.78 |
    一、“三公”经费财政拨款支出决算情况说明
    2024年度“三公”经费支出预算为5.00万元，支出决算为4.54万元，其中：公务用车购置及运行维护费支出决算为3.76万元。公务用车运行维护费3.76万元，年末公务用车保有量1辆。
    二、机关运行经费支出情况
    2024年度机关运行经费5.00万元，比2023年度增加1.00万元。
正例：
    - 2024年度“三公”经费支出预算为5.00万元，支出决算为4.54万元，其中：公务用车购置及运行维护费支出决算为3.76万元。公务用车运行维护费3.76万元，年末公务用车保有量1辆。
    + 2024年度“三公”经费支出预算为5.00万元，支出决算为4.54万元，其中：公务用车购置及运行维护费支出决算为3.76万元；公务接待费支出决算为0.78万元，国内公务接待5批次、40人次。公务用车运行维护费3.76万元，年末公务用车保有量1辆。
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from gouji.catalogue.duties import Duty, duties
from gouji.checks.book import Book, book_of
from gouji.checks.disclosure import is_read_whole
from gouji.checks.registry import check
from gouji.checks.stated import Stated, disclosed
from gouji.domain.accounts import Accounts, Amount
from gouji.domain.claims import Claims
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values.rounding import plain

_WAN = 10_000
#: Parts with figures that make a text the whole explanation: one more of them is owed.
_WHOLE = 6


@check("C016")
def missing_figure(dossier: Dossier) -> Iterator[Outcome]:
    tables: dict[Claims, Accounts] = dict((*dossier.budgets_spoken_of, *dossier.spoken_of))
    if not all(is_read_whole(part) for part in dossier.parts):
        return
    for kind, said in disclosed(dossier):
        if said.claims in tables:
            book = book_of(tables[said.claims])
            told = _told(said)
            missing = [(duty, amount) for duty in duties(kind) for amount in _owed(duty, said, told, book)]
            yield from (Failed(_problem(duty, amount, said)) for duty, amount in missing)
            if not missing:
                yield Passed("表中有数的事项都有说明")


def _owed(duty: Duty, said: Stated, told: Collection[str], book: Book) -> Iterator[Amount]:
    """The amount of the tables that ``duty`` asks the text to state and that it prints nowhere, where its part is ``told``, or so
    many others are that it was left out."""
    left_out = duty.topic not in told and len(told) >= _WHOLE
    if (
        not (duty.demand == "law" or (left_out and _is_unanswered(duty, said)))
        or duty.unit != "money"
        or duty.cell is None
        or said.of(duty.id)
    ):
        return
    table = book.tables.get(duty.cell.table)
    amount = None if table is None else table.amount(duty.cell.rows[0], duty.cell.columns[0])
    if (
        amount is not None
        and amount.figure is not None
        and not amount.is_nil
        and (duty.topic in told or left_out)
        and not _is_printed(amount, said)
    ):
        yield amount


def _told(said: Stated) -> frozenset[str]:
    """The parts that the text tells figures of."""
    return frozenset(said.topics.get(mention.passage.number, "") for mention in said.claims.mentions) - {""}


def _is_unanswered(duty: Duty, said: Stated) -> bool:
    """Whether nothing that the template asks in the part of ``duty`` is stated anywhere, under whatever heading: those of final
    accounts have the same parts everywhere, those of budgets do not."""
    return (duty.kind, duty.demand) == ("accounts", "template") and not any(
        said.of(one.id) for one in duties(duty.kind) if one.topic == duty.topic and one.form == "figure"
    )


def _is_printed(amount: Amount, said: Stated) -> bool:
    """Whether the text prints the amount anywhere, under whatever name."""
    assert amount.figure is not None
    assert amount.bounds is not None
    low, high = amount.bounds
    money = (one.bounds for one in said.claims.mentions if one.figure.unit.is_money)
    if any(least <= high and low <= most for least, most in money):
        return True
    digits = {plain(amount.figure.exact / _WAN, 2), plain(amount.figure.exact, 2), amount.shown}
    return any(one in passage.text for passage in said.claims.passages for one in digits)


def _problem(duty: Duty, amount: Amount, said: Stated) -> Problem:
    here = (one.passage.place for one in said.claims.mentions if said.topics.get(one.passage.number) == duty.topic)
    place = next(here, None)
    shown = f"{amount.shown}{amount.unit.name}"
    where = "在这一部分写明" if place is not None else "整节漏了的补上这一节，写明"
    return Problem(
        Severity.WARNING,
        f"漏写/{duty.id}",
        f"{duty.title}在表中是 {shown}，文字里没有写。",
        f"{where}{duty.title} {shown}，并说明增减变化的原因。",
        (amount.place,) if place is None else (place, amount.place),
        Side("文字说明", "没有写", place),
        Side(duty.title, shown, amount.place),
        relation="表中有数的事项都有说明",
    )
