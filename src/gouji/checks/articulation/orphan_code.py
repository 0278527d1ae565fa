"""科目没有列上级科目

查什么：按科目编码列示的表中，款有没有列它的类，项有没有列它的款。只列项级科目的表不在此列。
为什么：公开表要求类、款、项逐级列示，缺了上级行，各级合计就接不上。
依据：预算法实施条例第六条：按功能分类公开到项。

反例：
    收入决算表
    单位：万元
    | 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |
    |  | 合计 | 30.00 | 30.00 |
    | 204 | 公共安全支出 | 30.00 | 30.00 |
    | 20402 | 公安 | 20.00 | 20.00 |
    | 2040201 | 行政运行 | 20.00 | 20.00 |
    | 2040601 | 行政运行 | 10.00 | 10.00 |
正例：
    收入决算表
    单位：万元
    | 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |
    |  | 合计 | 30.00 | 30.00 |
    | 204 | 公共安全支出 | 30.00 | 30.00 |
    | 20402 | 公安 | 20.00 | 20.00 |
    | 2040201 | 行政运行 | 20.00 | 20.00 |
    | 20406 | 司法 | 10.00 | 10.00 |
    | 2040601 | 行政运行 | 10.00 | 10.00 |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.accounts import AccountRow, AccountTable
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side

_PARENT = {5: 3, 7: 5}
_LEVEL = {3: "类", 5: "款", 7: "项"}


@check("J023")
def orphan_code(dossier: Dossier) -> Iterator[Outcome]:
    for accounts in dossier.accounts:
        for table in accounts:
            codes = {row.code for row in table.coded}
            levels = {len(code) for code in codes}
            for row in table.coded:
                size = _PARENT.get(len(row.code))
                if size is None or size not in levels:
                    continue
                yield Passed(row.code) if row.code[:size] in codes else Failed(_problem(table, row, row.code[:size]))


def _problem(table: AccountTable, row: AccountRow, parent: str) -> Problem:
    own, above = _LEVEL[len(row.code)], _LEVEL[len(parent)]
    return Problem(
        Severity.WARNING,
        f"{table.key}/{row.code}/上级",
        f"《{table.title}》列了{own}级科目 {row.code} {row.name}，没有列它的{above}级科目 {parent}。",
        f"补列 {parent} 一行；如编码写错，改正编码。",
        (row.place,),
        Side(f"{own}级科目", f"{row.code} {row.name}".strip(), row.place),
        Side(f"{above}级科目", parent),
        relation=f"有{own}必有{above}",
    )
