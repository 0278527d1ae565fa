"""A relation that was found: what works out to what, where it holds and where it does not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Operator(Enum):
    """运算: how a line is worked out from others."""

    SUM = "和"
    MEAN = "平均"
    RATIO = "比"
    CHANGE = "增长率"

    __hash__ = object.__hash__  # each is itself only; by its name it takes ten times as long to look up


@dataclass(frozen=True, slots=True)
class Relation:
    """表内关系: ``line`` is the ``operator`` of ``operands`` at the positions of ``holds`` and not at those of ``fails``.

    A ratio is the first operand over the second, a change the first over the second less one; ``hundred`` tells that it is
    printed in hundredths. ``bits`` is how unlikely it is by chance, in doublings, with all that was tried taken off.
    ``outside`` are positions where it does not hold and is not said to: of another block, of another kind. ``kin`` is how many
    places of other lines are worked out in the same way. ``guessed`` where the names of rows tell what is added up: one that
    is not known, or new, would belong elsewhere.
    """

    operator: Operator
    across: bool
    line: int
    operands: tuple[int, ...]
    holds: tuple[int, ...]
    fails: tuple[int, ...]
    bits: float
    hundred: bool = False
    outside: tuple[int, ...] = ()
    kin: int = 0
    guessed: bool = False
