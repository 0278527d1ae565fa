"""Words that say how an outcome stands to its budget: 年初预算为B，支出决算为A。决算数大于预算数的主要原因…"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from gouji.catalogue.claims import wording
from gouji.domain.claims import Comparison, Mention, Role
from gouji.domain.comparable import comparable
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES

_LOOK_BACK = 12
_OUTCOMES = ("决算", "执行")
#: What a budget is called in such words, and the measures that a figure of it may have.
_NAMED = {"年初": ("年初预算",), "全年": ("全年预算", "调整预算"), "调整": ("调整预算",), "调整后": ("调整预算",)}


def comparisons(mentions: Sequence[Mention]) -> Iterator[Comparison]:
    """Every such statement behind the budget and the outcome it speaks of, in one paragraph."""
    pattern = _pattern()
    for passage, group in groupby(mentions, key=lambda mention: mention.passage):
        stated = [mention for mention in group if mention.role is Role.LEVEL]
        ends = [mention.end for mention in stated]
        for match in pattern.finditer(passage.text):
            count = bisect_right(ends, match.start())
            found = _compared(stated[max(0, count - _LOOK_BACK) : count], match["budget"])
            if found is not None:
                outcome, budget, *others = found
                direction, place = wording().comparing[match["word"]], passage.quote(*match.span())
                yield Comparison(outcome, budget, direction, match[0], place, tuple(others))


def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(wording().comparing, key=len, reverse=True))
    named = "|".join(sorted(_NAMED, key=len, reverse=True))
    return re.compile(
        rf"决算(?:数|支出数?)?(?:与|和)?(?P<word>{words})(?:于)?(?P<budget>{named})?(?:部门)?预算(?:数|支出数?)?"
    )


def _compared(before: Sequence[Mention], named: str | None) -> tuple[Mention, ...] | None:
    """The outcome printed last and the budgets that the words mean: of those right before it the one that is called so, else
    any of them."""
    at = max((at for at, one in enumerate(before) if one.measure in _OUTCOMES), default=0)
    if not at or before[at].own:
        return None
    outcome = before[at]
    budgets = list(
        takewhile(lambda one: one.measure in BUDGET_MEASURES and comparable(one, outcome), reversed(before[:at]))
    )
    called = [one for one in budgets if one.measure in _NAMED.get(named or "", ())]
    return (outcome, *(called[:1] or budgets)) if budgets else None
