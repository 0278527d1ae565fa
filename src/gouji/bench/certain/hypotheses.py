"""Plain relations tried over the figures of one paragraph, whatever its words say, and which of them hold by no chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from gouji.values.figure import Figure
from gouji.values.interval import Interval, total

#: How often a relation may hold by chance to be certain.
_CHANCE = Fraction(1, 100)
#: Figures that one relation may reach over, and parts of one sum.
_REACH = 12
_MOST_PARTS = 9
SUM, DIFFERENCE, QUOTIENT, CHANGE = "分项之和", "增减额", "比率", "增减幅度"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """假设的关系: ``claimed`` is what ``operands`` give, all told by their offsets; ``tolerance`` is the part of all values that
    would do as well."""

    family: str
    operands: tuple[Span, ...]
    claimed: Span
    holds: bool
    tolerance: Fraction


def certain(figures: Sequence[tuple[Span, Figure]]) -> list[Hypothesis]:
    """The relations among ``figures``, in the order printed, that hold and would hardly do so by chance; of several over the
    same figures the first."""
    tried = list(_tried([one for one in figures if one[1].value != 0]))
    times = Counter((one.family, one.claimed) for one in tried)
    found: dict[frozenset[Span], Hypothesis] = {}
    for one in tried:
        if one.holds and one.tolerance * times[one.family, one.claimed] <= _CHANCE:
            found.setdefault(frozenset((*one.operands, one.claimed)), one)
    return list(found.values())


def _tried(figures: Sequence[tuple[Span, Figure]]) -> Iterator[Hypothesis]:
    amounts = [(at, one) for at, one in enumerate(figures) if _is_amount(one[1])]
    for number, (at, whole) in enumerate(amounts):
        yield from _sums(amounts, number)
        near = [one for other, one in amounts if other != at and abs(other - at) <= _REACH // 2]
        for first, second in permutations([one for one in near if _alike(one[1], whole[1])], 2):
            yield _hypothesis(DIFFERENCE, (first, second), whole, first[1].interval - second[1].interval)
    for at, rate in enumerate(figures):
        if rate[1].unit.is_rate and rate[1].unit.dimension == "rate":
            near = [one for other, one in amounts if abs(other - at) <= _REACH]
            for first, second in permutations(near, 2):
                if _alike(first[1], second[1]) and second[1].interval.low > 0:
                    share = first[1].interval / second[1].interval
                    yield _hypothesis(QUOTIENT, (first, second), rate, share)
                    yield _hypothesis(CHANGE, (first, second), rate, abs(share - Interval.point(1)))


def _sums(amounts: Sequence[tuple[int, tuple[Span, Figure]]], number: int) -> Iterator[Hypothesis]:
    """Sums of neighbours just before or just behind the whole."""
    whole = amounts[number][1]
    for runs in (amounts[number + 1 :], amounts[:number][::-1]):
        parts: list[tuple[Span, Figure]] = []
        for _, one in runs[:_MOST_PARTS]:
            if not _alike(one[1], whole[1]):
                break
            parts.append(one)
            if len(parts) > 1:
                yield _hypothesis(SUM, tuple(parts), whole, total(figure.interval for _, figure in parts))


def _hypothesis(
    family: str, operands: tuple[tuple[Span, Figure], ...], claimed: tuple[Span, Figure], reached: Interval
) -> Hypothesis:
    span, figure = claimed
    stated = figure.interval
    size = max(abs(figure.exact), Fraction(1, 10**9))
    width = (reached.high - reached.low + stated.high - stated.low) / size
    least = figure.step / size  # what is counted has no interval, and yet few values
    spans = tuple(sorted(one for one, _ in operands))
    return Hypothesis(family, spans, span, reached.meets(stated), min(Fraction(1), max(width, least)))


def _is_amount(figure: Figure) -> bool:
    return figure.unit.is_money or figure.unit.is_count


def _alike(one: Figure, other: Figure) -> bool:
    return one.unit.dimension == other.unit.dimension
