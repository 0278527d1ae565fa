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
from gouji.document.header import found_in
from gouji.document.place import Place
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values import zh
from gouji.values.cell import read_cell
from gouji.values.figure import Figure

# Runs of blanks and of marks are passed over once each, however long they are.
_PLACEHOLDER = re.compile(
    r"(?:[（(]\s*+)?(?:(?<![XxＸ×])[XxＸ×]{2,}+|(?<![＊*])[＊*]{2,}+|(?<!_)_{3,}+)\s*+(?:年度?|月|日|分|万元|元|%|个|人|次|辆|台|批|局|部门|单位|项目|区|县|市)\s*[)）]?"
    r"|[（(](?:请|此处)?(?:填写|填报|写明)[^（()）]{0,20}[)）]|请(?:在此)?填写"
)
#: What every one of them has: most texts have none.
_NEEDED = re.compile(r"[XxＸ×＊*_]{2}|填[写报]|写明")


@check("C001")
def placeholder(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        found = [place.quoting(words.strip()) for place, words in found_in(part.document, _PLACEHOLDER, _NEEDED)]
        if not found:
            yield Passed("没有占位符")
        elif len(found) > _figures(part):
            yield Failed(_blank_template(found))
        else:
            yield Failed(_problem(found))


def _figures(part: Recognised) -> int:
    """How many figures the document states, in sentences and in cells."""
    cells = (cell for table in part.document.tables for cell in table.cells)
    return len(part.claims.mentions) + sum(isinstance(read_cell(cell.text), Figure) for cell in cells)


def _problem(places: list[Place]) -> Problem:
    kinds = list(dict.fromkeys(zh.label(place.quote) for place in places))
    shown = "、".join(f"“{kind}”" for kind in kinds[:4]) + (" 等" if len(kinds) > 4 else "")
    count = f"，共 {len(places)} 处" if len(places) > 1 else ""
    return Problem(
        Severity.ERROR,
        "占位符",
        f"表式自带的占位符{shown}没有换成实际内容{count}，应填写或删去。",
        "填写实际内容；不需要填的整行删去。",
        tuple(places),
        Side("占位符", "、".join(kinds), places[0]),
        relation="应已填写",
    )


def _blank_template(places: list[Place]) -> Problem:
    """More placeholders than figures: nobody has begun to fill it in, and listing its gaps helps nobody."""
    return Problem(
        Severity.INFO,
        "空白模板",
        f"这份文件有 {len(places)} 处占位符，比填写的数还多，看来是空白模板，没有可核对的内容。",
        "填写后再核对。",
        (places[0],),
        Side("占位符", f"{len(places)} 处", places[0]),
        relation="应已填写",
    )
