"""文字写的增减额与两数之差不符

查什么：“A，比上年（预算）B增加（减少）D”一类句子里，D是否等于两数之差。
为什么：增减额由两个印出的数相减而来，差错多是抄写时数字颠倒、看错行，读者一减就会发现。
依据：部门决算公开说明的规范写法；差额按各数印出的位数留取舍余地。

反例：
    2023年度支出368.94万元，与上年决算数371.26万元相比，减少2.23万元。
正例：
    2023年度支出368.94万元，与上年决算数371.26万元相比，减少2.32万元。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.narrative.broken import judged
from gouji.checks.registry import check
from gouji.domain.claims import Relation, Shape
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Outcome
from gouji.ties.words import moving_word, turned_word


@check("N001")
def difference(dossier: Dossier) -> Iterator[Outcome]:
    yield from judged("N001", dossier, frozenset((Shape.DIFFERENCE,)), _sentence)


def _sentence(relation: Relation, should: str, arithmetic: str) -> str:
    rising = relation.claimed.direction > 0
    current, base = relation.operands if rising else relation.operands[::-1]
    word = moving_word(relation.claimed)
    named = base.subject if base.subject != current.subject else "原来的"
    against = relation.claimed.base or base.base or named
    word_due = turned_word(relation.claimed) if should.startswith("-") else word
    return (
        f"{current.spoken} {current.text}，比{against} {base.text} 应{word_due} {should.removeprefix('-')}（{arithmetic}），"
        f"文中写{word} {relation.claimed.text}"
    )
