"""文字写的得分超过满分

查什么：文字写的自评得分、综合得分、平均得分是否超过100分。
为什么：自评和评价的总分都按百分制，超过满分的多半是多写了一位或写错了小数点。
依据：财预〔2020〕10号：单位自评、部门评价和财政评价总分均为100分。文中写明另有满分、加分的不报告。

反例：
    组织对12个项目开展绩效自评，平均得分196.20分。
正例：
    组织对12个项目开展绩效自评，平均得分96.20分。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.claims import Mention
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values.units import SCORE

_FULL = 100
_SCORE = re.compile(r"(?:自评|评价|综合|平均|总|最终)(?:综合)?(?:得分|评分|总分|分)[为是达到：:]{0,2}$")
_OTHER = re.compile(r"满分|加分|附加|总分值|千分|折算|考试|竞赛|考核")


@check("S030")
def told_over_full(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        for mention in claims.mentions:
            if mention.figure.unit is SCORE and _is_total(mention):
                yield (
                    Failed(_problem(mention))
                    if mention.figure.value > _FULL
                    else Passed.over("得分不超过满分", mention)
                )


def _is_total(mention: Mention) -> bool:
    text = mention.passage.text
    return _SCORE.search(text[: mention.start]) is not None and _OTHER.search(text) is None


def _problem(mention: Mention) -> Problem:
    return Problem(
        Severity.WARNING,
        f"{mention.spoken}/超过满分",
        f"文字写的得分是 {mention.shown}，超过满分100分。",
        "核对得分；另有满分或加分的，写明。",
        (mention.place,),
        Side.of("文字写的得分", mention.figure, mention.place),
        Side("满分", "100分", mention.place, "100", "分"),
        relation="得分 ≤ 100",
    )
