"""文字写的等级与得分不符

查什么：“自评得分86分，等级为优”这类句子，等级是不是得分所在的一档。
为什么：等级由得分决定，得分改了等级没有改，或者等级抄错。
依据：财预〔2020〕10号：90（含）-100 分为优、80（含）-90 分为良、60（含）-80 分为中、60 分以下为差。句中另写分档、满分不是100分，或者当年另有办法按那一档算得出的，不查。

反例：
    2024年度青溪区林业局部门决算
    整体支出绩效自评得分86.50分，自评等级为“优”。
正例：
    整体支出绩效自评得分86.50分，自评等级为“良”。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from gouji.catalogue.grades import grade_schemes
from gouji.checks.registry import check
from gouji.domain.claims import Passage
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side

_GRADED = re.compile(
    r"(?:得分|评分|总分|分数)(?:为|是|：|:)?\s?(?P<score>\d{1,3}(?:\.\d{1,3})?)\s?分"
    r"[，,、；;（(]?[^。，,；;、\d]{0,12}?(?:等级|等次|级别|评级|结论|结果)(?:评定|确定)?(?:为|是|属于|：|:)?\s?"
    r"[“\"]?(?P<grade>优|良|中|差)(?:秀|好|等)?[”\"]?(?=[，,。；;、）)]|等级|$)"
)
_FULL, _NATIONAL = 100, "national"
_LEAD = 16
_PART = re.compile(r"(?:指标|部分|方面|维度)[^，,。；;、]*$")  # its full marks are fewer
#: Other bands, or other full marks, than the usual.
_OTHER = re.compile(
    r"分(?:及)?以[上下]|[（(]含[）)]|满分(?!(?:为|是|：|:)?100)|\d+\s?[-—~～至]\s?\d+\s?分|平均|加分|折算"
)


@check("N053")
def grade_in_text(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        for passage in claims.passages:
            for found in _GRADED.finditer(passage.text):
                points = Fraction(Decimal(found["score"]))
                before = passage.text[max(0, found.start() - _LEAD) : found.start()]
                if points <= _FULL and not _OTHER.search(passage.text) and not _PART.search(before):
                    yield _judged(found, points, passage, dossier.year)


def _judged(found: re.Match[str], points: Fraction, passage: Passage, year: int | None) -> Outcome:
    right = grade_schemes()[_NATIONAL].grade_of(points)
    lawful = (one for one in grade_schemes().values() if year is None or one.in_force(year))
    if any(one.grade_of(points)[:1] == found["grade"] for one in lawful):
        return Passed("得分与等级")
    score, grade = (passage.quote(*found.span(name)) for name in ("score", "grade"))
    return Failed(
        Problem(
            Severity.WARNING,
            f"得分与等级/{found['score']}/{found['grade']}",
            f"得分 {found['score']} 分，等级应为“{right}”，文中写“{found['grade']}”。",
            "请核对得分和等级；另有分档办法的，写明分档。",
            (grade, score),
            Side("等级", found["grade"], grade),
            Side("得分", f"{found['score']}分", score, found["score"], "分"),
            relation=f"{found['score']} → {right}",
        )
    )
