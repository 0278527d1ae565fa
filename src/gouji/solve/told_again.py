"""A list told again in another place: figure by figure the same, so that each of its parts is told twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.solve.meaning import meaning
from gouji.solve.moved_afar import bears
from gouji.solve.spoken_again import ends_differ

_PARTING = (Shape.PARTS, Shape.TOTAL)
_FEWEST = 2
_SENTENCE = re.compile("[。；;]")
_LEAD = 60
_SPLIT = re.compile(r"[按从][^，,。；;：:]{1,12}[分类看]")  # a list so opened divides its whole anew
_Amount = tuple[object, object]


def told_again(sums: Iterable[Relation]) -> Iterator[Relation]:
    """The parts and wholes of two sums that print the same figures in the same order at two places: the nearest before each."""
    before: dict[tuple[_Amount, ...], list[Relation]] = defaultdict(list)
    lists = [one for one in sums if one.shape in _PARTING and -1 not in one.signs]
    for one in sorted(lists, key=lambda one: _place(_counted(one)[0]) if _counted(one) else (0, 0)):
        parts = _counted(one)
        if len({part.exact for part in parts}) < max(_FEWEST, len(parts)):
            continue  # which is which is told only by figures that differ
        key = (_amount(one.claimed), *map(_amount, parts))
        for other in reversed(before[key]):
            pairs = tuple(zip((other.claimed, *_counted(other)), (one.claimed, *parts), strict=True))
            if all(_may_be_one(*pair) for pair in pairs) and _are_two_lists(other, one):
                yield from (_same(*pair) for pair in pairs if pair[0] is not pair[1])
                break
        before[key].append(one)


def listed_again(figures: Sequence[Mention]) -> Iterator[Relation]:
    """收入A增长p，其中…增长q。…两项收入分别增长p和q: rates in one list that print those of an earlier sentence, in the same order."""
    for at, one in enumerate(figures):
        length = one.rank[1]
        listed = figures[at : at + length]
        if one.rank[0] != 0 or length < _FEWEST or not one.figure.unit.is_rate or len(listed) < length:
            continue
        same = [other for other in figures[:at] if _is_of_the_kind(one, other)]
        for first in range(len(same) - length, -1, -1):
            earlier = same[first : first + length]
            if all(map(_print_alike, earlier, listed)) and len({part.exact for part in listed}) == length:
                yield from map(_same, earlier, listed)
                break


def _is_of_the_kind(one: Mention, other: Mention) -> bool:
    """Whether ``other`` is a rate of the role of ``one`` in an earlier sentence."""
    alike = (one.role, one.direction, one.passage) == (other.role, other.direction, other.passage)
    return alike and _SENTENCE.search(one.passage.text, other.end, one.start) is not None


def _print_alike(one: Mention, other: Mention) -> bool:
    return _amount(one) == _amount(other)


def retold(sums: Iterable[Relation]) -> Sequence[Relation]:
    """Those of ``sums`` that list again, part by part under the same names, what an earlier one says the same whole consists of:
    A，其中：甲a、乙b。甲a，…；乙b，…. Their parts are told twice; A is no sum of both."""
    known: dict[tuple[Mention, frozenset[_Amount]], Relation] = {}
    again = []
    lists = (one for one in sums if one.shape in _PARTING and _counted(one))
    for one in sorted((one for one in lists if not _is_split(one)), key=_first):
        key = (one.claimed, frozenset(map(_amount, _counted(one))))
        other = known.setdefault(key, one)
        if (
            other.operands != one.operands
            and _are_two_lists(other, one)
            and _tell_the_same(_counted(other), _counted(one))
        ):
            again.append(one)
    return again


def _tell_the_same(parts: Sequence[Mention], others: Sequence[Mention]) -> bool:
    """Whether each part stands under one name in both lists."""
    named = {_amount(part): part for part in parts}
    return len(named) == len(parts) == len(others) and all(
        part.role is Role.LEVEL and _may_be_one(named[_amount(part)], part) and bears(named[_amount(part)], part)
        for part in others
    )


def _is_split(relation: Relation) -> bool:
    first = relation.operands[0]
    return _SPLIT.search(first.passage.text, max(first.clause[0], first.start - _LEAD), first.start) is not None


def _first(relation: Relation) -> tuple[int, int]:
    return _place(_counted(relation)[0])


def _are_two_lists(one: Relation, other: Relation) -> bool:
    """Whether two sums share no part, and one is told behind the other: 甲a，支出a；乙b，支出b are two columns."""
    first, second = _counted(one), _counted(other)
    behind = _last(first) < _place(second[0]) or _last(second) < _place(first[0]) if first and second else True
    return behind and not set(first) & set(second)


def _last(parts: Sequence[Mention]) -> tuple[int, int]:
    return max(map(_place, parts))


def _counted(relation: Relation) -> tuple[Mention, ...]:
    return tuple(part for part in relation.operands if part.figure.value != 0)


def _may_be_one(one: Mention, other: Mention) -> bool:
    """Whether no word tells two figures apart: another side, year, fund, budget or body."""
    first, second = meaning(one), meaning(other)
    apart = first.differs(second) or first.side.differs(second.side)
    return not (apart or ends_differ(core(one.subject), core(other.subject)))


def _same(one: Mention, other: Mention) -> Relation:
    first, second = sorted((one, other), key=_place)
    return Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (first,), second, stated=False)


def _amount(mention: Mention) -> _Amount:
    return mention.figure.value, mention.figure.unit


def _place(mention: Mention) -> tuple[int, int]:
    return mention.passage.number, mention.start
