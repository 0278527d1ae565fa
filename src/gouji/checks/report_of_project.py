"""项目自评报告、评价报告: a report that is named after one project: what it says of 项目 it says of that project."""

from __future__ import annotations

import re

from gouji.domain.appraised import is_named, is_of_several_years, project_named, titles_of_report
from gouji.domain.claims import Mention
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.selfeval import Scope
from gouji.values import zh
from gouji.values.fiscal import years

_ITSELF = re.compile(r"(?:本|该|此)?项目(?:资金|经费|支出|总)?(?:(?:绩效)?自评)?(?:综合|总|最终)?(?:得分|评分)?")
#: What was spent, in a sentence that names the project; the score that the unit gave itself.
_SPENT = r"(?:项目)?(?:实际|全年|当年)?(?:支出|支付|使用|执行)(?:资金|金额|数)?[为是]?"
#: What stands between the project's name and what was spent where all of it is the project's own money.
_OF_ITSELF = re.compile(
    r"(?:补助|专项)?(?:项目)?(?:资金|经费|支出|总)?"
    r"(?:,?(?:项目)?(?:年初|全年|调整后?|本年|实际)?(?:预算|资金|到位|下达|安排)(?:预算|数|安排|到位|下达|资金|金额|总额)*[为是共计]*"
    r"[\d.,]+[万亿]?元)*"
    rf",?{_SPENT}"
)
#: What the money went to: several such amounts make the whole.
_FOR = re.compile(r"(?:全部)?(?:用于|用来|购)")
_OWN_SCORE = re.compile(r"(?:项目|实施)?单位自评(?:综合|总|最终)?(?:得分|评分|分数|总分)")
#: What is said of a part of the money, of several years or of a part of one is not what the form prints.
_OTHER = re.compile(
    r"截至|截止|累计|历年|其中|子项目|[上去]年|第[一二三四]季度|\d月|财政|中央|省级|市级|自筹|结转|评价日"
)
_STOP = re.compile(r"[。；;\n]")


def reported_project(dossier: Dossier, mention: Mention) -> str:
    """The project, in normal form, whose report says ``mention`` of the project itself; '' where it may be of another."""
    subject = zh.label(mention.subject)
    clause = mention.passage.text[slice(*mention.clause)]
    if _OTHER.search(clause) or any(one.year != dossier.year for one in years(clause)):
        return ""
    if mention.year not in (None, dossier.year):
        return ""
    itself = bool(_ITSELF.fullmatch(subject) or _OWN_SCORE.fullmatch(subject))
    part = next((one for one in dossier.parts if mention.passage in one.claims.passages), None)
    name = "" if part is None else project_of_report(dossier, part)
    return name if name and (itself or _is_named_before(mention, name)) else ""


def is_all_of_project(mention: Mention, subject: str, name: str) -> bool:
    """Whether ``subject``, what ``mention`` is said of in normal form, is the project ``name`` and no part of it (普法宣传项目的画册)
    or other whose name holds that of it."""
    before, found, behind = subject.rpartition(name)
    if not found or not is_named(name, f"{before}{name}") or _FOR.match(mention.passage.text, mention.end):
        return False
    return "的" not in behind


def _is_named_before(mention: Mention, name: str) -> bool:
    """Whether the sentence names the project before the figure, and nothing but its own money stands between them: what a
    printer, a part or another project spent is not what it spent."""
    text = mention.passage.text
    if _FOR.match(text, mention.end):
        return False  # so much of it
    sentence = zh.label(_STOP.split(text[: mention.start])[-1])
    before, found, behind = sentence.rpartition(name)
    named = bool(found) and is_named(name, f"{before}{name}") and not _OTHER.search(sentence)
    return named and _OF_ITSELF.fullmatch(behind) is not None


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
