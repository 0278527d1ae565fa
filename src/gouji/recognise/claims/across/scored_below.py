"""Scores told in the paragraph below their total: 综合得分T分，…各项得分如下： and then 决策指标满分W分，得S分；…"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.domain.proposals import Claim, Evidence, Reach
from gouji.recognise.claims.rates import scores
from gouji.recognise.claims.sentences.rows import layout
from gouji.recognise.claims.sentences.told import Told

_OPENS = re.compile(r"(?:如下|其中|包括|分别(?:为|是))\s*[：:，,。]?\s*$")
_FEWEST = 3


def proposed(told: Sequence[Told]) -> Iterator[Reach]:
    """The total of a paragraph that announces its parts, with the scores of the next one. A doubt where it fails, and only
    where every item prints its full marks: else some may not be named."""
    for one, below in pairwise(told):
        if not one.mentions or not below.mentions or _OPENS.search(one.passage.text) is None:
            continue
        total = _total(one)
        items = _items(below)
        if total is None or len(items) < _FEWEST or any(map(scores.is_total, items)):
            continue
        claim = scores.sum_of(items, total)
        full = all(item.full is not None for item in items)
        yield Reach((claim if full else Claim(claim.readings, Evidence.NAMED),))


def _items(told: Told) -> list[scores.Item]:
    spots = [one for one in layout(told.mentions).spots if one.mention.figure.unit.dimension == "score"]
    return scores.items_of(spots)


def _total(told: Told) -> scores.Item | None:
    """The one score of a paragraph that is one of all: what stands in a bracket (90分及以上为优) is a bound."""
    found = [item for item in _items(told) if scores.is_total(item)]
    return found[0] if len(found) == 1 else None
