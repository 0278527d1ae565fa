"""部门、单位混用

查什么：同一份公开文件里，自称是“本部门”还是“本单位”，是否前后一致，是否与标题一致。
为什么：部门预算、决算包括所属单位，单位的只是一家；混用了，读者不知道这个数包括不包括下属单位。
依据：预算法第四条、第五条：部门预算由本部门及其所属各单位预算组成；财预〔2016〕143号：部门、单位分别公开。

反例：
    青溪区司法局2024年度部门决算
    一、收入支出决算总体情况说明
    本部门2024年度收入支出总计100.00万元。
    二、收入决算情况说明
    本部门本年收入合计100.00万元，其中：财政拨款收入100.00万元。
    三、政府采购支出情况
    2024年度本单位政府采购支出3.00万元。
正例：
    - 2024年度本单位政府采购支出3.00万元。
    + 2024年度本部门政府采购支出3.00万元。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from gouji.catalogue.forms import words_of_forms
from gouji.checks.disclosure import is_disclosure
from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.document.tree import Paragraph
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values import zh

_TITLE = re.compile(r"(部门|单位)(?:预算|决算)")
_ITSELF = re.compile(r"(?:本|我)(部门|单位)(?![（(/])")
# 名词解释 and duties speak of any department or unit.
_ANY = re.compile(r"名词解释|职责|职能|附件")
_MEANS = re.compile(r"是?指|反映")
_OPENING = 15
_SHOWN = 3


@check("I010")
def mixed_level(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        if is_disclosure(part):
            yield from _compared(part)


def _compared(part: Recognised) -> Iterator[Outcome]:
    titles = [
        match[1]
        for paragraph in islice(part.document.paragraphs, _OPENING)
        for match in _TITLE.finditer(zh.label(paragraph.text))
    ]
    found: dict[str, list[Place]] = {"部门": [], "单位": []}
    for level, place in _named(part):
        found[level].append(place)
    if not titles or not all(found.values()):
        if any(found.values()):
            yield Passed("部门、单位")
        return
    title = titles[0]
    other = "单位" if title == "部门" else "部门"
    yield Failed(_problem(title, other, tuple(dict.fromkeys(found[other]))))


def _named(part: Recognised) -> Iterator[tuple[str, Place]]:
    for block in part.document.blocks[part.contents.body :]:
        if isinstance(block, Paragraph) and block.level is None and not _ANY.search(block.place.section):
            text = block.text
            if zh.label(text) in words_of_forms():
                continue  # a form's printed notes speak of whoever fills it in
            for match in _ITSELF.finditer(text):
                if not _MEANS.search(text, 0, match.start()):
                    yield match[1], block.place.quoting(text[max(0, match.start() - 12) : match.end() + 16].strip())


def _problem(title: str, other: str, places: tuple[Place, ...]) -> Problem:
    shown = "；".join(f"“{place.quote}”" for place in places[:_SHOWN])
    more = f" 等 {len(places)} 处" if len(places) > _SHOWN else ""
    return Problem(
        Severity.INFO,
        "部门、单位混用",
        f"这份文件是{title}的，文字里又自称“本{other}”：{shown}{more}。",
        f"统一为“本{title}”；只说其中一家的，写出名称。",
        places,
        Side("文中自称", f"本{other}", places[0]),
        Side("标题", title),
        relation="部门、单位前后一致",
    )
