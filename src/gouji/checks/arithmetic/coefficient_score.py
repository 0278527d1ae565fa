"""得分应等于分值乘得分系数

查什么：表上有“得分系数”一栏的，每行得分是否等于分值（权重）乘得分系数；系数写 90、90% 或 0.9 都认。
为什么：这类表的得分就是乘出来的，乘不上说明系数、分值、得分三个数里有一个填错，总分也跟着错。
依据：重庆市部门整体绩效自评表：指标得分＝指标权重×得分系数。

反例：
    2022年度部门整体绩效自评表
    | 主管部门 | 青溪区审计局 | 财政处室 | 行政科 | 自评总分（分） | 97.6 |
    | 部门预算执行情况（万元） | 年初预算数 | 全年（调整）预算数 | 全年执行数 | 执行率（%） | 执行率权重 | 执行率得分（分） |
    |  | 100.00 | 100.00 | 76.00 | 76 | 10 | 7.6 |
    | 绩效指标 | 指标名称 | 计量单位 | 指标性质 | 年初指标值 | 调整指标值 | 全年完成值 | 得分系数（%） | 指标权重（分） | 指标得分（分） | 是否核心指标 |
    |  | 预决算信息公开率 | % | ≥ | 100 |  | 100 | 100 | 50 | 50 | 是 |
    |  | 群众满意度 | % | ≥ | 90 |  | 92 | 90 | 40 | 40 | 否 |
正例：
    - |  | 群众满意度 | % | ≥ | 90 |  | 92 | 90 | 40 | 40 | 否 |
    + |  | 群众满意度 | % | ≥ | 90 |  | 92 | 100 | 40 | 40 | 否 |
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided
from gouji.domain.scores import ScoreRow, Standing
from gouji.domain.selfeval import Field, Indicator
from gouji.ties.forms import FormTies, form_ties
from gouji.values import zh
from gouji.values.figure import Figure
from gouji.values.rounding import plain

_PER_CENT = Fraction(1, 100)


@check("A006")
def coefficient_score(dossier: Dossier) -> Iterator[Outcome]:
    for form, card in zip(form_ties(dossier), dossier.cards, strict=True):
        rows = form.evaluation.indicators
        for row, scored in zip(rows, card.rows[len(card.rows) - len(rows) :], strict=True):
            if row.coefficient is not None and row.weight is not None:
                yield _row(form, row, row.coefficient, row.weight, scored)


def _row(form: FormTies, row: Indicator, coefficient: Field, weight: Field, scored: ScoreRow) -> Outcome:
    evaluation, name = form.evaluation, zh.squeeze(row.level3.text)
    factor, points, claimed = coefficient.figure, weight.figure, row.claimed.figure
    tie = form.coefficient(row)
    if tie is None or factor is None or points is None or claimed is None:
        return Undecided(f"{evaluation.name}“{name}”的得分系数、分值、得分没有填全，乘得上乘不上没有核对。", row.place)
    if tie.holds:
        return Passed(f"{evaluation.title}/{name}/得分系数", tie)
    due = _reading(factor) * Fraction(points.value)
    shown = f"{weight.text.strip()} × {_shown(factor)}"
    key = f"{evaluation.title}/{zh.label(name)}"
    # target and actual value lead to the very points that the coefficient gives: the score is wrong, and S004 says so
    is_due = scored.standing is Standing.CONTRADICTED and scored.score.low <= due <= scored.score.high
    problem = Problem(
        Severity.ERROR,
        f"{key}/得分系数",
        f"{evaluation.name}“{name}”分值 {weight.text.strip()}、得分系数 {_shown(factor)}，相乘得 {plain(due)} 分，"
        f"表上写 {row.claimed.text.strip()} 分。",
        "核对得分系数、分值和得分三个数，改正填错的一个；改了得分的，相应改总分。",
        (row.claimed.place, coefficient.place, weight.place),
        Side.of("得分", claimed, row.claimed.place),
        Side("分值乘得分系数", shown, coefficient.place, plain(due), "分"),
        difference=plain(Fraction(claimed.value) - due),
        relation=shown,
        cause=f"{key}/得分" if is_due else "",
    )
    return Failed(problem, tie, known=is_due)


def _reading(factor: Figure) -> Fraction:
    return factor.exact * (_PER_CENT if factor.unit.dimension == "none" and factor.value > 1 else 1)


def _shown(factor: Figure) -> str:
    text = factor.text.strip()
    return f"{text}%" if factor.unit.dimension == "none" and factor.value > 1 else text
