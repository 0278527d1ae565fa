"""基数为零，却写了增减幅度或完成率

查什么：上年数（预算数）为零，或由“本期数＝增加额”推知上年为零的，句中有没有写增长百分之几、完成预算的百分之几；本期数与增加额相同、增长的却不是100%的，指出其中一个疑为照抄。
为什么：基数为零时比例没有意义，写“增长100%”会让读者以为翻了一番。
依据：增减幅度＝增减额÷上年数，完成率＝决算数÷预算数，除数不能为零；零比零（目标0件、完成0件）不在此列。

反例：
    2023年公务接待费支出决算为0.30万元，比上年增加0.30万元，增长100%。
正例：
    2023年公务接待费支出决算为0.30万元，比上年增加0.10万元，增长50%。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.checks.narrative.broken import over_nothing
from gouji.checks.registry import check
from gouji.domain.arithmetic import expression
from gouji.domain.claims import Formula, Relation
from gouji.domain.dossier import Dossier
from gouji.domain.findings import ONE_OF, Failed, Outcome, Problem, Severity, Side

_NONE = re.compile(r"没有|无此|未发生|未安排|未列|为零|新增|首次")
_WHOLE = 100  # percent
_REASON = 60  # characters behind the rate that may say why


@check("N018")
def rate_over_zero(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        for relation in claims.relations:
            if over_nothing(relation):
                yield Failed(_copied(relation) if _is_copied(relation) else _problem(relation))


def _is_copied(relation: Relation) -> bool:
    """Whether a level equals its change, so that there was nothing before, and has grown by another rate than the 100% that some
    write then: one of the two is a copy."""
    rate = relation.claimed.figure
    return relation.formula is Formula.RISE_FROM_CHANGE and rate.value != _WHOLE and not _may_be_rounded(relation)


def _copied(relation: Relation) -> Problem:
    claimed, (level, change) = relation.claimed, relation.operands
    return Problem(
        Severity.WARNING,
        f"{claimed.subject}/{expression(relation)}",
        f"{claimed.spoken} {level.text} 与增加额 {change.text} 相同，按此基数为零，却写增长 {claimed.text}：两个数疑有一个是照抄另一个的。",
        "请对照账簿核对这两个数；都无误的，删去这个比例，写明上年（预算）无此项支出。",
        tuple(dict.fromkeys((level.place, change.place, claimed.place))),
        Side(ONE_OF, level.text, level.place),
        relation=expression(relation),
        rivals=(change.place,),
    )


def _may_be_rounded(relation: Relation) -> bool:
    """Whether last year's figure is only worked out from whole 万元 or 亿元, so that it may have been a little, and no word
    says that there was none."""
    current = relation.operands[0].figure
    if relation.operands[1].exact == 0 or current.places or current.unit.factor == 1:
        return False
    text = relation.claimed.passage.text
    return _NONE.search(text, relation.claimed.clause[0], relation.claimed.end + _REASON) is None


def _problem(relation: Relation) -> Problem:
    claimed, base = relation.claimed, relation.operands[1]
    return Problem(
        Severity.INFO if _may_be_rounded(relation) else Severity.WARNING,
        f"{claimed.subject}/{expression(relation)}",
        f"{claimed.spoken}写 {claimed.text}，但基数为零（{expression(relation)}），这个比例没有意义。",
        "请删去这个比例，写明上年（预算）无此项支出即可；上年或预算确有数的，更正有关金额。",
        tuple(dict.fromkeys((claimed.place, *(operand.place for operand in relation.operands)))),
        Side.of(claimed.subject, claimed.figure, claimed.place),
        Side.of(base.subject, base.figure, base.place),
        relation=expression(relation),
    )
