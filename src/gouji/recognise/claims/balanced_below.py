"""What is left, told in a paragraph of its own: 收入合计A。 and 支出合计B。 and then 收支相抵，年终结余R.

The totals, or where none is printed all that comes in and goes out, stand in the paragraphs before, back to the last
that tells what is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence, Reach
from gouji.recognise.claims.spread import Told

_SETTLES = re.compile(r"收支(?:总计)?(?:相抵|相减|轧抵|品迭)|收入(?:与|和)支出相抵")
_LEFT = re.compile(r"(?:结[转余]|余额)[^，,。；;\d]{0,6}$")
_TOTAL = re.compile(
    r"(?P<side>收入|支出)[^，,。；;：:\d]{0,3}(?:总计|合计|总量|总额)[^，,。；;：:\d]{0,4}$|总(?P<all>收入|支出)[^，,。；;：:\d]{0,4}$"
)
_BEFORE = 8  # paragraphs
_LEAD = 20


def proposed(told: Sequence[Told]) -> Iterator[Reach]:
    """What is left of the totals before, for each paragraph that says so and prints no total of its own."""
    for at, one in enumerate(told):
        settles = _SETTLES.search(one.passage.text)
        left = next((level for level in one.mentions if level.role is Role.LEVEL), None)
        if settles is None or left is None or left.start < settles.end() or not _LEFT.search(_words(left)):
            continue
        totals: dict[str, Mention] = {}
        for other in reversed(told[max(0, at - _BEFORE) : at]):
            if other.passage.place.section != one.passage.place.section or _SETTLES.search(other.passage.text):
                break
            for level in reversed(other.mentions):
                found = _TOTAL.search(_words(level)) if level.role is Role.LEVEL and comparable(level, left) else None
                if found is not None:
                    totals.setdefault(found["side"] or found["all"], level)
        if len(totals) > 1:
            ends = (totals["收入"], totals["支出"])
            relation = Relation(Kind.DIFFERENCE, Shape.BALANCE, Formula.SUM, ends, left, (1, -1))
            yield Reach((Claim((relation,), Evidence.OPEN),))


def _words(level: Mention) -> str:
    return level.passage.text[max(level.clause[0], level.start - _LEAD) : level.start].rstrip()
