"""资金分项之和应等于总额

查什么：资金情况各来源（当年财政拨款、上年结转、其他资金）之和是否等于年度资金总额；按收入性质、支出性质列的各项之和是否等于总额；基本支出与项目支出之和是否等于执行数。
为什么：总额与分项由同一人填两遍，任一处改动都会让两边对不上。
依据：财预〔2020〕10号附件1 项目资金栏：年度资金总额＝当年财政拨款＋上年结转资金＋其他资金。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    |  | 其中：当年财政拨款 | 6.50 | 6.50 | 6.50 |  |  |  |
    |  | 上年结转资金 | 3.00 | 3.50 | 3.50 |  |  |  |
    |  | 其他资金 | 0 | 0 | 0 |  |  |  |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | 12场 | 12场 | 90 | 90 |
    | 总分 | 100 | 100 |
正例：
    - |  | 上年结转资金 | 3.00 | 3.50 | 3.50 |  |  |  |
    - |  | 其他资金 | 0 | 0 | 0 |  |  |  |
    + |  | 上年结转资金 | 3.50 | 3.50 | 3.50 |  |  |  |
    + |  | 其他资金 | 0 |  |  |  |  |  |
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import SelfEvaluation
from gouji.domain.ties import Tie
from gouji.ties.forms import COLUMNS, form_ties
from gouji.values.mismatch import TAILS, classify
from gouji.values.rounding import plain


@check("A005")
def money_parts(dossier: Dossier) -> Iterator[Outcome]:
    for form in form_ties(dossier):
        if form.evaluation.money is not None:
            axes = dict.fromkeys(nature.axis for nature in form.evaluation.money.natures)
            ties = (*map(form.sources, COLUMNS), *map(form.natures, axes), form.basic_and_project())
            yield from (_compared(form.evaluation, tie) for tie in ties if tie is not None)


def _compared(evaluation: SelfEvaluation, tie: Tie) -> Outcome:
    what = tie.title
    subject = f"{evaluation.title}/{what}"
    if tie.holds:
        return Passed(subject, tie)
    printed, parts = tie.left[0].figure, [term.figure for term in tie.right]
    total, figures = printed.figure, [part.figure for part in parts if part.figure is not None]
    assert total is not None
    exact = sum((figure.exact for figure in figures), Fraction(0))
    unit = total.unit
    shown = " + ".join(plain(figure.value, 6) for figure in figures)
    mismatch = classify(total, exact)
    gap = plain((total.exact - exact) / unit.factor, 6)
    problem = Problem(
        Severity.INFO if mismatch in TAILS else Severity.ERROR,
        subject,
        f"{evaluation.name}{what}相加是 {plain(exact / unit.factor, 6)} {unit.name}（{shown}），"
        f"{printed.label.removeprefix(evaluation.name)}印的是 {total.text.strip()}，差 {gap} {unit.name}。",
        "对照决算报表核对总额和各分项，改正写错的一处。",
        (printed.place, *(part.place for part in parts)),
        Side(f"{what}之和", shown, parts[0].place, plain(exact / unit.factor, 6), unit.name),
        Side.of(printed.label, total, printed.place),
        mismatch,
        difference=gap,
        relation=shown,
    )
    return Failed(problem, tie)
