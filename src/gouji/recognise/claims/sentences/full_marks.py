"""满分与分值: what can be got of an item is set, not worked out, so a whole number of points is that number exactly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from gouji.domain.claims import Mention
from gouji.values.figure import Bound, Figure, Points

_FULL = re.compile(
    r"(?:满分|分值|权重|标准分值?|该项|此项|本项|该指标|此指标|本指标)(?:分值|满分)?(?:为|是|共|计|：|:)?\s*$"
)


def exactly(figure: Figure, lead: str) -> Figure:
    """``figure`` as it is set, where the words ``lead`` before it say that it is what can be got: 满分100分, 该项10分."""
    is_set = figure.unit.dimension == "score" and not figure.places and figure.bound is Bound.EXACT
    if not is_set or _FULL.search(lead) is None:
        return figure
    return Points(figure.text, figure.value, figure.unit, figure.places)


def as_set(scores: Sequence[Mention]) -> tuple[Mention, ...]:
    """``scores`` that are told side by side, whole numbers of points as exactly these where another prints a decimal: none was
    then rounded to whole points."""
    if not any(one.figure.places for one in scores):
        return tuple(scores)
    return tuple(map(as_it_is, scores))


def as_it_is(score: Mention) -> Mention:
    """``score``, a whole number of points as exactly that."""
    figure = score.figure
    if figure.places or figure.bound is not Bound.EXACT:
        return score
    return replace(score, figure=Points(figure.text, figure.value, figure.unit, figure.places))
