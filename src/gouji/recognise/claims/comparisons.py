"""Words that say how an outcome stands to its budget: 年初预算为B，支出决算为A。决算数大于预算数的主要原因…"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.catalogue.claims import wording
from gouji.domain.claims import Comparison, Mention, Role
from gouji.domain.comparable import comparable
from gouji.recognise.claims.rows import BUDGET_MEASURES

_LOOK_BACK = 12
_OUTCOMES = ("决算", "执行")


def comparisons(mentions: Sequence[Mention]) -> Iterator[Comparison]:
    """Every such statement behind the budget and the outcome it speaks of, in one paragraph."""
    pattern = _pattern()
    for passage, group in groupby(mentions, key=lambda mention: mention.passage):
        stated = [mention for mention in group if mention.role is Role.LEVEL]
        ends = [mention.end for mention in stated]
        for match in pattern.finditer(passage.text):
            count = bisect_right(ends, match.start())
            pair = _last_pair(stated[max(0, count - _LOOK_BACK) : count])
            if pair is not None:
                direction = wording().comparing[match["word"]]
                yield Comparison(*pair, direction, match[0], passage.quote(*match.span()))


def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(wording().comparing, key=len, reverse=True))
    return re.compile(rf"决算(?:数|支出数?)?(?:与|和)?(?P<word>{words})(?:于)?(?:年初|全年|部门)?预算(?:数|支出数?)?")


def _last_pair(before: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """The outcome printed last and the budget right before it: nothing stands between the two."""
    for budget, outcome in zip(reversed(before[:-1]), reversed(before), strict=False):
        if outcome.measure in _OUTCOMES:
            paired = budget.measure in BUDGET_MEASURES and comparable(budget, outcome) and not outcome.own
            return (outcome, budget) if paired else None
    return None
