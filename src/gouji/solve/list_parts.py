"""The parts of a list as its checks take them: which are of its whole, where they end, what one slip makes of their sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from gouji.catalogue.claims import (
    likely_partition,
    wording,
)
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Item
from gouji.solve.digits import is_moved, is_one_digit
from gouji.values.mismatch import Mismatch, classify
from gouji.values.rounding import half_up

_HALT = re.compile(r"[；;]")
_WITHIN = re.compile(
    r"(?:份额|总额|金额|资金|经费|支出|收入|预算|部分|其|款|[员生户者人]|人数|项目|问题|企业|单位)中(?!央|心|小|医|期)"
)
_LEFT_OUT = re.compile(
    r"[（(，,]?(?:尚|均|暂|并|都)?(?:未|不|没有?)(?:予以?)?(?:计|列|统计|包括|包含|含|纳|算|在)(?:算|入|统计|括|含|其?[中内])*"
)
_BESIDES = ("另", "此外", "除此")
_UNTIL = re.compile(r"^截[至止][^已累实尚]{0,8}")  # 截至6月底已征缴
_THING = 2  # characters at the end of a name that say of what kind it is


def amounts(items: Sequence[Item], whole: Mention) -> tuple[Mention, ...]:
    return tuple(item.level for item in items if comparable(item.level, whole))


def sum_of(parts: tuple[Mention, ...], whole: Mention) -> Relation:
    return Relation(Kind.SUM, Shape.PARTS, Formula.SUM, parts, whole)


def divided_once(items: Sequence[Item], *, apart: bool = False) -> tuple[Item, ...]:
    """The items of a list up to where its whole is divided in another way: 设备A台，其中大型b台；完好c台，待修d台. Where ； stands
    between items, one stands before each; where several do, it ends the list. ``apart`` where one thing may be counted in two
    ways, so that a single figure behind ； is of the list only where it names a kind as the first does: 其中轿车a辆；越野车b辆, and
    not 其中农村a座；改造b座."""
    groups: list[list[Item]] = []
    for before, item in zip((None, *items), items, strict=False):
        if before is None or _HALT.search(item.level.passage.text, before.level.end, item.level.start):
            groups.append([])
        groups[-1].append(item)
    if not groups or len(groups[0]) > 1:
        return tuple(groups[0]) if groups else ()
    head = groups[0][0].level.subject[-1:]
    single = takewhile(lambda group: len(group) == 1, groups)
    return tuple(one for (one,) in takewhile(lambda group: not apart or group[0].level.subject[-1:] == head, single))


def tells_on(part: Mention) -> bool:
    """Whether a figure behind a list goes on about its whole, or about one of its parts: 其中甲a；已支付b; 其中甲a；其差异总额b;
    其中国税a；实现地方收入b; 其中份额a；份额中b; or is said not to be in it: 其中甲a，乙b未计入; 其中甲a，另有乙b."""
    if _LEFT_OUT.match(part.passage.text, part.end) or part.words_before().strip().startswith(_BESIDES):
        return True
    name = _UNTIL.sub("", core(part.subject))
    told = (
        name.startswith(wording().telling_on)
        or part.subject.startswith(wording().telling_on)
        or name.endswith(wording().difference)
    )
    return told or _WITHIN.search(name) is not None


def misprints(one: Mention, relation: Relation) -> bool:
    """Whether ``relation``, a sum of parts, holds with one digit of ``one`` put right, two swapped or its point moved."""
    gap = sum(part.exact for part in relation.operands) - relation.claimed.exact
    due = one.exact + (gap if one is relation.claimed else -gap)
    should = half_up(due / one.figure.unit.factor, one.figure.places)
    slipped = is_one_digit(one.figure.value, should) or is_moved(one.figure.value, should)
    return should > 0 and (slipped or classify(one.figure, due) is Mismatch.SWAPPED)


def are_of_its_kind(parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether every part is by its name a kind of what the whole is of: 新增债券 and 再融资债券 of 政府债券."""
    thing = core(whole.subject)[-_THING:]
    return len(thing) == _THING and all(core(part.subject).endswith(thing) for part in parts)


def is_complete(parts: Sequence[Mention]) -> bool:
    zero = frozenset(core(part.subject) for part in parts if part.figure.value == 0)
    return likely_partition(tuple(core(part.subject) for part in parts), zero) is not None
