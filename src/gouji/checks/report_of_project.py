"""项目自评报告、评价报告: a report that is named after one project: what it says of 项目 it says of that project."""

from __future__ import annotations

import re

from gouji.domain.appraised import is_of_several_years, project_named, titles_of_report
from gouji.domain.claims import Mention
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.selfeval import Scope
from gouji.values import zh
from gouji.values.fiscal import years

_ITSELF = re.compile(r"(?:本|该|此)?项目(?:资金|经费|支出|总)?(?:(?:绩效)?自评)?(?:综合|总|最终)?(?:得分|评分)?")
#: What was spent, in a sentence that names the project; the score that the unit gave itself.
_SPENT = re.compile(r"(?:项目)?(?:实际|全年|当年)?(?:支出|支付|使用|执行)(?:资金|金额|数)?")
_OWN_SCORE = re.compile(r"(?:项目|实施)?单位自评(?:综合|总|最终)?(?:得分|评分|分数|总分)")
#: What is said of a part of the money, of several years or of a part of one is not what the form prints.
_OTHER = re.compile(
    r"截至|截止|累计|历年|其中|子项目|[上去]年|第[一二三四]季度|\d月|财政|中央|省级|市级|自筹|结转|评价日"
)
_STOP, _COMMA = re.compile(r"[。；;\n]"), re.compile(r"[，,、]")


def reported_project(dossier: Dossier, mention: Mention) -> str:
    """The project, in normal form, whose report says ``mention`` of the project itself; '' where it may be of another."""
    subject = zh.label(mention.subject)
    clause = mention.passage.text[slice(*mention.clause)]
    if _OTHER.search(clause) or any(one.year != dossier.year for one in years(clause)):
        return ""
    if mention.year not in (None, dossier.year):
        return ""
    itself = bool(_ITSELF.fullmatch(subject) or _OWN_SCORE.fullmatch(subject))
    before = _COMMA.split(mention.passage.text[mention.clause[0] : mention.start])[-1]
    if not itself and not _SPENT.fullmatch(zh.label(before)):
        return ""
    part = next((one for one in dossier.parts if mention.passage in one.claims.passages), None)
    name = "" if part is None else project_of_report(dossier, part)
    return name if name and (itself or _is_named_before(mention, name)) else ""


def _is_named_before(mention: Mention, name: str) -> bool:
    """Whether the sentence names the project before the figure, and nothing between them narrows what is said of it."""
    sentence = _STOP.split(mention.passage.text[: mention.start])[-1]
    return name in zh.label(sentence) and not _OTHER.search(sentence)


def project_of_report(dossier: Dossier, part: Recognised) -> str:
    """The project, in normal form, that the title of ``part`` names: the one whose form it carries, or, where it carries none,
    the one of the dossier that it is a report on for this year alone; '' where there is none or more than one."""
    if any(one.scope is not Scope.PROJECT for one in part.evaluations):
        return ""
    evaluations = part.evaluations or dossier.evaluations
    names = {zh.label(one.project.text) for one in evaluations if one.project is not None}
    if part.evaluations and len(names) != 1:
        return ""
    titles = titles_of_report(part)
    if not part.evaluations and any(map(is_of_several_years, titles)):
        return ""
    return project_named(titles, names)
