"""留有未填写的占位符

查什么：文件里是否还有表式自带的占位符，如“XX分”“XX局”“××万元”“请填写”。
为什么：占位符没有换成实际内容，说明这一处没有填。
依据：核对通则：公开件不应留有表式自带的占位符和填写说明。

反例：
    2021年度部门决算情况说明
    本部门2021年度收入总计XX万元，支出总计359.50万元。
正例：
    2021年度部门决算情况说明
    本部门2021年度收入总计359.50万元，支出总计359.50万元。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.document.tree import Document
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values import zh

_PLACEHOLDER = re.compile(
    r"[（(]?\s*(?:[XxＸ×]{2,}|[＊*]{2,}|_{3,})\s*(?:年度?|月|日|分|万元|元|%|个|人|次|辆|台|批|局|部门|单位|项目|区|县|市)\s*[)）]?"
    r"|[（(](?:请|此处)?(?:填写|填报|写明)[^（()）]{0,20}[)）]|请(?:在此)?填写"
)


@check("C001")
def placeholder(dossier: Dossier) -> Iterator[Outcome]:
    for document in dossier.documents:
        found: dict[str, list[Place]] = {}
        for text, place in _texts(document):
            for match in _PLACEHOLDER.finditer(text):
                found.setdefault(zh.label(match[0]), []).append(place.quoting(match[0].strip()))
        for what, places in found.items():
            yield Failed(_problem(what, places))
        if not found:
            yield Passed("没有占位符")


def _texts(document: Document) -> Iterator[tuple[str, Place]]:
    for paragraph in document.paragraphs:
        yield paragraph.text, paragraph.place
    for table in document.tables:
        for cell in table.cells:
            yield cell.text, cell.place


def _problem(what: str, places: list[Place]) -> Problem:
    count = f"共 {len(places)} 处，" if len(places) > 1 else ""
    return Problem(
        Severity.ERROR,
        f"占位符/{what}",
        f"表式自带的占位符“{what}”没有换成实际内容，{count}应填写或删去。",
        "填写实际内容；不需要填的整行删去。",
        tuple(places),
        Side("占位符", what, places[0]),
        relation="应已填写",
    )
