"""“三公”经费表有一格没有填

查什么：“三公”经费表的预算数（或决算数）一半里没有发生的项目填了 0，同一半却有一格空着。
为什么：空着的一格说不清是没有支出还是漏填；公开要求逐项列明。
依据：地方部门决算公开格式：“三公”经费表各栏据实填列，没有发生的填 0；财政部、各地决算公开检查要点。

反例：
    青溪区司法局2023年度部门决算
    财政拨款“三公”经费支出决算表
    单位：万元
    | {1x6}预算数 | {1x6}决算数 |
    | {2x1}合计 | {2x1}因公出国（境）费 | {1x3}公务用车购置及运行维护费 | {2x1}公务接待费 | {2x1}合计 | {2x1}因公出国（境）费 | {1x3}公务用车购置及运行维护费 | {2x1}公务接待费 |
    | 小计 | 公务用车购置费 | 公务用车运行维护费 | 小计 | 公务用车购置费 | 公务用车运行维护费 |
    | 11.00 | 0.00 | 8.00 | 0.00 | 8.00 | 3.00 | 8.11 |  | 6.25 | 0.00 | 6.25 | 1.86 |
正例：
    - | 11.00 | 0.00 | 8.00 | 0.00 | 8.00 | 3.00 | 8.11 |  | 6.25 | 0.00 | 6.25 | 1.86 |
    + | 11.00 | 0.00 | 8.00 | 0.00 | 8.00 | 3.00 | 8.11 | 0.00 | 6.25 | 0.00 | 6.25 | 1.86 |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.checks.registry import check
from gouji.domain.accounts import AccountTable, Amount
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values.cell import Nothing

_TABLE = "three_public"


@check("C009")
def blank_three_public(dossier: Dossier) -> Iterator[Outcome]:
    for accounts in dossier.accounts:
        for table in accounts:
            if table.key == _TABLE and not table.is_blank:
                blank = _blank(table)
                yield Failed(_problem(table, blank)) if blank else Passed(table.title)


def _blank(table: AccountTable) -> Sequence[Amount]:
    """The blank cells that go against the table's own habit.

    A half that prints no zero leaves every nothing blank, which says nothing of a blank.
    """
    halves: dict[str, list[Amount]] = {}
    for (_, column), amount in table.amounts.items():
        halves.setdefault(column.partition("_")[0], []).append(amount)
    return tuple(
        amount
        for amounts in halves.values()
        if any(one.figure is not None and one.figure.value == 0 for one in amounts)
        for amount in amounts
        if amount.value is Nothing.BLANK
    )


def _problem(table: AccountTable, blank: Sequence[Amount]) -> Problem:
    names = "、".join(amount.label.split(" ", 1)[-1] for amount in blank)
    return Problem(
        Severity.WARNING,
        f"{table.key}/空白格",
        f"《{table.title}》有 {len(blank)} 格空着：{names}；同一半里没有发生的项目填的是 0，这里是没有发生还是漏填，看不出来。",
        "没有发生的填 0，有发生的照账填列。",
        tuple(amount.place for amount in blank),
        Side("空白格", names, blank[0].place),
        relation="各栏据实填列",
    )
