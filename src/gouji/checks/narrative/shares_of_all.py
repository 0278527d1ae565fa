"""Shares told without their amounts that are by their words all of one whole: 非常满意占p、满意占q、不满意占r; 按来源分，甲占p，乙占q，其他占r.

Not all that is told in a breath is all: 党员占p，女性占q are of the same persons. So words must close the list: it runs from one
end of a scale to the other, names a thing and its opposite, ends in 其他 or says how many kinds there are. A list that words
only call a division may leave something out, but cannot come to more than all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from gouji.catalogue.all_kinds import are_all_kinds
from gouji.catalogue.claims import likely_partition, wording
from gouji.catalogue.names import core
from gouji.domain.claims import Claims, Mention, Role

_STOP, _HALT = re.compile("。"), re.compile("[；;]")
_FEWEST, _LONG = 2, 3
_NEAR = 80  # characters that may say how the list divides
_SHARE = re.compile(r"(?:所?占(?:的)?(?:比例?|比重|总数|全部|总体)?|比例|比重)[为是达到约：:\s]*$")
_NAME = re.compile(r"^(?:其中|表示|认为|评价?为|选择|回答)*[“\"]?")
_QUOTES = "“”\"'的"
_KINDS = re.compile(r"(?P<count>[两二三四五六])(?:大)?(?:类|项|部分|种|档)")
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_DIVIDES = re.compile(r"按[^，。；]{1,12}(?:分|看)|从[^，。；]{1,12}(?:看|分)|结构|构成|[^，。；]中[，,]|分别")
#: What tells that the shares are not all of one time, of one whole or of one answer each.
_ELSE = re.compile(
    r"多选|可选|等(?![级次])|主要|重点|比上年|同比|上升|下降|提高|降低|增长|累计|前[三五十]|率|重复|交叉|部分|倍|依次占|各占(?!比)"
)
_HIGHEST, _LOWEST = re.compile(r"以上|高于|超过"), re.compile(r"以下|以内|不足|低于|未满|不满")
_DEALT_OUT = re.compile(
    r"占[^，。；\d]*(?:比重|比例|占比)(?:分别|依次)?(?:为|是)?[：:]|占比(?:分别|依次)?(?:为|是)?[：:]"
)
_AMONG = "其中"
_REST = re.compile(r"^其[他它余]")


class All(NamedTuple):
    """全部占比: shares of one whole, by their names; ``closed`` where nothing is left out, so that less than all fails too."""

    shares: tuple[Mention, ...]
    names: tuple[str, ...]
    closed: bool


def shares_of_all(claims: Claims) -> Iterator[All]:
    """The shares of each sentence, or of each ； part of it, that are by their words all of one whole."""
    shares = [one for one in claims.mentions if one.figure.unit.is_rate and _is_share(one)]
    amounts: dict[int, list[int]] = {}
    for one in claims.mentions:
        if one.role is Role.LEVEL:
            amounts.setdefault(one.passage.number, []).append(one.start)
    for number, group in groupby(shares, key=lambda one: one.passage.number):
        run: list[Mention] = []
        told = amounts.get(number, [])
        for share in group:
            if run and _parts(run[-1], share):
                yield from _of(run, told)
                run = []
            run.append(share)
        yield from _of(run, told)


def _is_share(one: Mention) -> bool:
    """Whether a rate is a share, also where the words for it stand before a list: 占总支出的比重分别为：甲p，乙q."""
    return one.role is Role.SHARE or (one.role is Role.OTHER and _DEALT_OUT.search(one.lead) is not None)


def _parts(before: Mention, one: Mention) -> bool:
    """Whether two shares are told apart: a 。 stands between, or ； and another base than that of the first."""
    text = one.passage.text
    if _STOP.search(text, before.end, one.start) or _other_figure(text[before.end : one.start]):
        return True
    return _HALT.search(text, before.end, one.start) is not None and bool(one.base) and one.base != before.base


def _other_figure(between: str) -> bool:
    return re.search(r"\d(?![\d年岁至到—–\-～~月]|\.\d|个百分)", between) is not None


def _of(run: Sequence[Mention], amounts: Sequence[int]) -> Iterator[All]:
    """``amounts`` are where those of the paragraph stand: the shares of parts that are printed are checked beside them."""
    if len(run) < _FEWEST:
        return
    names = _names(run)
    first, last = run[0], run[-1]
    text = first.passage.text
    start = max(first.clause[0], first.start - _NEAR)
    lead = text[start : first.start]
    told = text[start : last.end + 1]
    nested_list = _AMONG in text[first.end : last.start]
    beside = bisect_left(amounts, last.start) - bisect_left(amounts, start)
    if (
        names is None
        or nested_list
        or beside >= _FEWEST
        or _ELSE.search(told)
        or len({core(one.base) for one in run} - {""}) > 1
    ):
        return
    closed = _is_closed(names, lead)
    crowded = any(word in name for name in names for word in wording().overlapping)
    nested = any(one != other and one in other for one in names for other in names)
    if closed or (_DIVIDES.search(lead) and len(run) >= _LONG and not crowded and not nested):
        yield All(tuple(run), names, closed)


def _names(run: Sequence[Mention]) -> tuple[str, ...] | None:
    """What each share is of; None where one has no name of its own or two have the same."""
    position, length = run[0].rank
    if length == len(run) > 1 and position == 0:  # 优、良、中的项目分别占a、b、c
        listed = _NAME.sub("", core(run[0].subject)).split("、")
        names = [re.split(r"[为：:，]", listed[0])[-1], *listed[1:]] if len(listed) == length else []
    else:
        names = [_SHARE.sub("", one.words_before()) for one in run]
    found = tuple(_NAME.sub("", name).strip(_QUOTES) for name in names)
    return found if len(found) == len(run) == len(set(found)) and all(found) else None


def _is_closed(names: tuple[str, ...], lead: str) -> bool:
    ends = (names[0], names[-1])
    scaled = [
        high for high, low in (ends, ends[::-1]) if _HIGHEST.search(high) and _LOWEST.search(low) and len(names) > 1
    ]
    counted = _KINDS.search(lead)
    told = counted is not None and _COUNTS[counted["count"]] == len(names)
    rest = len(names) >= _LONG and _REST.search(names[-1]) is not None
    return bool(scaled) or told or rest or are_all_kinds(names) or likely_partition(names, frozenset()) is not None
