"""文字写的平均数与总额、数量不符

查什么：“运行费A，保有量n辆，平均每辆B”“接待费A，接待m人次，人均B”，B是否等于A除以句中同类的数量。
为什么：平均数多是手工计算，总额或者数量改过以后常常没有重算；平均数又最容易引人注意。
依据：平均数＝总额÷数量，定额的总额＝单价×数量；各数按印出的位数留取舍余地。可能按另一个数量平均（年初、全年），不符的只作疑点；差得太多的多半说的是别的，不报告；补助标准、每月的数不是平均数。

反例：
    全年公务用车运行费1114.65万元，公务用车保有量206辆，平均每辆车运行维护费5.14万元。
正例：
    全年公务用车运行费1114.65万元，公务用车保有量206辆，平均每辆车运行维护费5.41万元。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.narrative.broken import judged
from gouji.checks.registry import check
from gouji.domain.claims import Formula, Relation, Shape
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Outcome


@check("N041")
def average(dossier: Dossier) -> Iterator[Outcome]:
    yield from judged("N041", dossier, frozenset((Shape.PER_HEAD,)), _sentence)


def _sentence(relation: Relation, should: str, arithmetic: str) -> str:
    amount, count = relation.operands
    if relation.formula is Formula.PRODUCT:
        return f"{relation.claimed.spoken}按每份 {amount.text}、{count.text} 计算应为 {should}（{arithmetic}），文中写 {relation.claimed.text}"
    return f"{relation.claimed.spoken}按 {amount.text}、{count.text} 计算应为 {should}（{arithmetic}），文中写 {relation.claimed.text}"
