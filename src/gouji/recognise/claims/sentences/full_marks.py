"""满分与分值: what can be got of an item is set, not worked out, so a whole number of points is that number exactly."""

from __future__ import annotations

import re

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
