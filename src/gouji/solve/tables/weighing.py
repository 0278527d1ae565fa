"""Weighs what is proposed: where it holds in the whole table, and how unlikely that is by chance."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as made
from math import log2

from gouji.solve.tables.evidence import Seen, averaged, divided, stretches, summed, utmost
from gouji.solve.tables.labels import Hint, hint_of
from gouji.solve.tables.relation import Operator, Relation
from gouji.solve.tables.sheet import Field

#: Bits that a relation must be worth with all that was tried taken off.
ENOUGH = 9.0
#: What a name that tells the operation is worth.
NAMED = 4.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """候选: a relation with its ``score`` against rivals."""

    relation: Relation
    score: float


@dataclass(frozen=True)
class Weigher:
    """秤: weighs candidates over one field, each relation once."""

    field: Field
    _seen: dict[tuple[Operator, int, tuple[int, ...], bool], list[Seen]] = made(default_factory=dict)
    _hints: dict[int, Hint] = made(default_factory=dict)
    _utmost: dict[tuple[Operator, int], float] = made(default_factory=dict)

    def hint(self, line: int) -> Hint:
        if line not in self._hints:
            self._hints[line] = hint_of(self.field.labels[line])
        return self._hints[line]

    def worth(self, operator: Operator, line: int, tried: float) -> bool:
        """Whether anything in ``line`` can outweigh a search that takes off ``tried`` bits: where nothing can, none is made."""
        key = operator, line
        if key not in self._utmost:
            named = NAMED if self.hint(line).of(operator) else 0.0
            self._utmost[key] = utmost(self.field, operator, line) + named
        return self._utmost[key] >= ENOUGH + tried

    def weighed(
        self, operator: Operator, line: int, operands: tuple[int, ...], tried: float, hundred: bool = False
    ) -> Candidate | None:
        """The candidate, ``tried`` being the bits that the search for it takes off; None where chance would do."""
        if not self.worth(operator, line, tried):
            return None
        named = NAMED if self.hint(line).of(operator) else 0.0
        seen = self._look(operator, line, operands, hundred)
        parts = list(stretches(seen, ENOUGH + tried - named))
        if sum(len(part) for _, part in parts) < len(seen):  # a stretch of it was chosen, which is one more thing tried
            tried += log2(max(1, len(seen) * (len(seen) + 1) // 2))
            parts = [(bits, part) for bits, part in parts if bits >= ENOUGH + tried - named]
        if not parts:
            return None
        holds = tuple(sorted(one.position for _, part in parts for one in part if one.holds))
        fails = tuple(sorted(one.position for _, part in parts for one in part if not one.holds))
        bits = sum(bits for bits, _ in parts) - tried + named
        outside = tuple(one.position for one in seen if not one.holds and one.position not in set(fails))
        relation = Relation(operator, self.field.across, line, operands, holds, fails, bits, hundred, outside)
        share = len(holds) / max(1, self.field.filled_places[line])
        return Candidate(relation, bits * share**2)

    def _look(self, operator: Operator, line: int, operands: tuple[int, ...], hundred: bool) -> list[Seen]:
        key = (operator, line, operands, hundred)
        if key not in self._seen:
            if operator is Operator.SUM:
                self._seen[key] = summed(self.field, line, operands)
            elif operator is Operator.MEAN:
                self._seen[key] = averaged(self.field, line, operands)
            else:
                self._seen[key] = divided(self.field, operator, line, operands, hundred)
        return self._seen[key]
