"""写明控制在限额以内的数大于限额

查什么：“政府债务余额A，控制在年度限额B以内”“余额A，未超过限额B”“限额B，余额A，余额控制在限额以内”，以及“支出A，控制在预算B以内”，A是不是大于B；
“A，低于B的警戒线”“A，未达到B的目标”“A，高于B的目标值”，A是不是在B的另一边。
为什么：余额和限额出自两张表，改了一个忘了另一个，或者两个数中有一个抄错，“以内”就成了反话。
依据：预算法第三十四条、第三十五条：债务余额不得突破批准的限额。余额同限额名目不同（一般与专项、全市与本级、新增与余额）、另有主语的不比较；预算、额度可能另有口径，对照目标和警戒线的话也可能另有所指，只列为疑点。

反例：
    2031年末全县政府债务余额48.63亿元，控制在年度限额46.83亿元以内。
正例：
    2031年末全县政府债务余额46.83亿元，控制在年度限额48.63亿元以内。新增专项债务控制在限额3.20亿元以内。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.claims import Formula, Relation, Shape
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.ties import Strength
from gouji.ties.text import text_ties
from gouji.values.rounding import plain

_CODE = "N048"


@check(_CODE)
def over_limit(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        ties = text_ties(claims)
        for relation in claims.relations:
            if relation.shape is Shape.LIMIT:
                tie = ties.of(relation, _CODE, Strength.STATED if relation.stated else Strength.SUPPOSED)
                yield Passed(relation.claimed.subject, tie) if tie.holds else Failed(_problem(relation), tie)


def _problem(relation: Relation) -> Problem:
    held, limit = relation.claimed, relation.operands[0]
    least = relation.formula is Formula.AT_LEAST
    said = f"写明在 {limit.text} 以上，却小于它" if least else f"写明控制在 {limit.text} 以内，却大于它"
    return Problem(
        Severity.ERROR if relation.stated else Severity.WARNING,
        f"{held.text}/{limit.text}",
        f"{held.spoken} {held.text} {said}。",
        "请核对这两个数和它们的单位；数都没有错的，改正这句话。",
        (held.place, limit.place),
        Side.of(held.subject, held.figure, held.place),
        Side.of(limit.subject, limit.figure, limit.place),
        difference=plain((held.exact - limit.exact) / limit.figure.unit.factor, 6),
        relation=f"{held.text} {'≥' if least else '≤'} {limit.text}",
    )
