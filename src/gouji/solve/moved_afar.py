"""Changes and rates of growth that no figure beside them explains: what moved stands further off, under a name that agrees.

甲A。共办理n件。与上年相比，甲减少D，下降p; 本年甲A；…上年甲B；…甲增加D. Names, kinds and the odds of a chance are weighed in bits; what is
chosen holds, so that nothing is accused here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gouji.catalogue.claims import wording
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.solve.meaning import meaning
from gouji.solve.spans import fits, span

_ENOUGH = 10
_NAMED, _ALIKE, _BESIDE = 6, 4, 4
_SHORTEST = 4  # characters in a row that two names must have in common
_FAR = 40  # figures
_CLOSE = 24  # characters between a change and its rate
_EXPLAINING = (Shape.DIFFERENCE, Shape.REMAINDER, Shape.GROWTH, Shape.COMPLETION)
_STOPS = "。；;"
_JOINT = "及和与、"  # between the two things of one name


@dataclass(frozen=True, slots=True)
class _Reading:
    relation: Relation
    score: int


def moved_afar(figures: Sequence[Mention], ties: Sequence[Relation]) -> Iterator[Relation]:
    """What the changes and rates among ``figures`` that ``ties`` leave unexplained are of."""
    explained = {one.claimed for one in ties if one.shape in _EXPLAINING and _counts(one)}
    for at, one in enumerate(figures):
        if one in explained or one.figure.value == 0 or not one.direction:
            continue
        near = [other for other in figures[max(0, at - _FAR) : at] if other.role in (Role.LEVEL, Role.BASE)]
        if one.role is Role.CHANGE:
            best = _best(_differences(near, one))
        elif one.role is Role.GROWTH:
            best = _best(_growth(near, _change_of(figures[:at], one), one)) or _behind(figures[at + 1 : at + 3], one)
        else:
            continue
        if best is not None:
            yield best


def _counts(relation: Relation) -> bool:
    """Whether a relation explains what it claims, or is to be told of it as a fault."""
    return relation.stated or fits(relation) is True


def _best(found: Iterable[_Reading]) -> Relation | None:
    """The likeliest of the readings, the nearest of those that are alike."""
    best = max(found, key=lambda one: (one.score, max(other.start for other in one.relation.operands)), default=None)
    return best.relation if best is not None and best.score >= _ENOUGH else None


def _change_of(before: Sequence[Mention], rate: Mention) -> Mention | None:
    """The change right before a rate, in one direction with it: 减少D，下降p."""
    last = before[-1] if before else None
    if last is None or last.role is not Role.CHANGE or last.passage is not rate.passage:
        return None
    between = rate.passage.text[last.end : rate.start]
    beside = len(between) <= _CLOSE and not any(stop in between for stop in _STOPS)
    return last if beside and last.direction == rate.direction else None


def _growth(levels: Sequence[Mention], change: Mention | None, rate: Mention) -> Iterator[_Reading]:
    if change is None:
        return
    formula = Formula.RISE_FROM_CHANGE if change.direction > 0 else Formula.FALL_FROM_CHANGE
    named = [
        one for one in levels if one.role is Role.LEVEL and comparable(one, change) and _may_be_of(one, change, rate)
    ]
    for one in named:
        relation = Relation(Kind.GROWTH, Shape.GROWTH, formula, (one, change), rate)
        if fits(relation):
            odds = min(_precision(rate), _precision(change) + 1, _precision(one))
            yield _Reading(relation, odds + _NAMED - len(named).bit_length())


def _behind(pair: Sequence[Mention], rate: Mention) -> Relation | None:
    """增长p，由B增至A: the two figures that follow a rate in its sentence."""
    ends = {one.role: one for one in pair if one.clause[0] == rate.clause[0] and one.passage is rate.passage}
    level, base = ends.get(Role.LEVEL), ends.get(Role.BASE)
    if level is None or base is None or not comparable(level, base):
        return None
    formula = Formula.RISE if rate.direction > 0 else Formula.FALL
    relation = Relation(Kind.GROWTH, Shape.GROWTH, formula, (level, base), rate)
    return relation if fits(relation) else None


def _may_be_of(level: Mention, change: Mention, rate: Mention) -> bool:
    told = change if change.own else rate
    return bears(level, told) and not _is_of_another_year(level, change)


def _is_of_another_year(level: Mention, change: Mention) -> bool:
    return change.base_year is not None and level.year == change.base_year


def _differences(figures: Sequence[Mention], change: Mention) -> Iterator[_Reading]:
    levels = [one for one in figures if comparable(one, change)]
    beside = _base_beside(levels, change)
    bases = [one for one in levels if beside is None and bears(one, change)]
    levels = levels if beside is not None else bases
    pairs = [
        (level, base)
        for level in levels
        for base in ((beside,) if beside is not None else bases)
        if level is not base and level.role is Role.LEVEL and _are_of_two_times(level, base, change, beside)
    ]
    for level, base in pairs:
        ends = (level, base) if change.direction > 0 else (base, level)
        relation = Relation(Kind.DIFFERENCE, Shape.DIFFERENCE, Formula.SUM, ends, change, (1, -1))
        if fits(relation):
            words = _BESIDE if beside is not None else _ALIKE + _NAMED
            yield _Reading(relation, _narrow(relation) + words - len(pairs).bit_length())


def _base_beside(levels: Sequence[Mention], change: Mention) -> Mention | None:
    """What a change is from, printed in its own sentence: 同上年预算B相比，增加D."""
    last = levels[-1] if levels else None
    return last if last is not None and last.role is Role.BASE and last.clause[0] == change.clause[0] else None


def _are_of_two_times(level: Mention, base: Mention, change: Mention, beside: Mention | None) -> bool:
    """Whether two figures may be one thing at two times, or in budget and outcome, and the change one of it."""
    if beside is not None:
        return not meaning(level).differs(meaning(base)) or level.year != base.year
    if not (bears(level, change) and bears(base, change) and bears(level, base)):
        return False
    if None not in (level.year, base.year):
        between_years = any(word in change.base for word in wording().earlier)  # 比上年增加D: of no budget of the year
        other = level.measure != base.measure and not between_years
        return level.year > base.year if level.year != base.year else other  # type: ignore[operator]
    return base.role is Role.BASE


def bears(one: Mention, other: Mention) -> bool:
    """Whether two figures are named alike: some characters in a row are common to both names, and neither is a fund, side or
    government that the other is not."""
    first, second = core(one.subject), core(other.subject)
    if not first or not second or meaning(one).side.differs(meaning(other).side):
        return False
    if first == second:
        return True
    if any(joint in first for joint in _JOINT) is not any(joint in second for joint in _JOINT):
        return False  # 公务用车购置及运行费, 公务用车运行费
    if first.endswith(second) or second.endswith(first):
        return True
    return any(first[at : at + _SHORTEST] in second for at in range(len(first) - _SHORTEST + 1))


def _precision(mention: Mention) -> int:
    """How many bits a figure tells."""
    least, most = span(mention)
    return (abs(least + most) // 2 // max(most - least, 1)).bit_length()


def _narrow(relation: Relation) -> int:
    width = sum(most - least for least, most in map(span, relation.mentions))
    least, most = span(relation.claimed)
    return (abs(least + most) // 2 // max(width, 1)).bit_length()
