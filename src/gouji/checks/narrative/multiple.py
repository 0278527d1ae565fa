"""文字写的倍数与金额不符

查什么：“投入A，撬动B，放大p倍”，p是否等于句中两个金额之比。
为什么：倍数多取整，应四舍五入；直接舍去小数会少报。
依据：倍数＝放大后的金额÷投入的金额；句中有几种读法的，全都不符才报告。

反例：
    财政保费补贴资金39.7亿元，提供保险保障697亿元，财政资金放大27倍。
正例：
    财政保费补贴资金39.7亿元，提供保险保障697亿元，财政资金放大18倍。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.narrative.broken import judged
from gouji.checks.registry import check
from gouji.domain.claims import Relation, Shape
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Outcome


@check("N006")
def multiple(dossier: Dossier) -> Iterator[Outcome]:
    yield from judged("N006", dossier, frozenset((Shape.TIMES,)), _sentence)


def _sentence(relation: Relation, should: str, arithmetic: str) -> str:
    top, bottom = relation.operands
    return f"{top.text} 是 {bottom.text} 的 {should}（{arithmetic}），文中写 {relation.claimed.text}"
