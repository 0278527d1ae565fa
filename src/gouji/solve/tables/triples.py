"""Proposes relations of three lines: one is the sum of two, the ratio of two, or the change from one to the other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log2
from typing import TypeVar

from gouji.solve.tables.relation import Operator
from gouji.solve.tables.runs import spread
from gouji.solve.tables.sheet import Field

Pair = tuple[int, int, int]
Quotient = tuple[Operator, int, int, int, bool]

_Key = TypeVar("_Key", Pair, Quotient)

#: How many pairs of lines are looked at in all; in long fields only neighbours are.
_PAIRS = 12_000
_NEAREST = 2
#: Rates between the rows of a table longer than this are not looked for.
_MOST_LINES = 300
_POSITIONS = 5
_MOST_HITS = 6


def _informative(field: Field, lines: Sequence[int], most: int) -> list[int]:
    """Positions spread over the field, of each part the one with the most different figures."""
    parts = spread(field.positions, 8 * most)
    weight = {at: len({abs(value) for line in lines if (value := field.values[line][at])}) for at in parts}
    size = max(1, -(-len(parts) // most))
    groups = [parts[start : start + size] for start in range(0, len(parts), size)]
    return [max(group, key=lambda at: weight[at]) for group in groups]


def _seconded(votes: dict[_Key, float], counts: Counter[_Key], asked: int) -> dict[_Key, float]:
    """What more than one position proposes, where enough were asked."""
    return votes if asked < 4 else {key: bits for key, bits in votes.items() if counts[key] > 1}


def pair_sums(field: Field, lines: Sequence[int], wanted: Sequence[int]) -> dict[Pair, float]:
    """Lines of ``wanted`` that are the sum of two of ``lines``, as some positions have it."""
    if not wanted:
        return {}
    votes: dict[Pair, float] = defaultdict(float)
    counts: Counter[Pair] = Counter()
    targets = set(wanted)
    chosen = _informative(field, lines, _POSITIONS)
    for at in chosen:
        filled = [(line, value, field.halves[line][at]) for line in lines if (value := field.values[line][at])]
        many = len(filled)
        window = max(_NEAREST, _PAIRS // (max(1, many) * len(chosen)))
        order = sorted((item for item in filled if item[0] in targets), key=lambda one: one[1])
        ranked = [value for _, value, _ in order]
        for first, (one, value, half) in enumerate(filled):
            for other, added, width in filled[first + 1 : first + 1 + window]:
                total, room = value + added, half + width
                place = bisect_left(ranked, total - 2 * room)
                hits = 0
                while place < len(order) and ranked[place] <= total + 2 * room and hits < _MOST_HITS:
                    line, whole, own = order[place]
                    place += 1
                    rest = abs(whole - total)
                    if line in (one, other) or rest > room + own:
                        continue
                    hits += 1
                    counts[line, one, other] += 1
                    votes[line, one, other] += log2(1 + abs(whole) / max(2 * rest, 2 * own, 1))
    return _seconded(votes, counts, len(chosen))


def quotients(field: Field, lines: Sequence[int], wanted: Sequence[int]) -> dict[Quotient, float]:
    """Lines of ``wanted`` that are the ratio of two of ``lines`` or the change from one to another."""
    if not wanted:
        return {}
    votes: dict[Quotient, float] = defaultdict(float)
    counts: Counter[Quotient] = Counter()
    targets = set(wanted)
    one = field.one
    scales = ((False, one), (True, 100 * one))
    chosen = _informative(field, lines, _POSITIONS)
    for at in chosen:
        filled = [(line, value, field.halves[line][at]) for line in lines if (value := field.values[line][at])]
        order = sorted((item for item in filled if item[0] in targets), key=lambda item: item[1])
        if not order or not 3 <= len(filled) <= _MOST_LINES:
            continue
        ranked = [value for _, value, _ in order]
        lowest, highest = ranked[0], ranked[-1]
        widest = max(half for _, _, half in order)
        many = len(filled)
        window = max(_NEAREST, _PAIRS // (4 * many * len(chosen)))
        for first, (top, above, above_half) in enumerate(filled):
            for bottom, below, below_half in filled[max(0, first - window) : first + 1 + window]:
                if top == bottom or above == below or abs(below) in (one, 100 * one):
                    continue
                size = abs(below)
                for hundred, scale in scales:
                    share = scale * above // below
                    off = (scale * above_half + abs(share) * below_half) // size + 1
                    reach = off + widest
                    for operator, aim in ((Operator.RATIO, share), (Operator.CHANGE, share - scale)):
                        if aim + reach < lowest or aim - reach > highest:
                            continue
                        place = bisect_left(ranked, aim - reach)
                        hits = 0
                        while place < len(ranked) and ranked[place] <= aim + reach and hits < _MOST_HITS:
                            line, value, half = order[place]
                            place += 1
                            rest = abs(value - aim)
                            if line in (top, bottom) or rest > off + half:
                                continue
                            bits = log2(1 + abs(value) / max(2 * half, 2 * rest, 1))
                            if bits < 3:
                                continue
                            hits += 1
                            counts[operator, line, top, bottom, hundred] += 1
                            votes[operator, line, top, bottom, hundred] += bits
    return _seconded(votes, counts, len(chosen))
