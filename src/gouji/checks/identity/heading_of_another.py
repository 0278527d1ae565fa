"""各部分的标题写成了另一种文件

查什么：“第三部分 2025年度部门决算情况说明”这类标题，写的预算还是决算、部门还是单位，是不是这份文件自己的。
为什么：标题多半从另一份文件照抄，正文也就可能没有改全。
依据：部门预算、部门决算公开模板：各部分的标题都写这份文件的名称。只看除了年度没有别的字的标题，写了单位名称、写“所属单位”的不查；文件名称自己就写了两种的也不查。

反例：
    青溪区林业局2025年度部门预算
    第一部分 部门概况
    青溪区林业局负责全区造林绿化。
    第二部分 2025年度部门预算表
    收入预算100.00万元，支出预算100.00万元。
    第三部分 2025年度部门决算情况说明
    2025年收入预算100.00万元，支出预算100.00万元。
正例：
    - 第三部分 2025年度部门决算情况说明
    + 第三部分 2025年度部门预算情况说明
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from gouji.checks.disclosure import is_disclosure
from gouji.checks.registry import check
from gouji.document.tree import Paragraph
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values import zh

_TITLE = re.compile(r"(?P<who>部门|单位)(?P<what>预算|决算)")
_PART = re.compile(
    r"^第[一二三四五六七八九十]+部分[、:：]?(?:20\d\d年度?)?(?P<who>部门|单位)(?P<what>预算|决算)(?:公开)?(?:报表|表格?|(?:情况)?说明|情况|公开表)$"
)
_OPENING = 15
_BOTH = 2


@check("I012")
def heading_of_another(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        if is_disclosure(part):
            yield from _compared(part)


def _compared(part: Recognised) -> Iterator[Outcome]:
    paragraphs = tuple(part.document.paragraphs)
    opening = [zh.label(one.text) for one in islice(paragraphs, _OPENING) if not _PART.search(zh.label(one.text))]
    titles = {match.groups() for text in opening for match in _TITLE.finditer(text)}
    headings = [
        (one, found.groups()) for one in paragraphs for found in [_PART.search(zh.label(one.text))] if found is not None
    ]
    if len(titles) != 1 or len({one.text for one, _ in headings}) < _BOTH:
        return
    (title,) = titles
    wrong = [(one, named) for one, named in headings if named != title]
    if any(named == title for _, named in headings) and wrong:
        yield Failed(_problem("".join(title), wrong))
    else:
        yield Passed("各部分的标题")


def _problem(title: str, wrong: list[tuple[Paragraph, tuple[str, ...]]]) -> Problem:
    places = tuple(one.place.quoting(one.text.strip()) for one, _ in wrong)
    shown = "、".join(dict.fromkeys(f"“{place.quote}”" for place in places))
    written = "".join(wrong[0][1])
    return Problem(
        Severity.WARNING,
        f"标题/{written}",
        f"这份文件是{title}，标题却写{written}：{shown}。",
        f"把标题改为“{title}”，并看这一部分的正文有没有改全。",
        places,
        Side("标题", written, places[0]),
        Side("文件名称", title),
        relation="各部分标题与文件名称一致",
    )
