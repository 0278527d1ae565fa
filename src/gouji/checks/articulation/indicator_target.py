"""报告写的目标与自评表的目标不一致

查什么：自评报告、绩效目标里写的目标数，是否等于自评表的年度指标值。
为什么：目标在批复预算时已定，报告里写成另一个数（常见的是把完成数写成目标），等于事后改目标。
依据：财预〔2020〕10号：以批复的绩效目标为自评依据。

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
    本单位内设科室七个。年度绩效目标是：办理法律援助案件249件。
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
正例：
    - 本单位内设科室七个。年度绩效目标是：办理法律援助案件249件。
    + 本单位内设科室七个。年度绩效目标是：办理法律援助案件210件。
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
from gouji.ties.between import target_in_text
from gouji.ties.forms import form_ties
from gouji.values import zh
from gouji.values.figure import Figure, FigureRange


@check("J006")
def indicator_target(dossier: Dossier) -> Iterator[Outcome]:
    for form in form_ties(dossier):
        evaluation = form.evaluation
        for row in evaluation.indicators:
            target = row.target.value
            if not isinstance(target, Figure | FigureRange):
                continue
            stated = [one for one in statements(dossier, row, target, any_stage=True) if says(one) is Says.TARGET]
            agreed = [one for one in stated if _agrees(row, target, one)]
            tie = target_in_text(form, row, ((one, _is_later(row, one)) for one in stated))
            subject = f"{evaluation.title}/{row.level3.text}/目标"
            if agreed:
                yield Passed.over(subject, row.target, *agreed) if tie is None else Passed(subject, tie)
            elif stated:
                copied = _is_actual(row, stated[0])
                yield Failed(_problem(row, stated[0], copied=copied), tie, known=copied)


def _agrees(row: Indicator, target: Figure | FigureRange, stated: Mention) -> bool:
    """The same target, or one for a later stage that does not exceed it: of 500 taken in, 480 may be resolved."""
    if stated.figure.interval.meets(target.interval):
        return True
    return _is_later(row, stated) and stated.figure.interval.high <= target.interval.low


def _is_later(row: Indicator, stated: Mention) -> bool:
    return stage(row.level3.text) == "intake" and stage(stated.subject) == "outcome"


def _is_actual(row: Indicator, stated: Mention) -> bool:
    """Whether what was done is stated as what was aimed at."""
    actual = row.actual.figure
    return actual is not None and actual.exact == stated.figure.exact


def _problem(row: Indicator, stated: Mention, *, copied: bool) -> Problem:
    sides = (
        Side("自评表目标", row.target.text, row.target.place),
        Side.of("报告目标", stated.figure, stated.place),
    )
    accused, other = sides[::-1] if copied else sides
    return Problem(
        Severity.WARNING,
        f"{zh.label(row.level3.text)}/目标",
        f"“{row.level3.text}”自评表的目标是 {row.target.text}，报告写的目标是 {stated.figure.text.strip()}"
        + (f"，正好等于实际完成值 {row.actual.text}，疑把完成数写成了目标。" if copied else "，两处不一致。"),
        "以批复的绩效目标为准，改正另一处。",
        (row.target.place, stated.place),
        accused,
        other,
        relation="报告目标 = 自评表年度指标值",
    )
