"""下降幅度超过100%

查什么：“下降131.96%”一类下降幅度，是否超过100%；句中金额已经算得出幅度的，由“增减幅度”一项检查。
为什么：一个数减到零也只下降100%；超过的多是增长写成了下降，或者小数点写错。
依据：下降幅度＝（上年数－本年数）÷上年数。可以为负的数（结余、盈余、利润、净值、差额、收益）不在此列。

反例：
    2023年公务接待费4.50万元，比上年下降131.96%，主要原因是接待减少。
正例：
    2023年公务接待费4.50万元，比上年下降31.96%，主要原因是接待减少。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.claims import Mention, Role
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Problem, Severity, Side
from gouji.values.units import PERCENT

_ALL = 100
_MAY_BE_NEGATIVE = re.compile(r"结余|结转|盈|利润|净|差|赤字|损|收益|亏|增[幅速量]|率")


@check("N047")
def fall_over_all(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        tied = {mention for relation in claims.relations for mention in relation.mentions}
        for mention in claims.mentions:
            if mention not in tied and _falls(mention) and not _MAY_BE_NEGATIVE.search(mention.subject + mention.about):
                yield Failed(_problem(mention))


def _falls(mention: Mention) -> bool:
    """Whether a figure says that something fell by more than all of it."""
    falls = mention.role is Role.GROWTH and mention.direction < 0
    return falls and mention.figure.unit is PERCENT and mention.figure.value > _ALL


def _problem(rate: Mention) -> Problem:
    return Problem(
        Severity.ERROR,
        f"{rate.spoken}/{rate.text}",
        f"{rate.spoken}写下降 {rate.text}：减到零也只下降 100%，疑为增长写成了下降，或者小数点写错。",
        "请按本年数和上年数重算增减幅度，核对方向。",
        (rate.place,),
        Side.of("下降幅度", rate.figure, rate.place),
    )
