"""读法的提出: what sentences may say, as recognition proposes it and the solver chooses: readings with what speaks for each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import NamedTuple

from gouji.domain.claims import Kind, Mention, Relation, Shape
from gouji.values.record import record


class Evidence(IntEnum):
    """措辞凭据: how far the words alone vouch that a relation is meant; the less they do, the more the figures must.

    ``STATED``: they say so, and a failure is a fault. ``OPEN``: they say so, of a base that they do not print: a failure is
    a doubt. ``NAMED``: they speak of such a relation, not clearly of these figures: it counts where it holds.
    ``FIGURES``: kind and place of the figures suggest it, no word does: it counts where it holds, and proves nothing.
    """

    FIGURES = 0
    NAMED = 1
    OPEN = 2
    STATED = 3

    @property
    def may_fail(self) -> bool:
        return self >= Evidence.OPEN

    @property
    def is_stated(self) -> bool:
        return self in (Evidence.NAMED, Evidence.STATED)


@record(frozen=True, slots=True)
class Claim:
    """主张: one thing that the words may say; each of ``readings`` excludes the others, the likeliest stands first.

    ``otherwise`` is what else they may mean where none of the readings holds; what fails is still told of the readings.
    ``brings`` are claims that are meant only where one of the readings holds. Where ``within`` is given, a failure is told
    only of a claim that misses what is due by at most that part of itself (10: a tenth), or by one slip: wider gaps mean another thing.
    Where ``beyond`` is given, one that misses by at most that part of itself is lawful: words call it only near.
    Where it ``may_fall_short``, what is less than due is lawful: some of it may go where no word tells. Where it ``may_leave_out``,
    what is more than due is lawful unless by one slip: not all that is added may be printed.
    """

    readings: tuple[Relation, ...]
    evidence: Evidence = Evidence.STATED
    otherwise: Claim | None = None
    brings: tuple[Claim, ...] = ()
    within: int = 0
    beyond: int = 0
    may_fall_short: bool = False
    may_leave_out: bool = False

    def without(self, mention: Mention) -> Claim:
        """The claim without the readings that ``mention`` takes part in."""
        return replace(
            self,
            readings=tuple(one for one in self.readings if mention not in one.mentions),
            otherwise=self.otherwise.without(mention) if self.otherwise is not None else None,
            brings=tuple(one.without(mention) for one in self.brings),
        )


@dataclass(frozen=True, slots=True)
class Series:
    """数列: figures in printed order, of which the first so many may make up one of ``wholes``.

    ``bits`` say how much the words speak for a list here, those beside a whole how much for it, ``ends`` how much for an
    end behind each part: each bit doubles the odds. Parts count with ``signs`` where given, changes with their directions.
    """

    shape: Shape
    parts: tuple[Mention, ...]
    ends: tuple[int, ...]
    wholes: tuple[tuple[Mention, int], ...]
    bits: int
    signs: tuple[int, ...] = ()

    def of(self, whole: Mention) -> tuple[int, ...]:
        """The sign of each part in the sum that gives ``whole``."""
        if self.shape is Shape.CHANGE_PARTS:
            return tuple(part.direction * whole.direction for part in self.parts)
        return self.signs or (1,) * len(self.parts)


class Among(NamedTuple):
    """同一总体: what rates of one whole have in common: the base that their words name, the numbered list of their items (its
    style and which list of that style it is in the paragraph), or no more than their sentence."""

    base: str = ""
    items: tuple[str, int] | None = None
    sentence: int | None = None


@dataclass(frozen=True, slots=True)
class Ratio:
    """比率: a printed rate with the figures in reach that it may compare, each with the bits that its place speaks for it.

    ``tops`` may stand above the line, ``bottoms`` below. ``among`` tells the rates of one list in the paragraph, whose whole is
    one; such rates may also be shares of the sum of their parts. ``is_set`` is true of a price that was set, so that what it
    comes to follows from it.
    """

    kind: Kind
    shape: Shape
    claimed: Mention
    tops: tuple[tuple[Mention, int], ...]
    bottoms: tuple[tuple[Mention, int], ...]
    among: Among
    is_set: bool = False

    def without(self, mention: Mention) -> Ratio:
        """The rate leaving ``mention`` aside."""
        return replace(
            self,
            tops=tuple(pair for pair in self.tops if pair[0] is not mention),
            bottoms=tuple(pair for pair in self.bottoms if pair[0] is not mention),
        )


@dataclass(frozen=True, slots=True)
class Item:
    """列项: one item of a list: its amount and, where printed, its share of the whole."""

    level: Mention
    share: Mention | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """并列清单: a list as it stands behind the words that open it; where it is complete it must add up to the first of
    ``wholes``.

    ``lists`` are its reasonable extents, the first ``direct`` of which take every item as it stands; ``complete`` says of
    each whether it names every part of a known whole. ``among`` is true behind 其中 or a bracket, ``announced`` where its
    items are said to follow, numbered (具体情况如下) or all of them (具体为), ``single`` where it may name one part that is
    larger than its whole. ``includes`` is true behind 包括, unless only some are named, ``numbered`` where each item has its
    number. ``beside`` are figures told in one breath with the first of
    ``wholes``: the parts may be of all of them.
    """

    wholes: tuple[Mention, ...]
    lists: tuple[tuple[Item, ...], ...]
    complete: tuple[bool, ...]
    direct: int
    in_bracket: bool
    among: bool
    split: bool
    announced: bool
    single: bool
    beside: tuple[Mention, ...] = ()
    includes: bool = False
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Bounded:
    """有界的部分: a figure that words call a part, with all that it may be a part of, the likeliest first; ``beside`` are
    told in one breath with the first of them: it may be a part of all."""

    part: Mention
    wholes: tuple[Mention, ...]
    beside: tuple[Mention, ...] = ()


@record(frozen=True, slots=True)
class Reach:
    """可及范围: what may be said of the figures that are in reach of each other; ``figures`` are all of them, in their order, of
    which two may be one figure printed twice; ``bounded`` those that are no larger than others."""

    claims: tuple[Claim, ...] = ()
    series: tuple[Series, ...] = ()
    listed: tuple[Listed, ...] = ()
    ratios: tuple[Ratio, ...] = ()
    figures: tuple[Mention, ...] = ()
    bounded: tuple[Bounded, ...] = ()

    @property
    def says_anything(self) -> bool:
        """Whether anything can be said: not of a figure that stands alone."""
        return len(self.figures) > 1 or bool(self.claims or self.series or self.listed or self.ratios or self.bounded)

    def without(self, mention: Mention) -> Reach:
        """What may be said leaving ``mention`` aside."""
        return Reach(
            tuple(claim.without(mention) for claim in self.claims),
            tuple(
                replace(one, wholes=tuple(pair for pair in one.wholes if pair[0] is not mention))
                for one in self.series
                if mention not in one.parts
            ),
            tuple(
                one
                for one in self.listed
                if mention not in one.wholes and all(item.level is not mention for items in one.lists for item in items)
            ),
            tuple(one.without(mention) for one in self.ratios if one.claimed is not mention),
            tuple(one for one in self.figures if one is not mention),
            tuple(one for one in self.bounded if one.part is not mention and mention not in one.wholes),
        )
