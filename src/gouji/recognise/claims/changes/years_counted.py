"""Yearly growth over as many years as the words count: 与普查时B相比，A十年共增加D，年均增长p; 五年来从B增加到A，年均增长p."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.domain.claims import Formula, Kind, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import Layout
from gouji.values import zh

_SPAN = re.compile(
    r"(?<![第\d十一二三四五六七八九零〇年])(?P<years>[两二三四五六七八九十]{1,2}|\d{1,2})年(?:来|间|内|期间|时间)?"
    r"(?=[^，,。；;：:\d]{0,10}(?:[增减][加长少]|净增|[上下][升降]|[，,]))"
)
_FAR = 10
_TWO, _TWO_TOLD = "二", "两"


def claims(layout: Layout) -> Iterator[Claim]:
    """Each yearly rate with a base in its sentence and no two years that tell how many lie between. It counts where it holds."""
    mentions = [spot.mention for spot in layout.spots]
    for at, rate in enumerate(mentions):
        if rate.role is not Role.YEARLY_GROWTH or rate.direction == 0:
            continue
        near = mentions[max(0, at - _FAR) : at]
        base = next((one for one in reversed(near) if one.role is Role.BASE and one.clause[0] == rate.clause[0]), None)
        spans = list(_SPAN.finditer(rate.passage.text, rate.clause[0], rate.start))
        years = _counted(spans[-1]) if spans else None
        if base is None or years is None or years < 2:
            continue
        formula = Formula.YEARLY_RISE if rate.direction > 0 else Formula.YEARLY_FALL
        levels = (one for one in reversed(near) if one.role is Role.LEVEL and comparable(one, base))
        told = [
            Relation(Kind.OTHER, Shape.YEARLY_GROWTH, formula, (current, base), rate, periods=years)
            for current in levels
            if None in (current.year, base.base_year or base.year)
        ]
        if told:
            yield Claim(tuple(told), Evidence.NAMED)


def _counted(span: re.Match[str]) -> int | None:
    digits = span["years"].replace(_TWO_TOLD, _TWO)
    return int(digits) if digits.isdecimal() else zh.parse_numeral(digits)
