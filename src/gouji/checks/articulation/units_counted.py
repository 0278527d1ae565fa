"""写明的单位家数与所列单位不符

查什么：部门预算、决算写明有几家单位（本级以及下属n家、所属n个预算单位、行政单位a家、事业单位b家），与紧接着列出的单位名单的家数是否一致。
为什么：机构撤并以后常常只改名单或只改家数；汇总的范围说不清，部门的数也就说不清包括哪几家。
依据：预算法第五条：部门预算由本部门及其所属各单位预算组成；各地模板要求列明纳入编制范围的单位。家数算不算本级、算不算并入别家核算的，都可以；名单以“等”结尾的不查。

反例：
    青溪区司法局2026年部门预算
    青溪区司法局部门预算是包括区司法局本部以及下属2家预算单位的综合收支计划。
    本部门中，行政单位1家，事业单位2家，具体包括：
    1.青溪区司法局本部
    2.青溪区法律援助中心
正例：
    青溪区司法局2026年部门预算
    青溪区司法局部门预算是包括区司法局本部以及下属1家预算单位的综合收支计划。
    本部门中，行政单位1家，事业单位1家，具体包括：
    1.青溪区司法局本部
    2.青溪区法律援助中心
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.catalogue.unit_lists import UNDER, counts_of_units
from gouji.checks.listed_units import ListedUnits, folded, listed_units
from gouji.checks.registry import check
from gouji.document.tree import Paragraph
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side

_TITLE = "单位家数"


@check("J278")
def units_counted(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        listed = None if part.identity.is_governmental else listed_units(part)
        if listed is None or listed.is_open:
            continue
        for paragraph in listed.told:
            for of, number in counts_of_units(folded(paragraph.text)):
                if number in _lawful(listed, of):
                    yield Passed(_TITLE)
                else:
                    yield Failed(_problem(listed, paragraph, number, of))


def _lawful(listed: ListedUnits, of: str) -> frozenset[int]:
    """The numbers that may be told of the list: with or without the department's own offices and what is merged into others."""
    every, own, merged = len(listed.names), listed.own, len(listed.merged - {""})
    without = {every - own, every - own - merged}
    return frozenset(without if of == UNDER else without | {every, every - merged})


def _problem(listed: ListedUnits, paragraph: Paragraph, number: int, of: str) -> Problem:
    count = len(listed.names) - (listed.own if of == UNDER else 0)
    names = "、".join(name or "本级" for name in listed.names)
    under = "下属" if of == UNDER else ""
    place = paragraph.place.quoting(paragraph.text.strip())
    return Problem(
        Severity.WARNING,
        f"{_TITLE}/{under}{number}",
        f"文中写{under}单位 {number} 家，名单列出 {count} 家（{names}）。",
        "请核对家数和名单，改成一致；有并入别家核算的，在名单中注明。",
        (place, listed.place),
        Side(f"写明的{under}单位家数", f"{number}家", place, str(number)),
        Side("名单家数", str(count), listed.place, str(count)),
        relation="写明的家数与名单一致",
    )
