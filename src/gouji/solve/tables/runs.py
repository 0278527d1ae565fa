"""Proposes sums and means of lines that stand side by side: for each line, which runs near it add up to it.

A run is found by its ends: the difference of two running totals is the line's own figure, and the totals are looked up, not
tried. Each position proposes for itself; what several propose is worth a look.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import log2

from gouji.solve.tables.sheet import Field

#: A line, and the first and the last line of the run that may add up to it.
Run = tuple[int, int, int]

_POSITIONS = 48
_GAP = 3
_MOST_HITS = 12
_ROOMS = 24
#: How many lines are added up in all in search of means, and at least for each.
_MEANS, _SHORTEST_REACH = 8_000, 8


def spread(positions: Sequence[int], most: int) -> Sequence[int]:
    """At most ``most`` of ``positions``, evenly spread."""
    if len(positions) <= most:
        return positions
    return [positions[number * len(positions) // most] for number in range(most)]


def sum_runs(
    field: Field, lines: Sequence[int], targets: Sequence[int], most: int = _POSITIONS, gaps: int = _GAP
) -> dict[Run, float]:
    """The runs among ``lines`` that add up to one of ``targets`` near by, each with the bits that its positions give it."""
    if not targets:
        return {}
    votes: dict[Run, float] = defaultdict(float)
    for at in spread(field.positions, most):
        filled = [
            (line, value, field.halves[line][at]) for line in lines if (value := field.values[line][at]) is not None
        ]
        if len(filled) < 2:
            continue
        wanted = [(line, value, field.halves[line][at]) for line in targets if (value := field.values[line][at])]
        for run, bits in _at(filled, wanted, gaps).items():
            votes[run] += bits
    return votes


def _at(filled: Sequence[tuple[int, int, int]], wanted: Sequence[tuple[int, int, int]], gaps: int) -> dict[Run, float]:
    """The runs at one position; of those that end at the same lines once."""
    many = len(filled)
    totals = [0, *accumulate(value for _, value, _ in filled)]
    rooms = [0, *accumulate(half for _, _, half in filled)]
    counts = [0, *accumulate(1 if value else 0 for _, value, _ in filled)]
    order = sorted(range(many + 1), key=totals.__getitem__)
    ranked = [totals[one] for one in order]
    widest = max(half for _, _, half in filled)
    most_room = min(rooms[-1], _ROOMS * widest)
    found: dict[Run, float] = {}
    for line, value, half in wanted:
        number = bisect_left(filled, (line,))
        after = number + 1 if number < many and filled[number][0] == line else number
        reach = half + most_room
        for gap in range(gaps + 1):
            for end, back in ((number - gap, True), (after + gap, False)):
                if not 0 <= end <= many:
                    continue
                aim = totals[end] - value if back else totals[end] + value
                utmost = aim + reach
                place = bisect_left(ranked, aim - reach)
                if place > many or ranked[place] > utmost:
                    continue
                hits = 0
                while place <= many and ranked[place] <= utmost and hits < _MOST_HITS:
                    other = order[place]
                    place += 1
                    low, high = (other, end) if back else (end, other)
                    if high - low < 2 or counts[high] - counts[low] < 1:
                        continue
                    rest = abs(totals[high] - totals[low] - value)
                    if rest > half + rooms[high] - rooms[low]:
                        continue
                    hits += 1
                    run = (line, filled[low][0], filled[high - 1][0])
                    alone = counts[high] - counts[low] < 2
                    bits = 0.3 if alone else log2(1 + abs(value) / max(2 * half, 2 * rest, 1))
                    if bits > found.get(run, 0):
                        found[run] = bits
    return found


def mean_runs(field: Field, lines: Sequence[int], wanted: Sequence[int]) -> dict[Run, float]:
    """The runs among ``lines`` whose mean is one of ``wanted``, beside it or behind a few lines."""
    if not wanted:
        return {}
    votes: dict[Run, float] = defaultdict(float)
    targets = set(wanted)
    positions = spread(field.positions, 6)
    longest = max(_SHORTEST_REACH, _MEANS // max(1, len(targets) * len(positions)))
    for at in positions:
        filled = [
            (line, value, field.halves[line][at]) for line in lines if (value := field.values[line][at]) is not None
        ]
        for number, (line, value, half) in enumerate(filled):
            if line in targets and value:
                for low, high, rest in _means(filled, number, value, half, longest):
                    run = (line, filled[low][0], filled[high - 1][0])
                    votes[run] += log2(1 + abs(value) / max(2 * half, rest, 1))
    return votes


def _means(
    filled: Sequence[tuple[int, int, int]], number: int, value: int, half: int, longest: int
) -> Iterator[tuple[int, int, int]]:
    for gap in range(_GAP + 1):
        for step in (-1, 1):
            total = width = count = 0
            place = number + step * (gap + 1)
            while 0 <= place < len(filled) and count < longest:
                total += filled[place][1]
                width += filled[place][2]
                count += 1
                rest = abs(total - value * count)
                if count > 1 and rest <= width + half * count:
                    low, high = (place, number - gap) if step < 0 else (number + 1 + gap, place + 1)
                    yield low, high, rest // count
                place += step
