"""Which reading of a claim is meant: the likeliest by its words that holds; where none does, what is said to fail."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import islice

from gouji.catalogue.names import core
from gouji.domain.claims import Claims, Formula, Kind, Mention, Relation, Role, Shape, lacks_percent_sign
from gouji.domain.proposals import Claim, Evidence, Reach
from gouji.solve import ratios, spans
from gouji.solve.agreeing import with_what_agrees
from gouji.solve.averages import averaged
from gouji.solve.bases import of_one_base, over_their_bases
from gouji.solve.bounds import exceeding
from gouji.solve.by_shares import with_shares
from gouji.solve.digits import slips_of
from gouji.solve.lists import due
from gouji.solve.moved_parts import moved_with_their_parts
from gouji.solve.nearest_whole import of_the_nearest
from gouji.solve.of_their_wholes import of_their_wholes
from gouji.solve.other_side import of_own_side
from gouji.solve.slipped import slipped as slipped_sums
from gouji.solve.some_parts import of_some_parts
from gouji.solve.spans import fits, holds, miss
from gouji.solve.sums import sums
from gouji.solve.told_gaps import gaps_between
from gouji.solve.unprinted_bases import over_what_is_printed
from gouji.values.figure import Bound

Values = tuple[Fraction, ...]

_ALL = 100  # percent
_CLOSE = 4  # a reading that misses by more than a fourth is rather one of something else
_LEFT = (Shape.REMAINDER, Shape.BALANCE)
_TELLING = 3  # digits: of shorter figures many others are slips


def settled(claims: Claims) -> Claims:
    """``claims`` with the relations chosen among what was proposed."""
    found = list(_distinct(one for reach in claims.proposed if reach.says_anything for one in chosen(reach)))
    return replace(claims, relations=tuple(over_their_bases(found, claims.proposed)))


def chosen(reach: Reach) -> Iterator[Relation]:
    """The relations of figures in reach of each other: of the claims in their order, then rates, sums, lists that must be
    complete, and what is printed twice."""
    added = tuple(of_the_nearest(sums(reach.series, reach.figures), reach.figures))
    added = tuple(one for one in of_own_side(added, reach.listed) if not _is_one_part_again(one))
    wholes = {one.claimed for one in added if one.shape is Shape.CHANGE_PARTS}
    told = [
        one
        for claim in reach.claims
        for one in _read(claim)
        if not (_fails_as_changes(one) and _is_whole(claim, wholes))
    ]
    added = _not_by_prices(_not_by_others(added, told), told)
    rates = ratios.chosen([one for one in reach.ratios if one.shape in ratios.RATES], told)
    averages = tuple(averaged(reach.ratios, told))
    added = tuple(with_shares(added, (*told, *rates.relations), reach.figures))
    rests = {one.claimed for one in told if one.shape is Shape.REMAINDER and fits(one)}
    added = tuple(one for one in added if not (one.shape is Shape.REMAINDER and one.claimed in rests))
    totals = {one.claimed for one in added if one.shape is Shape.TOTAL}
    found_rates = {one.claimed for one in rates.relations} | {one for each in averages for one in each.mentions}
    told = _without_averaged(told, averages)
    told = [one for one in told if not (one.claimed in rates.sure and one.shape in ratios.RATES)]
    told = [one for one in told if not (one.claimed in found_rates and _fails_in_doubt(one))]
    told = list(_doubted_once(list(of_one_base(list(over_what_is_printed(told, reach.figures))))))
    told = list(of_their_wholes(told, reach.figures))
    told = [one for one in told if not (one.claimed in totals and one.shape is Shape.TOTAL and not fits(one))]
    due_lists = [one for one in (due(listed, added) for listed in reach.listed) if one is not None]
    missed = tuple(slipped_sums(reach.series, (*told, *rates.relations, *added, *due_lists)))
    by_figures = tuple(
        replace(one, found=not one.stated) for one in (*rates.relations, *averages, *_uncut(added, due_lists))
    )
    ties = (*told, *rates.relations, *added, *due_lists)
    known = {one.claimed for one in ties if one.shape is Shape.CHANGE_PARTS and fits(one)}
    moved = (one for one in moved_with_their_parts(added, reach.figures) if one.claimed not in known)
    gaps = (*moved, *(replace(one, found=True) for one in gaps_between(reach.figures, ties)))
    larger = exceeding(reach.bounded, (*told, *added, *due_lists, *missed))
    found = tuple(of_some_parts((*told, *by_figures, *due_lists, *missed, *gaps), reach.figures))
    every = _distinct((*with_what_agrees(reach.figures, found, added), *larger))
    return (relation for relation in every if _may_be_told(relation))


def _not_by_others(added: Sequence[Relation], told: Sequence[Relation]) -> tuple[Relation, ...]:
    """The sums ``added`` but those that words give of other figures that print the same: 甲a，其中：基本支出a: of the items, not of
    their parts."""
    known: dict[tuple[Mention, Values], list[frozenset[Mention]]] = {}
    for one in told:
        if one.shape is Shape.PARTS and fits(one):
            known.setdefault(_values(one), []).append(_counted(one))
    told_of = [one for one in told if one.shape in _LEFT and fits(one)]
    apart = (one for one in added if not any(_is_of_a_twin(one, other) for other in told_of))
    return tuple(one for one in apart if _may_stand_beside(_counted(one), known.get(_values(one), ())))


def _without_averaged(told: Sequence[Relation], averages: Iterable[Relation]) -> list[Relation]:
    """``told`` without the products of what is told as an average of the same figures."""
    means = (one for one in (*told, *averages) if one.shape is Shape.PER_HEAD and one.formula is not Formula.PRODUCT)
    known = {frozenset(map(_place, one.mentions)) for one in means}
    return [
        one for one in told if one.formula is not Formula.PRODUCT or frozenset(map(_place, one.mentions)) not in known
    ]


def _not_by_prices(added: Sequence[Relation], told: Iterable[Relation]) -> tuple[Relation, ...]:
    """``added`` but the sums that no words tell of what was worked out price by price: they only happen to add up."""
    priced = {
        one.claimed for one in told if one.formula is Formula.PRODUCT and one.shape is Shape.PER_HEAD and fits(one)
    }
    return (
        tuple(one for one in added if one.stated or one.claimed not in priced or priced.isdisjoint(one.operands))
        if priced
        else tuple(added)
    )


def _is_of_a_twin(one: Relation, other: Relation) -> bool:
    """Whether a sum ties the figures of what words tell, but for one that another place prints alike: T…，T，支出a，结余b."""
    first, second = set(one.mentions), set(other.mentions)
    alike = sorted(each.exact for each in first) == sorted(each.exact for each in second)
    return alike and first != second and len(first & second) == len(second) - 1


def _may_stand_beside(parts: frozenset[Mention], known: Collection[frozenset[Mention]]) -> bool:
    """Whether ``parts`` are those of a list that words tell, or all of them stand apart from it: the list is told again."""
    return not known or parts in known or (len(parts) > 1 and not any(parts & other for other in known))


def _is_one_part_again(relation: Relation) -> bool:
    """Whether all parts but one are lost in its rounding, so that the whole is that one told again: 2.12亿元 of 27万元 and 2.12亿元."""
    claimed, counted = relation.claimed.figure, _counted(relation)
    same = [one for one in counted if one.figure.value == claimed.value and one.figure.unit is claimed.unit]
    return relation.shape is Shape.PARTS and len(same) == 1 < len(counted) and -1 not in relation.signs


def _values(relation: Relation) -> tuple[Mention, Values]:
    return relation.claimed, tuple(sorted(one.exact for one in _counted(relation)))


def _counted(relation: Relation) -> frozenset[Mention]:
    return frozenset(one for one in relation.operands if one.figure.value != 0)


def _uncut(added: Iterable[Relation], lists: Collection[Relation]) -> Iterator[Relation]:
    """``added`` without the sums of the first parts of a list all of which must make up the same whole: they only happen to."""
    return (
        one
        for one in added
        if not any(due.claimed is one.claimed and set(one.operands) < set(due.operands) for due in lists)
    )


def _fails_in_doubt(relation: Relation) -> bool:
    return relation.shape in (*ratios.RATES, Shape.PER_HEAD) and not relation.stated and not fits(relation)


def _doubted_once(relations: Sequence[Relation]) -> Iterator[Relation]:
    """``relations`` without the doubts about a rate of completion that another reading bears out or accuses, or that was
    doubted before."""
    rates = [one for one in relations if one.shape is Shape.COMPLETION]
    known = {one.claimed for one in rates if one.stated or fits(one)}
    for one in relations:
        if one.shape is not Shape.COMPLETION or not _fails_in_doubt(one):
            yield one
        elif one.claimed not in known:
            known.add(one.claimed)
            yield one


def _fails_as_changes(relation: Relation) -> bool:
    return relation.shape is Shape.CHANGE_PARTS and not fits(relation)


def _is_whole(claim: Claim, wholes: Collection[Mention]) -> bool:
    """Whether the changes of a list add up against another comparison of the same whole."""
    return any(reading.claimed in wholes for reading in claim.readings)


def _read(claim: Claim) -> Iterator[Relation]:
    """The reading of ``claim`` that holds, with the others as rivals; else, where the words may be held to account, the
    likeliest of those that fail."""
    if claim.readings and _is_of_nothing(claim.readings[0]):
        return
    asked: Claim | None = claim
    while asked is not None:
        best = _nearest([one for one in asked.readings if fits(one)])
        if best is not None and _happens(best, asked):
            return
        if best is not None:
            yield replace(_told(best, asked), found=not claim.evidence.may_fail)
            for brought in asked.brings:
                yield from _read(brought)
            return
        asked = asked.otherwise
    readings = _accusing(claim)
    if readings and claim.evidence.may_fail:
        undefined = next((one for one in readings if fits(one) is None), None)
        if undefined is not None:  # over a base that may be nothing no failure is proved
            yield replace(undefined, stated=claim.evidence.is_stated)
        else:
            told = _likeliest(readings)
            if not _is_lawful(told, claim):
                yield _told(told, claim)


def _likeliest(readings: Sequence[Relation]) -> Relation:
    """Which of several readings that all fail is told: the first by its words; where it is far off, as a reading about another
    thing is, the one that misses least."""
    return readings[0] if miss(readings[0]) * _CLOSE <= 1 else min(readings, key=miss)


def _nearest(fitting: Sequence[Relation]) -> Relation | None:
    """The first of the readings that hold; of those that print the same figures as it the one that stands nearest."""
    if not fitting:
        return None
    alike = [one for one in fitting if one.formula is fitting[0].formula and _prints(one) == _prints(fitting[0])]
    return max(alike, key=lambda one: min(operand.start for operand in one.operands))


def _prints(relation: Relation) -> tuple[Fraction, ...]:
    return tuple(one.exact for one in relation.operands)


def _is_of_nothing(reading: Relation) -> bool:
    """Whether nothing is compared with nothing: 支出0元，增加0元，增长0%. Another figure in reach would fit as well."""
    moved = reading.claimed.role not in (Role.LEVEL, Role.BASE)
    return moved and all(one.figure.value == 0 for one in reading.mentions)


def _happens(relation: Relation, claim: Claim) -> bool:
    """Whether figures that no word calls equal only happen to be: of nothing, or within the rounding of one unit."""
    one, other = relation.operands[0].figure, relation.claimed.figure
    apart = other.value == 0 or (one.unit is other.unit and one.value != other.value)
    return claim.evidence is Evidence.FIGURES and relation.kind is Kind.EQUALITY and apart


def _accusing(claim: Claim) -> list[Relation]:
    """The readings that a failure may be told of: no share of what is smaller, unless its words name that first of all, and no
    100% where more was done than was due, for such rates are often capped, and those of what is counted always."""
    certain = claim.evidence is Evidence.STATED
    return [
        one
        for number, one in enumerate(claim.readings)
        if not (
            _exceeds(one, Shape.SHARE)
            and not (certain and number == 0 and core(one.operands[-1].subject) == core(one.claimed.base))
        )
        and not (_exceeds(one, Shape.COMPLETION) and one.claimed.figure.value == _ALL and _may_be_capped(one, certain))
    ]


def _may_be_capped(relation: Relation, certain: bool) -> bool:
    return not certain or relation.operands[0].figure.is_counted


def _exceeds(relation: Relation, shape: Shape) -> bool:
    """Whether a quotient of that shape has more above the line than below."""
    quotient = relation.shape is shape and relation.formula is Formula.QUOTIENT
    return quotient and relation.operands[0].exact > relation.operands[-1].exact


def _is_lawful(relation: Relation, claim: Claim) -> bool:
    """Whether ``claim`` allows for what ``relation`` misses."""
    value, claimed = spans.due(relation), relation.claimed
    if value is None:
        return bool(claim.within)
    if claim.may_fall_short and (claimed.exact - value) * (claimed.direction or 1) < 0:
        return True
    if claim.beyond and abs(value - claimed.exact) * claim.beyond <= abs(claimed.exact):
        return True
    more = claim.may_leave_out and claimed.exact > value
    far = claim.within > 0 and abs(value - claimed.exact) * claim.within > abs(claimed.exact)
    return (far or more) and not _is_one_slip(relation)


def _is_one_slip(relation: Relation) -> bool:
    """Whether it holds once two digits of one of its figures change places, or a point moves: however far it misses, another
    matter would hardly miss just so."""
    return any(
        fits(
            replace(
                relation,
                operands=tuple(meant if one is slipped else one for one in relation.operands),
                claimed=meant if relation.claimed is slipped else relation.claimed,
            )
        )
        for slipped in relation.mentions
        if len(slipped.figure.digits) >= _TELLING
        for value in islice(slips_of(slipped.figure.value, slipped.figure.places), 1, None)  # a sign is no such slip
        for meant in (replace(slipped, figure=replace(slipped.figure, value=value)),)
    )


def _told(best: Relation, claim: Claim) -> Relation:
    rivals = tuple(one for one in claim.readings if one is not best)
    if not rivals and best.stated is claim.evidence.is_stated:
        return best
    return replace(best, stated=claim.evidence.is_stated, rivals=(*best.rivals, *rivals))


def _may_be_told(relation: Relation) -> bool:
    """Whether a relation holds, or ties figures that can show it wrong; a bound shows wrong what is said to keep within it."""
    return relation.shape is Shape.LIMIT or not any(map(_is_bound, relation.mentions)) or holds(relation) is True


def _is_bound(mention: Mention) -> bool:
    """Whether a figure only bounds or rounds what it speaks of, or is a rate printed without its sign: nothing that it
    takes part in can be shown wrong."""
    return mention.figure.bound not in (Bound.EXACT, Bound.OVER) or lacks_percent_sign(mention)


def _distinct(relations: Iterable[Relation]) -> Iterator[Relation]:
    """One relation for each set of figures, the first: a sum reached by two wordings is one sum, and told where either is."""
    first: dict[tuple[object, ...], Relation] = {}
    for relation in relations:
        additive = relation.formula is Formula.SUM
        counted = tuple(one for one in relation.operands if one.figure.value != 0) if additive else relation.operands
        figures = frozenset(map(_place, (*(counted or relation.operands), relation.claimed)))
        alone = len(counted) == 1 < len(relation.operands)  # all that there is of a list is no figure told twice
        key = (additive, figures) if additive and not alone else (additive, figures, _place(relation.claimed))
        known = first.setdefault(key, relation)
        if relation.stated and not known.stated:  # words that hold it to account count, whatever else only suggests it
            known = first[key] = replace(relation, found=known.found)
        if known.found and not relation.found:
            first[key] = replace(known, found=False)
    yield from first.values()


def _place(mention: Mention) -> tuple[int, int]:
    return mention.passage.number, mention.start
