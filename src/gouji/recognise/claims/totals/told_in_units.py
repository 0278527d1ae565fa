"""An amount told again in another unit: 972564元，即97.26万元; 76918万元（即7.69亿元）; 收入3,998,590.45元，…折合399.86万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import Layout

_AGAIN = re.compile(r"\s*(?P<sign>[，,（(])\s*(?P<word>即为?|也就是|折合人民币|折合|合计?人民币|约?合)?\s*")
#: For one of many the second amount is what all of them come to; in a foreign currency it is another amount.
_OF_ONE = re.compile(r"每|均|单价|标准|[月日]工资|美元|欧元|港|外币|汇率|税")
_SURE = ("即", "即为", "也就是")
_THAT_IS = re.compile(r"(?:^|[，,。；;：:（(元])\s?(?:即|也就是|亦即|折合|约合|换算为?)(?:人民币)?(?:约|为)?\s?$")
_TOLD = ("即", "也就是", "折合", "约合", "换算")  # words one of which such a figure is told by
_LEAD = 12
_FAR = 12  # figures


def claims(layout: Layout) -> Iterator[Claim]:
    """Each such pair. What is told right behind is one amount where 即 says so, and a doubt behind other words or in a bare
    bracket; what stands further off counts where it holds: 折合 may be of a figure that is not printed."""
    yield from _right_behind(layout)
    yield from _further_off(layout)


def _right_behind(layout: Layout) -> Iterator[Claim]:
    for one, other in pairwise(spot.mention for spot in layout.spots):
        if not _is_another_unit(one, other):
            continue
        found = _AGAIN.fullmatch(one.passage.text, one.end, other.start)
        if found is None or _is_named(other) or _OF_ONE.search(one.words_before(over="，,（(")):
            continue
        if found["word"] or (found["sign"] in "（(" and one.passage.text[other.end : other.end + 1] in ("）", ")")):
            yield Claim((_equal(one, other),), Evidence.STATED if found["word"] in _SURE else Evidence.OPEN)


def _further_off(layout: Layout) -> Iterator[Claim]:
    if not any(word in layout.spots[0].mention.passage.text for word in _TOLD):
        return
    for at, spot in enumerate(layout.spots):
        again = spot.mention
        if again.role is not Role.LEVEL or not again.figure.unit.is_money:
            continue
        if _THAT_IS.search(again.passage.text[max(0, again.start - _LEAD) : again.start]):
            before = (one.mention for one in reversed(layout.spots[max(0, at - _FAR) : at]))
            readings = tuple(_equal(one, again) for one in before if _may_be(one, again))
            yield Claim(readings, Evidence.NAMED)


def _may_be(one: Mention, other: Mention) -> bool:
    amounts = one.role in (Role.LEVEL, Role.CHANGE, Role.OTHER) and comparable(one, other)
    return amounts and one.figure.unit is not other.figure.unit


def _equal(one: Mention, other: Mention) -> Relation:
    return Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (one,), other)


def _is_another_unit(one: Mention, other: Mention) -> bool:
    units = one.figure.unit, other.figure.unit
    levels = one.role is other.role is Role.LEVEL and units[0].factor != units[1].factor
    return levels and all(unit.is_money for unit in units)


def _is_named(other: Mention) -> bool:
    """Whether a figure has a name of its own, and no mere word that it tells the one before again."""
    return other.own and _AGAIN.fullmatch(f"，{other.words_before(to_figure=True)}") is None
