"""用了已停用的名称

查什么：名词解释和科目名称是否还在用已经停用的叫法。
为什么：停用的名称说明照抄了旧年度的文本，同一段落里的其他内容也可能没有更新。
依据：各名称的停用依据见目录 stale_terms.csv。

反例：
    第三部分 2021年度部门决算情况说明
    第四部分 名词解释
    五、用事业基金弥补收支差额：指事业单位用以前年度积累的事业基金弥补本年度收支缺口的资金。
正例：
    - 五、用事业基金弥补收支差额：指事业单位用以前年度积累的事业基金弥补本年度收支缺口的资金。
    + 五、使用非财政拨款结余：指事业单位使用以前年度积累的非财政拨款结余弥补本年度收支缺口的资金。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.catalogue.stale_terms import StaleTerm, stale_terms
from gouji.checks.registry import check
from gouji.document.header import found_in
from gouji.document.place import Place
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided


@check("I004")
def stale_term(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        document = part.document
        # a government's report names subjects in passing; nothing is booked or added up under the old name
        severity = Severity.INFO if part.identity.is_governmental else Severity.WARNING
        paragraphs = [paragraph.text for paragraph in document.paragraphs]
        whole = "\n".join((*paragraphs, *(text for table in document.tables for text in table.texts)))
        for term in stale_terms(dossier.year):
            if term.name not in whole:
                yield Passed(term.name)
                continue
            name = re.compile(re.escape(term.name))
            places = tuple(dict.fromkeys(place.quoting(found) for place, found in found_in(document, name)))
            if dossier.year is None:
                yield Undecided(f"没有认出年度，不能判断“{term.name}”是否已停用（{term.ended} 年度起停用）。")
            else:
                yield Failed(_problem(term, places, dossier.year, severity))


def _problem(term: StaleTerm, places: tuple[Place, ...], year: int, severity: Severity) -> Problem:
    return Problem(
        severity,
        f"旧名称/{term.name}",
        f"{year} 年度的文件还在用“{term.name}”，这个名称自 {term.ended} 年度起已改为“{term.replaced_by}”。",
        f"改为“{term.replaced_by}”，并检查同一部分是否还有照抄旧文本的内容。",
        places,
        Side("所用名称", term.name, places[0]),
        Side("现行名称", term.replaced_by),
        relation=f"{term.ended} 年度起停用",
    )
