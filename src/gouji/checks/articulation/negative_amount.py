"""公开表中有负数

查什么：收入、支出、结转结余各栏有没有负数。
为什么：负数只在退回、冲销等少数情况下成立，公开时应当说明；多数是多打了一个负号。
依据：没有说明的负数不应出现。

反例：
    收入决算表
    单位：万元
    | 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 其他收入 |
    |  | 合计 | 30.00 | 32.00 | -2.00 |
正例：
    收入决算表
    单位：万元
    | 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 其他收入 |
    |  | 合计 | 34.00 | 32.00 | 2.00 |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.checks.registry import check
from gouji.domain.accounts import AccountTable, Amount
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side


@check("J024")
def negative_amount(dossier: Dossier) -> Iterator[Outcome]:
    for accounts in dossier.accounts:
        for table in accounts:
            negative = [one for one in table.amounts.values() if one.figure is not None and one.figure.value < 0]
            yield Failed(_problem(table, negative)) if negative else Passed(table.title)


def _problem(table: AccountTable, negative: Sequence[Amount]) -> Problem:
    shown = "、".join(f"{amount.label} {amount.shown}" for amount in negative[:3])
    return Problem(
        Severity.INFO,
        f"{table.key}/负数",
        f"《{table.title}》有 {len(negative)} 个负数：{shown}{'等' if len(negative) > 3 else ''}。",
        "确是退回或冲销的，在表下或文字中说明；多打负号的，改正。",
        tuple(amount.place for amount in negative),
        Side(negative[0].label, negative[0].shown, negative[0].place),
        relation="没有说明的负数不应出现",
    )
