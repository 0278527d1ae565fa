"""文字写的占比与金额不符

查什么：“A，占总数的p%”，p是否等于该项除以总数；总数没有印在句中的，按前文同名的总数核对，只作疑点。
为什么：占比多是手工计算，修改金额后常常忘了重算。
依据：占比＝部分÷总体；各数按印出的位数留取舍余地，末位尾差和截断只作提示。

反例：
    2023年度支出368.94万元，其中：基本支出273.89万元，占总支出的75.23%，项目支出95.05万元，占总支出的25.76%。
正例：
    2023年度支出368.94万元，其中：基本支出273.89万元，占总支出的74.24%，项目支出95.05万元，占总支出的25.76%。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.narrative.broken import judged
from gouji.checks.registry import check
from gouji.domain.claims import Formula, Relation, Shape
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Outcome


@check("N004")
def share(dossier: Dossier) -> Iterator[Outcome]:
    yield from judged("N004", dossier, frozenset((Shape.SHARE,)), share_sentence)


def share_sentence(relation: Relation, should: str, arithmetic: str) -> str:
    """How a share that does not fit is worded."""
    part, *others = relation.operands
    whole = "同列各项之和" if relation.formula is Formula.PART_OF_SUM else f"{others[0].spoken} {others[0].text}"
    return f"{part.spoken} {part.text} 占{whole} 应为 {should}（{arithmetic}），文中写 {relation.claimed.text}"
