"""报告各部分的次序与提纲不同

查什么：自评报告、评价报告的各部分是否照提纲的次序。
为什么：汇总、对照的人按次序找；次序不同多半是拼合几份报告时放错了，或者漏了一部分。
依据：湖南各地财政局年度绩效自评通知附件3；财预〔2020〕10号 项目支出绩效评价报告（参考提纲）。提纲是参考的，只作提示。

反例：
    2023年度普法宣传项目支出绩效评价报告
    一、基本情况
    项目预算10万元。
    二、绩效评价工作开展情况
    成立评价组。
    三、综合评价情况及评价结论
    综合得分90分。
    四、绩效评价指标分析
    产出全部完成。
    五、有关建议
    及早安排。
    六、主要经验及做法、存在的问题及原因分析
    支付较慢。
    七、其他需要说明的问题
    无
正例：
    - 五、有关建议
    - 及早安排。
    - 六、主要经验及做法、存在的问题及原因分析
    - 支付较慢。
    + 五、主要经验及做法、存在的问题及原因分析
    + 支付较慢。
    + 六、有关建议
    + 及早安排。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.reports import Report, ReportSection
from gouji.domain.selfeval import Field
from gouji.values import zh


@check("C020")
def report_order(dossier: Dossier) -> Iterator[Outcome]:
    for report in dossier.reports:
        moved = [(section, section.heading) for section in report.sections if section.stands and section.heading]
        for section, heading in moved:
            yield Failed(_problem(report, section, heading))
        if not moved:
            yield Passed(report.title)


def _problem(report: Report, section: ReportSection, heading: Field) -> Problem:
    printed = zh.squeeze(heading.text)
    return Problem(
        Severity.INFO,
        f"{report.title}/次序/{section.expected}",
        f"“{printed}”排在{section.stands}，“{report.outline}”的提纲不是这个次序。",
        "照提纲调整各部分的次序；本地另有规定的，按本地的。",
        (heading.place,),
        Side("所印标题", printed, heading.place),
        relation="各部分照提纲的次序",
    )
