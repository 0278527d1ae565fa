"""评价结论与总分不符

查什么：填写的评价结论（优、良、中、差）是否与总分所在的等级一致；汇总表逐行所填的等级，也与这一行的得分比较。
为什么：等级由总分决定，写错等级会误导使用者。
依据：财预〔2020〕10号：90（含）-100 分为优、80（含）-90 分为良、60（含）-80 分为中、60 分以下为差。

反例：
    2021年青溪区部门整体支出绩效自评表
    | 单位名称 | 青溪区司法局 | 评价年度 | 2021年 |
    | 部门整体支出总额预算执行情况（万元） | 执行数（A） | 预算数（B） | 执行率（A/B） |
    |  | 359.50 | 360.20 | 99.81% |
    | 一级指标 | 二级指标 | 三级指标 | 分值 | 年初目标值 | 实际完成值 | 得分 |
    | 过程 | 预算管理（100分） | 资产处置审批率 | 100 | 100% | 85% | 85 |
    | 评价结论（优、良、中、差）： | 优 | 总分 | 85 |
正例：
    - | 评价结论（优、良、中、差）： | 优 | 总分 | 85 |
    + | 评价结论（优、良、中、差）： | 良 | 总分 | 85 |
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gouji.catalogue.grades import GradeScheme, grade_names, grade_schemes, grade_words, lawful_schemes
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.reports import UnscoredForm
from gouji.ties.forms import form_ties
from gouji.values import zh

_TEN, _FULL = 10, 100


@check("S018")
def grade(dossier: Dossier) -> Iterator[Outcome]:
    for form in form_ties(dossier):
        evaluation = form.evaluation
        stated, total = evaluation.extra("grade"), evaluation.claimed_total
        if stated is None or stated.is_empty or total is None or total.figure is None or form.full_marks != _FULL:
            continue  # a full score other than 100 has bands of its own
        points, written = Fraction(total.figure.value), zh.label(stated.text)
        right = grade_schemes()["national"].grade_of(points)
        longer = [word for word, short in grade_words().items() if short == right]
        other = _under_another(written, points, evaluation.year)
        if written in (right, *longer) or (other is not None and other.in_force_until is None):
            yield Passed.over(f"{evaluation.title}/评价结论", total)
            continue
        problem = Problem(
            Severity.ERROR if other is None else Severity.WARNING,
            f"{evaluation.title}/评价结论",
            f"{evaluation.name}总分 {total.text}，评价结论应为“{right}”，表上写的是“{stated.text}”"
            + (f"；只有按{other.source}的分档才是“{written}”。" if other is not None else "。"),
            "按总分所在等级改正评价结论，或核对总分。",
            (stated.place, total.place),
            Side("评价结论", stated.text, stated.place),
            Side.of("总分", total.figure, total.place),
            relation=f"{total.text} → {right}",
        )
        yield Failed(problem, form.grade(written), known=True)
    for listed in dossier.other_forms:
        if listed.kind == "summary" and _of_a_hundred(listed):
            yield from _rows(listed)


def _of_a_hundred(form: UnscoredForm) -> bool:
    """Whether the scores of a list are out of 100: some are above ten and none above a hundred."""
    scores = [score.value for row in form.rows if (score := row.figure("claimed")) is not None]
    return any(score > _TEN for score in scores) and all(0 <= score <= _FULL for score in scores)


def _rows(form: UnscoredForm) -> Iterator[Outcome]:
    for row in form.rows:
        score, written = row.figure("claimed"), row.fields.get("grade")
        if score is None or written is None or zh.label(written.text) not in grade_names():
            continue
        points, word = Fraction(score.value), zh.label(written.text)
        right = grade_schemes()["national"].grade_of(points)
        claimed = row.fields["claimed"]
        if any(scheme.holds(word, points) for scheme in lawful_schemes(form.year)):
            yield Passed.over(f"{form.title}/{row.name}/等级", claimed)
            continue
        yield Failed(
            Problem(
                Severity.ERROR,
                f"{form.title}/{zh.label(row.name)}/等级",
                f"{form.called}“{row.name}”得分 {claimed.text}，等级应为“{right}”，表上写的是“{written.text}”。",
                "按得分所在等级改正等级，或核对得分；另有分档的，注明依据。",
                (written.place, claimed.place),
                Side("等级", written.text, written.place),
                Side.of("得分", score, claimed.place),
                relation=f"{claimed.text} → {right}",
            )
        )


def _under_another(written: str, points: Fraction, year: int | None) -> GradeScheme | None:
    """The scheme of that year, other than the national one, under which the total has the grade that is written."""
    schemes = [scheme for scheme in grade_schemes().values() if scheme.id != "national"]
    lawful = (scheme for scheme in schemes if year is not None and scheme.in_force(year))
    return next((scheme for scheme in lawful if scheme.holds(written, points)), None)
