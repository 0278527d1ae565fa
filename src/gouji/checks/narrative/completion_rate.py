"""文字写的完成率与两数之比不符

查什么：“预算为B，完成A，为预算的p%”“完成率p%”“拨付率p%”，p是否等于A除以B。计数类指标超额完成而写100%的，按封顶处理，不算差错。
为什么：完成率决定执行得分，多填少填都会影响结果。
依据：完成率＝实际数÷预算（目标）数；各数按印出的位数留取舍余地，末位尾差和截断只作提示。

反例：
    业务经费预算安排110万元，实际拨付32.09万元，拨付率92.17%。
正例：
    业务经费预算安排110万元，实际拨付32.09万元，拨付率29.17%。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.narrative.broken import judged
from gouji.checks.registry import check
from gouji.domain.claims import Relation, Shape
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Outcome


@check("N005")
def completion_rate(dossier: Dossier) -> Iterator[Outcome]:
    yield from judged(dossier, frozenset((Shape.COMPLETION,)), _sentence)


def _sentence(relation: Relation, should: str, arithmetic: str) -> str:
    actual, base = relation.operands
    return f"{actual.subject} {actual.text} 与 {base.text} 之比应为 {should}（{arithmetic}），文中写 {relation.claimed.text}"
