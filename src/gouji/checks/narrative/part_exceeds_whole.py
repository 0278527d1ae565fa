"""文字写的部分大于总体

查什么：“X收入A。其中，Y收入B”，B是否超过A；写在括号里（A（其中：甲b））、“包括”“主要用于”之后，或者“将A用于以下项目：”下面编号列出的，一样查。
为什么：部分大于总体，多半是单位写错或把另一个总数的分项写到了这里。
依据：“其中”之后的任何一项都不可能大于它的总数（没有负数项时）；前文有几个可作总数的，都比它小才报告。总投资、累计、上年数、限额之类不是这个总数的一部分，结转结余、净额可以小于其中一项，“不包括”的不是部分，都不查。

反例：
    2023年度本年收入7.89万元，其中：事业收入9.20万元。
正例：
    2023年度本年收入9.89万元，其中：事业收入9.20万元。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.claims import Relation, Shape
from gouji.domain.dossier import Dossier
from gouji.domain.findings import ONE_OF, Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.ties import Strength
from gouji.ties.text import text_ties
from gouji.values.rounding import plain


@check("N012")
def part_exceeds_whole(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        ties = text_ties(claims)
        for relation in claims.relations:
            if relation.shape is Shape.PART_OF and not _is_gross(relation):
                tie = ties.of(relation, "N012", Strength.SUPPOSED)
                yield Passed(relation.claimed.subject, tie) if tie.holds else Failed(_problem(relation), tie)


def _is_gross(relation: Relation) -> bool:
    """资产总额A，其中固定资产原值b: what was paid for it is more than what it is worth."""
    return "原值" in relation.operands[0].subject and "原值" not in relation.claimed.subject


def _problem(relation: Relation) -> Problem:
    part, whole = relation.operands[0], relation.claimed
    return Problem(
        Severity.WARNING,
        f"{whole.text}/{part.text}",
        f"{part.spoken} {part.text} 写作其中的一部分，却大于{whole.spoken} {whole.text}。",
        "请核对两个数和它们的单位；不属于同一总数的，另起一句说明。",
        (part.place, whole.place),
        Side(ONE_OF, f"{part.text}、{whole.text}", part.place),
        rivals=(whole.place,),
        difference=plain((part.figure.exact - whole.figure.exact) / whole.figure.unit.factor, 6),
        relation=f"{part.text} ≤ {whole.text}",
    )
