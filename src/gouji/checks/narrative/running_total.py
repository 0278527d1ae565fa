"""文字写的总计与各项相加不符，或收支总计不等

查什么：“A，加上b、c，总计T”是否相加得T（几项合写一个数的只作疑点）；写明收支平衡的，收入总计与支出总计是否相等。
为什么：平衡关系是预决算报告的骨架，一处写错，全篇难以采信。
依据：收入总计＝本年收入＋上年结转等；支出总计＝本年支出＋结转下年等；收支总计相等。

反例：
    收入总计310万元。支出总计301万元，收支平衡。
正例：
    收入295万元，加上结转资金15万元，收入总计310万元。支出302万元，加上结转8万元，支出总计310万元，收支平衡。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.narrative.broken import judged
from gouji.checks.registry import check
from gouji.domain.claims import Claims, Relation, Shape
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Outcome


@check("N008")
def running_total(dossier: Dossier) -> Iterator[Outcome]:
    yield from judged("N008", dossier, frozenset((Shape.TOTAL, Shape.TOTALS_EQUAL)), _sentence, hint=_of_two_totals)


def _of_two_totals(_: Claims, relation: Relation) -> str:
    """Which of two totals is wrong only the accounts tell."""
    if relation.shape is not Shape.TOTALS_EQUAL or relation.stated:
        return ""
    names = "、".join(f"“{one.text}”" for one in relation.mentions)
    fund = "财政拨款" if "财政拨款" in relation.claimed.subject else ""
    return f"请对照{fund}收入支出决算（预算）总表核对{names}：收入总计应当等于支出总计；说的是本年收入、本年支出的，不要写成总计。"


def _sentence(relation: Relation, should: str, arithmetic: str) -> str:
    claimed = relation.claimed
    if relation.shape is Shape.TOTALS_EQUAL:
        return f"{relation.operands[0].spoken} {relation.operands[0].text} 与{claimed.spoken} {claimed.text} 应当相等"
    name = claimed.spoken if claimed.own else "合计"  # 甲a，乙b，合计T: the name before it is that of the last part
    return f"{name}写 {claimed.text}，按前文各项应为 {should}（{arithmetic}）"
