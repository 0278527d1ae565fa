"""没有印分值的各行，得分倒推出的分值超过标题所印的分

查什么：没有分值栏的表（如湖北项目表），标题印有分数（年度绩效目标1（80分））；没有印的，是满分减去预算执行率的分。每一行的得分除以它的完成比例，是这一行分值的下限；各行下限之和不应超过标题所印的分。
为什么：分值没有印出来，逐行看不出得分高了；合在一起看，超过标题的分，就至少有一行得分高于按完成比例应得的分。
依据：鄂财绩发〔2020〕3号备注2：得分＝权重×B/A（反向指标权重×A/B），不得突破权重总额；各行权重之和是标题所印的分。定性的、断不定的行按可得满分算，得分按所印位数取最低；各行得分加起来已达到标题的，得分就是分值，逐行另有检查。

反例：
    2023年度项目绩效自评表
    | 项目名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 项目实施单位 | 青溪区司法局 |
    | 项目类别 | 1、部门预算项目 |
    | 预算执行情况（万元）（20分） |  | 预算数(A) | 执行数(B) | 执行率(B/A) | 得分（20分*执行率） |
    |  | 年度财政资金总额 | 10.00 | 10.00 | 100% | 20 |
    | {5x1}年度绩效目标1（80分） | 一级指标 | 二级指标 | 三级指标 | 年初目标值（A） | 实际完成值（B） | 得分 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | 12场 | 9场 | 30 |
    | 产出指标 | 数量指标 | 发放普法资料份数 | 4000份 | 4100份 | 30 |
    | 产出指标 | 质量指标 | 资料合格率 | 95% | 96% | 5 |
    | 效益指标 | 满意度指标 | 受众满意度 | ≥90% | 81% | 9 |
    | 总分 | 94 |
正例：
    - | 产出指标 | 数量指标 | 开展普法宣传场次 | 12场 | 9场 | 30 |
    + | 产出指标 | 数量指标 | 开展普法宣传场次 | 12场 | 9场 | 24 |
    - | 总分 | 94 |
    + | 总分 | 88 |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from gouji.catalogue.standards import standard
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Field, Indicator, SelfEvaluation
from gouji.domain.standard import Standard
from gouji.scoring.execution import execution_points
from gouji.scoring.target_row import score_by_target
from gouji.values import zh
from gouji.values.rounding import plain

#: A row worth so much shows the share of its weight that is due, to a millionth.
_FINE = Fraction(10**6)


class _Least(NamedTuple):
    """最低分值: what a row must be worth for its score to be due, and whether it fell short of its target."""

    weight: Fraction
    how: str
    is_short: bool


class _Head(NamedTuple):
    """标题: what binds the weights of its rows together, with the points that it is worth."""

    name: Field
    points: Fraction
    members: tuple[int, ...]


@check("S034")
def claimed_beyond_heading(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation, card in zip(dossier.evaluations, dossier.cards, strict=True):
        rules = standard(card.standard)
        if evaluation.year is not None and not rules.in_force(evaluation.year):
            continue
        for head in _heads(evaluation, rules):
            outcome = _compared(evaluation, head, rules)
            if outcome is not None:
                yield outcome


def _heads(evaluation: SelfEvaluation, rules: Standard) -> Iterator[_Head]:
    """The headings that print points; the whole form, less the rate of execution, where none does."""
    printed = [head for head in evaluation.groups if head.points is not None]
    for head in printed:
        if len(head.members) > 1:
            yield _Head(head.name, Fraction(head.points or 0), head.members)
    money = evaluation.money
    if not printed and money is not None and rules.execution is not None and len(evaluation.indicators) > 1:
        points = rules.total - execution_points(money, rules.execution)
        whole = Field(f"除预算执行外的{plain(points)}分", evaluation.place)
        yield _Head(whole, points, tuple(range(len(evaluation.indicators))))


def _compared(evaluation: SelfEvaluation, head: _Head, rules: Standard) -> Outcome | None:
    rows = [evaluation.indicators[number] for number in head.members]
    found = [_least(row, rules, evaluation.year) for row in rows]
    least = [one for one in found if one is not None]
    if len(least) < len(rows) or not any(one.is_short for one in least):
        return None
    claimed = [figure.value for row in rows if (figure := row.claimed.figure) is not None]
    if sum(claimed, Decimal(0)) >= head.points:
        return None  # then the scores are the weights, and each row is told by itself
    subject = f"{evaluation.title}/{zh.label(head.name.text)}/分值下限"
    together = sum((one.weight for one in least), Fraction(0))
    if together <= head.points:
        return Passed(subject, places=tuple(row.claimed.place for row in rows))
    return Failed(_problem(evaluation, head, subject, rows, least, together))


def _least(row: Indicator, rules: Standard, year: int | None) -> _Least | None:
    """None where the row prints its weight or a rule, claims nothing, or nothing at all was due to it."""
    figure = row.claimed.figure
    stated = row.weight is not None and row.weight.figure is not None
    if stated or figure is None or figure.value < 0 or (row.rule is not None and not row.rule.is_empty):
        return None
    share = Fraction(score_by_target(row, _FINE, rules, year).score.high) / _FINE
    if share <= 0:
        return None
    half = Fraction(1, 2 * 10**figure.places)
    lowest = max(Fraction(0), Fraction(figure.value) - half) if share < 1 else Fraction(figure.value)
    how = plain(figure.value) if share == 1 else f"{plain(figure.value)} ÷ {plain(share * 100)}%"
    return _Least(lowest / share, how, share < 1)


def _problem(
    evaluation: SelfEvaluation,
    head: _Head,
    subject: str,
    rows: Sequence[Indicator],
    least: Sequence[_Least],
    together: Fraction,
) -> Problem:
    name, printed = zh.squeeze(head.name.text), plain(head.points)
    short = [row for row, one in zip(rows, least, strict=True) if one.is_short]
    listed = "、".join(
        f"{zh.squeeze(row.level3.text)}（目标{zh.squeeze(row.target.text)}，实际{zh.squeeze(row.actual.text)}，"
        f"得{zh.squeeze(row.claimed.text)}分）"
        for row in short
    )
    how = " + ".join(one.how for one in least)
    return Problem(
        Severity.WARNING,
        subject,
        f"{evaluation.name}“{name}”下各行没有印分值，按得分和完成比例倒推，各行分值合计至少 {plain(together)} 分（{how}），"
        f"超过所印的 {printed} 分：没有完成的指标中，至少有一行的得分高于按完成比例应得的分：{listed}。",
        "逐行写明分值，没有完成目标的按分值×完成比例改正得分。",
        (head.name.place, *(row.claimed.place for row in short)),
        Side("倒推的分值", plain(together), short[0].claimed.place, plain(together), "分"),
        Side("所印的分", printed, head.name.place, printed, "分"),
        relation=how,
    )
