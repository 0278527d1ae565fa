"""Changes of parts: A，增加D；其中甲a，增加d；乙b，增加e: where a and b make up A, and each is moved against the same time, d and e make up D."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gouji.catalogue.claims import wording
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.solve.spans import adds_up, fits

_FEWEST = 2


def moved_with_their_parts(sums: Iterable[Relation], figures: Sequence[Mention]) -> Iterator[Relation]:
    """The change of each whole of ``sums`` with those of its parts, where they hold: every change is the first behind its figure
    and before the next."""
    changes = _changes(figures)
    for one in sums:
        if one.kind is not Kind.SUM or one.shape is not Shape.PARTS or not fits(one):
            continue
        whole = changes.get(one.claimed)
        moved = [change for part in one.operands if (change := changes.get(part)) is not None]
        if whole is None or not _FEWEST <= len(moved) == len(one.operands) or not comparable(whole, *moved):
            continue
        if {_against(change) for change in moved} != {_against(whole)}:
            continue
        signs = tuple(change.direction * whole.direction for change in moved)
        relation = Relation(
            Kind.SUM if min(signs) > 0 else Kind.DIFFERENCE,
            Shape.CHANGE_PARTS,
            Formula.SUM,
            tuple(moved),
            whole,
            signs,
            stated=False,
            found=True,
        )
        if adds_up(moved, whole) if min(signs) > 0 else fits(relation):
            yield relation


def _against(change: Mention) -> tuple[str, int | None]:
    """What a change is against: last year where nothing else is named (同比增加D)."""
    last_year = not change.base or any(word in change.base for word in wording().earlier)
    return ("" if last_year else change.base, change.base_year)


def _changes(figures: Sequence[Mention]) -> Mapping[Mention, Mention]:
    """The change that each level is said to have made, where it is the first amount behind it."""
    found: dict[Mention, Mention] = {}
    level: Mention | None = None
    for one in figures:
        if one.role is Role.LEVEL:
            level = one
        elif one.role is Role.CHANGE and level is not None:
            if one.direction and not one.is_nil and one.clause == level.clause and comparable(one, level):
                found[level] = one
            level = None
        elif one.role is Role.BASE:
            level = None
    return found
