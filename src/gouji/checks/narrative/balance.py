"""文字写的收支结余与收支数不符

查什么：“年初结转A，本年收入B，本年支出C，年末结转D”是否 A＋B－C＝D；“剩余E”是否等于总数减去已用；资产总额减去负债是否是净资产，原值减去累计折旧是否是净值。
为什么：结转结余要接续到下一年，差一分也会在下年账上显出来。
依据：年末结转和结余＝年初结转和结余＋本年收入－本年支出（＋使用非财政拨款结余－结余分配）；净资产＝资产－负债，净值＝原值－累计折旧（摊销、减值准备）。

反例：
    2023年年初结转和结余10.00万元，本年收入58.38万元，本年支出60.38万元，年末结转和结余6.00万元。
正例：
    2023年年初结转和结余10.00万元，本年收入58.38万元，本年支出60.38万元，年末结转和结余8.00万元。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.narrative.broken import judged
from gouji.checks.registry import check
from gouji.domain.claims import Relation, Shape
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Outcome

_PAIR = 2


@check("N009")
def balance(dossier: Dossier) -> Iterator[Outcome]:
    yield from judged("N009", dossier, frozenset((Shape.BALANCE, Shape.REMAINDER)), _sentence, _may_leave_out)


def _may_leave_out(relation: Relation) -> bool:
    """Income less spending alone: transfers or repayments that the sentence does not print may belong to it."""
    return relation.shape is Shape.BALANCE and len(relation.operands) == _PAIR


def _sentence(relation: Relation, should: str, arithmetic: str) -> str:
    told = "收支" if relation.shape is Shape.BALANCE else "各数"
    return f"{relation.claimed.spoken}写 {relation.claimed.text}，按文中{told}应为 {should}（{arithmetic}）"
