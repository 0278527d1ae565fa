"""部门评价、财政评价: an appraisal of a project goes with the self-evaluation of that project, be it the unit's that carries it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from gouji.domain.dossier import Recognised
from gouji.domain.selfeval import SelfEvaluation
from gouji.values import zh
from gouji.values.fiscal import years

_OPENING = 6
_LEAST_NAME = 4
_REPORT = re.compile(r"(?:自评|评价|绩效).{0,6}报告")
_JOINED = r"\s*[-—–~～至到、和及与,，]+\s*"
_SPAN = re.compile(rf"20\d\d\s*年?度?{_JOINED}20\d\d")
_BETWEEN = re.compile(rf"\s*年?度?{_JOINED}")
#: What the name of a project stands behind where it is no part of a longer name: nothing, a year, a body, 关于. The words that
#: only end like a body (农村, 社区, 城市, 干部) are no body.
_BEFORE = re.compile(
    r"(?:^|[,:;()]|\d[.、]|[一二三四五六七八九十][是、]|20\d\d年?度?|年度?|[的对]|关于"
    r"|[局委厅办县省镇乡院校馆队站]|中心|街道|集团|公司|政府|机关|(?<![城都])市|(?<![社园校小景城山库片林灾])区"
    r"|(?<!社)会|(?<![干内全外])部|(?<!厕)所|(?<=[事管])处|(?<=管理)处)$"
)
#: What follows it then: what every project is called, and what is done with it; the end of the line.
_BEHIND = re.compile(r"(?:补助|专项)?(?:项目|资金|经费|支出|专项|绩效|自评|评价|\(|20\d\d|$)")


def is_of_several_years(title: str) -> bool:
    """Whether what is titled so looks back on more than one year: 2021—2023年, 2021年、2022年. The year in which it was
    written is none of them: 2024年对2023年度…的评价."""
    named = years(title)
    return bool(_SPAN.search(title)) or any(
        one.year != other.year and _BETWEEN.fullmatch(title[one.end : other.start]) for one, other in pairwise(named)
    )


def is_named(project: str, text: str) -> bool:
    """Whether ``text`` names ``project``, both in normal form, and no other whose name holds that of it."""
    return any(
        _BEFORE.search(text[: at.start()]) and _BEHIND.match(text, at.end())
        for at in re.finditer(re.escape(project), text)
    )


def titles_of_report(part: Recognised) -> tuple[str, ...]:
    """The lines at the top of ``part`` that call it a report, in normal form."""
    lines = (zh.label(line.text) for line in islice(part.document.paragraphs, _OPENING))
    return tuple(line for line in lines if _REPORT.search(line))


def project_named(titles: Sequence[str], projects: Iterable[str]) -> str:
    """The one of ``projects``, in normal form, that a title names: the fullest where one is part of another; '' where there is
    none, or two that are none of each other."""
    named = {name for name in projects if len(name) >= _LEAST_NAME and any(is_named(name, title) for title in titles)}
    fullest = max(named, key=len, default="")
    return fullest if all(name in fullest for name in named) else ""


def with_their_projects(groups: Sequence[tuple[int, ...]], parts: Sequence[Recognised]) -> tuple[tuple[int, ...], ...]:
    """``groups`` of the numbers of ``parts``, where an appraisal that lies with no self-evaluation goes to the one group with
    that of the same project and year, and of the body or its department."""
    alone = [group for group in groups if all(_is_appraisal(parts[number]) for number in group)]
    others = [list(group) for group in groups if group not in alone]
    left: list[list[int]] = []
    for group in alone:
        stays: list[int] = []
        for number in group:
            homes = [other for other in others if any(_is_on(parts[number], parts[one]) for one in other)]
            (homes[0] if len(homes) == 1 else stays).append(number)
        left.append(stays)
    kept = [tuple(sorted(group)) for group in (*others, *left) if group]
    return tuple(sorted(kept))


def _is_appraisal(part: Recognised) -> bool:
    by_others = any(not report.is_own for report in part.reports)
    table = any(form.kind == "appraisal" for form in part.other_forms)
    return (by_others or table) and not (part.evaluations or part.accounts or part.budgets)


def _is_on(appraisal: Recognised, part: Recognised) -> bool:
    """Whether ``appraisal`` is of a project that ``part`` evaluates, in the same year."""
    if appraisal.identity.year is not None and appraisal.identity.year != part.identity.year:
        return False
    projects = {zh.label(one.project.text) for one in part.evaluations if one.project is not None}
    own = {zh.label(form.project.text) for form in appraisal.other_forms if form.project is not None} & projects
    name = own.pop() if len(own) == 1 else project_named(titles_of_report(appraisal), projects)
    body = appraisal.identity.body
    return bool(name) and (body is None or any(body in _bodies(one) for one in part.evaluations if _is_of(one, name)))


def _is_of(evaluation: SelfEvaluation, name: str) -> bool:
    return evaluation.project is not None and zh.label(evaluation.project.text) == name


def _bodies(evaluation: SelfEvaluation) -> str:
    """The names of whose project it is and who carries it out."""
    return " ".join(zh.label(field.text) for field in (evaluation.body, evaluation.department) if field is not None)
