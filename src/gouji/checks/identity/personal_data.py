"""公开了个人信息

查什么：认出了类型的公开文件里有没有手机号码、身份证号码。
为什么：联系人手机号和身份证号属于个人信息，公开前应当隐去。
依据：个人信息保护法第五条、第六条：处理个人信息应限于最小范围；政府信息公开条例第十五条。

反例：
    附件4
    单位绩效自评公开网址统计表
    | 单位代码 | 单位名称 | 自评报告公开是/否 | 公开网址 | 联系人 | 联系电话 | 备注 |
    | 118001 | 青溪区司法局 | 是 | 青溪区人民政府门户网站 | 王某 | 13900001234 |  |
正例：
    - | 118001 | 青溪区司法局 | 是 | 青溪区人民政府门户网站 | 王某 | 13900001234 |  |
    + | 118001 | 青溪区司法局 | 是 | 青溪区人民政府门户网站 | 办公室 | 0716-5550101 |  |
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.catalogue.kinds import PAGE_OF_LINKS
from gouji.checks.registry import check
from gouji.document.header import found_in
from gouji.document.place import Place
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side

_IDENTITY_CARD = re.compile(
    r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dXx])"
)
_MOBILE = re.compile(r"(?<![\d.])1[3-9]\d{9}(?![\d.])")
_KINDS = (("身份证号码", _IDENTITY_CARD), ("手机号码", _MOBILE))


@check("I005")
def personal_data(dossier: Dossier) -> Iterator[Outcome]:
    # A list of contacts is put up to be rung, and is no disclosure.
    disclosures = (part for part in dossier.parts if set(part.identity.kinds) - {PAGE_OF_LINKS})
    for document in (part.document for part in disclosures):
        for what, pattern in _KINDS:
            found = list(found_in(document, pattern))
            if found:
                yield Failed(_problem(what, found))
            else:
                yield Passed(what)


def _problem(what: str, found: list[tuple[Place, str]]) -> Problem:
    place, number = found[0]
    masked = f"{number[:3]}****{number[-4:]}"
    return Problem(
        Severity.WARNING,
        what,
        f"文件中有 {len(found)} 处{what}（如 {masked}），公开后会泄露个人信息。",
        "公开前删去或改为单位办公电话。",
        tuple(place for place, _ in found),
        Side(what, masked, place),
        relation="公开文件不含个人信息",
    )
