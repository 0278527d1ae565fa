"""评价报告写的得分与得分表的合计不一致

查什么：绩效评价报告正文所写的综合得分（总得分、评价得分），是否等于同一份文件里评价得分表的合计。
为什么：得分表改了，正文的结论没有跟着改，一份报告就有两个得分。
依据：财预〔2020〕10号：评价结论所写的得分出自评价指标体系的评分。同一份文件里有几张得分表而合计不同的、写自评或上年得分的，不比较。

反例：
    2023年度普法宣传项目绩效评价报告
    三、评价结论
    项目综合得分92.00分。
    2023年度普法宣传项目绩效评价得分情况表
    | 一级指标 | 分值 | 得分 | 得分率 |
    | 决策 | 20 | 18 | 90.00% |
    | 过程 | 25 | 22 | 88.00% |
    | 产出 | 30 | 27 | 90.00% |
    | 效益 | 25 | 23 | 92.00% |
    | 合计 | 100 | 90 | 90.00% |
正例：
    - 项目综合得分92.00分。
    + 项目综合得分90.00分。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.appraisals import OTHER_SCORE, SCORE_OF_ALL
from gouji.checks.registry import check
from gouji.domain.claims import Mention
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.reports import UnscoredForm
from gouji.values.rounding import plain
from gouji.values.units import SCORE


@check("J267")
def appraised_total(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        form = _the_only(part)
        if form is None:
            continue
        for mention in part.claims.mentions:
            if mention.figure.unit is SCORE and _is_of_all(mention, form):
                yield _compared(mention, form)


def _the_only(part: Recognised) -> UnscoredForm | None:
    """The table of scores of a report that has no other with another total, nor a self-evaluation."""
    forms = [form for form in part.other_forms if form.kind == "appraisal" and form.total is not None]
    totals = {None if form.total is None else form.total.figure("claimed") for form in forms}
    values = {None if total is None else total.value for total in totals}
    return forms[0] if len(values) == 1 and None not in values and not part.evaluations else None


def _is_of_all(mention: Mention, form: UnscoredForm) -> bool:
    start, end = mention.clause
    before, clause = mention.passage.text[start : mention.start], mention.passage.text[start:end]
    names = {row.level1 for row in form.rows}
    return (
        SCORE_OF_ALL.search(before) is not None
        and OTHER_SCORE.search(clause) is None
        and not any(name and name in clause for name in names)
        and mention.year in (None, form.year)
    )


def _compared(mention: Mention, form: UnscoredForm) -> Outcome:
    assert form.total is not None, "only tables with a total are looked at"
    field = form.total.fields["claimed"]
    total = field.figure
    assert total is not None, "its total is a figure"
    if mention.figure.interval.meets(total.interval):
        return Passed.over("评价得分", mention, field)
    return Failed(
        Problem(
            Severity.ERROR,
            f"{form.title}/文字写的评价得分",
            f"文字写的得分是 {mention.shown}，{form.called}的合计是 {field.text}。",
            "核对得分表，改正写错的一处；两个得分不是一回事的，写明各是什么。",
            (mention.place, field.place),
            Side.of("文字写的得分", mention.figure, mention.place),
            Side.of("得分表合计", total, field.place),
            difference=plain(mention.figure.value - total.value),
            relation="文字写的评价得分＝得分表合计",
        )
    )
