"""与自己同一年的数比较

查什么：“2026年预算A，比2026年预算增加D”一类句子，比较的基数与本句说的是同一年、同一种数。
为什么：上年的文本改年度时把基数的年度也改了，读者不知道在和哪一年比。
依据：增减额、增减幅度是与另一年（或另一种数）相比的差；同一年的预算与决算相比不在此列。

反例：
    2026年收入预算962.22万元，比2026年预算增加79.14万元。
正例：
    2026年收入预算962.22万元，比2025年预算增加79.14万元。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.claims import Mention
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Problem, Severity, Side


@check("N019")
def own_year(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        for mention in claims.own_year:
            yield Failed(_problem(mention))


def _problem(mention: Mention) -> Problem:
    year = mention.base_year or 0
    return Problem(
        Severity.ERROR,
        f"{mention.subject}/{mention.base}/{mention.text}",
        f"{mention.spoken}说的是 {year} 年，又写“比{mention.base}”增减 {mention.text}，是和自己比，疑为年度写错。",
        f"请核对基数的年度：与上年比的，改为“{mention.base.replace(str(year), str(year - 1))}”。金额不必改。",
        (mention.place,),
        Side.of("增减", mention.figure, mention.place),
        Side("所写基数", mention.base, mention.place),
    )
