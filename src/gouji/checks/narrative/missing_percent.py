"""比例漏写百分号

查什么：“占76.23；”“增长12.50，”一类没有百分号的数，按句中金额恰好是这个百分比的。
为什么：漏了百分号，读者会当作金额。
依据：比例用百分数表示的，写明“%”；只在按句中金额算得相符时才报告，不相符的不猜。

反例：
    2023年度支出368.94万元，其中：基本支出273.89万元，占总支出的74.24%，项目支出95.05万元，占总支出的25.76。
正例：
    2023年度支出368.94万元，其中：基本支出273.89万元，占总支出的74.24%，项目支出95.05万元，占总支出的25.76%。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.arithmetic import expression
from gouji.domain.claims import Mention, Relation, lacks_percent_sign
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Problem, Severity, Side


@check("N020")
def missing_percent(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        seen: dict[Mention, Relation] = {}
        for relation in claims.relations:
            if lacks_percent_sign(relation.claimed) and relation.holds:
                seen.setdefault(relation.claimed, relation)
        for relation in seen.values():
            yield Failed(_problem(relation))


def _problem(relation: Relation) -> Problem:
    claimed = relation.claimed
    part = relation.operands[0]
    return Problem(
        Severity.WARNING,
        f"{part.subject}/漏写百分号/{claimed.text}",
        f"{part.subject} {part.text} 后面的“{claimed.text}”没有百分号；按文中金额正是 {claimed.text}%（{expression(relation)}）。",
        f"补上百分号，写作“{claimed.text}%”。",
        (claimed.place,),
        Side.of(claimed.subject or part.subject, claimed.figure, claimed.place),
        relation=expression(relation),
    )
