"""自评（评价）结果汇总表的合计不等于各行之和

查什么：自评结果汇总表、评价结果统计表里，预算数、执行数的合计是否等于各个项目之和。
为什么：汇总表随决算报送和公开，合计与各行不符，说明有一行抄错或漏列，正文里引用的总数也跟着错。
依据：财预〔2020〕10号：单位自评和部门评价的结果逐项汇总报送。序号从1连续编到底的才指错；没有序号的可能另有分组、未列的项目，只作疑点；序号不连续的不查。

反例：
    2023年度项目支出绩效自评结果汇总表
    | 序号 | 项目名称 | 全年预算数 | 全年执行数 | 自评得分 | 自评等级 |
    | 1 | 普法宣传 | 30.00 | 28.50 | 96 | 优 |
    | 2 | 法律援助 | 45.00 | 45.00 | 98 | 优 |
    |  | 合计 | 57.00 | 73.50 |  |  |
正例：
    - |  | 合计 | 57.00 | 73.50 |  |  |
    + |  | 合计 | 75.00 | 73.50 |  |  |
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.reports import FormRow, UnscoredForm
from gouji.values import interval
from gouji.values.figure import Figure
from gouji.values.mismatch import TAILS, classify
from gouji.values.rounding import plain

_COLUMNS = {"initial": "年初预算数", "budget": "预算数", "executed": "执行数"}


@check("S028")
def listed_projects(dossier: Dossier) -> Iterator[Outcome]:
    for form in dossier.other_forms:
        if form.kind != "summary" or form.total is None or len(form.rows) < 2:
            continue
        numbered = _is_numbered(form)
        for column, name in _COLUMNS.items() if numbered is not False else ():
            outcome = _sum(form, form.total, column, name, certain=numbered is True)
            if outcome is not None:
                yield outcome


def _is_numbered(form: UnscoredForm) -> bool | None:
    """Whether the rows are numbered from 1 on without a gap; None where no row has a number."""
    numbers = [row.figure("number") for row in form.rows]
    if not any("number" in row.fields for row in form.rows):
        return None
    return [None if one is None else one.value for one in numbers] == list(range(1, len(numbers) + 1))


def _sum(form: UnscoredForm, total: FormRow, column: str, name: str, *, certain: bool) -> Outcome | None:
    whole = total.figure(column)
    parts = [figure for row in form.rows if (figure := row.figure(column)) is not None]
    if whole is None or len(parts) < len(form.rows):
        return None
    if whole.interval.meets(interval.total(part.interval for part in parts)):
        return Passed.over(
            f"{form.title}/合计/{name}", total.fields[column], *(row.fields[column] for row in form.rows)
        )
    return Failed(_problem(form, total, (column, name), whole, parts, certain=certain))


def _problem(
    form: UnscoredForm, total: FormRow, column: tuple[str, str], whole: Figure, parts: list[Figure], *, certain: bool
) -> Problem:
    due = sum((Fraction(part.value) for part in parts), Fraction(0))
    how = f"{' + '.join(part.text.strip() for part in parts)} = {plain(due)}"
    mismatch = classify(whole, due * whole.unit.factor)
    tail = mismatch in TAILS
    place = total.fields[column[0]].place
    return Problem(
        Severity.INFO if tail else Severity.ERROR if certain else Severity.WARNING,
        f"{form.title}/合计/{column[1]}",
        f"{form.called}{column[1]}合计印的是 {whole.text.strip()}，各行相加是 {plain(due)}（{how}）。",
        "核对合计和各行，改正不符的一个；有没有列出的项目，请补列。",
        (place, *(row.fields[column[0]].place for row in form.rows)),
        Side.of(f"{column[1]}合计", whole, place),
        Side("各行相加", plain(due), form.rows[0].fields[column[0]].place, plain(due)),
        mismatch,
        difference=plain(Fraction(whole.value) - due),
        relation=how,
        cause=f"{form.title}/合计",
    )
