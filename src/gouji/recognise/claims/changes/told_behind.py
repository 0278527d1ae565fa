"""Changes told in another order: A，增长p，上年为B; 较上年B下降D，即p，共支出A: what a change is of or from stands behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.changes.differences import is_adjusted
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout, Spot
from gouji.recognise.claims.sentences.same import identity, names_last_year

#: Between a rate and last year's figure behind it.
_LAST_YEAR = re.compile(
    r"[，,（(]\s*(?:而|其)?(?:上年|去年|上年度)(?:同期)?(?:决算|执行)?(?:数|额|支出|收入)?(?:为|是)?\s*"
)
_THAT_IS = re.compile(r"[，,（(]?\s*即(?:下降|减少|降低|增长|增加)?(?:了|约)?\s*")
_IN_ALL = re.compile(
    r"[，,；;]?\s*(?:全年|本年|当年|年度)?(?:实际)?(?:共|合计|总共|实际)(?:计)?(?:支出|收入|完成)(?:了|为)?\s*"
)


@told_by({Role.BASE})
def claims(layout: Layout) -> Iterator[Claim]:
    """Doubts where they fail: what stands behind may have been told of another thing."""
    for at, spot in enumerate(layout.spots):
        if spot.mention.role is Role.BASE and at > 1:
            yield from _of_last_year(layout.spots[at - 2], layout.spots[at - 1], spot)
        if spot.mention.role is Role.CHANGE and at:
            yield from _from_base(layout.spots[at - 1], spot, layout.spots[at + 1 : at + 3])


def _between(one: Spot, other: Spot) -> str:
    return one.mention.passage.text[one.mention.end : other.mention.start]


def _of_last_year(level: Spot, rate: Spot, base: Spot) -> Iterator[Claim]:
    current, grown, before = level.mention, rate.mention, base.mention
    own = current.role is Role.LEVEL and grown.role is Role.GROWTH and not grown.own and level.row is rate.row
    against = not grown.base or (names_last_year(grown.base) and "同口径" not in grown.base)
    follows = _LAST_YEAR.fullmatch(_between(rate, base)) is not None and level.sentence == base.sentence
    if own and against and follows and comparable(current, before) and not is_adjusted(grown):
        formula = Formula.RISE if grown.direction > 0 else Formula.FALL
        relation = Relation(Kind.GROWTH, Shape.GROWTH, formula, (current, before), grown)
        yield Claim((relation,), Evidence.OPEN)


def _from_base(base: Spot, change: Spot, behind: tuple[Spot, ...]) -> Iterator[Claim]:
    """较上年B下降D，即p: D over B; and what it came to, told behind."""
    before, moved = base.mention, change.mention
    if before.role is not Role.BASE or base.row is not change.row or not comparable(before, moved):
        return
    if any(one.role is Role.LEVEL for one in base.row.mentions):
        return
    rate = behind[0] if behind and behind[0].mention.figure.unit.is_rate else None
    if rate is not None and rate.mention.role is Role.OTHER and _THAT_IS.fullmatch(_between(change, rate)):
        whole = Relation(Kind.GROWTH, Shape.GROWTH, Formula.QUOTIENT, (moved, before), rate.mention)
        yield Claim((whole,), Evidence.OPEN)
    last = change if rate is None else rate
    total = next((one for one in behind if one is not rate), None)
    if total is None or total.sentence != change.sentence or _IN_ALL.fullmatch(_between(last, total)) is None:
        return
    yield from _came_to(total.mention, before, moved)


def _came_to(level: Mention, base: Mention, change: Mention) -> Iterator[Claim]:
    if level.role is Role.LEVEL and comparable(level, base) and identity(level.subject) == identity(base.subject):
        ends = (level, base) if change.direction > 0 else (base, level)
        relation = Relation(Kind.DIFFERENCE, Shape.DIFFERENCE, Formula.SUM, ends, change, (1, -1))
        yield Claim((relation,), Evidence.OPEN)
