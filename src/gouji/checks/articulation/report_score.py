"""文字写的自评得分与自评表的总分不一致

查什么：自评报告、情况说明里写的自评得分，是否等于同一单位同一年度自评表的总分：写明整体的对整体自评表，写明项目的对该项目的自评表。
为什么：表改了分，文字没有跟着改，公开的就是两个得分。
依据：财预〔2020〕10号：自评结果以自评表的形式反映，报告所写的得分出自该表。

反例：
    2023年青溪区部门整体支出绩效自评表
    | 单位名称 | 青溪区司法局 | 评价年度 | 2023年 |
    | 一级指标 | 二级指标 | 三级指标 | 分值 | 年初目标值 | 实际完成值 | 得分 |
    | 过程 | 预算管理（100分） | 资产处置审批率 | 100 | 100% | 98% | 98 |
    | 评价结论（优、良、中、差）： | 优 | 总分 | 98 |

    2023年度整体支出绩效自评得分98.64分，等级为“优”。
正例：
    - 2023年度整体支出绩效自评得分98.64分，等级为“优”。
    + 2023年度整体支出绩效自评得分98分，等级为“优”。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.checks.registry import check
from gouji.checks.report_of_project import reported_project
from gouji.domain.claims import Mention
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Field, Scope, SelfEvaluation
from gouji.ties.between import stated_score
from gouji.ties.forms import FormTies, form_ties
from gouji.values import zh
from gouji.values.rounding import plain
from gouji.values.units import SCORE

_SCORE = re.compile(
    r"自评(?:综合|总|最终)?(?:得分|评分|分数|总分|分(?!值))|自评(?:的?(?:结果|结论))?[^，。；]{0,4}得分"
)
# Scores of somebody else, of a unit below, of several things together or of a part, and bounds.
_OTHER = re.compile(
    r"平均|均分|复核|抽查|重点评价|财政评价|第三方|上年|去年|满分|扣|[高低]分|下属|所属|二级单位|指标|分值|权重|以上|以下|不低于|区间"
)
_WHOLE = re.compile(r"整体")


@check("J265")
def report_score(dossier: Dossier) -> Iterator[Outcome]:
    forms = [form for form in form_ties(dossier) if form.evaluation.claimed_total is not None]
    if not forms:
        return
    told_by_others = [part.claims for part in dossier.parts if any(not one.is_own for one in part.reports)]
    for claims in dossier.claims:
        for mention in claims.mentions:
            if mention.figure.unit is SCORE and _is_own_score(mention, dossier.year):
                meant = _meant(mention, forms) or _reported(dossier, mention, forms)
                yield from _compared(mention, meant, by_others=claims in told_by_others)


def _is_own_score(mention: Mention, year: int | None) -> bool:
    """Whether the words before the figure call it the score of the self-evaluation itself, of the year of the forms."""
    start, end = mention.clause
    before, clause = mention.passage.text[start : mention.start], mention.passage.text[start:end]
    return bool(_SCORE.search(before)) and not _OTHER.search(clause) and mention.year in (None, year)


def _meant(mention: Mention, forms: Sequence[FormTies]) -> list[FormTies]:
    """The forms whose total the sentence speaks of; none where it does not say which."""
    text = zh.label(mention.passage.text)
    projects = [
        form for form in forms if form.evaluation.scope is Scope.PROJECT and _is_named(form.evaluation.project, text)
    ]
    whole = [form for form in forms if form.evaluation.scope is Scope.DEPARTMENT and _says_so(form.evaluation)]
    if _WHOLE.search(text):
        return [] if projects else whole
    return projects if len({_project(form) for form in projects}) == 1 else []


def _says_so(evaluation: SelfEvaluation) -> bool:
    """Whether a form tells what it evaluates: the rest of one, cut off from its title and all that stands above its rows, may
    be of a project."""
    return bool(evaluation.place.table) or evaluation.body is not None or evaluation.money is not None


def _reported(dossier: Dossier, mention: Mention, forms: Sequence[FormTies]) -> list[FormTies]:
    """The forms of the project that the report is named after, where the sentence speaks of 项目 and names none."""
    project = reported_project(dossier, mention)
    return [form for form in forms if project and _project(form) == project]


def _is_named(project: Field | None, text: str) -> bool:
    return project is not None and len(zh.label(project.text)) > 1 and zh.label(project.text) in text


def _project(form: FormTies) -> str:
    project = form.evaluation.project
    return "" if project is None else zh.label(project.text)


def _compared(mention: Mention, forms: Sequence[FormTies], *, by_others: bool) -> Iterator[Outcome]:
    """One of several forms of the same thing is enough: a package is often given twice. Others may report on a form that the
    unit has changed since."""
    ties = [(form, tie) for form in forms if (tie := stated_score(form, mention)) is not None]
    holds = next((tie for _, tie in ties if tie.holds), None)
    if holds is not None:
        yield Passed("自评得分", holds)
    elif ties:
        form, tie = ties[0]
        severity = Severity.WARNING if by_others else Severity.ERROR
        # what others report is no slip of the pen of theirs
        yield Failed(_problem(mention, form, severity), tie, known=by_others)


def _problem(mention: Mention, form: FormTies, severity: Severity) -> Problem:
    total = form.evaluation.claimed_total
    assert total is not None, "only forms with a total are looked at"
    assert total.figure is not None, "a tie has figures"
    return Problem(
        severity,
        f"{form.evaluation.title}/文字写的得分",
        f"文字写的自评得分是 {mention.shown}，{form.evaluation.name}的总分是 {total.text}。",
        "核对自评表，改正写错的一处；两个得分不是一回事的，写明各是什么。",
        (mention.place, total.place),
        Side.of("文字写的自评得分", mention.figure, mention.place),
        Side.of("自评表总分", total.figure, total.place),
        difference=plain(mention.figure.value - total.figure.value),
        relation="文字写的自评得分＝自评表总分",
    )
