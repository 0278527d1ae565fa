"""Quick exact tests whether printed figures can add up or divide, in scaled integers: readings are tried by the thousand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import repeat

from gouji.domain.claims import Formula, Mention, Relation
from gouji.domain.printed import Bounds, Printed
from gouji.solve.allowed import allowed
from gouji.ties.text import supposed

_PLACES = 12
#: The value 1 in the scale of ``span``.
ONE: int = 2 * 10**_PLACES


@lru_cache(maxsize=1024)
def span(mention: Mention) -> tuple[int, int]:
    """The ends of the mention's interval, in 10**-12 of half a base unit."""
    figure = mention.figure
    scale: int = 10 ** (_PLACES - figure.places)
    factor = figure.unit.factor
    step = factor.numerator * scale // factor.denominator
    middle = 2 * int(figure.value.scaleb(figure.places)) * step
    if figure.is_counted or (figure.places == 0 and figure.value == 0):
        return middle, middle
    return middle - step, middle + step


def within(parts: Iterable[Mention], signs: Iterable[int], whole: Mention) -> bool:
    """Whether the signed sum of ``parts`` can be ``whole``."""
    low = high = 0
    for part, sign in zip(parts, signs, strict=False):
        below, above = span(part)
        low += below if sign > 0 else -above
        high += above if sign > 0 else -below
    below, above = span(whole)
    return low <= above and below <= high


def adds_up(parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether ``parts`` can add up to ``whole``."""
    return within(parts, repeat(1), whole)


def divides(top: Mention, bottom: Mention, rate: Mention) -> bool:
    """Whether ``top`` / ``bottom`` can be ``rate``, all three positive; False where one may not be."""
    (top_low, top_high), (low, high), (rate_low, rate_high) = span(top), span(bottom), span(rate)
    if top_low < 0 or low <= 0 or rate_low < 0:
        return False
    return top_low * ONE <= rate_high * high and rate_low * low <= top_high * ONE


@lru_cache(maxsize=1024)
def fits(relation: Relation) -> bool | None:
    """Whether this reading holds, its rivals left aside; None where it is undefined (a zero base). Sums and quotients, of
    which there are many, are tried in scaled integers. Kept, for each that chooses among relations asks anew."""
    if relation.formula is Formula.SUM:
        return within(relation.operands, relation.signs or repeat(1), relation.claimed)
    if relation.formula is Formula.QUOTIENT:
        top, bottom = relation.operands
        if divides(top, bottom, relation.claimed):
            return True
    return supposed(relation).holds


def holds(relation: Relation) -> bool | None:
    """True when this or a rival reading holds, False when all that are defined fail, None when none is defined."""
    answers = [fits(one) for one in (relation, *relation.rivals)]
    if any(answers):
        return True
    return False if False in answers else None


def due(relation: Relation) -> Fraction | None:
    """What the printed figures give for the claimed one, taken as exact, in its base unit; None where undefined. A base that is
    printed negative counts without its sign; one that only follows is rather a slip."""
    exact: dict[Printed, Bounds] = {one: (one.exact, one.exact) for one in relation.operands}
    tie = supposed(relation)
    printed = tie.rivals[-1] if tie.rivals and relation.formula in (Formula.RISE, Formula.FALL) else tie
    value, _ = allowed(relation.claimed, printed, exact)
    return None if value is None else Fraction(value)


def miss(relation: Relation) -> Fraction:
    """How far a failing reading is off, in units of what it should give. Of readings that all fail the one is likeliest
    that misses its claim by least: a slip is small beside a reading about another thing."""
    value = due(relation)
    return abs(relation.claimed.exact - value) / abs(value) if value else Fraction(10**9)
