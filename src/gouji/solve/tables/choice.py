"""Chooses among candidates: a line is explained once, totals of totals before totals of details."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from gouji.solve.tables.relation import Operator, Relation
from gouji.solve.tables.weighing import Candidate

#: A second sum of a line holds at least this much of where the first does; so does what stands between it and its details.
_AS_OFTEN = 0.9
_INNER = 0.8


def chosen(found: Iterable[Candidate], accepted: Sequence[Relation] = (), alone: bool = False) -> list[Relation]:
    """The best of ``found`` that do not exclude each other or what is accepted; ``alone``: no line twice."""
    result: list[Relation] = []
    equations: set[frozenset[int]] = set()
    by_line: dict[int, list[Relation]] = defaultdict(list)
    by_parts: dict[tuple[int, ...], list[Relation]] = defaultdict(list)

    def take(relation: Relation) -> None:
        equations.add(_equation(relation))
        by_line[relation.line].append(relation)
        by_parts[relation.operands].append(relation)

    for relation in accepted:
        take(relation)
    for one in sorted(found, key=lambda candidate: -candidate.score):
        relation = one.relation
        if _equation(relation) in equations or _clashes(relation, by_line[relation.line], alone):
            continue
        if relation.operator is Operator.SUM:
            if any(relation.line in other.operands for part in relation.operands for other in by_line.get(part, ())):
                continue
            weak = relation.outside or relation.fails
            if weak and any(len(twin.holds) > len(relation.holds) for twin in by_parts.get(relation.operands, ())):
                continue
        take(relation)
        result.append(relation)
    return result


def _equation(relation: Relation) -> frozenset[int]:
    return frozenset((relation.line, *relation.operands))


def _clashes(relation: Relation, held: Sequence[Relation], alone: bool) -> bool:
    """Whether the line is explained already where ``relation`` would explain it. A sum may stand beside another with
    other parts that holds as often."""
    places = set(relation.holds)
    others = [other for other in held if not places.isdisjoint(other.holds)]
    if not others:
        return False
    if alone or relation.operator is not Operator.SUM:
        return True
    if any(not set(relation.operands).isdisjoint(other.operands) for other in others):
        return True
    return len(places) < _AS_OFTEN * max(len(other.holds) for other in others)


def nested(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Leaves out sums of details where their totals add up as well: what lies in between is more likely meant."""
    by_line: dict[int, list[Relation]] = defaultdict(list)
    for candidate in found:
        by_line[candidate.relation.line].append(candidate.relation)
    for candidate in found:
        one = candidate.relation
        own = frozenset(one.operands)
        if not any(
            len(inner.holds) >= _INNER * len(one.holds) and not inner.fails and own.issuperset(inner.operands)
            for other in by_line[one.line]
            if len(other.holds) >= len(one.holds) and own.isdisjoint(other.operands)
            for operand in other.operands
            for inner in by_line.get(operand, ())
        ):
            yield candidate


def without_expanded(sums: Sequence[Relation]) -> Iterator[Relation]:
    """Leaves out what only says the first sum of the same line again, with the parts of a part in its place."""
    by_line: dict[int, list[Relation]] = defaultdict(list)
    for one in sums:
        by_line[one.line].append(one)
    for one in sums:
        own = frozenset(one.operands)
        others = (operand for other in by_line[one.line] if other is not one for operand in other.operands)
        is_first = by_line[one.line][0] is one
        if is_first or not any(own.issuperset(inner.operands) for part in others for inner in by_line.get(part, ())):
            yield one
