"""One figure printed twice: equal figures whose meanings agree, the likelier the more digits they have."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from gouji.catalogue.meanings import words_of
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.solve.meaning import Meaning, Slot, meaning
from gouji.solve.spoken_again import are_items, ends_differ, is_rate_again, is_spoken_again
from gouji.values.cached import cached_property

_ENOUGH = 10
_NAMED, _ENDS, _SHORT, _BALANCED, _BASES, _ALL_OF_IT, _IN_BRACKET, _AT_LENGTH = 8, 5, 2, 3, 6, 4, 8, 10
_ANY_FUND = "财政拨款"
_THIS_YEAR = "当年"  # 一般公共预算当年拨款 leaves out what was carried over
_ELSEWHERE = -6  # whose figures they are is told by words further off, and not the same
_SHORTEST = 4
_LONG = 10_000  # five digits: a figure of as many hardly stands twice by chance
_FOUR = 1_000
_THREE = 100
_STANDING = (Role.LEVEL, Role.BASE, Role.CHANGE)
_AMOUNTS = (Role.LEVEL, Role.OTHER)  # 债券资金A; 增加转贷收入A
_NOUN = 2  # characters behind a count that name what it counts
_FEWEST_DIGITS = 2
_LONG_NAME = 8
_MOST = 6  # equal figures before one that it is compared with
_OPENS = re.compile(r"\s?[（(](?:其中|均为|全部为|全为|即)?[：:]?[^，,。；;、（）()\d]{2,24}")
_AMONG = re.compile(r"\s?[，,]?\s?其中[：:，,]?[^，,。；;、（）()\d]{2,16}")
_DONE = re.compile(r"\s?(?:实际|实现|完成)")
_SUMS_UP = re.compile(r"[，,；;、](?:总计|共计|合计)\s?$")
_HANDED = ("调出资金", "调入资金")
_TOTALS = ("总计", "合计", "总量", "总额")


def equal(figures: Sequence[Mention], added: Iterable[Relation], ties: Iterable[Relation] = ()) -> Iterator[Relation]:
    """Each figure with the nearest before it that is the same one, unless ``added`` has it as all that another consists of;
    ``ties`` are relations of other kinds, which tie figures of different things."""
    added, ties = tuple(added), tuple(ties)
    alone = set(_alone(added))
    known_of = _Known(added, ties)
    seen: dict[tuple[object, object], list[tuple[int, int, Mention]]] = defaultdict(list)
    levels: dict[Mention, Mention] = {}
    level: Mention | None = None
    standing = 0
    alike = Counter[object]()
    rates: dict[object, Mention] = {}
    same: dict[Mention, list[Mention]] = {}  # with each figure those that are the same one
    for one in figures:
        if one.role is Role.LEVEL:
            level = one
        elif level is not None:
            levels[one] = level
        if one.figure.unit.is_rate:
            yield from _rate_again(one, rates)
            continue
        if one.role not in (*_STANDING, *_AMOUNTS):
            continue
        standing += 1
        alike[one.figure.unit] += 1
        told = _digits(one)
        if len(one.figure.digits) < _FEWEST_DIGITS and len(core(one.subject)) < _LONG_NAME:
            continue  # 其中某项目5个: one digit is told again under a long name only
        before = seen[one.figure.value, one.figure.unit]
        for place, at, other in reversed(before[-_MOST:] if one not in alone else ()):
            between = (standing - place - 1).bit_length()
            words = _words(other, one)
            named = words > 0 and words + told.bit_length() - between >= _ENOUGH
            if _is_as_planned(other, one):
                continue
            if frozenset((other, one)) in known_of.twice:
                break  # what that one is a third time it is with it
            apart = known_of.apart
            if any(frozenset((known, one)) in apart for known in same.get(other, (other,))) or _are_of(
                levels, other, one, apart
            ):
                continue
            again = alike[one.figure.unit] - at - 1
            if named or _is_told_twice(other, one, told, between) or is_spoken_again(other, one, told, again):
                shape = Shape.TOTALS_EQUAL if _opposite(other, one) else Shape.RESTATED
                yield Relation(Kind.EQUALITY, shape, Formula.SUM, (other,), one, stated=False)
                same[one] = same.setdefault(other, [other])
                same[one].append(one)
                break
        before.append((standing, alike[one.figure.unit], one))


class _Known:
    """What relations tell of two figures that print the same: worked out where there are two such."""

    def __init__(self, added: Sequence[Relation], ties: Sequence[Relation]) -> None:
        self._added, self._ties = added, ties

    @cached_property
    def apart(self) -> Collection[frozenset[Mention]]:
        """Pairs that are figures of different things."""
        every = (*self._added, *self._ties)
        return {*_told_apart(every), *_of_two_wholes(every)}

    @cached_property
    def twice(self) -> Collection[frozenset[Mention]]:
        """Pairs that are known to be one figure."""
        return {frozenset(tie.mentions) for tie in self._ties if tie.kind is Kind.EQUALITY}


def _rate_again(rate: Mention, rates: dict[object, Mention]) -> Iterator[Relation]:
    """The relation of a rate with the nearest before that prints the same, where it is told again; ``rates`` keeps the last."""
    other = rates.get(rate.figure.value)
    if other is not None and is_rate_again(other, rate, _digits(rate)):
        yield Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (other,), rate, stated=False)
    rates[rate.figure.value] = rate


def _digits(mention: Mention) -> int:
    """The digits of a figure as a whole number, without the noughts around them."""
    return int(mention.figure.digits.rstrip("0") or "0")


def _are_of(
    levels: Mapping[Mention, Mention], one: Mention, other: Mention, apart: Collection[frozenset[Mention]]
) -> bool:
    """Whether two changes are told of two figures that are known to be different things: a whole and its part."""
    return one in levels and other in levels and frozenset((levels[one], levels[other])) in apart


def _told_apart(ties: Iterable[Relation]) -> Collection[frozenset[Mention]]:
    """Pairs of figures that one relation ties, as a whole and its part, parts of one whole, or what a rate is of."""
    return {frozenset(pair) for tie in ties for pair in combinations(tie.mentions, 2)}


def _of_two_wholes(ties: Iterable[Relation]) -> Collection[frozenset[Mention]]:
    """Pairs of parts of one name in two lists of the same names whose wholes are not the same amount, or a target and what was
    done: 收到A，其中甲a、乙b；支出C，其中甲c、乙b."""
    lists: dict[tuple[str, ...], list[Relation]] = defaultdict(list)
    for tie in ties:
        if tie.shape is Shape.PARTS and all(core(one.subject) for one in tie.operands):
            lists[tuple(core(one.subject) for one in tie.operands)].append(tie)
    pairs = ((one, other) for alike in lists.values() for one, other in combinations(alike, 2))
    return {
        frozenset(parts)
        for one, other in pairs
        if one.claimed.exact != other.claimed.exact or meaning(one.claimed).differs(meaning(other.claimed))
        for parts in zip(one.operands, other.operands, strict=True)
    }


def _is_told_twice(one: Mention, other: Mention, told: int, between: int) -> bool:
    """Whether a long figure is one told twice although its names say so in part or not at all: its digits would hardly agree
    by chance, and no word tells the two apart."""
    likely = told.bit_length() + (_ENDS if _share_words(one, other) else 0) - between
    long = told >= (_THREE if _share_words(one, other) else _LONG)
    if not long or likely < _ENOUGH or not _are_amounts(one, other, told):
        return False
    if not (core(one.subject) and core(other.subject)) or _are_two_measures(one, other):
        return False
    if ends_differ(core(one.subject), core(other.subject)) or are_items(one, other):
        return False
    first, second = meaning(one), meaning(other)
    if (_THIS_YEAR in one.subject) is (_THIS_YEAR in other.subject):
        first, second = _of_any_fund(first, second)
    sides = {first.side.value, second.side.value} == {"收入", "支出"}
    return not (sides or first.differs(second) or first.whose.differs(second.whose) or _is_part(one, other))


def _of_any_fund(one: Meaning, other: Meaning) -> tuple[Meaning, Meaning]:
    """Two meanings, the fund left aside where one is 财政拨款 of any fund: where there is but one, it is the same money."""
    if _ANY_FUND in (one.fund.value, other.fund.value):
        return replace(one, fund=Slot()), replace(other, fund=Slot())
    return one, other


def _are_amounts(one: Mention, other: Mention, told: int) -> bool:
    """Whether both are amounts; a change may be told again as what it is of: 增加D，…主要是新增项目D."""
    roles = {one.role, other.role}
    moved = len(roles) > 1 and roles <= {*_AMOUNTS, Role.CHANGE} and told >= _LONG and _share_words(one, other)
    return roles <= set(_AMOUNTS) or moved


def _are_two_measures(one: Mention, other: Mention) -> bool:
    """调整数A，决算数A: what one sentence names apart as budget and outcome."""
    return other.measure not in ("", one.measure) and one.runs_on_to(other)


def _is_as_planned(one: Mention, other: Mention) -> bool:
    """预定收入A，实际A: as much as was planned, and another thing."""
    done = _DONE.match(other.words_before()) and one.runs_on_to(other)
    return bool(done) and words_of("planned").search(one.words_before()) is not None


def _is_part(one: Mention, other: Mention) -> bool:
    """Whether one stands in the list of the parts of what the other is, or both in one list."""
    return core(other.within) != "" and core(other.within) in (core(one.subject), core(one.within))


def _share_words(one: Mention, other: Mention) -> bool:
    """Whether two names have some characters in a row in common: 新增债务限额 and 新增债务额度."""
    first, second = core(one.subject), core(other.subject)
    return any(first[at : at + _SHORTEST] in second for at in range(len(first) - _SHORTEST + 1))


def _alone(added: Iterable[Relation]) -> Iterator[Mention]:
    """The figures that are all there is of another: the rest of their list is nothing."""
    for relation in added:
        counted = [one for one in relation.operands if one.figure.value != 0]
        if len(counted) == 1:
            yield counted[0]


def _words(one: Mention, other: Mention) -> int:
    """What names and meanings say for one figure, in bits; 0 where they tell two apart."""
    if one.role is not other.role:
        return 0
    if one.role is Role.BASE:
        return _of_bases(one, other)
    if one.role is Role.CHANGE:
        return _of_changes(one, other)
    if _is_told_in_bracket(one, other):
        return _IN_BRACKET
    sums_up = _SUMS_UP.search(other.lead) is not None  # 共A。其中：甲a，乙b，合计A
    if (other.own or sums_up) and core(other.within) and core(other.within) == core(one.subject):
        return _ALL_OF_IT  # 车辆购置及运行费A，其中：运行费A
    if not (one.own and other.own):
        return 0
    if _are_two_ends(one, other):
        return _NAMED
    first, second = meaning(one), meaning(other)
    if first.differs(second):
        return 0
    doubt = _ELSEWHERE if first.whose.differs(second.whose) else 0
    return _of_names(one, other) + doubt


def _are_two_ends(one: Mention, other: Mention) -> bool:
    """基金预算调出资金A, 一般公共预算调入资金A: what one budget hands over another takes in."""
    names = {core(mention.subject)[-len(_HANDED[0]) :] for mention in (one, other)}
    return names == set(_HANDED) and (None in (one.year, other.year) or one.year == other.year)


def _is_told_in_bracket(one: Mention, other: Mention) -> bool:
    """甲A（乙A）: what a bracket right behind a figure holds alone is all that it is of; so is 乙A alone behind 其中."""
    text = one.passage.text
    if _AMONG.fullmatch(text, one.end, other.start) is not None:
        return True
    return _OPENS.fullmatch(text, one.end, other.start) is not None and text[other.end : other.end + 1] in ("）", ")")


def _of_bases(one: Mention, other: Mention) -> int:
    """比2025年预算数B, said of both sides of one budget."""
    same = one.base == other.base and one.base_year == other.base_year
    return _BASES if same and (_opposite(one, other) or core(one.subject) == core(other.subject)) else 0


def _of_changes(one: Mention, other: Mention) -> int:
    """支出比上年减少D, said again further on: of one thing, in one direction, against one base."""
    if one.direction != other.direction or one.base_year != other.base_year:
        return 0
    first, second = core(one.subject), core(other.subject)
    same = one.base == other.base or "" in (one.base, other.base)
    if same and len(first) >= _SHORTEST and first == second:
        return _NAMED
    long = _digits(other) >= _FOUR and _share_words(one, other) and not meaning(one).side.differs(meaning(other).side)
    return _ENDS if same and long else 0


def _of_names(one: Mention, other: Mention) -> int:
    first, second = core(one.subject), core(other.subject)
    if first and first == second:
        if len(first) >= _LONG_NAME:
            return _AT_LENGTH
        return _NAMED if len(first) >= _SHORTEST else _SHORT + _SHORT
    if _opposite(one, other):
        return _BALANCED if _must_balance(one) and _must_balance(other) else 0
    if meaning(one).side.differs(meaning(other).side) and "收支" not in (
        meaning(one).side.value,
        meaning(other).side.value,
    ):
        return 0
    if meaning(one).measured.equals(meaning(other).measured):
        return _ENDS
    short, long = sorted((first, second), key=len)
    if short and (long.endswith(short) or (short in long and len(short) >= _SHORTEST)):
        return _ENDS if len(short) >= _SHORTEST else _SHORT
    if one.figure.unit.is_count and _noun(one) == _noun(other) != "":
        return _ENDS
    if meaning(one).side.value == "收支" or meaning(other).side.value == "收支":
        return _BALANCED if _must_balance(one) and _must_balance(other) else 0
    return 0


def _opposite(one: Mention, other: Mention) -> bool:
    """Whether one is income and the other spending of one thing."""
    sides = {meaning(one).side.value, meaning(other).side.value}
    if sides != {"收入", "支出"}:
        return False
    return _without_side(one) == _without_side(other) or _is_bare(one) or _is_bare(other)


def _without_side(mention: Mention) -> str:
    return core(mention.subject).replace("收入", "").replace("支出", "")


def _is_bare(mention: Mention) -> bool:
    return len(_without_side(mention)) <= _NOUN


def _must_balance(mention: Mention) -> bool:
    """Whether a figure is by its name a side of what is balanced: a budget, a total."""
    return mention.measure.endswith("预算") or any(word in mention.lead[-12:] for word in _TOTALS)


def _noun(mention: Mention) -> str:
    behind = mention.passage.text[mention.end : mention.end + _NOUN].strip()
    return behind if len(behind) == _NOUN and behind.isalpha() else ""
