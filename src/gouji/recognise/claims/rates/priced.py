"""Prices, counts and what they come to: 采购设备n台，单价b，合计A."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from gouji.domain.claims import Formula, Kind, Relation, Role, Shape
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import Layout, Spot

_THREE = 3
_PRICE = re.compile(r"^(?:采购|购置|平均|含税|中标|成交)?单价(?:为|是)?$")
_TOTAL = re.compile(r"^(?:合计|共计|总计|总价|共)(?:补助|补贴|发放|支出|支付|资金|金额|费用|投入|为)*$")
_OTHER = re.compile(r"月|季|天|日|次|不等|以[上下内]|最|其中|平均|优惠|折|运费|安装|税|另|等")


def claims(layout: Layout) -> Iterator[Claim]:
    """The only price, count and total of a sentence. A doubt where they fail."""
    for _, group in groupby(layout.spots, key=lambda spot: spot.sentence):
        spots = list(group)
        if len(spots) == _THREE and len({spot.brackets for spot in spots}) == 1:
            yield from _of(spots)


def _of(spots: list[Spot]) -> Iterator[Claim]:
    told = [spot.mention for spot in spots]
    counts = [one for one in told if one.figure.unit.is_count]
    money = [one for one in told if one.figure.unit.is_money]
    if len(counts) != 1 or len(money) != 2 or any(one.role is not Role.LEVEL for one in told):
        return
    price, total = money
    first, last = told[0].clause[0], told[-1].end
    if _TOTAL.match(total.words_before()) is None or _OTHER.search(told[0].passage.text, first, last):
        return
    relation = Relation(Kind.RATIO, Shape.PER_HEAD, Formula.QUOTIENT, (total, counts[0]), price)
    if _PRICE.match(price.words_before()):
        yield Claim((relation,), Evidence.OPEN)
