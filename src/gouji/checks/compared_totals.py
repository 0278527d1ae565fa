"""合计的大小说法: “三公”经费支出决算数小于预算数 where the two figures stand in an earlier sentence or paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gouji.catalogue.claims import wording
from gouji.checks.stated import Stated
from gouji.domain.claims import Comparison

#: What the words name, and the duties that state its outcome and its budget.
_TOTALS = (("三公", "three_public.amount", "three_public.budget"),)
#: Words that name a part: what is said of it is not said of the whole.
_PARTS = re.compile(r"出国|公务用车|公务接待|购置|运行")
_SENTENCE = re.compile(r"[^。；;\n]+")
_FIGURE = re.compile(r"\d\s*(?:万?元|[%％])")


@cache
def comparing() -> re.Pattern[str]:
    """决算数大于预算数, with the ``word`` that compares."""
    names = "|".join(sorted(wording().comparing, key=len, reverse=True))
    return re.compile(
        rf"决算(?:数|支出数?)?(?:与|和)?(?P<word>{names})(?:于)?(?:年初|全年|调整后?的?|部门)?预算(?:数|支出数?)?"
    )


def compared_totals(said: Stated) -> Iterator[Comparison]:
    """Every such sentence without figures of its own, where the text states one outcome and one budget of what it names."""
    for name, outcome_id, budget_id in _TOTALS:
        outcomes, budgets = said.of(outcome_id), said.of(budget_id)
        if len({one.exact for one in outcomes}) != 1 or len({one.exact for one in budgets}) != 1:
            continue
        for passage in said.passages("three_public"):
            for sentence in _SENTENCE.finditer(passage.text):
                match = comparing().search(sentence[0])
                plain = match is not None and name in sentence[0][: match.start()] and not _PARTS.search(sentence[0])
                if match is not None and plain and not _FIGURE.search(sentence[0]):
                    start = sentence.start() + match.start()
                    place = passage.quote(start, start + len(match[0]))
                    yield Comparison(outcomes[0], budgets[0], wording().comparing[match["word"]], match[0], place)
