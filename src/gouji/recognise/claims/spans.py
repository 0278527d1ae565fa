"""Quick exact tests whether printed figures can add up, in scaled integers: readings are tried by the thousand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import repeat

from gouji.domain.claims import Mention

_PLACES = 12
_ONE: int = 2 * 10**_PLACES  # the value 1 in the scale of ``span``


@lru_cache(maxsize=1024)
def span(mention: Mention) -> tuple[int, int]:
    """The ends of the mention's interval, in 10**-12 of half a base unit."""
    figure = mention.figure
    scale: int = 10 ** (_PLACES - figure.places)
    factor = figure.unit.factor
    step = factor.numerator * scale // factor.denominator
    middle = 2 * int(figure.value.scaleb(figure.places)) * step
    if figure.places == 0 and (figure.value == 0 or (factor == 1 and figure.unit.is_count)):
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


def divides(top: Mention, bottom: Mention, rate: Mention) -> bool:
    """Whether ``top`` / ``bottom`` can be ``rate``, all three positive; False where one may not be."""
    (top_low, top_high), (low, high), (rate_low, rate_high) = span(top), span(bottom), span(rate)
    if top_low < 0 or low <= 0 or rate_low < 0:
        return False
    return top_low * _ONE <= rate_high * high and rate_low * low <= top_high * _ONE


def comparable(*mentions: Mention) -> bool:
    """Whether the figures count the same thing. 25.65万 without 元 counts as money beside money."""
    first = mentions[0].figure.unit
    if all(mention.figure.unit is first for mention in mentions) and first.dimension != "none":
        return True
    dimensions = {mention.figure.unit.dimension for mention in mentions if not _unnamed(mention)}
    return not dimensions or dimensions == {"money"} or (len(dimensions) == 1 and not any(map(_unnamed, mentions)))


def alike(one: Mention, other: Mention) -> bool:
    """Whether ``other`` may be a change of ``one``: a rate of anything, an amount of what counts the same."""
    return other.figure.unit.is_rate or comparable(one, other)


def _unnamed(mention: Mention) -> bool:
    unit = mention.figure.unit
    return unit.dimension == "none" and unit.factor > 1


def adds_up(parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether ``parts`` can add up to ``whole``."""
    return within(parts, repeat(1), whole)
