"""How much the places where a relation holds speak for it: bits, each doubling the odds against chance.

A place speaks the louder the narrower the room for a chance agreement is beside the figure; it says nothing where all is
nothing or where only one figure is added up. A place where the relation does not hold speaks against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import gcd, log2
from typing import NamedTuple

from gouji.solve.tables.relation import Operator
from gouji.solve.tables.sheet import Field

#: What a place that fails takes off, in bits.
AGAINST = 7.0
#: No single place says more: figures are copied, scaled and repeated.
_MOST = 16.0
_COPY = 0.5
_OWN = 1.15


def utmost(field: Field, operator: Operator, line: int) -> float:
    """What all places of ``line`` say at the very most, whatever it is worked out from: a figure has no more to say than it
    has digits, but for a mean, where those between the least and the most count."""
    figures = (
        (value, half) for value, half in zip(field.values[line], field.halves[line], strict=True) if value is not None
    )
    if operator is Operator.MEAN:
        return _MOST * field.filled_places[line]
    told = sum(max(_COPY, min(_MOST, (abs(value) // max(2 * half, 1)).bit_length())) for value, half in figures)
    return told if operator is Operator.SUM else told * _OWN


class Seen(NamedTuple):
    """一处: whether the relation holds at a position and what that says for it; against it where below zero."""

    position: int
    holds: bool
    bits: float


@lru_cache(maxsize=4)
def _failures(many: int) -> Sequence[Seen]:
    """One for each place, the same for every relation that fails there: most that are tried fail nearly everywhere."""
    return [Seen(at, False, -AGAINST) for at in range(many)]


def summed(field: Field, line: int, operands: Sequence[int]) -> list[Seen]:
    """Where ``line`` is the sum of ``operands``, position by position; what is blank adds nothing."""
    own, room = field.filled[line], field.halves[line]
    rows = [field.filled[one] for one in operands]
    totals = list(map(sum, zip(*rows, strict=True)))
    failures = _failures(len(own))
    most = field.widest * len(rows)
    found: list[Seen] = []
    for at in field.filled_at[line]:
        value, total = own[at], totals[at]
        if not total and not any(field.present[one][at] for one in operands):
            continue
        rest = value - total if value > total else total - value
        if rest > most + room[at]:  # told without adding up the room of each
            found.append(failures[at])
            continue
        width = sum([field.halves[one][at] for one in operands])
        if rest > width + room[at]:
            found.append(failures[at])
            continue
        parts = [abs(row[at]) for row in rows if row[at]]
        least = sum(parts) - max(parts, default=0)
        near = field.share_near(line, total, max(rest, room[at])) if value else 1.0
        if not least or least <= width + room[at]:  # but for one figure the sum is nothing
            found.append(Seen(at, True, _COPY * (1 - near) ** 2))
        else:
            step = max(2 * rest, 2 * room[at]) if rest else max(gcd(value, *parts), 2 * room[at])
            found.append(Seen(at, True, _bits(abs(value), step, near)))
    return found


def averaged(field: Field, line: int, operands: Sequence[int]) -> list[Seen]:
    """Where ``line`` is the mean of ``operands``, blanks not counted: the surprise is to hit it between least and most."""
    own, room = field.filled[line], field.halves[line]
    rows = [field.filled[one] for one in operands]
    totals = list(map(sum, zip(*rows, strict=True)))
    counts = list(map(sum, zip(*[field.present[one] for one in operands], strict=True)))
    failures = _failures(len(own))
    most = field.widest
    found: list[Seen] = []
    for at in field.filled_at[line]:
        value, count = own[at], counts[at]
        if not count:
            continue
        rest = abs(value * count - totals[at])
        if rest > (most + room[at]) * count:
            found.append(failures[at])
            continue
        width = sum([field.halves[one][at] for one in operands])
        if rest > width + room[at] * count:
            found.append(failures[at])
            continue
        there = [row[at] for row, one in zip(rows, operands, strict=True) if field.present[one][at]]
        low, high = min(there), max(there)
        if low == high:
            found.append(Seen(at, True, 0.0))
        else:
            least = max(2 * rest // count, 2 * room[at], (high - low) // 4**count)
            near = field.share_near(line, value, max(rest // count, room[at]))
            found.append(Seen(at, True, _bits(high - low, least, near)))
    return found


def _bits(size: int, room: int, repeated: float) -> float:
    """How unlikely it is to print a figure of ``size`` with a choice of ``room`` by chance, or by repeating another."""
    return max(0.0, min(_MOST, -log2((repeated + min(1.0, room / max(size, 1))) / 2 + 1e-9) - 1))


def divided(field: Field, operator: Operator, line: int, operands: Sequence[int], hundred: bool) -> list[Seen]:
    """Where ``line`` is the first of ``operands`` over the second, less one for a change."""
    values, halves = field.values, field.halves
    above, below = operands
    own, room = values[line], halves[line]
    tops, tops_room = values[above], halves[above]
    ends, ends_room = values[below], halves[below]
    scale = field.one * (100 if hundred else 1)
    less = scale if operator is Operator.CHANGE else 0
    known: set[tuple[int, int]] = set()
    failures = _failures(len(own))
    found: list[Seen] = []
    for at, (value, top, end) in enumerate(zip(own, tops, ends, strict=True)):
        if value is None or top is None or not end:
            continue
        size = abs(end)
        # value + less = scale * top / end, all times |end|
        rest = abs((value + less) * end - scale * top)
        width = room[at] * size + scale * tops_room[at] + abs(value + less) * ends_room[at]
        if rest > width:
            found.append(failures[at])
        elif not value or not top or top == end or size in (field.one, 100 * field.one):
            found.append(Seen(at, True, 0.0))
        elif less and (top, end) in known:
            found.append(Seen(at, True, 0.0))  # it says nothing, or only again what another place said
        else:
            known.add((top, end))
            step = gcd(top, end)
            told = log2(1 + abs(top) / step) + log2(1 + size / step)
            near = field.share_near(line, scale * top // end - less, max(rest // size + 1, room[at]))
            bits = _bits(abs(value) * size, max(2 * rest, 2 * room[at] * size, 2 * size), near)
            # what is worked out is off by no more than its own print, where the figures it is worked out from are whole
            found.append(Seen(at, True, min(told, bits) * (_OWN if rest <= room[at] * size else 1.0)))
    return found


def stretches(seen: Sequence[Seen], least: float) -> Iterator[tuple[float, list[Seen]]]:
    """The runs of places, longest evidence first, in which the relation speaks for itself with at least ``least`` bits."""
    best, best_from, best_to = 0.0, 0, 0
    running, start = 0.0, 0
    for number, one in enumerate(seen):
        if running <= 0:
            running, start = 0.0, number
        running += one.bits
        if running > best or (running == best and best_to == number and one.holds):
            best, best_from, best_to = running, start, number + 1
    if best < least:
        return
    found = list(seen[best_from:best_to])
    yield best, found
    if best_from:
        yield from stretches(seen[:best_from], least)
    if best_to < len(seen):
        yield from stretches(seen[best_to:], least)
