"""评价得分: what others gave a project or a unit that has evaluated itself, from their table of scores or from their report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gouji.checks.report_of_project import project_of_report
from gouji.document.place import Place
from gouji.domain.appraised import is_of_several_years, project_named, titles_of_report
from gouji.domain.claims import Mention
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.reports import UnscoredForm
from gouji.domain.selfeval import Scope, SelfEvaluation
from gouji.values import zh
from gouji.values.figure import Figure
from gouji.values.rounding import plain
from gouji.values.units import SCORE

#: What the words right before a score call it, where it is that of all: 综合得分, 评价组综合评分.
SCORE_OF_ALL = re.compile(
    r"(?:综合|总|最终|评价)(?:评价)?(?:得分|评分|总分)(?:结果)?[为是：:共计]{0,2}$|评价总分[为是：:]?$"
)
#: A score of somebody else, of another year, of a part or of several things, and bounds.
OTHER_SCORE = re.compile(
    r"自评|平均|均分|复核|抽查|上年|去年|满分|扣|指标|分值|权重|以上|以下|不低于|区间|子项目|下属|所属|各"
)


class Appraisal(NamedTuple):
    """评价: what it is called, and its total as it is printed and where; ``is_by_others`` where it tells that others gave it."""

    called: str
    text: str
    figure: Figure
    place: Place
    is_by_others: bool = True


def tables_on(dossier: Dossier, evaluation: SelfEvaluation) -> Iterator[UnscoredForm]:
    """The tables of scores of the project that ``evaluation`` is of, for its year alone: those that name it, and those that a
    report on it holds."""
    for part in dossier.parts:
        for form in part.other_forms:
            if form.kind != "appraisal" or is_of_several_years(form.title):
                continue
            if form.is_of(evaluation) or (form.project is None and _is_on(dossier, part, form, evaluation)):
                yield form


def appraisals_of(dossier: Dossier, evaluation: SelfEvaluation) -> Iterator[Appraisal]:
    """What others gave for what ``evaluation`` is of."""
    for form in tables_on(dossier, evaluation):
        score = form.total.fields.get("claimed") if form.total is not None else None
        if score is not None and score.figure is not None:
            yield Appraisal(f"{form.called}评价", score.text.strip(), score.figure, score.place)
    for part in dossier.parts:
        if not any(form.kind == "appraisal" for form in part.other_forms) and _is_on(dossier, part, None, evaluation):
            given = {
                mention.figure.exact: mention for mention in part.claims.mentions if _is_total(mention, evaluation)
            }
            title = next(report.title for report in part.reports if not report.is_own)
            for one in given.values() if len(given) == 1 else ():
                yield Appraisal(f"评价报告《{title}》评价", plain(one.figure.exact), one.figure, one.place)
    if evaluation.scope is Scope.DEPARTMENT and "自评" in evaluation.title:
        for other in dossier.evaluations:
            total = other.claimed_total
            if total is not None and total.figure is not None and _is_titled_appraisal(other, evaluation):
                yield Appraisal(
                    f"《{other.title}》所印总分", total.text.strip(), total.figure, total.place, is_by_others=False
                )


def of_several_years(dossier: Dossier, evaluation: SelfEvaluation) -> Iterator[tuple[str, Place]]:
    """What appraises the project that ``evaluation`` is of over several years, and where it stands: nothing is compared."""
    for form in dossier.other_forms:
        if form.kind == "appraisal" and form.is_of(evaluation) and is_of_several_years(form.title):
            yield form.called, form.place
    if evaluation.project is None:
        return
    for part in dossier.parts:
        report = next((one for one in part.reports if not one.is_own), None)
        titles = titles_of_report(part)
        is_on = project_named(titles, (zh.label(evaluation.project.text),)) != ""
        if report is not None and is_on and any(map(is_of_several_years, titles)):
            yield f"评价报告《{report.title}》", report.place


def _is_on(dossier: Dossier, part: Recognised, form: UnscoredForm | None, evaluation: SelfEvaluation) -> bool:
    """Whether ``part`` is a report by others on the project, and no year of it or of its table is another's."""
    if evaluation.project is None or not any(not report.is_own for report in part.reports):
        return False
    told = (part.identity.year, None if form is None else form.year)
    if any(year not in (None, evaluation.year) for year in told) or any(
        map(is_of_several_years, titles_of_report(part))
    ):
        return False
    return project_of_report(dossier, part) == zh.label(evaluation.project.text) != ""


def _is_titled_appraisal(other: SelfEvaluation, evaluation: SelfEvaluation) -> bool:
    """Whether a table of scores of the whole unit is titled an appraisal and no self-evaluation; the unit may title its own so."""
    titled = "评价" in other.title and "自评" not in other.title and not is_of_several_years(other.title)
    return titled and other.scope is evaluation.scope and other.year == evaluation.year is not None


def _is_total(mention: Mention, evaluation: SelfEvaluation) -> bool:
    start, end = mention.clause
    before, clause = mention.passage.text[start : mention.start], mention.passage.text[start:end]
    is_score = mention.figure.unit is SCORE and SCORE_OF_ALL.search(before) is not None
    return is_score and OTHER_SCORE.search(clause) is None and mention.year in (None, evaluation.year)
