"""分值合计应为 100

查什么：自评表各项指标的分值（含预算执行率的分值）相加是否等于 100，是否等于表上印的分值合计；表上没有分值一栏、分值印在标题里的（年度绩效目标1（80分）、得分（20分*执行率）），看各标题的分值合计。
为什么：分值不满 100 或超过 100，总分就不能按百分制评定等级；常见于指标分值合计已是 100、又另计执行率 10 分。
依据：财预〔2020〕10号：绩效自评满分为 100 分，其中预算执行率 10 分。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10 | 10 | 10 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | 12场 | 12场 | 80 | 80 |
    | 总分 | 90 |
正例：
    - | 产出指标 | 数量指标 | 开展普法宣传场次 | 12场 | 12场 | 80 | 80 |
    - | 总分 | 90 |
    + | 产出指标 | 数量指标 | 开展普法宣传场次 | 12场 | 12场 | 90 | 90 |
    + | 总分 | 100 | 100 |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from gouji.checks.arithmetic.unfilled_rows import unfilled
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.filled import Filled
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided
from gouji.ties.forms import FormTies, form_ties
from gouji.values import zh
from gouji.values.rounding import plain


@check("A001")
def weight_sum(dossier: Dossier) -> Iterator[Outcome]:
    for form in form_ties(dossier):
        if all(row.weight is None for row in form.evaluation.indicators):
            yield from _headings(form)
        else:
            yield from _weights(form)


def _headings(form: FormTies) -> Iterator[Outcome]:
    """In a form without a column of weights, the points that its headings print."""
    evaluation = form.evaluation
    printed = form.headings()
    if printed is None:
        return
    tie = form.full_weight(printed)
    if tie.holds:
        yield Passed(f"{evaluation.title}分值合计", tie)
        return
    total = sum((one.figure.exact for one in printed), Fraction(0))
    parts = " + ".join(plain(one.figure.value) for one in printed)
    names = "、".join(f"“{zh.squeeze(one.text)}”" for one in printed)
    # with several goals the points of the blank form may have been left above each
    severity = Severity.WARNING if sum(head.level == 0 for head in evaluation.groups) > 1 else Severity.ERROR
    yield Failed(
        Problem(
            severity,
            f"{evaluation.title}/标题分值合计",
            f"{evaluation.name}各标题所印的分值（{names}）相加是 {plain(total)} 分（{parts}），应为 {form.full_marks} 分。",
            "分值在批复绩效目标时已定，请对照批复改正印错的一处。",
            tuple(one.place for one in printed),
            Side("各标题分值之和", parts, printed[0].place, plain(total), "分"),
            Side("满分", str(form.full_marks), None, str(form.full_marks), "分"),
            difference=plain(total - form.full_marks),
            relation=parts,
        ),
        tie,
    )


def _weights(form: FormTies) -> Iterator[Outcome]:
    evaluation = form.evaluation
    weights = form.weights()
    if weights is None:
        yield Undecided(f"{evaluation.name}{unfilled(evaluation, '分值')}，分值合计无法核对。", evaluation.place)
        return
    full, printed = form.full_weight(weights), form.printed_weight(weights)
    total = sum((weight.figure.exact for weight in form.counted(weights)), Fraction(0))
    in_money = evaluation.money.total.weight if evaluation.money is not None else None
    # a total that is just that of the rows leaves the rate of execution out too: it may be scored elsewhere
    says_full = printed is None or printed.holds or printed.left[0].figure.bounds == (form.full_marks,) * 2
    in_head = len(weights) > len(evaluation.indicators)
    if in_money is None and not in_head and total < form.full_marks and says_full:
        yield Undecided(
            f"{evaluation.name}各指标分值相加是 {plain(total)} 分；没有读到预算执行率一行的分值，合计是否 100 分无法核对。",
            evaluation.place,
        )
        return
    subject = f"{evaluation.name}分值合计"
    if not full.holds and printed is not None and printed.holds:
        # the form agrees with itself: where points are given on top or the full score is set otherwise, that is lawful
        yield Failed(_problem(form, weights, total, Severity.WARNING), known=True)
        yield Passed(subject, printed)
        return
    for tie in (full, printed):
        if tie is not None:
            yield Passed(subject, tie) if tie.holds else Failed(_problem(form, weights, total), tie)


def _problem(
    form: FormTies, weights: Sequence[Filled], total: Fraction, severity: Severity = Severity.ERROR
) -> Problem:
    evaluation = form.evaluation
    parts = " + ".join(plain(weight.figure.value) for weight in form.counted(weights))
    printed = form.printed_weight(weights)
    said = None if printed is None else printed.left[0].figure
    is_against_itself = printed is not None and not printed.holds
    left = Side("各项分值之和", parts, evaluation.place, plain(total), "分")
    right = (
        Side("表上印的分值合计", said.shown, said.place, plain(said.figure.value), "分")
        if is_against_itself and said is not None and said.figure is not None
        else Side("满分", str(form.full_marks), None, str(form.full_marks), "分")
    )
    return Problem(
        severity,
        f"{evaluation.title}/分值合计",
        f"{evaluation.name}各项分值相加是 {plain(total)} 分（{parts}），应为 {form.full_marks} 分"
        + (f"，表上印的合计是 {said.shown}。" if said is not None else "。"),
        f"逐行核对分值，看执行率的分值是否漏计或多计，改到合计 {form.full_marks} 分"
        + ("；满分另有规定或另有加分的，在表上注明。" if severity is Severity.WARNING else "。"),
        (*((said.place,) if said is not None else ()), *(weight.place for weight in weights)),
        left,
        right,
        difference=plain(total - form.full_marks),
        relation=parts,
    )
