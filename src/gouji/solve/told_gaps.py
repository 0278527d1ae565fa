"""A gap that a sentence tells without saying between which figures: 下达A，调减D，实际下达B; 预算A，采购B，节约D; 收入A…支出B，收大于支D. Of
the figures near it the two are found that it lies between, where they would hardly do so by chance; it confirms only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations

from gouji.catalogue.claims import wording
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.solve.meaning import meaning
from gouji.solve.spans import fits
from gouji.values.figure import Bound

_ENOUGH = 9
_BEFORE, _BEHIND = 8, 2  # figures
_WORDS, _SENTENCE, _NEAREST = 3, 2, 2
_OTHER_YEAR = -4
_FEWEST = 4  # bits of agreement below which words are not enough
_SENTENCES = 3  # how far back
_BREAK = re.compile("[。！!\n]")
_ENDS = re.compile("[。；;！!\n]")
_EXPLAINING = (Shape.DIFFERENCE, Shape.REMAINDER, Shape.BALANCE, Shape.TOTAL, Shape.PARTS)


def gaps_between(figures: Sequence[Mention], known: Iterable[Relation]) -> Iterator[Relation]:
    """The relation of each gap among ``figures`` that none of the relations ``known`` explains."""
    explained = {
        one
        for relation in known
        if relation.formula is Formula.SUM and relation.shape in _EXPLAINING and fits(relation)
        for one in relation.mentions
    }
    figures = [one for one in figures if one.figure.bound is Bound.EXACT and not one.is_nil]
    levels = [one for one in figures if one.role in (Role.LEVEL, Role.BASE)]
    for gap in figures:
        if gap not in explained and _is_gap(gap):
            found = _best(gap, _near(gap, levels))
            if found is not None:
                yield _told(gap, *found)


def _told(gap: Mention, more: Mention, less: Mention) -> Relation:
    """The gap between the two; where one of them stands behind it, how the other became that one: A，调减D，为B."""
    if less.start > gap.start > more.start:
        return Relation(Kind.DIFFERENCE, Shape.REMAINDER, Formula.SUM, (more, gap), less, (1, -1), stated=False)
    if more.start > gap.start > less.start:
        return Relation(Kind.SUM, Shape.TOTAL, Formula.SUM, (less, gap), more, (1, 1), stated=False)
    return Relation(Kind.DIFFERENCE, Shape.REMAINDER, Formula.SUM, (more, less), gap, (1, -1), stated=False)


def _is_gap(one: Mention) -> bool:
    """Whether words say that a figure is by how much two others differ."""
    if one.figure.unit.is_rate or one.figure.unit.dimension in ("points", "score", "times"):
        return False
    if one.role is Role.CHANGE:  # 较上年减少D lies between figures of two years, which are compared as such
        return not any(word in one.base for word in wording().earlier)
    return one.role in (Role.LEVEL, Role.OTHER) and _words().search(one.words_before()) is not None


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(wording().gap_words)})[^，,。；;：:、\d]{{0,6}}$")


def _near(gap: Mention, levels: Sequence[Mention]) -> list[Mention]:
    """The figures that count what ``gap`` counts shortly before it, nearest first, and those right behind it in its sentence."""
    text = gap.passage.text
    alike = [one for one in levels if one is not gap and one.passage is gap.passage and comparable(one, gap)]
    before = [one for one in alike if one.start < gap.start][-_BEFORE:][::-1]
    before = [one for one in before if len(_BREAK.findall(text, one.end, gap.start)) < _SENTENCES]
    behind = [one for one in alike if one.start > gap.start and _ENDS.search(text, gap.end, one.start) is None]
    return [*before, *behind[:_BEHIND]]


def _best(gap: Mention, near: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    pairs = list(combinations(near, 2))
    weighed = []
    for number, (one, other) in enumerate(pairs):
        more, less = (one, other) if one.exact > other.exact else (other, one)
        coarsest = max(each.figure.step for each in (more, less, gap))
        if 2 * abs(more.exact - less.exact - gap.exact) <= coarsest and not _are_apart(more, less):
            surprise = _surprise(more, less, gap)
            if surprise < _FEWEST:
                continue
            bits = surprise - len(pairs).bit_length() + _WORDS
            bits += sum(_SENTENCE for each in (more, less) if _in_sentence(each, gap))
            bits += _NEAREST if near[0] in (more, less) else 0
            of_two_years = None not in (more.year, less.year) and more.year != less.year
            bits += _OTHER_YEAR if of_two_years and gap.role is not Role.CHANGE else 0
            weighed.append((bits, -number, (more, less)))
    best = max(weighed, key=lambda one: one[:2], default=None)
    return best[2] if best is not None and best[0] >= _ENOUGH else None


def _in_sentence(one: Mention, gap: Mention) -> bool:
    first, last = sorted((one, gap), key=lambda each: each.start)
    return _ENDS.search(gap.passage.text, first.end, last.start) is None


def _are_apart(one: Mention, other: Mention) -> bool:
    """Whether the two are of other funds or bodies, between which no gap is told."""
    first, second = meaning(one), meaning(other)
    return first.fund.differs(second.fund) or (
        first.whose.stated and second.whose.stated and first.whose.differs(second.whose)
    )


def _surprise(*figures: Mention) -> int:
    """The bits by which figures agree that might have been any others of their digits: the fewest of the three."""
    coarsest = max(one.figure.step for one in figures)
    zeros = min(one.figure.noughts for one in figures)
    fewest: int = min(int(abs(one.exact) / coarsest) // 10**zeros for one in figures)
    return fewest.bit_length()
