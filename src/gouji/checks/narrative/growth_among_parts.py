"""总数的增幅在各部分的增幅之外

查什么：“财政收入增长g，其中税收收入增长p，非税收入下降q”，已列出全部分项的（税收与非税，基本支出与项目支出，货物、工程与服务……），总数的增幅是不是在各部分增幅的最小与最大之间；金额没有印出的也查。
为什么：总数的增幅是各部分增幅的加权平均，各部分都下降而总数增长，必有一处写错或者口径不同。
依据：同一基期、同一口径下的算术。写明同口径、剔除、可比的，各部分另写了月份、季度或另一级政府的，不比较；分项可能另有口径，只列为疑点。

反例：
    一季度全县财政收入同比增长5.02%，其中：税收收入下降2.94%，非税收入下降7.12%。
正例：
    一季度全县财政收入同比增长5.02%，其中：税收收入增长8.94%，非税收入下降7.12%。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.catalogue.claims import Partition, government_named, partitions, wording
from gouji.catalogue.names import core
from gouji.checks.registry import check
from gouji.domain.claims import Claims, Mention, Role
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Problem, Severity, Side
from gouji.values.interval import Interval
from gouji.values.units import PERCENT

_PERIOD = re.compile(
    r"20\d\d年|(?:\d+\s*[-—－至到]\s*)?\d+\s?月(?!底|末)|[一二三四]季度|[上下]半年|前[一二三四]季度|累计|当月|本月|单月|以来|十.五"
)
_BUDGET = "预算"
_SHARED = re.compile(r"上划|中央|分成|留成|共享")  # what governments share is no part of what one of them keeps
_SENTENCES, _FAR = 3, 40
_FLOW = 2  # characters of 收入, 支出
_STOP = re.compile(r"[。；;]")
_LEAD = 40
_LONGEST = 200  # characters of a clause


@check("N049")
def growth_among_parts(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        for whole, parts in _divided(claims):
            if not _may_be_among(whole, parts):
                yield Failed(_problem(whole, parts))


def _divided(claims: Claims) -> Iterator[tuple[Mention, tuple[Mention, ...]]]:
    """Each growth with those of all the parts behind it, of one base and time."""
    rates = (one for one in claims.mentions if one.role is Role.GROWTH and one.figure.unit is PERCENT and one.direction)
    for _, group in groupby(rates, key=lambda one: one.passage.number):
        told = list(group)
        for at, whole in enumerate(told):
            for partition in partitions():
                if partition.whole and core(whole.subject).endswith(partition.whole) and not partition.doubted:
                    parts = _parts(whole, told[at + 1 : at + 1 + _FAR], partition)
                    if parts and all(_is_of(part, whole) for part in parts) and not _is_adjusted((whole, *parts)):
                        yield whole, parts


def _parts(whole: Mention, behind: Sequence[Mention], partition: Partition) -> tuple[Mention, ...]:
    """The growth of each part, told before the whole is spoken of again; () where one is missing or told twice, and where
    something else of the kind is told in one sentence with a part."""
    found: dict[tuple[str, ...], list[Mention]] = {part: [] for part in partition.parts}
    others: list[Mention] = []
    for one in behind:
        name = core(one.subject)
        part = next((part for part in partition.parts if name.endswith(part)), None)
        if part is not None and one.own:
            found[part].append(one)
        elif one.own and name[-_FLOW:] == core(whole.subject)[-_FLOW:]:
            others.append(one)
        if part is None and name.endswith(partition.whole):
            break
    if any(len(told) != 1 for told in found.values()):
        return ()
    parts = tuple(one for told in found.values() for one in told)
    if {one.clause[0] for one in others} & {one.clause[0] for one in parts}:
        return ()
    between = whole.passage.text[whole.end : max(one.start for one in parts)]
    return parts if between.count("。") < _SENTENCES else ()


def _is_of(part: Mention, whole: Mention) -> bool:
    """Whether both are of one time, base and body as far as words tell."""
    if _base(part) != _base(whole) or (None not in (part.year, whole.year) and part.year != whole.year):
        return False
    whose = _prefix(part)
    if (government_named(whose) or _SHARED.search(whose)) and not core(whole.subject).startswith(whose):
        return False
    governments = {government_named(one.subject) for one in (part, whole)} - {""}
    return len(governments) < 2 and not _periods(part) - _periods(whole)


def _prefix(part: Mention) -> str:
    """Whose a part is by its name: 全县 of 全县税收收入."""
    name = core(part.subject)
    ends = (label for one in partitions() for labels in one.parts for label in labels if name.endswith(label))
    return name.removesuffix(max(ends, key=len, default=name))


def _base(rate: Mention) -> str:
    """What a rate is over: '' for last year."""
    named = rate.base_year is not None and rate.year is not None and rate.base_year != rate.year - 1
    if named:
        return str(rate.base_year)
    earlier = any(word in rate.base for word in wording().earlier) or rate.base_year is not None
    return "" if earlier and _BUDGET not in rate.base else rate.base


def _periods(rate: Mention) -> set[str]:
    text = rate.passage.text
    near = text[max(0, rate.start - _LONGEST) : rate.start]
    return set(_PERIOD.findall(_STOP.split(near)[-1]))


def _is_adjusted(rates: Sequence[Mention]) -> bool:
    text = rates[0].passage.text
    said = text[max(0, rates[0].start - _LEAD) : max(one.end for one in rates) + _LEAD]
    return any(word in said for word in (*wording().adjusted, *wording().real))


def _may_be_among(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether the growth of the whole may lie between the least and the greatest of its parts."""
    rates = [_signed(part) for part in parts]
    own = _signed(whole)
    return min(one.low for one in rates) <= own.high and own.low <= max(one.high for one in rates)


def _signed(rate: Mention) -> Interval:
    interval = rate.interval
    return interval if rate.direction > 0 else Interval(-interval.high, -interval.low)


def _problem(whole: Mention, parts: Sequence[Mention]) -> Problem:
    told = "、".join(f"{part.spoken}{_moved(part)}" for part in parts)
    return Problem(
        Severity.WARNING,
        f"{whole.spoken}/{whole.text}",
        f"{whole.spoken}{_moved(whole)}，不在各部分的增减幅度之间：{told}。口径相同时，总数的增幅在各部分的最小与最大之间。",
        "请按金额重算总数和各部分的增减幅度，核对方向；口径不同的，写明各自的口径。",
        (whole.place, *(part.place for part in parts)),
        Side.of(whole.spoken, whole.figure, whole.place),
        Side.of(parts[0].spoken, parts[0].figure, parts[0].place),
    )


def _moved(rate: Mention) -> str:
    return f"{'增长' if rate.direction > 0 else '下降'} {rate.text}"
