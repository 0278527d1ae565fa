"""文字的增减方向前后矛盾

查什么：同一句比较里，增减额说增加、幅度却说下降，或者反过来。
为什么：数字都对、方向写反，读者会得出相反的结论。
依据：增减额与增减幅度同号。

反例：
    2023年度机关运行经费18.77万元，比2022年增加2.86万元，下降17.98%。
正例：
    2023年度机关运行经费18.77万元，比2022年增加2.86万元，增长17.98%。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.claims import Mention
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.ties.text import text_ties
from gouji.ties.words import pairs


@check("N013")
def direction(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        ties = text_ties(claims)
        for change, rate in pairs(claims.mentions):
            if change.direction == rate.direction:
                yield Passed(change.subject)
            else:
                yield Failed(_problem(change, rate), ties.one_way(change, rate, "N013"))


def _problem(change: Mention, rate: Mention) -> Problem:
    words = {1: "增加", -1: "减少"}
    return Problem(
        Severity.ERROR,
        f"{change.text}/{rate.text}",
        f"{_named(change)}的增减额写{words[change.direction]} {change.text}，幅度却写{words[rate.direction]} {rate.text}，方向相反。",
        "请核对增减方向，把两处改成一致。",
        (change.place, rate.place),
        Side.of("增减额", change.figure, change.place),
        Side.of("增减幅度", rate.figure, rate.place),
    )


def _named(change: Mention) -> str:
    """Whose change it is; in a list of changes without names of their own, which of them."""
    position, length = change.rank
    return change.spoken if length == 1 or change.own else f"{length}项增减中第{position + 1}项"
