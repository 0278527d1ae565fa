"""绩效目标表、监控表的资金总额不等于各项来源之和

查什么：绩效目标（申报）表、绩效运行监控表里，资金总额是否等于下面逐行列出的各项来源（财政拨款、上年结转、其他资金等）之和；年度主要任务的金额合计（自评表上的也查，逐栏）是否等于各项任务之和。
为什么：目标表随预算批复和公开，总额与来源不符，说明有一个数填错，年底的执行率就没有可靠的分母。
依据：财预〔2015〕88号、财预〔2019〕136号所附表式：年度资金总额下列各项资金来源，以“其他资金”收尾；部门的表分基本支出、项目支出。各地删改的表可能还有没列出的来源，故只作疑点；没有以“其他”收尾的，各项相加超过总额的作疑点，不到总额的只作提示。

反例：
    2024年度项目支出绩效目标申报表
    | 项目名称 | {1x3}普法宣传 |
    | {3x1}项目资金（万元） | 年度资金总额 | {1x2}25.00 |
    | 其中：财政拨款 | {1x2}20.00 |
    | 其他资金 | {1x2}3.00 |
    | 一级指标 | 二级指标 | 三级指标 | 指标值 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% |
正例：
    - | 其他资金 | {1x2}3.00 |
    + | 其他资金 | {1x2}5.00 |
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Funds
from gouji.values import interval
from gouji.values.figure import Figure
from gouji.values.rounding import plain


@check("S026")
def funds_by_source(dossier: Dossier) -> Iterator[Outcome]:
    for form in dossier.other_forms:
        for funds in form.funds:
            outcome = _sum(form.title, form.called, funds)
            if outcome is not None:
                yield outcome
    for evaluation in dossier.evaluations:
        for tasks in evaluation.tasks:
            outcome = _sum(evaluation.title, evaluation.name, tasks)
            if outcome is not None:
                yield outcome


def _sum(title: str, called: str, funds: Funds) -> Outcome | None:
    whole = funds.whole.figure
    given = [figure for source in funds.sources if (figure := source.figure) is not None]
    if whole is None or not given:
        return None
    outer = [figure for source in funds.sources if source not in funds.inner and (figure := source.figure) is not None]
    if any(whole.interval.meets(interval.total(one.interval for one in told)) for told in (given, outer)):
        return Passed.over(f"{title}/资金来源", funds.whole, *(one for one in funds.sources if one.figure is not None))
    is_over = interval.total(figure.interval for figure in given).low > whole.interval.high and funds.is_single
    # a source left free may be one that nobody filled in, and one that is not listed may be missing
    if not is_over and (not funds.is_closed or len(given) < len(funds.sources)):
        return Failed(_unlisted(title, called, funds, whole, given)) if _is_told(funds, given) else None
    return Failed(_problem(title, called, funds, whole, given))


def _problem(title: str, called: str, funds: Funds, whole: Figure, given: list[Figure]) -> Problem:
    due = plain(sum((Fraction(figure.value) for figure in given), Fraction(0)))
    how = f"{' + '.join(figure.text.strip() for figure in given)} = {due}"
    place = funds.whole.place
    return Problem(
        Severity.WARNING,
        f"{title}/{place.row}",
        f"{called}“{place.row}”印的是 {whole.text.strip()}，各项相加是 {due}（{how}）。",
        "核对总额和各项，改正不符的一个；还有没列出的，请补列。",
        (place, *(source.place for source in funds.sources)),
        Side.of(place.row, whole, place),
        Side("各项之和", due, funds.sources[0].place, due),
        relation=how,
    )


def _is_told(funds: Funds, given: list[Figure]) -> bool:
    """Whether a gap is worth a word: two sources or more, all filled in, none of which is part of another."""
    return funds.is_single and len(given) == len(funds.sources) > 1


def _unlisted(title: str, called: str, funds: Funds, whole: Figure, given: list[Figure]) -> Problem:
    """The doubt of ``_problem`` where a source may lawfully be missing from the list: a hint."""
    problem = _problem(title, called, funds, whole, given)
    return replace(problem, severity=Severity.INFO, suggestion="有没有列出的来源的，请补列；没有的，核对总额和各项。")
