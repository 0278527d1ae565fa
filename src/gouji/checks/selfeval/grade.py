"""评价结论与总分不符

查什么：填写的评价结论（优、良、中、差）是否与总分所在的等级一致。
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

from gouji.catalogue.grades import GradeScheme, grade_schemes
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.ties.forms import form_ties
from gouji.values import zh


@check("S018")
def grade(dossier: Dossier) -> Iterator[Outcome]:
    for form in form_ties(dossier):
        evaluation = form.evaluation
        stated, total = evaluation.extra("grade"), evaluation.claimed_total
        if stated is None or stated.is_empty or total is None or total.figure is None:
            continue
        points, written = Fraction(total.figure.value), zh.label(stated.text)
        right = grade_schemes()["national"].grade_of(points)
        other = _under_another(written, points, evaluation.year)
        if written == right or (other is not None and other.in_force_until is None):
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


def _under_another(written: str, points: Fraction, year: int | None) -> GradeScheme | None:
    """The scheme of that year, other than the national one, under which the total has the grade that is written."""
    schemes = [scheme for scheme in grade_schemes().values() if scheme.id != "national"]
    lawful = (scheme for scheme in schemes if year is not None and scheme.in_force(year))
    return next((scheme for scheme in lawful if scheme.grade_of(points) == written), None)
