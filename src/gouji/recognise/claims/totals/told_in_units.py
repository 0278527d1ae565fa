"""An amount told again in another unit right behind it: 972564元，即97.26万元; 76918万元（即7.69亿元）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import Layout

_AGAIN = re.compile(r"\s*(?P<sign>[，,（(])\s*(?P<word>即为?|也就是|折合人民币|折合|合计?人民币|约?合)?\s*")
#: For one of many the second amount is what all of them come to; in a foreign currency it is another amount.
_OF_ONE = re.compile(r"每|均|单价|标准|[月日]工资|美元|欧元|港|外币|汇率|税")
_SURE = ("即", "即为", "也就是")


def claims(layout: Layout) -> Iterator[Claim]:
    """Each such pair: one amount where 即 says so; a doubt behind other words or in a bare bracket."""
    for one, other in pairwise(spot.mention for spot in layout.spots):
        found = _AGAIN.fullmatch(one.passage.text, one.end, other.start)
        if found is None or not _is_another_unit(one, other) or _OF_ONE.search(one.words_before(over="，,（(")):
            continue
        if found["word"] or (found["sign"] in "（(" and one.passage.text[other.end : other.end + 1] in ("）", ")")):
            relation = Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (one,), other)
            yield Claim((relation,), Evidence.STATED if found["word"] in _SURE else Evidence.OPEN)


def _is_another_unit(one: Mention, other: Mention) -> bool:
    units = one.figure.unit, other.figure.unit
    named = other.own and _AGAIN.fullmatch(f"，{other.words_before(to_figure=True)}") is None
    return (
        one.role is other.role is Role.LEVEL
        and not named
        and all(unit.is_money for unit in units)
        and units[0].factor != units[1].factor
    )
