"""标题序号跳号

查什么：同一级标题的序号是否连续（一、之后应是二、）；预算、决算公开跳号处按各地模板应有的一节，而没有这个标题的，说出是哪一节。
为什么：跳号往往是删改后漏了一节，或少贴了一部分内容。
依据：公文层次序数依次为“一、”“（一）”“1.”“（1）”（GB/T 9704-2012 第7.3.3条）。

反例：
    一、预算绩效管理工作开展情况
    本单位成立了绩效管理小组。
    二、绩效自评结果
    自评结果为优。
    四、绩效自评结果应用情况
    结果用于下年预算安排。
正例：
    - 四、绩效自评结果应用情况
    + 三、绩效自评结果应用情况
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.catalogue.section_order import section_of, section_title, sections_between
from gouji.checks.disclosure import is_disclosure, is_read_whole
from gouji.checks.registry import check
from gouji.document.tree import Paragraph, Picture
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values import zh

_NUMBER = re.compile(r"\s*[（(]?\s*([一二三四五六七八九十]+)\s*[)）]?[、.．]?")
_CHECKED_LEVELS = (2, 3)


@check("R002")
def numbering(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        document = part.document
        last: dict[int, tuple[int, Paragraph]] = {}
        for paragraph in document.paragraphs:
            if paragraph.level is None:
                continue
            last = {level: seen for level, seen in last.items() if level <= paragraph.level}
            number = _number(paragraph)
            if paragraph.level not in _CHECKED_LEVELS or number is None:
                continue
            before = last.get(paragraph.level)
            if before is not None and number > before[0] + 1:
                missing = number - before[0] - 1
                yield Failed(_problem(before[1], paragraph, missing, _left_out(part, before[1], paragraph, missing)))
            elif before is not None:
                yield Passed(paragraph.text.strip())
            last[paragraph.level] = (number, paragraph)


def _number(heading: Paragraph) -> int | None:
    match = _NUMBER.match(heading.text)
    return zh.parse_numeral(match[1]) if match else None


def _left_out(part: Recognised, before: Paragraph, heading: Paragraph, missing: int) -> Sequence[str]:
    """The sections that templates have between two headings and no heading of the text: as many as numbers are skipped, else none."""
    if not is_disclosure(part) or not is_read_whole(part):
        return ()
    blocks = part.document.blocks[part.contents.body :]
    if before not in blocks or any(isinstance(block, Picture) for block in blocks):
        return ()
    told = {
        section_of(block.text)
        for block in blocks
        if isinstance(block, Paragraph) and block.level is not None and not zh.label(block.text).endswith("表")
    }
    for between in sections_between(section_of(before.text), section_of(heading.text)):
        found = [key for key in between if key not in told]
        if len(found) == missing:
            return found
    return ()


def _problem(before: Paragraph, heading: Paragraph, missing: int, left_out: Sequence[str]) -> Problem:
    one, other = zh.squeeze(before.text), zh.squeeze(heading.text)
    names = "、".join(f"“{section_title(key)}”" for key in left_out)
    tells = f"；各地模板在这里有{names}，这里没有这个标题" if names else ""
    return Problem(
        Severity.WARNING if names else Severity.INFO,
        f"{zh.label(one)}→{zh.label(other)}",
        f"标题“{one}”之后是“{other}”，中间缺 {missing} 个序号{tells}。",
        f"补写{names}，没有发生的写明没有；写在别处的，改正序号。"
        if names
        else "检查是否漏了内容；如没有漏，请改正序号。",
        (heading.place, before.place),
        Side("前一标题", one, before.place),
        Side("后一标题", other, heading.place),
        relation="序号连续",
    )
