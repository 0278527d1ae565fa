"""平均得分不是所列各分的平均

查什么：一句话里列出各项目的得分，又写平均得分的，平均得分是不是所列各分的平均。
为什么：平均得分另行计算，一个得分改了，平均得分没有跟着改。
依据：算术平均等于各分之和除以个数；写明加权的不查，写明的项目个数与所列的个数不同的也不查，那可能是另外一些项目的平均。

反例：
    2024年度青溪区林业局部门决算
    组织对3个项目开展绩效自评，得分分别为95分、91分、90分，平均得分95分。
正例：
    组织对3个项目开展绩效自评，得分分别为95分、91分、90分，平均得分92分。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from gouji.catalogue.meanings import nothing_but, words_of
from gouji.checks.registry import check
from gouji.domain.claims import Claims, Mention
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.ties import Strength, Term, Tie
from gouji.values.mismatch import classify
from gouji.values.rounding import half_up

_TITLE = "平均得分"
_MEAN = re.compile(r"平均(?:自评|评价)?(?:得?分|分值|分数)(?:为|是|：|:)?$")
_LEAD = 14
_FEWEST = 2


@check("N051")
def mean_of_scores(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        for at, mean in enumerate(claims.mentions):
            if _is_score(mean) and _MEAN.search(mean.passage.text[max(0, mean.start - _LEAD) : mean.start].rstrip()):
                scores = _listed(claims, at)
                if len(scores) >= _FEWEST and not _may_be_of_others(claims, mean, scores):
                    yield _compared(mean, scores)


def _is_score(mention: Mention) -> bool:
    return mention.figure.unit.dimension == "score"


def _listed(claims: Claims, at: int) -> list[Mention]:
    """The parallel list of scores right before the mean, in its sentence."""
    mean, found = claims.mentions[at], list[Mention]()
    for one in reversed(claims.mentions[:at]):
        beside = one.passage is mean.passage and "。" not in one.passage.text[one.end : mean.start]
        if not beside or not _is_score(one) or one.rank[1] < _FEWEST:
            break
        found.append(one)
        if one.rank[0] == 0:
            return found[::-1] if len(found) == one.rank[1] else []
    return []


def _may_be_of_others(claims: Claims, mean: Mention, scores: Sequence[Mention]) -> bool:
    """Whether the sentence weighs the scores, or counts other than those that are listed, or names more than the mean behind
    them: 去掉最高分和最低分后，同类项目."""
    text = mean.passage.text
    start = text.rfind("。", 0, scores[0].start) + 1
    counts = [
        one.figure.value
        for one in claims.mentions
        if one.passage is mean.passage and start <= one.start < scores[0].start and one.figure.unit.is_count
    ]
    weighed = words_of("weighed").search(text, start, mean.end) is not None
    named = nothing_but("mean").fullmatch(text, scores[-1].end, mean.start) is None
    return weighed or named or any(count != len(scores) for count in counts)


def _compared(mean: Mention, scores: Sequence[Mention]) -> Outcome:
    parts = tuple(Term(1, one) for one in scores)
    tie = Tie("N051", _TITLE, (Term(len(scores), mean),), "=", parts, strength=Strength.SUPPOSED)
    due = sum((one.exact for one in scores), Fraction(0)) / len(scores)
    should = format(half_up(due / mean.figure.unit.factor, max(mean.figure.places, 2)), "f")
    if tie.holds:
        return Passed(_TITLE, tie)
    shown = "、".join(one.text for one in scores)
    return Failed(
        Problem(
            Severity.WARNING,
            f"{_TITLE}/{mean.text}",
            f"所列 {len(scores)} 个得分（{shown}）的平均是 {should}分，文中写平均 {mean.text}。",
            "请核对各项得分和平均得分；按权重计算的，写明权重。",
            (mean.place, *(one.place for one in scores)),
            Side.of(_TITLE, mean.figure, mean.place),
            Side("所列各分的平均", should + "分", scores[0].place, should, "分"),
            classify(mean.figure, due),
        ),
        tie,
        known=True,
    )
