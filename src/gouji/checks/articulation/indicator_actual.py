"""报告写的完成数与自评表不一致

查什么：自评报告、决算说明里写的完成数，是否等于自评表的实际完成值；受理数、成功数等不同环节的数不混比。
为什么：完成值是计分的依据，与正文不一致就说不清哪个是真的。
依据：核对通则：同一指标在自评表、报告、正文中完成值一致。

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
    2023年度支出142.00万元。
    三、政府性基金预算支出情况
    政府性基金预算支出8.00万元。
    四、国有资本经营预算支出情况
    无
    五、社会保险基金预算支出情况
    无
    六、部门整体支出绩效情况
    全年受理法律援助案件238件。
    七、存在的问题及原因分析
    人员不足。
    八、下一步改进措施
    加强培训。
    九、绩效自评结果拟应用和公开情况
    自评结果在门户网站公开。
    十、其他需要说明的情况
    无
正例：
    - 全年受理法律援助案件238件。
    + 全年受理法律援助案件249件。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.catalogue.subjects import stage
from gouji.checks.registry import check
from gouji.checks.same_subject import Says, says, statements
from gouji.domain.claims import Mention
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Indicator
from gouji.ties.between import actual_in_text
from gouji.ties.forms import form_ties
from gouji.values import zh
from gouji.values.figure import Figure


@check("J007")
def indicator_actual(dossier: Dossier) -> Iterator[Outcome]:
    for form in form_ties(dossier):
        evaluation = form.evaluation
        for row in evaluation.indicators:
            actual = row.actual.figure
            if actual is None:
                continue
            stated = [one for one in statements(dossier, row, actual) if says(one) is Says.ACTUAL]
            tie = actual_in_text(form, row, stated)
            if tie is None:
                continue
            if tie.holds:
                yield Passed(f"{evaluation.title}/{row.level3.text}/完成值", tie)
            else:
                outcome = _outcome_beside(dossier, actual, stated[0])
                # the figure of a later stage is no slip of the pen, nor is what others found out
                known = outcome is not None or _is_by_others(dossier, stated[0])
                yield Failed(_problem(row, actual, stated[0], outcome), tie, known=known)


def _is_by_others(dossier: Dossier, stated: Mention) -> bool:
    """Whether the figure stands in a report of others on the unit."""
    parts = (part for part in dossier.parts if any(not report.is_own for report in part.reports))
    return any(stated.passage in part.claims.passages for part in parts)


def _outcome_beside(dossier: Dossier, actual: Figure, stated: Mention) -> Mention | None:
    """The later stage in the same paragraph that the form's figure equals: 成功 1620 beside 排查 1632."""
    for claims in dossier.claims:
        for mention in claims.mentions:
            if mention.passage is stated.passage and mention.figure.exact == actual.exact:
                return mention if stage(mention.subject) == "outcome" else None
    return None


def _problem(row: Indicator, actual: Figure, stated: Mention, outcome: Mention | None) -> Problem:
    return Problem(
        Severity.WARNING,
        f"{zh.label(row.level3.text)}/完成值",
        f"“{row.level3.text}”自评表的实际完成值是 {row.actual.text}，正文写“{zh.squeeze(stated.subject)}”{stated.figure.text.strip()}"
        + (
            f"、其中“{zh.squeeze(outcome.subject)}”{outcome.figure.text.strip()}，表中疑把后一环节的数填成了完成值。"
            if outcome
            else "，两处不一致。"
        ),
        "核对台账，两处用同一个数；口径不同的，改指标名称或注明。",
        (row.actual.place, stated.place, *((outcome.place,) if outcome else ())),
        Side.of("自评表实际完成值", actual, row.actual.place),
        Side.of("正文完成数", stated.figure, stated.place),
        difference=format(actual.value - stated.figure.value, "f") if actual.unit == stated.figure.unit else "",
        relation="正文完成数 = 自评表实际完成值",
    )
