"""The figure at fault among sentences: the one printed figure whose change makes all relations hold that fail at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from gouji.domain.arithmetic import printed
from gouji.domain.claims import Claims, Mention, Relation
from gouji.domain.formulas import Formula
from gouji.values.figure import Figure
from gouji.values.mismatch import Mismatch, classify
from gouji.values.rounding import half_up

_TWO = 2
_TAILS = (Mismatch.TAIL, Mismatch.TRUNCATED)


@dataclass(frozen=True, eq=False)
class Mend:
    """更正: the figure ``should`` in place of ``mention`` makes every one of ``relations`` hold, which all fail as printed,
    and breaks none that holds."""

    mention: Mention
    should: Figure
    relations: tuple[Relation, ...]


class Mends:
    """What mends the failing relations of a text, and what confirms its figures."""

    def __init__(self, claims: Claims) -> None:
        self._failing: dict[Mention, list[Relation]] = {}
        self._holding: dict[Mention, list[Relation]] = {}
        for relation in claims.relations:
            if relation.stated:
                at = self._holding if relation.holds else self._failing if _fails(relation) else {}
                for mention in dict.fromkeys(relation.mentions):
                    at.setdefault(mention, []).append(relation)
        self._by_relation: dict[int, list[Mend]] = {}
        for mend in self._found():
            for relation in mend.relations:
                self._by_relation.setdefault(id(relation), []).append(mend)

    def of(self, relation: Relation) -> Mend | None:
        """The one change that mends ``relation`` together with most others; None where there is none, or a rival."""
        mends = sorted(self._by_relation.get(id(relation), ()), key=lambda mend: -len(mend.relations))
        if not mends or (len(mends) > 1 and len(mends[1].relations) == len(mends[0].relations)):
            return None
        return mends[0]

    def confirmed(self, mention: Mention, relation: Relation) -> bool:
        """Whether another stated relation, over other figures, holds at ``mention``."""
        own = set(relation.mentions)
        return any(len(own.intersection(other.mentions)) == 1 for other in self._holding.get(mention, ()))

    def _found(self) -> Iterator[Mend]:
        for mention, failing in self._failing.items():
            if len(failing) < _TWO or self._same_figures(failing):
                continue
            for should in dict.fromkeys(self._wanted(mention, failing)):
                changed = [_with(one, mention, should) for one in (*failing, *self._holding.get(mention, ()))]
                if all(one.holds for one in changed):
                    yield Mend(mention, should, tuple(failing))

    def _same_figures(self, relations: list[Relation]) -> bool:
        return len({frozenset(relation.mentions) for relation in relations}) < _TWO

    def _wanted(self, mention: Mention, failing: Iterable[Relation]) -> Iterator[Figure]:
        """The figures that the sums among ``failing`` want in place of ``mention``, as it would be printed."""
        for relation in failing:
            due = relation.computed
            if relation.formula is not Formula.SUM or due is None or relation.mentions.count(mention) > 1:
                continue
            value = due if mention is relation.claimed else _operand(relation, mention, due)
            alike = [one.figure.places for one in relation.mentions if one.figure.unit is mention.figure.unit]
            figure = replace(mention.figure, places=max(alike))
            shown = half_up(value / figure.unit.factor, figure.places)
            if shown >= 0 and Fraction(shown) * figure.unit.factor == value:
                yield replace(figure, value=shown, text=printed(value, figure))


def _operand(relation: Relation, mention: Mention, due: Fraction) -> Fraction:
    """What ``mention`` would be for the sum to give what is claimed."""
    signs = relation.signs or (1,) * len(relation.operands)
    sign = signs[relation.operands.index(mention)]
    return mention.exact + sign * (relation.claimed.exact - due)


def _fails(relation: Relation) -> bool:
    target = relation.computed
    return relation.holds is False and target is not None and classify(relation.claimed.figure, target) not in _TAILS


def _with(relation: Relation, mention: Mention, figure: Figure) -> Relation:
    """``relation`` with ``figure`` printed in place of ``mention``."""
    other = replace(mention, figure=figure)
    operands = tuple(other if one is mention else one for one in relation.operands)
    claimed = other if relation.claimed is mention else relation.claimed
    return replace(
        relation,
        operands=operands,
        claimed=claimed,
        rivals=tuple(_with(rival, mention, figure) for rival in relation.rivals),
    )
