"""填报日期不合理

查什么：填报日期是否在评价年度结束之后、次年年底之前。
为什么：自评应在次年完成并随决算公开；年度还没结束不可能有全年执行数，晚一年以上说明没有按期自评或日期填错。
依据：预算法第十四条、第八十条：决算批复后二十日内公开；财预〔2020〕10号：自评随决算报送公开。

反例：
    2021年青溪区部门整体支出绩效自评表
    | 填报单位（盖章）： | 青溪区司法局 | 填报日期： | 2023.04.13 |
    | 单位名称 | 青溪区司法局 | 评价年度 | 2021年 |
    | 部门整体支出总额预算执行情况（万元） | 执行数（A） | 预算数（B） | 执行率（A/B） |
    |  | 359.50 | 360.20 | 99.81% |
    | 一级指标 | 二级指标 | 三级指标 | 分值 | 年初目标值 | 实际完成值 | 得分 |
    | 过程 | 预算管理（100分） | 资产处置审批率 | 100 | 100% | 100% | 100 |
    | 评价结论（优、良、中、差）： | 优 | 总分 | 100 |
正例：
    - | 填报单位（盖章）： | 青溪区司法局 | 填报日期： | 2023.04.13 |
    + | 填报单位（盖章）： | 青溪区司法局 | 填报日期： | 2022.04.13 |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided
from gouji.domain.selfeval import Field, SelfEvaluation
from gouji.values.fiscal import parse_date


@check("I001")
def fill_date(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        field = evaluation.filled_on
        if field is None or evaluation.year is None:
            continue
        if field.is_blank:
            yield Undecided(f"{evaluation.name}没有填报日期。", field.place)
            continue
        date = parse_date(field.text)
        if date is None:
            yield Undecided(f"{evaluation.name}的填报日期“{field.text}”读不出年月日。", field.place)
        elif date.year == evaluation.year + 1:
            yield Passed(f"{evaluation.title}/填报日期")
        else:
            yield Failed(_problem(evaluation, field, evaluation.year, early=date.year <= evaluation.year))


def _problem(evaluation: SelfEvaluation, field: Field, year: int, *, early: bool) -> Problem:
    fault = (
        f"早于 {year} 年度结束，全年数还没有产生"
        if early
        else f"晚于 {year + 1} 年底，{year} 年度的自评应在 {year + 1} 年完成并随决算公开"
    )
    return Problem(
        Severity.WARNING,
        f"{year}年度/填报日期",
        f"{year} 年度的自评表填报日期是 {field.text}，{fault}。",
        "核对评价年度和填报日期；如确为补报，请注明。",
        (field.place,),
        Side("填报日期", field.text, field.place),
        Side("评价年度", f"{year}年度", None, str(year)),
        relation=f"填报日期在 {year + 1} 年内",
        cause="填报日期",
    )
