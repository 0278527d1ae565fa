"""A figure told again in fewer places: 政府债务余额856440万元 … 政府债务余额85.64亿元. It is the other one rounded, exactly, and
keeps four digits; one name ends with the other, and no word tells the two apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.solve.meaning import meaning
from gouji.solve.spoken_again import ends_differ

_LEADING = 3
_FEWEST = 1_000  # four digits of the coarser one
_NAME = 4  # characters
_MOST = 4  # figures that begin alike, the nearest


def rounded_again(figures: Sequence[Mention]) -> Iterator[Relation]:
    """Each level with the nearest before it of which it is the rounded print, or that is its own."""
    before: defaultdict[tuple[str, str], list[Mention]] = defaultdict(list)
    for one in figures:
        digits = one.figure.digits.lstrip("0")
        if one.role is not Role.LEVEL or one.figure.unit.is_rate or len(digits) <= _LEADING:
            continue
        key = digits[:_LEADING], one.figure.unit.dimension
        for other in reversed(before[key][-_MOST:]):
            if _is_rounded(other, one) and _may_be_one(other, one):
                yield Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (other,), one, stated=False)
                break
        before[key].append(one)


def _is_rounded(one: Mention, other: Mention) -> bool:
    """Whether the coarser print of the two is the finer one rounded, and neither is the other itself."""
    fine, coarse = sorted((one, other), key=lambda mention: mention.figure.step)
    apart = abs(fine.exact - coarse.exact)
    return (
        fine.figure.step < coarse.figure.step
        and 0 < 2 * apart <= coarse.figure.step
        and int(coarse.figure.digits or "0") >= _FEWEST
    )


def _may_be_one(one: Mention, other: Mention) -> bool:
    names = core(one.subject), core(other.subject)
    short, long = sorted(names, key=len)
    named = one.own and other.own and len(short) >= _NAME and long.endswith(short)
    return named and not (meaning(one).differs(meaning(other)) or ends_differ(*names))
