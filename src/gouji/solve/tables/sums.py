"""Sums: runs of lines beside their total, totals of totals, lines of one name or at one step, and pairs anywhere."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from math import ceil, floor, log2

from gouji.solve.tables.choice import chosen, nested, without_expanded
from gouji.solve.tables.relation import Operator, Relation
from gouji.solve.tables.runs import sum_runs
from gouji.solve.tables.sheet import Field
from gouji.solve.tables.triples import pair_sums
from gouji.solve.tables.weighing import ENOUGH, NAMED, Candidate, Weigher

_ROUNDS = 5
_GAPS = 3
_MOST_TRIED = 3
#: A relation of so few places is not looked at again.
_FEW = 3
_LONGEST_STEP = 6
#: A proposal is weighed where it falls short by no more than this: it was only looked at in part.
_SLACK = 3.0
#: In short fields nearly all is weighed.
_LONG, _LEAST = 64, 2.0
_VERY_LONG = 200
_MOST_CLASSES = 32
_POSITIONS, _FEW_POSITIONS = 24, 8

#: What a detour of the search takes off, in bits.
_GAP_COST, _CLASS_COST, _OTHER_COST, _REFINED_COST = 3.0, 4.0, 6.0, 2.0

#: A run by its place among lines: first and last.
_Run = tuple[int, int]


def sums_of(weigher: Weigher, derived: Collection[int]) -> list[Relation]:
    """The sums between the lines of a field. Lines that are ``derived``, rates mostly, may stand between parts."""
    field = weigher.field
    found = _rounds(weigher, derived)
    for classed in () if _is_told(field, found) else _classes(field):
        others = [line for line in field.lines if line not in set(classed)] if len(field.lines) <= _VERY_LONG else []
        proposals = _Proposals(weigher, classed, _FEW_POSITIONS, gaps=1)
        found += chosen(proposals.weighed(found, 1, _CLASS_COST), found)
        if others:
            proposals = _Proposals(weigher, classed, _FEW_POSITIONS, others, gaps=1)
            found += chosen(proposals.weighed(found, 1, _OTHER_COST), found)
    found += chosen(_pairs(weigher), found, True)
    return list(without_expanded(found))


def _is_told(field: Field, found: Sequence[Relation]) -> bool:
    """Whether every line is a total or a part of one, and all of them come out: what else adds up says it in another way."""
    if any(one.fails or one.outside for one in found):
        return False
    return set(field.lines) - field.nil <= {line for one in found for line in (one.line, *one.operands)}


def _rounds(weigher: Weigher, derived: Collection[int]) -> list[Relation]:
    """The sums of runs, then of what is left when their parts are taken away, and so on: totals of totals. Runs that begin
    behind a gap come last."""
    known: dict[tuple[int, ...], _Proposals] = {}
    accepted: list[Relation] = []
    candidates: list[Candidate] = []
    for gaps in (0, _GAPS):
        active = weigher.field.lines
        for _ in range(_ROUNDS):
            found: list[Candidate] = []
            for lines in dict.fromkeys((active, tuple(line for line in active if line not in derived))):
                proposals = known.get(lines) or known.setdefault(lines, _Proposals(weigher, lines, _POSITIONS))
                found += proposals.weighed(accepted, gaps, 0.0)
            candidates += found
            accepted += chosen(found, accepted, True)
            used = {operand for one in accepted for operand in one.operands}
            left = tuple(line for line in active if line not in used)
            if len(left) == len(active):
                break
            active = left
    candidates = list(nested(candidates))
    accepted = chosen(candidates, (), True)
    return [*accepted, *chosen(candidates, accepted)]


class _Proposals:
    """The runs among ``lines`` that may add up to one of them, or to one of ``targets``, by that line."""

    def __init__(
        self,
        weigher: Weigher,
        lines: Sequence[int],
        positions: int,
        targets: Sequence[int] | None = None,
        gaps: int = _GAPS,
    ) -> None:
        self._weigher = weigher
        self._lines = lines
        self._where = {line: number for number, line in enumerate(lines)}
        self._runs: dict[int, dict[_Run, float]] = defaultdict(dict)
        gaps = gaps if len(lines) <= _VERY_LONG else 1
        if len(lines) >= (2 if targets else 3):
            cost = _width_cost(lines)
            targets = [line for line in targets or lines if weigher.worth(Operator.SUM, line, cost)]
            for (line, first, last), bits in sum_runs(weigher.field, lines, targets, positions, gaps).items():
                self._runs[line][self._where[first], self._where[last]] = bits

    def weighed(self, known: Sequence[Relation], gaps: int, cost: float) -> Iterator[Candidate]:
        """The candidates with at most ``gaps`` lines between the run and its total."""
        stops = sorted({self._where[one.line] for one in known if one.line in self._where})
        cost += _width_cost(self._lines)
        for line, runs in self._runs.items():
            own = self._where.get(line, bisect_left(self._lines, line) - 0.5)
            named = NAMED if self._weigher.hint(line).total else 0
            least = ENOUGH + cost - named - _SLACK if len(self._lines) > _LONG else _LEAST
            tried = list(_likely({run: bits for run, bits in runs.items() if _gap(run, own) <= gaps}, own, least))
            if tried:
                tried += [run for run in _wider(tried, own, len(self._lines), stops) if run not in tried]
            for first, last in dict.fromkeys(map(self._trimmed, tried)):
                chance = cost + _GAP_COST * _gap((first, last), own)
                candidate = self._candidate(line, first, last, chance)
                if candidate is not None:
                    yield candidate
                    if len(candidate.relation.holds) > _FEW and (
                        candidate.relation.outside or candidate.relation.fails
                    ):
                        yield from self._refined(line, first, last, chance + _REFINED_COST)

    def _candidate(self, line: int, first: int, last: int, chance: float) -> Candidate | None:
        if first >= last or self._lines[first] <= line <= self._lines[last]:
            return None
        return self._weigher.weighed(Operator.SUM, line, tuple(self._lines[first : last + 1]), chance)

    def _refined(self, line: int, first: int, last: int, chance: float) -> Iterator[Candidate]:
        """The runs that begin or end a little earlier or later, for one that does not hold everywhere."""
        for low in range(max(0, first - 2), first + 3):
            for high in range(last - 2, min(len(self._lines), last + 3)):
                candidate = self._candidate(line, low, high, chance) if (low, high) != (first, last) else None
                if candidate is not None:
                    yield candidate

    def _trimmed(self, run: _Run) -> _Run:
        """The run without lines at its ends that hold nothing but nothing."""
        first, last = run
        nil = self._weigher.field.nil
        while first < last and self._lines[first] in nil:
            first += 1
        while first < last and self._lines[last] in nil:
            last -= 1
        return first, last


def _width_cost(lines: Sequence[int]) -> float:
    """What the choice among runs of ``lines`` takes off, in bits."""
    return log2(2 * max(1, len(lines)))


def _gap(run: _Run, own: float) -> float:
    return max(0, min(abs(run[0] - own), abs(run[1] - own)) - 1)


def _likely(runs: dict[_Run, float], own: float, least: float) -> Iterator[_Run]:
    """Of the runs that end beside the total at the same line the best few, where they may be worth ``least`` together."""
    near: dict[tuple[bool, int], list[_Run]] = defaultdict(list)
    for run in runs:
        before = run[1] < own
        near[before, run[1] if before else run[0]].append(run)
    for ending in near.values():
        if sum(runs[run] for run in ending) >= least:
            yield from sorted(ending, key=lambda run: -runs[run])[:_MOST_TRIED]


def _wider(runs: Sequence[_Run], own: float, many: int, stops: Sequence[int]) -> Iterator[_Run]:
    """Runs that take in those proposed: what is blank in one place may be filled in another. They reach as far as any does,
    to the next total, or to the end."""
    before = [run for run in runs if run[1] < own]
    if before:
        near, far = floor(own - 0.5), min(run[0] for run in before)
        last_stop = max((stop + 1 for stop in stops if stop < far), default=0)
        yield from ((far, end) for end in {max(run[1] for run in before), near})
        yield from ((start, near) for start in {0, last_stop})
    after = [run for run in runs if run[0] > own]
    if after:
        near, far = ceil(own + 0.5), max(run[1] for run in after)
        next_stop = min((stop - 1 for stop in stops if stop > far), default=many - 1)
        yield from ((start, far) for start in {min(run[0] for run in after), near})
        yield from ((near, end) for end in {many - 1, next_stop})


def _pairs(weigher: Weigher) -> Iterator[Candidate]:
    lines = weigher.field.lines
    cost = 2 * log2(1 + len(lines))
    wanted = [line for line in lines if weigher.worth(Operator.SUM, line, cost)]
    for (line, one, other), bits in pair_sums(weigher.field, lines, wanted).items():
        near = abs(one - other) + min(abs(one - line), abs(other - line))
        tried = cost + 1.5 * log2(near)
        candidate = weigher.weighed(Operator.SUM, line, (one, other), tried) if bits >= 4 else None
        if candidate is not None:
            yield candidate


def _classes(field: Field) -> Iterator[tuple[int, ...]]:
    """Lines that are named alike, and lines that stand at the same step."""
    named: dict[str, list[int]] = defaultdict(list)
    for line in field.lines:
        named[field.labels[line].rpartition(" / ")[2].strip().casefold()].append(line)
    found = [tuple(lines) for name, lines in named.items() if name and 3 <= len(lines) < len(field.lines)]
    longest = min(_LONGEST_STEP, len(field.lines) // 3) if len(field.lines) <= _VERY_LONG else 0
    for step in range(2, longest + 1):
        found += [field.lines[start::step] for start in range(step)]
    yield from list(dict.fromkeys(lines for lines in found if len(lines) > 2))[:_MOST_CLASSES]
