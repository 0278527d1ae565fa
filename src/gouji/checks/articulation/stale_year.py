"""标题或截止日期用了别的年度

查什么：决算公开文件中，部分标题里的年度、“截至××××年12月31日”的年度，是否是本年度。
为什么：套用上年文稿时最容易漏改的就是标题和截止日期，读者会以为数据是上年的。
依据：每一处年度只能有一个，标题中不得有旧年度。

反例：
    青溪区司法局2024年度部门决算
    第三部分 青溪区司法局2023年度部门决算情况说明
    收入支出决算总表
    单位：万元
    | 项目 | 决算数 | 项目 | 决算数 |
    | 总计 | 100.00 | 总计 | 100.00 |
    一、收入支出决算总体情况说明
    青溪区司法局2024年度收入支出总计100.00万元。
    2024年度本部门政府采购支出3.00万元。
正例：
    青溪区司法局2024年度部门决算
    第三部分 青溪区司法局2024年度部门决算情况说明
    收入支出决算总表
    单位：万元
    | 项目 | 决算数 | 项目 | 决算数 |
    | 总计 | 100.00 | 总计 | 100.00 |
    一、收入支出决算总体情况说明
    青溪区司法局2024年度收入支出总计100.00万元。与2023年度相比，收入支出总计增加5.00万元。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.document.tree import Paragraph
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values import zh
from gouji.values.fiscal import years

_AS_OF = re.compile(r"截[至止]\s*(?P<year>20\d\d)\s*年\s*12\s*月\s*31\s*日")
_COMPARES = re.compile(r"相比|比上年|较上年|对比|上年|至20\d\d")
_LONGEST_TITLE = 60


@check("J242")
def stale_year(dossier: Dossier) -> Iterator[Outcome]:
    if dossier.year is None or not dossier.accounts:
        return
    for part in dossier.parts:
        if not part.accounts:
            continue
        for paragraph in part.document.paragraphs:
            for what, year, quote in _years(paragraph):
                if year == dossier.year:
                    yield Passed(what)
                else:
                    yield Failed(_problem(paragraph, what, year, quote, dossier.year))


def _years(paragraph: Paragraph) -> Iterator[tuple[str, int, str]]:
    """The years that must be the reported one: in titles about final accounts, and in the date assets are counted at."""
    for match in _AS_OF.finditer(zh.halfwidth(paragraph.text)):
        yield "截止日期", int(match["year"]), match[0]
    is_title = paragraph.level is not None and paragraph.level <= 2 and len(paragraph.text) <= _LONGEST_TITLE
    named = (
        years(paragraph.text) if is_title and "决算" in paragraph.text and not _COMPARES.search(paragraph.text) else ()
    )
    for mention in named:
        yield "标题", mention.year, paragraph.text.strip()


def _problem(paragraph: Paragraph, what: str, year: int, quote: str, reported: int) -> Problem:
    place = paragraph.place.quoting(quote)
    return Problem(
        Severity.ERROR,
        f"{what}/{year}",
        f"{what}“{quote}”写的是 {year} 年，这份决算是 {reported} 年度的。",
        f"改为 {reported}，并核对这一部分是否仍是上年的文字。",
        (place,),
        Side(what, str(year), place, str(year)),
        Side("决算年度", str(reported), None, str(reported)),
        relation="年度一致",
    )
