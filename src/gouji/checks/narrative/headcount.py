"""同一家单位的人数，几份文件写的不一样

查什么：同一单位同一年度的几份文件，年末编制、在职、离休、退休人数是否一致：另有一项人数相同的（说明说的是同一范围），不同的一项列为疑点。
为什么：人数是公用经费定额的依据，自评报告和决算说明由不同的人写，改了一处忘了另一处。
依据：财预〔2016〕143号 地方预决算公开操作规程关于真实、准确的要求。

反例：
    青溪区司法局2023年度部门决算公开
    一、收入支出决算总体情况说明
    2023年度收入支出总计100.00万元。
    二、机构设置情况
    2023年末编制40人，在职人员36人，退休人员11人。
    ----
    青溪区司法局2023年度整体支出绩效自评报告
    一、基本情况
    青溪区司法局2023年末编制40人，在职人员63人，退休人员11人。
正例：
    - 青溪区司法局2023年末编制40人，在职人员63人，退休人员11人。
    + 青溪区司法局2023年末编制40人，在职人员36人，退休人员11人。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from gouji.catalogue.indicator_words import headcount
from gouji.catalogue.subjects import comparable_unit
from gouji.checks.registry import check
from gouji.domain.claims import Claims, Mention, Role
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values.figure import Bound

_PERSONS = "人"
#: What a text says of the end of the year; at another time of it there may be others.
_AT_END = ("年末", "年底", "12月31日")


@check("N058")
def headcounts(dossier: Dossier) -> Iterator[Outcome]:
    told = [_told(claims, dossier.year) for claims in dossier.claims]
    for one, other in combinations(told, 2):
        both = [name for name in one if name in other]
        equal = [name for name in both if one[name].figure.value == other[name].figure.value]
        # without one that is equal they may speak of the body alone and of all below it
        if not any(one[name].figure.value for name in equal):
            continue
        for name in both:
            if name in equal:
                yield Passed.over(name, one[name], other[name])
            else:
                yield Failed(_problem(name, one[name], other[name], equal))


def _told(claims: Claims, year: int | None) -> Mapping[str, Mention]:
    """The counts of persons at the end of ``year`` by what they are of, those told once: of several bodies there are several."""
    found: dict[str, list[Mention]] = {}
    for mention in claims.mentions:
        name = headcount(mention.subject) if _is_count(mention) else ""
        if name and mention.year in (None, year) and any(word in mention.passage.text for word in _AT_END):
            found.setdefault(name, []).append(mention)
    return {name: mentions[0] for name, mentions in found.items() if len(mentions) == 1}


def _is_count(mention: Mention) -> bool:
    figure = mention.figure
    return (
        mention.role is Role.LEVEL
        and mention.own
        and figure.bound is Bound.EXACT
        and figure.unit.is_count
        and comparable_unit(figure.unit.dimension) == comparable_unit(_PERSONS)
    )


def _problem(name: str, one: Mention, other: Mention, equal: list[str]) -> Problem:
    return Problem(
        Severity.WARNING,
        f"人数/{name}",
        f"年末{name}一处写 {one.text}，另一处写 {other.text}；{'、'.join(equal)}的人数两处相同。",
        "核对年末人数，改成一致；范围不同的，写明各自的范围。",
        (one.place, other.place),
        Side.of(name, one.figure, one.place),
        Side.of(name, other.figure, other.place),
        difference=str(one.figure.value - other.figure.value),
        relation="同一年末的人数一致",
    )
