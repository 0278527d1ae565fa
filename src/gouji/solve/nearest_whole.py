"""Of a whole that is told twice the list is that of the nearest: 新增资金A。…增加支出A，列入：a、b."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gouji.domain.claims import Mention, Relation, Role, Shape


def of_the_nearest(added: Iterable[Relation], figures: Sequence[Mention]) -> Iterator[Relation]:
    """``added``, each list of parts as one of the figure that its own sentence moves by just as much, where one does."""
    moves = [one for one in figures if one.role is Role.OTHER and one.direction and one.figure.value]
    for one in added:
        nearest = next((move for move in reversed(moves) if _opens(move, one)), None)
        yield one if nearest is None or one.shape is not Shape.PARTS else replace(one, claimed=nearest)


def _opens(move: Mention, list_of: Relation) -> bool:
    """Whether ``move`` prints what the list makes up, and stands in its sentence, the whole found for it in none."""
    first, whole = list_of.operands[0], list_of.claimed
    return (
        move.figure.value == whole.figure.value
        and move.figure.unit is whole.figure.unit
        and whole.start < move.start
        and move.runs_on_to(first)
        and not whole.runs_on_to(move)
    )
