"""Which figures count the same thing, told by their units."""

from __future__ import annotations

from gouji.domain.claims import Mention


def comparable(*mentions: Mention) -> bool:
    """Whether the figures count the same thing. 25.65万 without 元 counts as money beside money."""
    first = mentions[0].figure.unit
    if first.dimension != "none" and not [one for one in mentions if one.figure.unit is not first]:
        return True
    dimensions = {mention.figure.unit.dimension for mention in mentions if not _unnamed(mention)}
    return not dimensions or dimensions == {"money"} or (len(dimensions) == 1 and not any(map(_unnamed, mentions)))


def alike(one: Mention, other: Mention) -> bool:
    """Whether ``other`` may be a change of ``one``: a rate of anything, an amount of what counts the same."""
    return other.figure.unit.is_rate or comparable(one, other)


def _unnamed(mention: Mention) -> bool:
    unit = mention.figure.unit
    return unit.dimension == "none" and unit.factor > 1
