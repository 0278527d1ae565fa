"""括号、引号不成对

查什么：一段文字里的“（”“《”和引号，是否一前一后成对。
为什么：少了一半，读者分不清括号里说到哪里；多是删改时漏删。
依据：GB/T 15834—2011 标点符号用法。

反例：
    青溪区司法局2024年度部门决算
    一、预算绩效管理情况
    本部门编报绩效目标的项目4个，涉及预算金额98.42万元，开展“人民调解协议书检查”、优秀案例”评选活动2次。
    二、国有资产占有使用情况说明
    截至2024年12月31日，本部门共有车辆0辆。
正例：
    - 本部门编报绩效目标的项目4个，涉及预算金额98.42万元，开展“人民调解协议书检查”、优秀案例”评选活动2次。
    + 本部门编报绩效目标的项目4个，涉及预算金额98.42万元，开展“人民调解协议书检查”“优秀案例”评选活动2次。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gouji.checks.disclosure import is_disclosure
from gouji.checks.registry import check
from gouji.document.tree import Paragraph
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side

_PAIRS = (("（(", "）)"), ("“", "”"), ("《", "》"), ("【", "】"))
# 1）, 一） and a) number what follows.
_NUMBER = re.compile(r"(?:^|[\s。；;，,：:、])\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z])\s*$")
_SHOWN = 3
_AROUND = 30


@dataclass(frozen=True, slots=True)
class Lone:
    """落单的括号: ``opens`` where its other half should follow, else before; ``at`` where it stands in the text."""

    mark: str
    at: int
    opens: bool


@check("N031")
def unbalanced_brackets(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        if is_disclosure(part):
            found = list(_found(part))
            yield Failed(_problem(found)) if found else Passed("括号、引号成对")


def _found(part: Recognised) -> Iterator[tuple[Lone, Paragraph]]:
    paragraphs = [
        block
        for block in part.document.blocks[part.contents.body :]
        if isinstance(block, Paragraph) and not block.place.scanned
    ]
    lone = [tuple(_lone(paragraph.text)) for paragraph in paragraphs]
    for at, paragraph in enumerate(paragraphs):
        after = lone[at + 1] if at + 1 < len(lone) else ()
        before = lone[at - 1] if at else ()
        for one in lone[at]:
            if not any(other.opens != one.opens for other in (after if one.opens else before)):
                yield one, paragraph  # else the two halves stand in two lines of one paragraph


def _lone(text: str) -> Iterator[Lone]:
    for opening, closing in _PAIRS:
        if sum(map(text.count, opening)) == sum(map(text.count, closing)):
            continue
        stack: list[int] = []
        for at, character in enumerate(text):
            if character in opening:
                stack.append(at)
            elif character in closing:
                if stack:
                    stack.pop()
                elif not _NUMBER.search(text, 0, at):
                    yield Lone(character, at, opens=False)
        yield from (Lone(text[at], at, opens=True) for at in stack)


def _problem(found: Sequence[tuple[Lone, Paragraph]]) -> Problem:
    places = tuple(
        paragraph.place.quoting(paragraph.text[max(0, lone.at - _AROUND) : lone.at + _AROUND].strip())
        for lone, paragraph in found
    )
    marks = "、".join(dict.fromkeys(f"“{lone.mark}”" for lone, _ in found))
    shown = "；".join(place.quote for place in places[:_SHOWN])
    more = f" 等 {len(places)} 处" if len(places) > _SHOWN else ""
    return Problem(
        Severity.INFO,
        f"不成对/{marks}",
        f"落单的{marks}：{shown}{more}。",
        "补上另一半，或删去多出的一半。",
        tuple(dict.fromkeys(places)),
        Side("落单的括号或引号", marks, places[0]),
        relation="括号、引号成对",
    )
