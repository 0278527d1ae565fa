"""One figure printed twice: equal figures whose meanings agree, the likelier the more digits they have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.solve.meaning import meaning

_ENOUGH = 10
_NAMED, _ENDS, _SHORT, _BALANCED, _BASES = 8, 5, 2, 3, 6
_ELSEWHERE = -6  # whose figures they are is told by words further off, and not the same
_SHORTEST = 4
_NOUN = 2  # characters behind a count that name what it counts
_FEWEST_DIGITS = 2
_MOST = 6  # equal figures before one that it is compared with
_TOTALS = ("总计", "合计", "总量", "总额")


def equal(figures: Sequence[Mention], added: Iterable[Relation]) -> Iterator[Relation]:
    """Each figure with the nearest before it that is the same one, unless ``added`` has it as all that another consists of."""
    alone = set(_alone(added))
    seen: dict[tuple[object, object], list[tuple[int, Mention]]] = defaultdict(list)
    for number, one in enumerate(figures):
        digits = f"{one.figure.value:f}".replace(".", "").replace("-", "").lstrip("0")
        if len(digits) < _FEWEST_DIGITS:
            continue
        before = seen[one.figure.value, one.figure.unit]
        bits = int(digits.rstrip("0")).bit_length()
        for place, other in reversed(before[-_MOST:] if one not in alone else ()):
            words = _words(other, one)
            if words > 0 and words + bits - (number - place - 1).bit_length() >= _ENOUGH:
                shape = Shape.TOTALS_EQUAL if _opposite(other, one) else Shape.RESTATED
                yield Relation(Kind.EQUALITY, shape, Formula.SUM, (other,), one, stated=False)
                break
        before.append((number, one))


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
    if not (one.own and other.own):
        return 0
    first, second = meaning(one), meaning(other)
    if first.differs(second):
        return 0
    doubt = _ELSEWHERE if first.whose.differs(second.whose) else 0
    return _of_names(one, other) + doubt


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
    return _NAMED if same and len(first) >= _SHORTEST and first == second else 0


def _of_names(one: Mention, other: Mention) -> int:
    first, second = core(one.subject), core(other.subject)
    if first and first == second:
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
