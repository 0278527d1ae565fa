"""Figures that no word ties, of which three long ones close: 预算A，年中追加D，可用资金B: A＋D＝B. They are printed to so many digits
that they would hardly do so by chance; a sum so found only bears out, and accuses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.solve.meaning import meaning
from gouji.solve.spans import span, within

_ENOUGH = 11
_LONG = 3  # significant digits of the shortest, of which one more may be nought
_BEFORE, _BEHIND = 8, 3
_BESIDE = 2  # bits for each of the two others that stands in the sentence of the figure
_AMOUNTS = (Role.LEVEL, Role.BASE, Role.CHANGE, Role.OTHER)


def closing(figures: Sequence[Mention], ties: Iterable[Relation]) -> Iterator[Relation]:
    """For each long figure that is in none of ``ties`` the likeliest two near it that it closes with, if any."""
    tied = {one for tie in ties for one in tie.mentions}
    amounts = [one for one in figures if one.role in _AMOUNTS and one.figure.unit.is_money and _is_long(one)]
    for at, one in enumerate(amounts):
        if one in tied:
            continue
        near = [*amounts[max(0, at - _BEFORE) : at], *amounts[at + 1 : at + 1 + _BEHIND]]
        pairs = [pair for pair in combinations(near, 2) if comparable(*pair, one) and _may_close(one, *pair)]
        found = [(_score(one, pair, len(pairs)), relation) for pair in pairs for relation in _closed(one, pair)]
        best = max(found, key=lambda pair: pair[0], default=None)
        if best is not None and best[0] >= _ENOUGH:
            tied |= set(best[1].mentions)
            yield best[1]


def _may_close(*three: Mention) -> bool:
    """Whether no word tells the three apart: levels of another year or budget, or a change that is from a base of its own."""
    levels = [one for one in three if one.role is Role.LEVEL]
    apart = any(meaning(one).differs(meaning(other)) for one, other in combinations(levels, 2))
    compared = sum(one.role is Role.CHANGE and bool(one.base) for one in three)
    return not apart and compared != 1


def _closed(one: Mention, pair: tuple[Mention, Mention]) -> Iterator[Relation]:
    """The sum of two of the three that is the third, the one that is the sum claimed."""
    three = sorted((one, *pair), key=lambda each: abs(each.exact))
    *parts, whole = three
    if len({abs(each.exact) for each in three}) == len(three) and within(parts, (1, 1), whole):
        parts.sort(key=lambda each: each.start)
        yield Relation(Kind.SUM, Shape.PARTS, Formula.SUM, tuple(parts), whole, stated=False)


def _score(one: Mention, pair: tuple[Mention, Mention], tried: int) -> int:
    width = sum(most - least for least, most in map(span, (one, *pair)))
    size = min(abs(least + most) // 2 for least, most in map(span, (one, *pair)))
    beside = sum(_BESIDE for other in pair if other.clause[0] == one.clause[0])
    return (size // max(width, 1)).bit_length() + beside - tried.bit_length()


def _is_long(mention: Mention) -> bool:
    return len(mention.figure.digits.rstrip("0")) >= _LONG
