"""文字写的年均增速与首末年数字不符

查什么：“由某年的B增长到某年的A，年均增长p%”，p是否等于（A÷B）开年数次方减一；“年均下降p%”是一减去它。
为什么：年均增速常被误写成总增幅除以年数，或年数多算、少算一年。
依据：年均增长率＝（末年数÷首年数）^(1÷间隔年数)－1。

反例：
    2025年全市一般公共预算收入完成213.5亿元，较2020年88.23亿元增加125.27亿元，年均增长28.40%。
正例：
    2025年全市一般公共预算收入完成213.5亿元，较2020年88.23亿元增加125.27亿元，年均增长19.33%。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.checks.narrative.broken import judged
from gouji.checks.registry import check
from gouji.domain.claims import Relation, Shape
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Outcome

_PLAN = re.compile(r"十[一二三四五六七]五|[五5]年来?|期间|时期")


@check("N003")
def yearly_growth(dossier: Dossier) -> Iterator[Outcome]:
    yield from judged("N003", dossier, frozenset((Shape.YEARLY_GROWTH,)), _sentence, _of_a_plan)


def _of_a_plan(relation: Relation) -> bool:
    """The yearly growth of a five-year plan may be counted from the year before its first, whatever year stands beside it."""
    return _PLAN.search(relation.claimed.passage.text) is not None


def _sentence(relation: Relation, should: str, arithmetic: str) -> str:
    current, base = relation.operands
    way = "增长" if relation.claimed.direction > 0 else "下降"
    return (
        f"{current.spoken}由 {base.text} 到 {current.text}，相隔 {relation.periods} 年，年均应{way} {should}（{arithmetic}），"
        f"文中写 {relation.claimed.text}"
    )
