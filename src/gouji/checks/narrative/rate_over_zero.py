"""基数为零，却写了增减幅度或完成率

查什么：上年数（预算数）为零，或由“本期数＝增加额”推知上年为零的，句中有没有写增长百分之几、完成预算的百分之几。
为什么：基数为零时比例没有意义，写“增长100%”会让读者以为翻了一番。
依据：增减幅度＝增减额÷上年数，完成率＝决算数÷预算数，除数不能为零；零比零（目标0件、完成0件）不在此列。

反例：
    2023年公务接待费支出决算为0.30万元，比上年增加0.30万元，增长100%。
正例：
    2023年公务接待费支出决算为0.30万元，比上年增加0.10万元，增长50%。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.narrative.broken import over_nothing
from gouji.checks.registry import check
from gouji.domain.arithmetic import expression
from gouji.domain.claims import Relation
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Problem, Severity, Side


@check("N018")
def rate_over_zero(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        for relation in claims.relations:
            if over_nothing(relation):
                yield Failed(_problem(relation))


def _problem(relation: Relation) -> Problem:
    claimed, base = relation.claimed, relation.operands[1]
    return Problem(
        Severity.WARNING,
        f"{claimed.subject}/{expression(relation)}",
        f"{claimed.subject}写 {claimed.text}，但基数为零（{expression(relation)}），这个比例没有意义。",
        "请删去这个比例，写明上年（预算）无此项支出即可；上年或预算确有数的，更正有关金额。",
        tuple(dict.fromkeys((claimed.place, *(operand.place for operand in relation.operands)))),
        Side.of(claimed.subject, claimed.figure, claimed.place),
        Side.of(base.subject, base.figure, base.place),
        relation=expression(relation),
    )
