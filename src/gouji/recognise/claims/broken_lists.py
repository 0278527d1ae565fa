"""Lists that ought to add up and do not: which of them are meant to be complete, and which may lawfully leave something out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.catalogue.claims import complete_partition, names_some_parts, wording
from gouji.domain.claims import Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.formulas import Formula
from gouji.recognise.claims.labels import core
from gouji.recognise.claims.rows import Layout, Opener, Row
from gouji.solve.spans import divides
from gouji.values.mismatch import Mismatch, classify

_DIRECT = 2  # the readings that take every part as it stands
_NEAR = 40  # a list within a fortieth of its whole; lawful partial lists were seen up to 94%
_HARDLY = 20_000  # the smallest item left out of a list was seen at a ten-thousandth of its whole
_CLOSE = 5  # a list that misses less than a fifth of its whole was meant to add up
_REST = ("其他", "其它", "其余")
_STOP = re.compile(r"[。；;]")

Reading = tuple[Row, ...]


def of_another_item(layout: Layout, opener: Opener) -> bool:
    """Whether the figure before a list closes the item before (1.按功能分类…c。2.按用途分类，包括a、b): it is not its whole."""
    before = layout.rows[opener.before].items
    depth = min(len(before), len(opener.items))
    return depth > 0 and before[:depth] != opener.items[:depth]


def part_levels(reading: Reading, whole: Mention) -> tuple[Mention, ...]:
    """The level of each row that counts what the whole counts: the one of its measure where a row prints several."""
    chosen = []
    for row in reading:
        if len(row.mentions) == 1:
            if row.level is not None and comparable(row.level, whole):
                chosen.append(row.level)
            continue
        alike = [level for level in row.of(Role.LEVEL) if comparable(level, whole)]
        same = [level for level in alike if level.measure == whole.measure]
        level = same[0] if len(same) == 1 else row.level
        if level not in alike:
            level = alike[0] if alike else None  # 购置0辆 between amounts is no part of their sum
        if level is not None:
            chosen.append(level)
    return tuple(chosen)


def broken(opener: Opener, whole: Mention, readings: Sequence[Reading]) -> Iterator[Relation]:
    """A list that does not add up although it must: it names every part of a known whole, says 具体情况如下 and numbers
    them, or comes too close to the whole to be partial."""
    for reading in readings:
        parts = part_levels(reading, whole)
        if _shares_of_another(reading, parts):
            continue
        direct = reading in readings[:_DIRECT] and not _shares_hold(reading, whole)
        announced = direct and _nearly(opener, parts, whole)
        if len(parts) > 1 and (_complete(parts) or _numbered_out(opener, parts, whole) or announced):
            yield Relation(Kind.SUM, Shape.PARTS, Formula.SUM, parts, whole)
            return


def overfull(opener: Opener, whole: Mention, reading: Reading) -> Iterator[Relation]:
    """其中 names things that are more than there are in all. Persons may be counted twice (党员、女职工), and amounts behind
    a comma may have left the list, so those must be told apart by 、 or a bracket."""
    parts = part_levels(reading, whole)
    if len(parts) < 2 or len(parts) < len(reading) or not opener.mark.text.startswith(("其中", "（", "(")):
        return
    told = wording().overlapping
    if any(word in part.subject for part in parts for word in told) or any(
        part.measure != whole.measure for part in parts
    ):
        return
    text = whole.passage.text
    tight = opener.in_bracket or all("、" in text[one.end : other.start] for one, other in pairwise(parts))
    if (whole.figure.is_counted or tight) and sum(part.interval.low for part in parts) > whole.interval.high:
        yield Relation(Kind.SUM, Shape.PARTS, Formula.SUM, parts, whole)


def _complete(parts: Sequence[Mention]) -> bool:
    zero = frozenset(core(part.subject) for part in parts if part.figure.value == 0)
    return complete_partition(tuple(core(part.subject) for part in parts), zero) is not None


def _shares_hold(reading: Reading, whole: Mention) -> bool:
    """Whether every part prints its share of the whole, and rightly: then it is the list that leaves something out."""
    shares = [row.of(Role.SHARE)[:1] for row in reading]
    parts = part_levels(reading, whole)
    if len(parts) < len(reading) or not all(shares):
        return False
    zero = (part.figure.value == rate.figure.value == 0 for part, (rate,) in zip(parts, shares, strict=True))
    right = (divides(part, whole, rate) for part, (rate,) in zip(parts, shares, strict=True))
    return all(one or other for one, other in zip(zero, right, strict=True))


def _shares_of_another(reading: Reading, parts: Sequence[Mention]) -> bool:
    """Whether every part prints its share, and all are shares of the sum of the parts: then the figure before them is the
    total of something more."""
    shares = [rate for row in reading for rate in row.of(Role.SHARE)[:1]]
    if len(shares) != len(parts) or len(parts) < len(reading):
        return False
    terms = ((part, *(other for other in parts if other is not part)) for part in parts)
    return all(
        bool(Relation(Kind.SHARE, Shape.SHARE, Formula.PART_OF_SUM, operands, rate).fits)
        for operands, rate in zip(terms, shares, strict=True)
        if operands[0].exact
    )


def _nearly(opener: Opener, parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether a list that does not add up was meant to be complete. A list behind 其中 may leave a small item out, however
    close it comes: a swapped pair of digits tells a slip, and so does a
    gap that is too small for an item of the list; one that names 其他 leaves nothing out. A bracket that only splits a figure, and one that counts
    things, are complete where they come close."""
    gap = abs(sum(part.exact for part in parts) - whole.exact)
    if _closed_by_the_rest(parts, whole):
        return gap * _CLOSE <= whole.exact
    if opener.in_bracket and (whole.figure.is_counted or not opener.mark.text.startswith("其中")):
        return gap * _CLOSE <= whole.exact
    if gap * _NEAR > whole.exact:
        return False
    if any(core(part.subject).startswith(_REST) for part in parts):
        return True
    if names_some_parts(tuple(core(part.subject) for part in parts)):
        return False
    return gap * _HARDLY <= whole.exact or any(_swapped(one, parts, whole) for one in (*parts, whole))


