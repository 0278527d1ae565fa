"""What was graded, by grades: 评价n个项目，“良”的a个、“中”的b个，没有“优”和“差”: where every grade is named or denied, they are all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import Layout, Spot

_GRADE = r"[“\"]?(?P<grade>优|良|中|差)(?:秀|好|等)?[”\"]?"
_BEFORE = re.compile(
    rf"(?:^|[为是“\"、，,：:（(]|等级|结论|档次){_GRADE}(?:等[级次])?的?(?:项目|部门|单位|政策)?(?:有|为|共)?$"
)
_DENIED = re.compile(r"(?:无|没有|未出现)[^，,。；;\d]{0,24}")
_EACH = re.compile(r"(?<![其当评在])[“\"]?(优|良|中|差)(?:秀|好|等)?(?=[”\"和、与及]|等级|$|的)")
_ALL = frozenset("优良中差")
_LEAD = 20
_FEWEST = 2


def claims(layout: Layout) -> Iterator[Claim]:
    """Every count by grades as the parts of one of the counts before it: where no grade is left out, a doubt where it fails; else
    where it holds."""
    levels = [spot for spot in layout.spots if spot.mention.role is Role.LEVEL and spot.mention.figure.is_counted]
    for _, group in groupby(levels, key=lambda spot: spot.sentence):
        yield from _of(list(group), levels, apart=True)


def _of(spots: Sequence[Spot], levels: Sequence[Spot], *, apart: bool) -> Iterator[Claim]:
    """The counts of a sentence, or where it grades several things (``apart``) of each stretch up to a ；."""
    graded = [(spot.mention, grade) for spot in spots if (grade := _grade(spot.mention))]
    parts = tuple(one for one, _ in graded)
    named = [grade for _, grade in graded]
    if len(set(named)) < len(named) and apart:
        for _, group in groupby(spots, key=lambda spot: spot.group):
            yield from _of(list(group), levels, apart=False)
        return
    if len(parts) < _FEWEST or len(set(named)) < len(named) or not comparable(*parts):
        return
    complete = set(named) | _denied(parts) == _ALL
    before = [
        spot.mention
        for spot in levels
        if spot.mention.start < parts[0].start and spot.sentence >= spots[0].sentence - 1
    ]
    wholes = [one for one in before if comparable(one, parts[0]) and (apart or one in [spot.mention for spot in spots])]
    if wholes and not _others(parts, [spot.mention for spot in spots]):
        found = tuple(Relation(Kind.SUM, Shape.PARTS, Formula.SUM, parts, whole) for whole in wholes)
        yield Claim(found, Evidence.OPEN if complete else Evidence.NAMED)


def _grade(mention: Mention) -> str:
    found = _BEFORE.search(mention.lead[-_LEAD:])
    return found["grade"] if found is not None else ""


def _denied(parts: Sequence[Mention]) -> set[str]:
    """The grades that the sentence says nothing got."""
    text = parts[0].passage.text[parts[0].clause[0] : parts[-1].clause[1]]
    return {grade for found in _DENIED.finditer(text) for grade in _EACH.findall(found[0])}


def _others(parts: Sequence[Mention], levels: Sequence[Mention]) -> bool:
    """Whether another count of the kind stands among or behind the grades: 未评级c个."""
    return any(one.start > parts[0].start and one not in parts and comparable(one, parts[0]) for one in levels)
