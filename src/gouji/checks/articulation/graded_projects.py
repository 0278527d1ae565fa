"""绩效评级各档项目数之和与自评项目数不符

查什么：“绩效自评的项目N个……评级为‘优’的项目a个、‘良’的项目b个……”各档相加是否等于N。
为什么：各档个数由几处汇总而来，漏一个项目或重记一个项目时各档之和就对不上。
依据：按等级的个数之和等于项目数。

反例：
    十、预算绩效管理情况
    绩效自评的2024年度项目4个，平均得分95.00分（其中，绩效评级为“优”的项目2个；绩效评级为“良”的项目1个）。
正例：
    十、预算绩效管理情况
    绩效自评的2024年度项目4个，平均得分95.00分（其中，绩效评级为“优”的项目3个；绩效评级为“良”的项目1个）。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.domain.claims import Passage
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side

_WHOLE = re.compile(r"自评的?(?:20\d\d年度)?项目\s*(?P<number>\d+)\s*个")
_GRADE = re.compile(
    r"(?:评级|等级|结果)为“?(?P<grade>优|良|中|差|合格|不合格|优秀|良好)”?的(?:项目)?\s*(?P<number>\d+)\s*个"
)


@check("J244")
def graded_projects(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        for passage in claims.passages:
            whole = _WHOLE.search(passage.text)
            grades = [] if whole is None else list(_GRADE.finditer(passage.text, whole.end()))
            if whole is None or not grades or len({match["grade"] for match in grades}) < len(grades):
                continue
            total = sum(int(match["number"]) for match in grades)
            if total == int(whole["number"]):
                yield Passed("评级个数", places=tuple(_at(passage, match) for match in (whole, *grades)))
            else:
                yield Failed(_problem(passage, whole, grades, total))


def _at(passage: Passage, match: re.Match[str]) -> Place:
    return passage.quote(*match.span(), figure=match.start("number"))


def _problem(passage: Passage, whole: re.Match[str], grades: list[re.Match[str]], total: int) -> Problem:
    parts = "＋".join(match["number"] for match in grades)
    place = passage.quote(whole.start(), grades[-1].end())
    return Problem(
        Severity.ERROR,
        "绩效评级个数",
        f"自评项目 {whole['number']} 个，各档评级的项目 {parts}＝{total} 个，差 {abs(total - int(whole['number']))} 个。",
        "按自评表逐个核对评级，改正总数或各档个数。",
        (place,),
        Side("自评项目", f"{whole['number']}个", place, whole["number"], "个"),
        Side("各档之和", f"{total}个", place, str(total), "个"),
        difference=str(int(whole["number"]) - total),
        relation="自评项目数＝各档评级项目数之和",
    )
