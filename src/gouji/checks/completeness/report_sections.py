"""自评报告缺内容

查什么：自评报告、评价报告提纲要求的各部分是否都有，标题下有没有内容。提纲没有核对过印本的，缺的部分只作提示。
为什么：提纲是财政部门统一规定的，空着的部分等于没有报告；确实没有的应写“无”。
依据：湖南各地财政局年度绩效自评通知附件3的报告提纲；财预〔2020〕10号 项目支出绩效评价报告（参考提纲）等，见表式一览。

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
    十、其他需要说明的情况
    无
正例：
    - 九、绩效自评结果拟应用和公开情况
    + 九、绩效自评结果拟应用和公开情况
    + 自评结果在门户网站公开，并作为下年预算安排的依据。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.disclosure import is_read_whole
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided
from gouji.domain.reports import Report, ReportSection


@check("C004")
def report_sections(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        for report in part.reports:
            missing = [section for section in report.sections if section.heading is None and _is_asked(report, section)]
            empty = [section for section in report.sections if section.is_bare]
            if (missing or empty) and not is_read_whole(part):
                yield Undecided("报告有没读出的部分，缺不缺内容无法核对", report.place)
                continue
            if missing:
                yield Failed(_missing(report, missing))
            if empty:
                yield Failed(_problem(report, Severity.WARNING, "只有标题没有内容", empty))
            if not missing and not empty:
                yield Passed(report.title)


def _is_asked(report: Report, section: ReportSection) -> bool:
    """What else there is to say is asked for only where an official print does."""
    return report.is_prescribed or not section.expected.startswith("其他")


def _missing(report: Report, sections: list[ReportSection]) -> Problem:
    """What an official print asks for is lacking; of an outline that no print was seen of, it is only told."""
    if report.is_prescribed:
        return _problem(report, Severity.WARNING, "缺少", sections)
    return _problem(report, Severity.INFO, f"按“{report.outline}”的提纲没有找到", sections)


def _problem(report: Report, severity: Severity, fault: str, sections: list[ReportSection]) -> Problem:
    names = [section.expected for section in sections]
    shown = "、".join(f"“{name}”" for name in names)
    where = tuple(section.heading.place for section in sections if section.heading) or (report.place,)
    unsure = "" if severity is not Severity.INFO else "（提纲没有核对印本，各地可以另有写法）"
    return Problem(
        severity,
        f"{report.title}/{fault}",
        f"{'自评' if report.is_own else '评价'}报告{fault}的部分：{shown}{unsure}。",
        "补写内容；确实没有的写“无”。" if not unsure else "对照本地的提纲：要求写的补写，没有的写“无”。",
        where,
        Side("报告部分", "、".join(names), where[0]),
        relation="提纲各部分齐全",
    )
