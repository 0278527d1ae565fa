"""评价结论写的得分与本表总分不符

查什么：自评表末尾“评价结论”“自评结论”等格里写的自评得分，是否等于本表的总分。
为什么：改了某一行的分和总分，结论里的分常常没有跟着改，一张表上就有两个得分。
依据：财预〔2020〕10号：自评结果以自评表的形式反映；结论所写的得分就是本表的总分。写平均、满分、扣分、复核得分和某一项得分的，不比较；按所印位数四舍五入相同的，算相符。

反例：
    部门预算项目支出绩效自评表
    （2023年度）
    | 项目名称 | {1x10}普法宣传 |
    | 部门（单位） | {1x10}青溪区司法局 |
    | {3x1}预算执行情况（10分） | {1x2}年度预算数（万元） | 年初预算 | 调整后预算数 | {1x2}预算执行数 | 预算执行率 | 权重 | 得分 | 原因 |
    | {1x2}总额 | 20.00 | 20.00 | {1x2}18.00 | 90.00% | 10 | 9 |  |
    | {1x2}其中：财政资金 | 20.00 | 20.00 | {1x2}18.00 | 90.00% | / | / |  |
    | {3x1}目标绩效指标完成情况（90分） | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 | 未完成原因分析 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥ | 12 | 场 | 12 | 60 | 60 |  |
    | 满意度指标 | 满意度指标 | 受众满意度 | ≥ | 90 | % | 93 | 30 | 30 |  |
    | {1x9}合计 | 99 |  |
    | 评价结论 | {1x10}项目自评90分，完成较好。 |
正例：
    - | 评价结论 | {1x10}项目自评90分，完成较好。 |
    + | 评价结论 | {1x10}项目自评99分，完成较好。 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Field, SelfEvaluation
from gouji.values import zh
from gouji.values.figure import Figure, figure_of
from gouji.values.rounding import plain

#: 自评得分为93.92分: whose score it is, and no more between that and the figure.
_SCORE = re.compile(
    r"(?:自评(?:综合|总|最终)?(?:得分|评分|分数|总分|分)?(?:结果)?|(?:综合|总|最终)得分|总分)(?:为|是|共计|共)?:?(?P<score>\d{1,3}(?:\.\d+)?)分"
    r"(?!值|制|及?以上|及?以下|左右)"
)
_CLAUSE = re.compile(r"[^,。;!]+")
#: Scores of somebody else, of another year, of a part or of several things.
_OTHER = re.compile(
    r"平均|均分|复核|抽查|评审|财政|主管部门|上年|去年|满分|扣|指标|预算|执行|产出|效益|满意度|下属|所属|各项目|子项目"
)


@check("S035")
def concluded_score(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        total = evaluation.claimed_total
        if total is None or total.figure is None:
            continue
        for _, field in evaluation.extras:
            told = _told(field.text)
            if told is not None:
                yield _compared(evaluation, field, told, total, total.figure)


def _told(text: str) -> Figure | None:
    """The one score that a conclusion gives the whole; None where it gives none or several."""
    found = [
        match["score"]
        for clause in _CLAUSE.findall(zh.label(text).replace("，", ","))
        if not _OTHER.search(clause)
        for match in _SCORE.finditer(clause)
    ]
    return figure_of(found[0], "分") if len(set(found)) == 1 else None


def _compared(evaluation: SelfEvaluation, field: Field, told: Figure, total: Field, printed: Figure) -> Outcome:
    if told.interval.meets(printed.interval):
        return Passed.over(f"{evaluation.title}/结论的得分", total, field)
    shown = plain(told.value)
    return Failed(
        Problem(
            Severity.ERROR,
            f"{evaluation.title}/结论的得分",
            f"{evaluation.name}结论写的自评得分是 {shown} 分，本表总分是 {total.text.strip()}。",
            "核对各行得分之和，改正写错的一处。",
            (field.place, total.place),
            Side("结论的得分", shown, field.place, shown, "分"),
            Side.of("总分", printed, total.place),
            difference=plain(told.value - printed.value),
            relation="结论所写的自评得分＝本表总分",
        )
    )
