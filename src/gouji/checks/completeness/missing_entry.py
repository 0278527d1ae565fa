"""目录列有的部分正文没有

查什么：目录里列出的各部分、各张表，正文里是否都有。
为什么：列在目录里而正文没有，是漏贴了一部分，或目录还是上年的。
依据：财预〔2016〕143号 地方预决算公开操作规程：公开内容应当完整；目录与正文应当一致。

反例：
    青溪区司法局2026年部门预算
    目录
    一、部门主要职责
    二、部门预算情况说明
    三、政府采购预算情况
    一、部门主要职责
    负责全区司法行政工作。
    二、部门预算情况说明
    2026年收入预算100.00万元，其中：财政拨款收入100.00万元，比2025年预算增加5.00万元。
正例：
    - 三、政府采购预算情况
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.catalogue.tables import layouts
from gouji.checks.disclosure import is_disclosure, is_read_whole
from gouji.checks.registry import check
from gouji.document.contents import title_of
from gouji.document.tree import Paragraph, Picture, Table
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided
from gouji.values import zh

_WORDS = re.compile(
    r"20\d\d年?(?:年?度)?|部门|预算单位|单位|本级|区级|市级|县级|省级|关于|情况|说明|总体|的|\(.*?\)|[,、.:]"
)
_LONGEST = 120
_SHORTEST = 2


@check("C014")
def missing_entry(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        if is_disclosure(part):
            yield from _compared(part)


def _compared(part: Recognised) -> Iterator[Outcome]:
    contents = part.contents
    body = part.identity.body or ""
    printed = _printed(part, contents.body, body)
    pictured = any(isinstance(block, Picture) for block in part.document.blocks[contents.body :])
    has_tables = any(isinstance(block, Table) for block in part.document.blocks[contents.body :])
    for entry in contents.entries:
        title = title_of(zh.label(entry.text))
        core = _core(title, body)
        if len(core) < _SHORTEST or (part.accounts and any(title in one.titles for one in layouts().values())):
            continue  # the nine tables of final accounts have a check of their own
        if core in printed:
            yield Passed(title)
        elif not is_read_whole(part):
            yield Undecided(f"目录列有“{title}”，正文里没有读到；文件有没读出的部分", entry.place)
        elif title.endswith("表") and (pictured or not has_tables):
            yield Undecided(f"目录列有“{title}”，这份文件里没有读到表，可能另附", entry.place)
        else:
            yield Failed(_problem(entry, title))


def _printed(part: Recognised, start: int, body: str) -> str:
    """What the text behind the contents begins its lines and tables with, a line each, without the words that come and go."""
    found: list[str] = []
    for block in part.document.blocks[start:]:
        if isinstance(block, Paragraph):
            found.append(title_of(zh.label(block.text[:_LONGEST])))
        elif isinstance(block, Table):
            found.append(zh.label(block.caption))
            found += [zh.label(cell.text) for row in block.rows[:2] for cell in row]
    return _core("\n".join(found), body)


def _core(label: str, body: str) -> str:
    return _WORDS.sub("", label.replace(body, "") if body else label)


def _problem(entry: Paragraph, title: str) -> Problem:
    place = entry.place.quoting(entry.text.strip())
    return Problem(
        Severity.INFO,
        f"目录/{title}",
        f"目录列有“{title}”，正文里没有这一部分。",
        f"在正文补上“{title}”；没有这一部分的，从目录删去。",
        (place,),
        Side("目录", title, place),
        Side("正文", "没有"),
        relation="目录所列正文都有",
    )
