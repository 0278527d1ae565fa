"""只有标题没有内容

查什么：预算、决算说明的各级标题，自评报告的（一）（二）各节，下面有没有内容；下面直接是同级或上一级标题的，就是空的。
为什么：标题下没有一句话，等于没有公开这一项；没有发生的也应写明“无”或“0”。
依据：财预〔2016〕143号 地方预决算公开操作规程：各项说明应当完整；部门预算、决算公开模板：没有的，作“无……”的说明。

反例：
    青溪区司法局2024年度部门决算
    一、机关运行经费支出情况
    青溪区司法局2024年度机关运行经费支出18.00万元。
    二、政府采购支出情况
    三、国有资产占有使用情况说明
    截至2024年12月31日，青溪区司法局共有车辆0辆，单价100万元（含）以上设备0台（套）。
正例：
    - 二、政府采购支出情况
    + 二、政府采购支出情况
    + 青溪区司法局2024年度政府采购金额0万元。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.checks.disclosure import is_disclosure, is_read_whole, is_report
from gouji.checks.registry import check
from gouji.document.tree import Block, Paragraph
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided
from gouji.values import zh

# How headings of an explanation end. Names of offices, duties and measures are headings with nothing beneath as well.
_ABOUT = re.compile(
    r"(?:情况|说明|职能|职责|机构设置|单位构成|概况|名词解释|经费|采购|资产|绩效管理|收入|支出|重要事项|概述|立项依据|实施主体|实施方案|实施周期"
    r"|预算安排|经费预算|绩效目标|存在的?问题|改进措施|分析)(?:\([^()]{1,8}\))?[。:]?$"
)
_NOT = re.compile(
    r"附件|附表|报表|目录|\d(?:\.\d+)?(?:万元|元|个|辆)|^\S{0,4}(?:加强|完善|推进|强化|提高|规范|承办|负责|组织|参与|做好|开展)"
)
_BELOW = re.compile(r"\([一二三四五六七八九十]+\)")
_NUMERAL = re.compile(r"^(?:第|\()?([一二三四五六七八九十]+|\d{1,2})")
#: So many headings in a row with nothing beneath are a list of contents.
_ROW = 3


@check("C013")
def empty_section(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        if not (is_disclosure(part) or is_report(part)):
            continue
        # Of the parts that its outline asks for a report is told by C004.
        empty = [one for one in _empty(part) if is_disclosure(part) or _BELOW.match(zh.label(one.text))]
        if empty and not is_read_whole(part):
            yield Undecided(f"“{zh.squeeze(empty[0].text)}”下面没有读到内容；文件有没读出的部分", empty[0].place)
            continue
        for heading in empty:
            yield Failed(_problem(heading))
        if not empty:
            yield Passed("各标题下都有内容")


def _empty(part: Recognised) -> list[Paragraph]:
    blocks = part.document.blocks
    found: list[Paragraph] = []
    run: list[Paragraph] = []
    for at in range(part.contents.body, len(blocks)):
        block = blocks[at]
        if isinstance(block, Paragraph) and block.level is not None and _has_nothing(block, blocks[at + 1 :]):
            run.append(block)
            continue
        if len(run) < _ROW:
            found += run
        run = []
    last = {zh.label(paragraph.text): paragraph for paragraph in part.document.paragraphs}
    found += run if len(run) < _ROW else []
    # an entry of a list of contents is printed again further on
    return [one for one in found if _is_section(one) and last[zh.label(one.text)] is one]


def _has_nothing(heading: Paragraph, after: Sequence[Block]) -> bool:
    following = next(iter(after), None)
    if following is None:
        return True
    if not isinstance(following, Paragraph) or following.level is None or heading.level is None:
        return False
    if following.level == heading.level and _starts_over(heading.text, following.text):
        return False  # 十一、…… followed by 一、…… : its own parts numbered like the sections
    return following.level <= heading.level


def _starts_over(one: str, other: str) -> bool:
    first, second = (_NUMERAL.match(zh.label(text)) for text in (one, other))
    return first is not None and second is not None and second[1] in ("一", "1") and first[1] not in ("一", "1")


def _is_section(heading: Paragraph) -> bool:
    title = zh.label(heading.text)
    return _ABOUT.search(title) is not None and _NOT.search(title) is None


def _problem(heading: Paragraph) -> Problem:
    title = zh.squeeze(heading.text)
    place = heading.place.quoting(heading.text.strip())
    return Problem(
        Severity.WARNING,
        f"空标题/{zh.label(title)}",
        f"“{title}”下面没有内容。",
        "补写这一部分；没有发生的，写明“无”或 0，不留空标题。",
        (place,),
        Side("标题", title, place),
        relation="标题下有内容",
    )
