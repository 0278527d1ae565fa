"""A count and its kinds right behind a colon: 车辆保有量15辆：机要通信用车a辆、应急保障用车b辆、执法执勤用车c辆; 采购合同A：货物类a，工程类b，服务类c."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise, takewhile

from gouji.catalogue.claims import complete_partition, kinds_of
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout, Spot

_COLON = re.compile(r"\s*[：:]\s*[^，,。；;：:、\d（）()]+")
_SOME = re.compile(r"等|主要(?!领导|负责)|其中|含|另|[（(]")
_STOP = re.compile(r"[。；;]|$")
_FEWEST = 2


@told_by(("：", ":"), fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """Such a list up to its 。, where each of its names is another kind of one thing. A doubt where it fails: the rest may be
    of a kind that is not told."""
    for at, (spot, first) in enumerate(pairwise(layout.spots)):
        whole, text = spot.mention, spot.mention.passage.text
        if whole.role is not Role.LEVEL or not (whole.figure.is_counted or whole.figure.unit.is_money):
            continue
        if _COLON.fullmatch(text, whole.end, first.mention.start) is None:
            continue
        parts = tuple(one.mention for one in takewhile(partial(_is_beside, spot), layout.spots[at + 1 :]))
        if len(parts) < _FEWEST or not comparable(whole, *parts):
            continue
        end = _STOP.search(text, parts[-1].end)
        told = text[whole.end : len(text) if end is None else end.start()]
        names = tuple(core(part.subject) for part in parts)
        # Of money every kind must be named, of things some may: what there is none of is left out.
        known = kinds_of(names) if whole.figure.is_counted else complete_partition(names, frozenset())
        if not _SOME.search(told) and known is not None:
            yield Claim((Relation(Kind.SUM, Shape.PARTS, Formula.SUM, parts, whole),), Evidence.OPEN)


def _is_beside(whole: Spot, spot: Spot) -> bool:
    return spot.group == whole.group
