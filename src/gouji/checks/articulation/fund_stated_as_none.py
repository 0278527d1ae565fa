"""表中有政府性基金，报告却写“无”

查什么：自评表列有政府性基金（或国有资本经营预算）收入的，报告对应部分是否写了支出情况。
为什么：有拨款而写“无”，要么表填错，要么报告漏写了这笔支出。
依据：湖南绩效自评报告提纲第三、四部分。

反例：
    部门整体支出绩效自评表
    （2023年度）
    | 区级预算单位名称 | 青溪区司法局 |
    | 年度预算申请（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 140.00 | 150.00 | 150.00 | 10 | 100% | 10分 |
    |  | 按收入性质分： | 按支出性质分： |
    |  | 其中：一般公共预算：142.00 | 其中：基本支出：100.00 |
    |  | 政府性基金拨款：8.00 | 项目支出：50.00 |
    | 年度总体目标 | 预期目标 | 实际完成情况 |
    |  | 办理法律援助案件不少于210件。 | 办理法律援助案件249件。 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
    | 产出指标 | 数量指标 | 办理法律援助案件数 | ≥210件 | 249件 | 90分 | 90分 |
    | 总分 | 100 | 100分 |
    2023年度青溪区司法局整体支出绩效自评报告
    一、基本情况
    本单位内设科室七个。
    二、一般公共预算支出情况
    2023年度支出150.00万元。
    三、政府性基金预算支出情况
    无
    四、国有资本经营预算支出情况
    无
    五、社会保险基金预算支出情况
    无
    六、部门整体支出绩效情况
    全年受理法律援助案件249件。
    七、存在的问题及原因分析
    人员不足。
    八、下一步改进措施
    加强培训。
    九、绩效自评结果拟应用和公开情况
    自评结果在门户网站公开。
    十、其他需要说明的情况
    无
正例：
    部门整体支出绩效自评表
    （2023年度）
    | 区级预算单位名称 | 青溪区司法局 |
    | 年度预算申请（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 140.00 | 150.00 | 150.00 | 10 | 100% | 10分 |
    |  | 按收入性质分： | 按支出性质分： |
    |  | 其中：一般公共预算：142.00 | 其中：基本支出：100.00 |
    |  | 政府性基金拨款：8.00 | 项目支出：50.00 |
    | 年度总体目标 | 预期目标 | 实际完成情况 |
    |  | 办理法律援助案件不少于210件。 | 办理法律援助案件249件。 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
    | 产出指标 | 数量指标 | 办理法律援助案件数 | ≥210件 | 249件 | 90分 | 90分 |
    | 总分 | 100 | 100分 |
    2023年度青溪区司法局整体支出绩效自评报告
    一、基本情况
    本单位内设科室七个。
    二、一般公共预算支出情况
    2023年度支出142.00万元。
    三、政府性基金预算支出情况
    政府性基金预算支出8.00万元。
    四、国有资本经营预算支出情况
    无
    五、社会保险基金预算支出情况
    无
    六、部门整体支出绩效情况
    全年受理法律援助案件249件。
    七、存在的问题及原因分析
    人员不足。
    八、下一步改进措施
    加强培训。
    九、绩效自评结果拟应用和公开情况
    自评结果在门户网站公开。
    十、其他需要说明的情况
    无
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.reports import ReportSection
from gouji.domain.selfeval import LabelledAmount, MoneyBlock, SelfEvaluation
from gouji.ties.amounts import meant
from gouji.ties.between import no_fund
from gouji.ties.forms import form_ties
from gouji.values import interval
from gouji.values.figure import Figure
from gouji.values.rounding import plain
from gouji.values.units import WAN_YUAN

_SECTIONS = {
    "政府性基金拨款": "政府性基金预算支出情况",
    "政府性基金预算拨款": "政府性基金预算支出情况",
    "国有资本经营预算拨款": "国有资本经营预算支出情况",
}


@check("J003")
def fund_stated_as_none(dossier: Dossier) -> Iterator[Outcome]:
    for form in form_ties(dossier):
        evaluation = form.evaluation
        if evaluation.money is None:
            continue
        for nature in evaluation.money.natures:
            figure = meant(evaluation.money, nature.amount)
            name = _SECTIONS.get(nature.label)
            if figure is None or not figure.value or name is None:
                continue
            for report in dossier.reports:
                section = report.section(name)
                if section is not None and section.says_none:
                    problem = _problem(dossier, evaluation, evaluation.money, nature, figure, section)
                    yield Failed(problem, no_fund(form, nature.label, nature.amount), known=True)
                elif section is not None:
                    yield Passed(name)


def _problem(
    dossier: Dossier,
    evaluation: SelfEvaluation,
    money: MoneyBlock,
    nature: LabelledAmount,
    figure: Figure,
    section: ReportSection,
) -> Problem:
    shown = f"{plain(figure.exact / WAN_YUAN.factor)} 万元"
    place = section.paragraphs[0].place
    absorbed = _absorbed(dossier, money, nature)
    return Problem(
        Severity.ERROR,
        f"{evaluation.title}/{nature.label}",
        f"{evaluation.name}填有{nature.label} {nature.amount.text}（{shown}），报告“{section.expected}”却写“{section.paragraphs[0].text.strip()}”"
        + (f"，报告把这笔钱写进了一般公共预算支出（{absorbed[0]}）。" if absorbed else "。"),
        f"核对决算：确有{nature.label}的，在报告这一部分写明支出情况；没有的，改正自评表。",
        (nature.amount.place, place, *((absorbed[1],) if absorbed else ())),
        Side(nature.label, nature.amount.text, nature.amount.place, format(figure.value, "f"), figure.unit.name),
        Side(section.expected, section.paragraphs[0].text.strip(), place),
        relation="有拨款则有支出说明",
    )


def _absorbed(dossier: Dossier, money: MoneyBlock, nature: LabelledAmount) -> tuple[str, Place] | None:
    """The general-budget spending of the text, where it equals the form's general budget together with this fund."""
    general = next((meant(money, one.amount) for one in money.natures if one.label.startswith("一般公共预算")), None)
    figure = meant(money, nature.amount)
    if general is None or figure is None:
        return None
    both = interval.total((general.interval, figure.interval))
    for fact in dossier.facts.find("一般公共预算财政拨款支出", "决算", dossier.year):
        if fact.figure.interval.meets(both) and not fact.figure.interval.meets(general.interval):
            unit = fact.figure.unit
            parts = [plain(one.exact / unit.factor) for one in (general, figure)]
            return f"{fact.figure.text} = {' + '.join(parts)}", fact.place
    return None
