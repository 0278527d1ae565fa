"""Of a whole that is told twice the list is that of the nearest: 新增资金A。…增加支出A，列入：a、b. Of two lists that print alike (落实A，支出A。其中：甲a，支出a；
乙b，支出b) the first is of the whole that is told first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from gouji.domain.claims import Mention, Relation, Role, Shape

_Prints = Mapping[Decimal, Sequence[Mention]]


def of_the_nearest(added: Iterable[Relation], figures: Sequence[Mention]) -> Iterator[Relation]:
    """``added``, each list of parts as one of the figure in its own sentence that moves by just as much, or else is just as
    much, where one does; a total behind its parts as the first that prints it."""
    added = list(added)
    prints: dict[Decimal, list[Mention]] = {one.claimed.figure.value: [] for one in added}
    for one in figures if added else ():
        alike = prints.get(one.figure.value)
        if alike is not None and (one.role is Role.LEVEL or (one.role is Role.OTHER and one.direction)):
            alike.append(one)
    yield from _in_order([_nearest(one, prints) for one in added])


def _nearest(one: Relation, prints: _Prints) -> Relation:
    whole = one.claimed
    alike = [twin for twin in prints[whole.figure.value] if twin.figure.unit is whole.figure.unit]
    if one.shape is Shape.PARTS:
        opening = [twin for twin in alike if _opens(twin, one)]
        moving = [twin for twin in opening if twin.role is Role.OTHER]
        return replace(one, claimed=(moving or opening)[-1]) if opening else one
    if one.shape is Shape.TOTAL and len(alike) > 1:
        last = max(part.end for part in one.operands)
        first = next((twin for twin in alike if last < twin.start and twin.role is Role.LEVEL), None)
        return one if first is None or first.start > whole.start else replace(one, claimed=first)
    return one


def _opens(twin: Mention, list_of: Relation) -> bool:
    """Whether ``twin`` prints what the list makes up, and stands in its sentence, the whole found for it in none."""
    first, whole = list_of.operands[0], list_of.claimed
    return (
        whole.start < twin.start < first.start
        and twin not in list_of.operands
        and twin.runs_on_to(first)
        and not whole.runs_on_to(twin)
    )


def _in_order(added: Sequence[Relation]) -> Iterator[Relation]:
    """``added``, of lists that print alike the first as one of the whole that is told first."""
    alike: dict[object, list[Relation]] = defaultdict(list)
    for one in added:
        if one.shape is Shape.PARTS:
            alike[one.claimed.exact, tuple(part.exact for part in one.operands)].append(one)
    if len(added) == len(alike):
        yield from added
        return
    for one in added:
        rows = alike.get((one.claimed.exact, tuple(part.exact for part in one.operands)), ())
        if one.shape is not Shape.PARTS or len(rows) < 2:
            yield one
            continue
        rows = sorted(rows, key=lambda each: each.operands[0].start)
        wholes = sorted((each.claimed for each in rows), key=lambda each: each.start)
        place = next(number for number, each in enumerate(rows) if each is one)
        yield replace(one, claimed=wholes[place])
