"""Shares of one base: which fail of the one that their own paragraph prints and may be over another, and which hold of several."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gouji.domain.claims import Formula, Kind, Mention, Relation, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Evidence, Reach
from gouji.solve.spans import fits, miss

_FEWEST = 2


def of_one_base(relations: Sequence[Relation]) -> Iterator[Relation]:
    """``relations``, a share that holds of several figures as one of the figure that most shares of its base are of: where all of
    占收入的p, 占收入的q and 占收入的0.04% hold of A, the last is none of B."""
    counts: dict[str, Counter[Mention]] = defaultdict(Counter)
    for one in relations:
        if _is_share(one) and one.claimed.base and fits(one):
            counts[one.claimed.base][one.operands[1]] += 1
    for one in relations:
        agreed = counts[one.claimed.base].most_common(1) if _is_share(one) and one.claimed.base in counts else []
        whole, times = agreed[0] if agreed else (None, 0)
        meant = next((other for other in one.rivals if other.operands[1:] == (whole,) and fits(other)), None)
        if (
            times < _FEWEST
            or meant is None
            or one.operands[1] is whole
            or counts[one.claimed.base][one.operands[1]] > 1
        ):
            yield one
        else:
            rest = tuple(other for other in one.rivals if other is not meant)
            yield replace(meant, stated=one.stated, found=one.found, rivals=(replace(one, rivals=()), *rest))


def over_their_bases(relations: Sequence[Relation], proposed: Iterable[Reach]) -> Iterator[Relation]:
    """``relations`` without the shares that fail of one base where they hold of another of its name, or where they all are of
    the sum of their parts; those that several bases are named for are doubts."""
    failing = [one for one in relations if _is_share(one) and not fits(one)]
    others = _of_others(proposed, {one.claimed for one in failing}) if failing else {}
    held = {one.claimed for one in relations if others.get(one.claimed) and _is_share(one) and fits(one)}
    dropped = {id(one) for group in _over_one(failing) for one in group if _are_of_their_sum(group)}
    suspects = {id(one) for one in failing}
    for one in relations:
        if id(one) not in suspects:
            yield one
        elif id(one) not in dropped and one.claimed not in held:
            told = (one, *(other for other in others.get(one.claimed, ()) if other.operands != one.operands))
            yield _doubted(told, one.rivals) if len(told) > 1 else one


def _doubted(readings: Sequence[Relation], rivals: tuple[Relation, ...]) -> Relation:
    """The reading that misses by least, the others its rivals."""
    nearest = min(readings, key=miss)
    return replace(nearest, stated=False, rivals=(*rivals, *(one for one in readings if one is not nearest)))


def _is_share(relation: Relation) -> bool:
    return relation.shape is Shape.SHARE and relation.formula is Formula.QUOTIENT


def _of_others(proposed: Iterable[Reach], rates: set[Mention]) -> dict[Mention, list[Relation]]:
    """The readings of ``rates`` that their figures alone would have to bear out."""
    found: dict[Mention, list[Relation]] = defaultdict(list)
    for reach in proposed:
        for claim in reach.claims:
            if claim.evidence is Evidence.FIGURES:
                for reading in claim.readings:
                    if reading.claimed in rates and _is_share(reading):
                        found[reading.claimed].append(reading)
    return found


def _over_one(failing: Iterable[Relation]) -> Iterator[list[Relation]]:
    """The doubtful ones of each base."""
    groups: dict[Mention, list[Relation]] = defaultdict(list)
    for one in failing:
        if not one.stated:
            groups[one.operands[1]].append(one)
    yield from groups.values()


def _are_of_their_sum(shares: Sequence[Relation]) -> bool:
    parts = tuple(one.operands[0] for one in shares)
    if len(set(parts)) < max(_FEWEST, len(parts)) or not comparable(*parts):
        return False
    sums = (
        Relation(
            Kind.SHARE,
            Shape.SHARE,
            Formula.PART_OF_SUM,
            (part, *(one for one in parts if one is not part)),
            share.claimed,
        )
        for part, share in zip(parts, shares, strict=True)
    )
    return all(fits(one) for one in sums)
