"""注明无数据的表却有数

查什么：表下注明“本表无数据”“空表”的表，里面是否有不为零的数；文字说没有这项收支的，表里是否有数。
为什么：这类说明年年照抄，今年有了收支而说明没有删，表和说明必有一个是错的。
依据：domain C4 N-08、N143：空表应当说明，有数的表不得写无数据。

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

import re
from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.domain.accounts import Accounts, AccountTable, Amount
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side

_EMPTY_NOTE = re.compile(r"(?:本|此|该)表(?:无|没有)数据|(?:本|此|该)表为空|空表")
# One short sentence that says nothing else: 某局2024年度无政府性基金预算财政拨款收入和支出。
_NONE = r"[^。；，：]{{0,40}}(?:无|没有|未发生|未安排)[^。；，：]{{0,8}}{subject}[^。；，：]{{0,24}}[。；]?"
_SUBJECTS = {
    "fund": re.compile(_NONE.format(subject="政府性基金")),
    "capital": re.compile(_NONE.format(subject="国有资本经营")),
    "three_public": re.compile(_NONE.format(subject='[“"]?三公[”"]?')),
}
_SPENDING = ("total", "basic", "project")


@check("J025")
def note_against_data(dossier: Dossier) -> Iterator[Outcome]:
    for accounts in dossier.accounts:
        for table in accounts:
            stated = _stated(dossier, accounts, table)
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


def _stated(dossier: Dossier, accounts: Accounts, table: AccountTable) -> tuple[str, Place] | None:
    """The statement that the table is empty: its note, or a sentence of the text on its subject."""
    if _EMPTY_NOTE.search(table.note):
        return table.note, table.place.quoting(table.note)
    pattern = _SUBJECTS.get(table.key)
    if pattern is None:
        return None
    for claims, spoken_of in dossier.spoken_of:
        for passage in claims.passages if spoken_of is accounts else ():
            if passage.place.section and pattern.fullmatch(passage.text.strip()):
                return passage.text.strip(), passage.place
    return None


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
