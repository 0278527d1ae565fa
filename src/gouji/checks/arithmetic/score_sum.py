"""总分应等于各行得分之和

查什么：自评表印的总分是否等于预算执行率得分与各指标得分之和。
为什么：总分决定评价等级，改了单项得分而忘了改总分，两个数就互相矛盾。
依据：财预〔2020〕10号：自评得分为各项指标得分之和。

反例：
    2023年度普法宣传项目自评表
    | 项目名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 项目实施单位 | 青溪区司法局 |
    | 预算执行情况(万元)(20分) |  | 预算数(A) | 执行数(B) | 执行率(B/A) | 得分(20分*执行率) |
    |  | 年度财政资金总额 | 4 | 4 | 100% | 20 |
    | 一级指标 | 二级指标 | 三级指标 | 年初目标值(A) | 实际完成值(B) | 得分 |
    | 产出指标 |  | 开展普法宣传场次 | 12 | 12 | 60 |
    | 满意度指标 |  | 群众满意度 | 90% | 95% | 20 |
    | 总分 | 98 |
正例：
    - | 总分 | 98 |
    + | 总分 | 100 |
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji.catalogue.forms import form as form_with
from gouji.catalogue.indicator_words import is_execution_rate
from gouji.checks.arithmetic.unfilled_rows import unfilled
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided
from gouji.domain.selfeval import SelfEvaluation
from gouji.ties.forms import FormTies, form_ties
from gouji.values.rounding import plain

#: The most that forms give for the rate of execution: 20 in some provinces, 10 in the others.
_MOST_FOR_EXECUTION = 20


@check("A003")
def score_sum(dossier: Dossier) -> Iterator[Outcome]:
    for form in form_ties(dossier):
        if form.evaluation.indicators and not _has_no_scores(form.evaluation):
            yield _total(form)
            full = form.at_most_full()
            if full is not None and full.holds:  # some forms give points on top
                yield Passed(f"{form.evaluation.name}总分不超过满分", full)


def _has_no_scores(evaluation: SelfEvaluation) -> bool:
    """Whether the form asks for no scores at all, as those of transfer payments do."""
    money = evaluation.money
    claims = [evaluation.claimed_total, *(row.claimed for row in evaluation.indicators)]
    claims += [] if money is None else [money.total.claimed]
    return "claimed" in form_with(evaluation.form).never and all(one is None or one.is_empty for one in claims)


def _has_all_rows(form: FormTies) -> bool:
    """Whether the rate of execution is scored among the indicators, or the weights of the rows make the whole."""
    if any(is_execution_rate(row.level3.text) for row in form.evaluation.indicators):
        return True
    weights = form.weights()
    return weights is not None and bool(form.full_weight(weights).holds)


def _lacks_rows(form: FormTies) -> bool:
    """Whether most of the form is missing: a form whose weights make less than half of the whole is the rest of one."""
    weights = form.weights()
    return bool(weights) and 2 * sum(one.figure.exact for one in weights or ()) < form.full_marks


def _total(form: FormTies) -> Outcome:
    evaluation = form.evaluation
    claimed = evaluation.claimed_total
    if claimed is None or claimed.figure is None:
        return Undecided(f"{evaluation.name}没有填总分，总分无法核对。", evaluation.place)
    scores = form.scores()
    tie = None if scores is None else form.total_score(scores)
    if scores is None or tie is None:
        return Undecided(f"{evaluation.name}{unfilled(evaluation, '得分')}，总分无法核对。", claimed.place)
    if tie.holds:
        return Passed(f"{evaluation.name}总分", tie)
    if _lacks_rows(form):
        return Undecided(f"{evaluation.name}各行分值相加不到满分的一半，有的行没有读到，总分无法核对。", claimed.place)
    total = sum((score.figure.value for score in scores), Decimal(0))
    in_money = evaluation.money.total.claimed if evaluation.money is not None else None
    if in_money is None and not _has_all_rows(form) and total < claimed.figure.value <= total + _MOST_FOR_EXECUTION:
        return Undecided(
            f"{evaluation.name}各指标得分相加是 {plain(total)} 分，总分是 {claimed.text}；"
            "没有读到预算执行率一行的得分，总分无法核对。",
            claimed.place,
        )
    shown = " + ".join(plain(score.figure.value) for score in scores)
    problem = Problem(
        Severity.ERROR,
        f"{evaluation.title}/总分",
        f"{evaluation.name}各行得分相加是 {plain(total)} 分（{shown}），总分印的是 {claimed.text}。",
        "核对各行得分，把总分改为各行之和，或改正写错的那一行。",
        (claimed.place, *(score.place for score in scores)),
        Side("各行得分之和", shown, scores[0].place, format(total, "f"), "分"),
        Side.of("总分", claimed.figure, claimed.place),
        difference=plain(total - claimed.figure.value),
        relation=shown,
    )
    return Failed(problem, tie)
