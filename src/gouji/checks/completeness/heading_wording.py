"""报告标题与规定的提纲不一致

查什么：自评报告、评价报告各部分的标题是否与提纲一致。提纲没有核对过印本的，只说其中一个字不同、像是打错的。
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
from gouji.domain.selfeval import Field
from gouji.values import zh

_NUMBERING = re.compile(r"^\(?[一二三四五六七八九十\d]+\)?[、.．]?")
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
            usual = not report.is_prescribed and printed in map(zh.label, form(report.form).headings[section.expected])
            if printed.endswith(expected) or printed.replace("其它", "其他") == expected or usual:
                yield Passed(section.expected)
            elif _is_slip(printed, expected):
                yield Failed(_problem(section.heading, printed, section.expected, "，疑为错字"))
            elif report.is_prescribed:
                yield Failed(_problem(section.heading, printed, section.expected, ""))


def _is_slip(printed: str, expected: str) -> bool:
    """Whether one word or two of as many are others."""
    if len(printed) != len(expected):
        return False
    others = sum(one != other for one, other in zip(printed, expected, strict=True))
    return 0 < others <= 1 + (len(expected) >= _LONG)


def _problem(heading: Field, printed: str, expected: str, doubt: str) -> Problem:
    return Problem(
        Severity.INFO,
        f"报告标题/{expected}",
        f"报告标题“{printed}”与规定的“{expected}”不一致{doubt}。",
        f"改为“{expected}”。",
        (heading.place,),
        Side("所印标题", printed, heading.place),
        Side("规定标题", expected),
        relation="标题与提纲一致",
    )
