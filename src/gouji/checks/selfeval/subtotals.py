"""小计不等于本组各行之和

查什么：评价得分表、自评结果汇总表里，一组的小计是否等于这一组各行之和（分值、得分，预算数、执行数）。
为什么：总计多由各组小计加成，小计错了，总计、得分率、执行率跟着错，只看总计找不到错在哪一组。
依据：财预〔2020〕10号：评价得分逐级汇总，单位自评结果逐项汇总。评价得分表的组以小计为界，各行都在表上；汇总表没有从1连续编号的，可能有没列出的项目，只作疑点。

反例：
    绩效评价指标得分表
    | 一级指标 | 二级指标 | 三级指标 | 分值 | 得分 |
    | 决策 | 项目立项 | 立项依据充分性 | 10 | 10 |
    | 过程 | 资金管理 | 预算执行率 | 10 | 8 |
    | 小计 |  |  | 20 | 18 |
    | 产出 | 产出数量 | 建设完成率 | 50 | 45 |
    | 效益 | 社会效益 | 受益人口 | 30 | 27 |
    | 小计 |  |  | 80 | 71 |
    | 总计 |  |  | 100 | 90 |
正例：
    - | 小计 |  |  | 80 | 71 |
    + | 小计 |  |  | 80 | 72 |
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.reports import FormRow, Subtotal, UnscoredForm
from gouji.values import interval
from gouji.values.figure import Figure
from gouji.values.interval import Interval
from gouji.values.mismatch import TAILS, classify
from gouji.values.rounding import plain

_COLUMNS = {
    "appraisal": {"weight": "分值", "claimed": "得分"},
    "summary": {"initial": "年初预算数", "budget": "预算数", "executed": "执行数"},
}


@check("S033")
def subtotals(dossier: Dossier) -> Iterator[Outcome]:
    for form in dossier.other_forms:
        for column, name in _COLUMNS.get(form.kind, {}).items():
            for part in form.subtotals:
                outcome = _sum(form, part, column, name)
                if outcome is not None:
                    yield outcome


def _sum(form: UnscoredForm, part: Subtotal, column: str, name: str) -> Outcome | None:
    whole = part.row.figure(column)
    given = [figure for row in part.members if (figure := row.figure(column)) is not None]
    if whole is None or len(given) < len(part.members):
        return None
    key = f"{form.title}/{part.named}/{name}"
    if _true(form, whole).meets(interval.total(_true(form, figure) for figure in given)):
        return Passed.over(key, part.row.fields[column], *(row.fields[column] for row in part.members))
    due = sum((Fraction(figure.value) for figure in given), Fraction(0))
    how = f"{' + '.join(figure.text.strip() for figure in given)} = {plain(due)}"
    mismatch = classify(whole, due * whole.unit.factor)
    is_exact = form.kind == "appraisal"  # points are given out, not rounded
    place = part.row.fields[column].place
    return Failed(
        Problem(
            Severity.INFO
            if mismatch in TAILS and not is_exact
            else Severity.ERROR
            if _is_complete(form)
            else Severity.WARNING,
            key,
            f"{form.called}“{part.named}”{name}小计印的是 {whole.text.strip()}，这一组各行相加是 {plain(due)}（{how}）。",
            "核对小计和这一组各行，改正不符的一个，合计和比率随之改正；有没有列出的行，请补列。",
            (place, *(row.fields[column].place for row in part.members)),
            Side.of(f"{name}小计", whole, place),
            Side("各行相加", plain(due), part.members[0].fields[column].place, plain(due)),
            mismatch,
            difference=plain(Fraction(whole.value) - due),
            relation=how,
            cause=f"{form.title}/合计",
        )
    )


def _true(form: UnscoredForm, figure: Figure) -> Interval:
    """What a figure may truly be: whole points are given out as they stand, amounts and points with decimals were rounded."""
    is_given = form.kind == "appraisal" and not figure.places
    return Interval.point(Fraction(figure.value)) if is_given else figure.interval


def _is_complete(form: UnscoredForm) -> bool:
    """Whether nothing can be left out: all rows of an appraisal have points, those of a list are numbered from 1 on."""
    return form.kind == "appraisal" or _numbers(form.rows) == list(range(1, len(form.rows) + 1))


def _numbers(rows: tuple[FormRow, ...]) -> list[Fraction | None]:
    figures = (row.figure("number") for row in rows)
    return [None if figure is None else Fraction(figure.value) for figure in figures]
