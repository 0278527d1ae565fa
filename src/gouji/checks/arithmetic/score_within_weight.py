"""得分不能高于分值，也不能为负

查什么：每一行得分是否在 0 分与该行分值之间。
为什么：超额完成也不加分，得分高于分值说明分值或得分填错。
依据：财预〔2020〕10号：完成指标值的，记该指标所赋全部分值；未完成的按比例计分，得分不得突破分值。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10 | 10 | 10 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | 12场 | 12场 | 60 | 65 |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |
    | 总分 | 100 | 105 |
正例：
    - | 产出指标 | 数量指标 | 开展普法宣传场次 | 12场 | 12场 | 60 | 65 |
    + | 产出指标 | 数量指标 | 开展普法宣传场次 | 12场 | 12场 | 60 | 60 |
    - | 总分 | 100 | 105 |
    + | 总分 | 100 | 100 |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Field, SelfEvaluation
from gouji.domain.ties import Tie
from gouji.ties.forms import form_ties


@check("A004")
def score_within_weight(dossier: Dossier) -> Iterator[Outcome]:
    for form in form_ties(dossier):
        money = form.evaluation.money
        rows = [(row.level3.text, row) for row in form.evaluation.indicators]
        for name, row in ([("预算执行率", money.total)] if money is not None else []) + rows:
            weight, claimed = row.weight, row.claimed
            limits = (form.within_weight(row), form.not_below_zero(row))
            if weight is not None and claimed is not None:
                yield from (_compared(form.evaluation, name, weight, claimed, tie) for tie in limits if tie is not None)


def _compared(evaluation: SelfEvaluation, name: str, weight: Field, claimed: Field, tie: Tie) -> Outcome:
    if tie.holds:
        return Passed(f"{evaluation.title}/{name}", tie)
    assert claimed.figure is not None
    assert weight.figure is not None
    fault = "为负数" if claimed.figure.value < 0 else f"高于分值 {weight.text}"
    problem = Problem(
        Severity.ERROR,
        f"{evaluation.title}/{name}/得分上限",
        f"{evaluation.name}“{name}”得分 {claimed.text}，{fault}。",
        "超额完成不加分，请把得分改到分值以内，并相应改总分。",
        (claimed.place, weight.place),
        Side.of("得分", claimed.figure, claimed.place),
        Side.of("分值", weight.figure, weight.place),
        difference=format(claimed.figure.value - weight.figure.value, "f"),
        relation="0 ≤ 得分 ≤ 分值",
    )
    # Which of the two is wrong the sums of the form tell, if they do.
    return Failed(problem, tie, known=True)
