"""A figure that words point back to and that is printed nowhere before, but for one slip: 下达A … 下达的B资金; A … 上述B. Or one that
is told just twice under one name of its own, which a slip tells apart: 使用非财政拨款结余A … 使用非财政拨款结余B.

What was told of is one figure; that it is printed with two digits changed round, or another digit, is doubted and never told
as certain: more may have come in between.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.solve.spans import fits
from gouji.solve.spoken_again import may_be_one
from gouji.values.typing_slips import is_slip_of

_FEWEST = 4  # digits
_MOST = 24  # figures back
_LEAD = 12
_ADDED = (Kind.SUM, Kind.DIFFERENCE, Kind.EQUALITY)
_NAME = 6  # characters of a name that hardly is of two things
_SENTENCE = re.compile("[。；;！!\n]")
#: 下达的1562万元资金: what was done with it, told of it before.
_OF_WHICH = re.compile(r"(?P<verb>[\u4e00-\u9fff]{2})的\s?$")
_THESE = re.compile(r"(?:上述|前述|以上这?|[这该]笔?)\s?$")
_AFTER_VERB = r"(?:了|资金|经费|补助|专项|共计?|合计|总额|总计|预算|为|是|达)*\s?$"


def slipped_again(figures: Sequence[Mention], known: Sequence[Relation]) -> Iterator[Relation]:
    """Each figure that points back to one which prints otherwise by a slip, where no other may be meant."""
    twice = {one.claimed for one in known if one.kind is Kind.EQUALITY}
    yield from _named_alike(figures, known)
    for at, other in enumerate(figures):
        if other in twice or other.role is not Role.LEVEL or len(other.figure.digits) < _FEWEST:
            continue
        lead = other.passage.text[max(0, other.start - _LEAD) : other.start]
        said, these = _OF_WHICH.search(lead), _THESE.search(lead)
        if said is None and these is None:
            continue
        before = [one for one in figures[max(0, at - _MOST) : at] if _may_be_meant(one, other)]
        told = re.compile(said["verb"] + _AFTER_VERB) if said is not None else None
        named = [one for one in before if told is None or told.search(one.lead[-_LEAD:])]
        near = [one for one in named if _is_a_slip(one, other)]
        alike = any(one.figure.value == other.figure.value for one in before)
        if len({one.figure.value for one in near}) == 1 and not alike and (told is None or len(near) == len(named)):
            yield Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (near[-1],), other, stated=False)


def _named_alike(figures: Sequence[Mention], known: Sequence[Relation]) -> Iterator[Relation]:
    """The two figures of each name that stands just twice, where they differ by a slip and what is known does not hold for both."""
    named: defaultdict[tuple[str, str], list[Mention]] = defaultdict(list)
    for one in figures:
        if one.role is Role.LEVEL and one.own and len(name := core(one.subject)) >= _NAME:
            named[name, one.measure].append(one)
    pairs = [pair for pair in named.values() if len(pair) == len({one.figure.value for one in pair}) == 2]
    near = [(one, other) for one, other in pairs if _is_a_slip(one, other) and _may_be_meant(one, other)]
    if not near:
        return
    tied = {frozenset(relation.mentions) for relation in known}
    added = (relation for relation in known if relation.kind in _ADDED and fits(relation))  # a rate holds for either
    sure = {one for relation in added for one in relation.mentions}
    for one, other in near:
        apart = _SENTENCE.search(one.passage.text, one.end, other.start) is not None
        alone = not any({one, other} <= mentions for mentions in tied)
        if apart and alone and not {one, other} <= sure and len(other.figure.digits) >= _FEWEST:
            yield Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (one,), other, stated=False)


def _may_be_meant(one: Mention, other: Mention) -> bool:
    return one.role is Role.LEVEL and comparable(one, other) and may_be_one(one, other)


def _is_a_slip(one: Mention, other: Mention) -> bool:
    """Whether two figures that are printed alike, in one unit and with as many places, differ by one everyday slip."""
    first, second = one.figure, other.figure
    alike = first.unit is second.unit and first.places == second.places and first.value != second.value
    return alike and is_slip_of(first, second, telling=_FEWEST - 1)  # 4850 tells three and its nought