def _closed_by_the_rest(parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether things are counted by kinds down to 其他: what no kind names is counted there, so that nothing is left out."""
    several = any(word in part.subject for part in parts for word in wording().overlapping)
    return (
        whole.figure.is_counted
        and len(parts) > _DIRECT
        and core(parts[-1].subject).startswith(_REST)
        and not several
        and all(part.figure.unit is whole.figure.unit for part in parts)
    )


def _swapped(one: Mention, parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether the list adds up once two neighbouring digits of ``one`` change places."""
    rest = whole.exact - sum(part.exact for part in parts)
    if rest % (9 * one.figure.step):  # two digits that change places move a figure by nines
        return False
    due = one.exact - rest if one is whole else one.exact + rest
    return classify(one.figure, due) is Mismatch.SWAPPED


def _numbered_out(opener: Opener, parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether a numbered list means to be complete: it is announced as such and comes close to the whole."""
    announced = bool(opener.numbered) and opener.mark.text.endswith("如下")
    missing = abs(sum(part.exact for part in parts) - whole.exact)
    return announced and missing * _CLOSE < whole.exact


def exceeding(opener: Opener, wholes: Sequence[Mention], reading: Reading) -> Iterator[Relation]:
    """其中 names a part that is larger than everything it could be a part of."""
    part = reading[0].level
    if part is None or not opener.mark.text.startswith("其中") or part.measure != wholes[0].measure:
        return
    if _STOP.search(part.passage.text, opener.mark.start, part.start):  # the list named no amount of its own
        return
    rows = [
        Relation(Kind.OTHER, Shape.PART_OF, Formula.AT_LEAST, (part,), whole)
        for whole in wholes
        if comparable(part, whole)
    ]
    if rows and len(rows) == len(wholes) and not any(one.fits for one in rows):
        yield rows[0]
