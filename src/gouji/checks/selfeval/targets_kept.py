"""自评时的目标与申报时的目标不同

查什么：同一年度同一项目的绩效目标（申报）表和自评表，同名指标的目标值、分值是否相同，申报的指标自评时还在不在。
为什么：自评应当以批复的绩效目标为准。年底把目标改低、把没有完成的指标去掉，自评就没有意义。
依据：财预〔2020〕10号：单位自评以预算批复时确定的绩效目标和指标为依据；调整目标须按程序报批，故只作疑点。

反例：
    2023年度项目支出绩效目标表
    | 项目名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥20场 |
    | 产出指标 | 数量指标 | 发放宣传资料 | ≥1000份 |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% |
    附件
    2023年度项目支出绩效自评表
    | 项目名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 13场 | 30 | 30 |  |
    | 产出指标 | 数量指标 | 发放宣传资料 | ≥1000份 | 1100份 | 30 | 30 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 88% | 30 | 29.33 | 个别受众对频次不满意，明年加开 |
    | 总分 | 100 | 99.33 |
正例：
    - | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥20场 |
    + | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.reports import FormRow, UnscoredForm
from gouji.domain.selfeval import Field, Indicator, SelfEvaluation
from gouji.values import zh
from gouji.values.figure import Figure, FigureRange


@check("S024")
def targets_kept(dossier: Dossier) -> Iterator[Outcome]:
    for form in dossier.other_forms:
        if form.kind != "targets":
            continue
        for evaluation in dossier.evaluations:
            if form.is_of(evaluation):
                yield from _compared(form, evaluation)


def _compared(form: UnscoredForm, evaluation: SelfEvaluation) -> Iterator[Outcome]:
    rows = {_name(row.level3.text): row for row in evaluation.indicators}
    set_once = [row for row in form.rows if "target" in row.fields and not row.fields["target"].is_empty]
    shared = [row for row in set_once if _name(row.name) in rows]
    if not shared:
        return  # other words for the same things: nothing to hold against each other
    for row in shared:
        yield _target(evaluation, row, rows[_name(row.name)])
    missing = [row for row in set_once if _name(row.name) not in rows]
    if missing:
        yield Failed(_missing(form, evaluation, missing))


def _name(text: str) -> str:
    return zh.label(text).split("(")[0]


def _target(evaluation: SelfEvaluation, row: FormRow, indicator: Indicator) -> Outcome:
    first, now = row.fields["target"], indicator.target
    if _same(first, now):
        return Passed(f"{evaluation.title}/{row.name}/申报目标", places=(now.place,))
    return Failed(
        Problem(
            Severity.WARNING,
            f"{evaluation.title}/{_name(row.name)}/申报目标",
            f"{evaluation.name}“{row.name}”目标值是“{zh.squeeze(now.text)}”，绩效目标表里是“{zh.squeeze(first.text)}”。",
            "以批复的绩效目标为准；年中经批准调整的，注明调整依据。",
            (now.place, first.place),
            Side("自评表目标值", zh.squeeze(now.text), now.place),
            Side("绩效目标表目标值", zh.squeeze(first.text), first.place),
            relation="自评的目标 = 批复的目标",
        )
    )


def _same(one: Field, other: Field) -> bool:
    """Whether two targets aim at the same: the same words, or the same amount, a sign that only one prints left aside."""
    if zh.label(one.text) == zh.label(other.text):
        return True
    left, right = one.value, other.value
    if isinstance(left, FigureRange) and isinstance(right, FigureRange):
        return left.interval == right.interval
    if not isinstance(left, Figure) or not isinstance(right, Figure):
        # a target in words may be told in other words: only two figures differ for sure
        return not (isinstance(left, Figure) and isinstance(right, Figure))
    if "none" in (left.unit.dimension, right.unit.dimension):
        return left.value == right.value or left.exact == right.exact
    return left.unit.dimension != right.unit.dimension or left.exact == right.exact


def _missing(form: UnscoredForm, evaluation: SelfEvaluation, rows: list[FormRow]) -> Problem:
    names = "、".join(row.name for row in rows)
    return Problem(
        Severity.WARNING,
        f"{evaluation.title}/申报的指标",
        f"{form.called}有 {len(rows)} 项指标没有出现在{evaluation.name}里：{names}。",
        "补上这些指标的完成情况；经批准取消或改了名称的，予以说明。",
        (evaluation.place, *(row.fields["target"].place for row in rows)),
        Side("自评表", f"缺 {len(rows)} 项", evaluation.place),
        Side("绩效目标表", names, form.place),
        relation="申报的指标逐项自评",
    )
