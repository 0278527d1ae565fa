"""增减额前漏写“增加”“减少”

查什么：“较上年决算数D，下降p%”里的D作上年数算不出p，作增减额正好算得p的，是漏写了“增加”或“减少”。
为什么：漏了这两个字，增减额读起来就成了上年数，别处再引用就错了。
依据：增减幅度＝增减额÷（本期数∓增减额）；部门预算、决算公开模板写“增加（减少）…万元，增长（下降）…%”。

反例：
    2024年度总支出568.50万元，较2023年度决算数38.31万元，下降6.31%。
正例：
    2024年度总支出568.50万元，较2023年度决算数减少38.31万元，下降6.31%。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.arithmetic import expression
from gouji.domain.claims import Mention, Relation
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Problem, Severity, Side
from gouji.solve.spans import fits


@check("N035")
def lost_verb(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        told: dict[Mention, Relation] = {}
        for relation in claims.relations:
            if relation.unspoken is not None and fits(relation):
                told.setdefault(relation.unspoken, relation)
        for change, relation in told.items():
            yield Failed(_problem(change, relation))


def _problem(change: Mention, relation: Relation) -> Problem:
    rate = relation.claimed
    word = "增加" if rate.direction > 0 else "减少"
    return Problem(
        Severity.WARNING,
        f"{change.subject}/漏写{word}/{change.text}",
        f"“{change.base}”后面的 {change.text} 读起来是上年数，按它算不出 {rate.text}；作为增减额正好算得 {rate.text}"
        f"（{expression(relation)}），疑漏写“{word}”。",
        f"核对后在“{change.text}”前补上“{word}”；所列各数彼此相符，不必改。",
        (change.place,),
        Side.of("增减额", change.figure, change.place),
        Side.of("增减幅度", rate.figure, rate.place),
        relation=expression(relation),
    )
