"""What several bodies have of a figure: 全局支出A，其中局机关a，执法大队b，服务中心c: no two hold the same money, so they have no more than A."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.lists.listed import readings_of
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout

_BODY = re.compile(
    r"^[\u4e00-\u9fff]{0,12}(?:机关|本级|[大支总中]队|中心|分局|[^公]所|站|医院|学院|馆|学校|[小中]学|幼儿园|街道|[乡镇])$"
)
_NOT_ONE = re.compile(r"下属|所属|各|农村|城镇|城乡|贫困")
_AMONG = "其中"


@told_by(("其中",), fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """Such lists. A doubt where they have more, for one may belong to another; less is lawful, for not every body is listed."""
    for opener in layout.openers:
        whole = layout.rows[opener.before].level
        if whole is None or not opener.mark.text.startswith(_AMONG) or whole.role is not Role.LEVEL:
            continue
        rows = next(readings_of(layout, opener), ())
        parts = tuple(row.level for row in rows if row.level is not None)
        names = [core(part.subject) for part in parts]
        bodies = all(_BODY.match(name) and not _NOT_ONE.search(name) for name in names)
        apart = all(one not in other and other not in one for one, other in combinations(names, 2))
        plain = all(part.own and part.measure in ("", whole.measure) for part in parts)
        if len(parts) > 1 and len(parts) == len(rows) and bodies and apart and plain and comparable(whole, *parts):
            relation = Relation(Kind.SUM, Shape.PARTS, Formula.SUM, parts, whole)
            yield Claim((relation,), Evidence.OPEN, may_leave_out=True)
