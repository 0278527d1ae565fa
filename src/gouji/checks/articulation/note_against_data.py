"""注明无数据的表却有数

查什么：表下注明“本表无数据”“空表”的表，里面是否有不为零的数；文字说没有这项收支的，表里是否有数。
为什么：这类说明年年照抄，今年有了收支而说明没有删，表和说明必有一个是错的。
依据：财预〔2016〕143号 地方预决算公开操作规程：没有数据的表格应当列出空表并说明；有数的表不得写无数据。

反例：
    政府性基金预算财政拨款收入支出决算表
    单位：万元
    | 科目编码 | 科目名称 | 本年收入 | 本年支出合计 | 基本支出 | 项目支出 |
    |  | 合计 | 20.00 | 20.00 |  | 20.00 |
    注：青溪区司法局没有政府性基金预算财政拨款收入和支出，故本表无数据。
正例：
    政府性基金预算财政拨款收入支出决算表
    单位：万元
    | 科目编码 | 科目名称 | 本年收入 | 本年支出合计 | 基本支出 | 项目支出 |
    |  | 合计 |  |  |  |  |
    注：青溪区司法局没有政府性基金预算财政拨款收入和支出，故本表无数据。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.nil_statement import nil_statement
from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.domain.accounts import AccountTable, Amount
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side

_SPENDING = ("total", "basic", "project")


@check("J025")
def note_against_data(dossier: Dossier) -> Iterator[Outcome]:
    for accounts in dossier.accounts:
        for table in accounts:
            stated = nil_statement(dossier, accounts, table)
            if stated is not None:
                first = next((amount for amount in table.amounts.values() if _speaks_of(stated[0], amount)), None)
                yield Passed(table.title) if first is None else Failed(_problem(table, first, *stated))


def _speaks_of(stated: str, amount: Amount) -> bool:
    """Whether the statement denies ``amount``: 无支出 says nothing of income and balances, nor of a budget left unspent."""
    if amount.is_nil:
        return False
    if amount.table == "three_public":
        return amount.column.startswith("final_")
    return "支出" not in stated or "收入" in stated or amount.column in _SPENDING


def _problem(table: AccountTable, first: Amount, stated: str, place: Place) -> Problem:
    return Problem(
        Severity.ERROR,
        f"{table.key}/无数据",
        f"文字写“{stated}”，但《{table.title}》有数：{first.label} {first.shown}。",
        "有这项收支的，改写说明；没有的，核对表中的数。",
        (place, first.place),
        Side("说明", stated, place),
        Side(first.label, first.shown, first.place),
        relation="注明无数据的表没有数",
    )
