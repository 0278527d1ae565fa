"""写明的个数与所列名单不符

查什么：“内设机构10个：甲、乙、丙……”，或“设甲、乙、丙，共3个”，名单里的项数是否等于所写的个数；以“等”结尾的名单不要求列全。
为什么：机构、人员调整后常常只改名单或只改个数。
依据：个数与紧随其后的完整名单应当一致；末项含“和”“及”的，按一项或两项都可以算。

反例：
    本单位内设机构5个：办公室、法制科、社区矫正科、财务室。
正例：
    本单位内设机构4个：办公室、法制科、社区矫正科、财务室。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.claims import Enumeration
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side


@check("N016")
def enumerated_count(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        for enumeration in claims.enumerations:
            listed, stated = len(enumeration.names), int(enumeration.count.figure.value)
            if listed <= stated <= listed + enumeration.joined or (enumeration.open and listed <= stated):
                yield Passed.over(enumeration.count.subject, enumeration.count)
            else:
                yield Failed(_problem(enumeration, listed))


def _problem(enumeration: Enumeration, listed: int) -> Problem:
    count = enumeration.count
    names = "、".join(enumeration.names)
    return Problem(
        Severity.WARNING,
        f"{count.subject}/个数",
        f"{count.spoken or '文中'}写 {count.text}，名单列出 {listed} 项（{names}）。",
        "请核对个数和名单，改成一致。",
        (count.place,),
        Side.of(count.subject, count.figure, count.place),
        Side("名单项数", str(listed), count.place, str(listed)),
        difference=str(int(count.figure.value) - listed),
    )
