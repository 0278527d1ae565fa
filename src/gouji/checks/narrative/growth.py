"""文字写的增减幅度与金额不符

查什么：“增长（下降）p%”是否等于增减额除以基数；基数没有印出的，由本期数减（加）增减额推出。
为什么：幅度常被误用本期数作分母，或在修改金额后没有重算。
依据：增减幅度＝增减额÷上年（预算）数；各数按印出的位数留取舍余地。

反例：
    政府采购支出总额比2020年度37.61万元减少26.95万元，降幅74.65%。
正例：
    政府采购支出总额比2020年度37.61万元减少26.95万元，降幅71.66%。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from gouji.checks.narrative.broken import judged
from gouji.checks.registry import check
from gouji.domain.claims import Formula, Mention, Relation, Shape
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Outcome
from gouji.ties.words import moving_word, turned_word


@check("N002")
def growth(dossier: Dossier) -> Iterator[Outcome]:
    yield from judged("N002", dossier, frozenset((Shape.GROWTH,)), _sentence)


def _sentence(relation: Relation, should: str, arithmetic: str) -> str:
    claimed = relation.claimed
    named = relation.operands[-1] if relation.formula is Formula.QUOTIENT else relation.operands[0]
    subject = named.subject or claimed.subject  # a rate may stand far from the name of what has grown
    if relation.formula is Formula.RISE_FROM_CHANGE and should.startswith("-"):
        level, change = relation.operands
        return f"{subject}只有 {level.text}，文中写{moving_word(change)} {change.text}、{moving_word(claimed)} {claimed.text}"
    word = moving_word(claimed)
    due = turned_word(claimed) if should.startswith("-") else word
    of = f"{subject}的" if subject else ""
    told = f"{of}增减幅度按文中金额应为{due} {should.removeprefix('-')}（{arithmetic}），文中写{word} {claimed.text}"
    return f"{told}（连同基数是 {claimed.text}，增长的不含基数）" if _counts_base(claimed, should) else told


def _counts_base(claimed: Mention, should: str) -> bool:
    """Whether what is printed is what the amount came to of its base, not what was added to it."""
    digits = should.removesuffix(claimed.figure.unit.name)
    return claimed.direction > 0 and Fraction(claimed.figure.value - Decimal(digits)) * claimed.figure.unit.factor == 1
