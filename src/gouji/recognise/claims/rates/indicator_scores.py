"""A score by those of all indicators of the first level: 决策15分、过程22分、产出33.5分、效益23分，总分93.5分."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.catalogue.claims import complete_partition, kinds_of
from gouji.domain.claims import Formula, Kind, Mention, Relation, Shape
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import SCORE, told_by
from gouji.recognise.claims.sentences.full_marks import as_set
from gouji.recognise.claims.sentences.rows import Layout

_TOTAL = re.compile(r"(?:总分|总?得分|总评分|评分|合计|共计|总计|共得)(?:为|是|得|共)*\s*$")
_NAME = re.compile(
    r"^(?:其中|项目|部门|一级指标|[：:“\"])*(?P<name>[\u4e00-\u9fff]+?)(?:类|方面|部分|[”\"])?(?:得分?|指标|评分|为|共|自评)*\s*$"
)
_OTHER_RULE = re.compile(r"满分|权重|分值|加权|加分|附加|折算|扣|平均|占比|×")
_INDICATOR = "指标"
_GOT = "得"
_FEWEST = 3


@told_by({SCORE}, fewest=4)
def claims(layout: Layout) -> Iterator[Claim]:
    """The total with the scores of its sentence, where these are by their names all there are. A doubt where it fails."""
    for _, group in groupby(layout.spots, key=lambda spot: (spot.sentence, spot.brackets)):
        scores = [spot.mention for spot in group if spot.mention.figure.unit.dimension == "score"]
        totals = [one for one in scores if _TOTAL.search(one.words_before()) and not _named(one)]
        parts = tuple(one for one in scores if one not in totals)
        if (
            len(totals) == 1
            and len(parts) >= _FEWEST
            and _are_all(parts)
            and _were_got(parts)
            and not _by_another_rule(scores)
        ):
            relation = Relation(Kind.SUM, Shape.PARTS, Formula.SUM, as_set(parts), totals[0])
            yield Claim((relation,), Evidence.OPEN)


def _are_all(parts: Sequence[Mention]) -> bool:
    names = [_named(one) for one in parts]
    return all(names) and complete_partition(tuple(name + _INDICATOR for name in names), frozenset()) is not None


def _were_got(parts: Sequence[Mention]) -> bool:
    """Whether the scores were got, and are not what can be got: words say so, or a decimal is printed."""
    return any(one.figure.places or _GOT in one.words_before() for one in parts)


def _by_another_rule(scores: Sequence[Mention]) -> bool:
    first, last = scores[0], scores[-1]
    told = _OTHER_RULE.search(first.passage.text, first.clause[0], last.end)
    return told is not None or any(one.direction for one in scores)


def _named(mention: Mention) -> str:
    """The indicator of the first level that a score is of, without the word 指标; '' for any other."""
    found = _NAME.match(mention.words_before())
    name = "" if found is None else found["name"].removesuffix(_INDICATOR)
    return name if name and kinds_of((name + _INDICATOR,)) is not None else ""
