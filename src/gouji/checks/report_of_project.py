"""项目自评报告: a report that is named after one project and carries its form: what it says of 项目 it says of that project."""

from __future__ import annotations

import re
from itertools import islice

from gouji.domain.claims import Mention
from gouji.domain.dossier import Dossier
from gouji.domain.selfeval import Scope
from gouji.values import zh
from gouji.values.fiscal import years

_OPENING = 6
_LEAST_NAME = 4
_REPORT = re.compile(r"(?:自评|评价|绩效).{0,6}报告")
_ITSELF = re.compile(r"(?:本|该|此)?项目(?:资金|经费|支出|总)?(?:(?:绩效)?自评)?(?:综合|总|最终)?(?:得分|评分)?")
#: What is said of a part of the money, of several years or of a part of one is not what the form prints.
_OTHER = re.compile(r"截至|累计|历年|其中|子项目|[上去]年|第[一二三四]季度|\d月|财政|中央|省级|市级|自筹")


def reported_project(dossier: Dossier, mention: Mention) -> str:
    """The project, in normal form, whose report says ``mention`` of the project itself; '' where it may be of another."""
    if not _ITSELF.fullmatch(zh.label(mention.subject)):
        return ""
    clause = mention.passage.text[slice(*mention.clause)]
    if _OTHER.search(clause) or any(one.year != dossier.year for one in years(clause)):
        return ""
    part = next((one for one in dossier.parts if mention.passage in one.claims.passages), None)
    if part is None or any(one.scope is not Scope.PROJECT for one in part.evaluations):
        return ""
    names = {zh.label(one.project.text) for one in part.evaluations if one.project is not None}
    if len(names) != 1 or mention.year not in (None, dossier.year):
        return ""
    (name,) = names
    titles = (zh.label(line.text) for line in islice(part.document.paragraphs, _OPENING))
    named = any(name in title and _REPORT.search(title) for title in titles)
    return name if named and len(name) >= _LEAST_NAME else ""
