"""What several years come to, by the year: 三年累计投入A，年均B: A over as many years as are told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout
from gouji.values.figure import Points, figure_of

_IN_ALL = re.compile(
    r"(?:^|[^\d十百\-—至到])(?P<years>[两二三四五六七八九十]|\d)年(?:来|间|内)?(?:以来)?(?:累计|合计|共计|总共|共)[^\d，,。；;]{0,12}$"
)
_BY_YEAR = re.compile(r"^(?:年均|平均每年|每年平均)(?:投入|支出|安排|完成|使用|拨付|补助|新增|发放|约|为|达)*\s*$")
_TWO, _TWO_TOLD = "二", "两"


@told_by(("年均", "平均"))
def claims(layout: Layout) -> Iterator[Claim]:
    """Each such pair, the average right behind the sum. A doubt where it fails: the average may leave a year out."""
    for one, each in pairwise(spot.mention for spot in layout.spots):
        told = one.role is each.role is Role.LEVEL and one.clause[0] == each.clause[0] and comparable(one, each)
        found = _IN_ALL.search(one.lead) if told and _BY_YEAR.search(each.words_before()) else None
        if found is None:
            continue
        years = _years(one, found)
        if years is not None:
            relation = Relation(Kind.RATIO, Shape.PER_HEAD, Formula.QUOTIENT, (one, years), each)
            yield Claim((relation,), Evidence.OPEN)


def _years(total: Mention, found: re.Match[str]) -> Mention | None:
    """The number of years, which a sentence spells out, as a figure of its own."""
    figure = figure_of(found["years"].replace(_TWO_TOLD, _TWO), "年")
    if figure is None:
        return None
    start = total.clause[0] + found.start("years")
    exact = Points(f"{found['years']}年", figure.value, figure.unit, figure.places)
    return Mention(exact, Role.OTHER, total.passage, start, start + len(exact.text), total.clause, "年数")
