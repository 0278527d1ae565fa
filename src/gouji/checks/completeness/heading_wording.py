"""报告标题与规定的提纲不一致

查什么：自评报告、评价报告各部分的标题是否与提纲一致。提纲没有核对过印本的，只提示其中一个字不同、可能是打错的；“及”“和”“与”不论。
为什么：标题写错字会让汇总程序和读者找不到这一部分。
依据：湖南各地财政局年度绩效自评通知附件3的报告提纲。

反例：
    2023年度青溪区司法局整体支出绩效自评报告
    一、基本情况
    本单位内设科室七个。
    二、一般公共预算支出情况
    支出合计359.50万元。
    三、政府性基金预算支出情况
    无
    四、国有资本经营预算支出情况
    无
    五、社会保险基金预算支出情况
    无
    六、部门整体支出绩效情况
    各项工作按计划完成。
    七、存在的问题及原因分析
    人员不足。
    八、下一步改进措施
    加强培训。
    九、绩效自评结果拟应用和公开情况
    自评结果在门户网站公开。
    十、其它需要说名的情况
    无
正例：
    - 十、其它需要说名的情况
    + 十、其他需要说明的情况
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.catalogue.forms import form
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.reports import Report, ReportSection
from gouji.domain.selfeval import Field
from gouji.values import zh

#: A number is one by the mark around or behind it: 一般公共预算支出情况 begins with none.
_NUMBERING = re.compile(r"^(?:\([一二三四五六七八九十\d]+\)[、.]?|[一二三四五六七八九十\d]+[、.])")
_AND = str.maketrans("与和", "及及")
#: In a heading of so many words two may be typed wrong.
_LONG = 8


@check("C005")
def heading_wording(dossier: Dossier) -> Iterator[Outcome]:
    for report in dossier.reports:
        for section in report.sections:
            if section.heading is None:
                continue
            printed = _NUMBERING.sub("", zh.label(section.heading.text))
            expected = zh.label(section.expected)
            if printed.endswith(expected) or printed.replace("其它", "其他") == expected:
                yield Passed(section.expected)
            elif not report.is_prescribed:
                yield from _against_outline(report, section, section.heading, printed)
            elif _folded(printed) != _folded(expected) and _is_slip(printed, expected):
                yield Failed(_problem(section.heading, printed, section.expected, "规定", "，疑为错字"))
            else:
                yield Failed(_problem(section.heading, printed, section.expected, "规定", ""))


def _against_outline(report: Report, section: ReportSection, heading: Field, printed: str) -> Iterator[Outcome]:
    """An outline that no print was seen of asks for no words: only one sign that is another may be typed wrong."""
    said = _folded(printed)
    if any(said.endswith(_folded(one)) for one in form(report.form).headings[section.expected]):
        yield Passed(section.expected)
    elif _others(said, _folded(section.expected)) == 1:
        yield Failed(_problem(heading, printed, section.expected, "提纲", "，只差一个字，可能是错字"))


def _folded(words: str) -> str:
    return zh.label(words).replace("其它", "其他").translate(_AND)


def _is_slip(printed: str, expected: str) -> bool:
    """Whether one word or two of as many are others."""
    return 0 < _others(printed, expected) <= 1 + (len(expected) >= _LONG)


def _others(printed: str, expected: str) -> int:
    """How many words are others; 0 where they are not as many."""
    if len(printed) != len(expected):
        return 0
    return sum(one != other for one, other in zip(printed, expected, strict=True))


def _problem(heading: Field, printed: str, expected: str, whose: str, doubt: str) -> Problem:
    return Problem(
        Severity.INFO,
        f"报告标题/{expected}",
        f"报告标题“{printed}”与{whose}的“{expected}”不一致{doubt}。",
        f"改为“{expected}”。" if whose == "规定" else f"是错字的，改为“{expected}”；本地的提纲另有写法的，不必改。",
        (heading.place,),
        Side("所印标题", printed, heading.place),
        Side(f"{whose}标题", expected),
        relation="标题与提纲一致",
    )
