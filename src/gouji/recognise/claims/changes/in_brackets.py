"""What a bracket right behind a change tells of it: A，较上年增加D（上年B）; A（上年B，减少D）; 同比增收D（增幅p）; and a rate named after its change:
较上年B压减D，压减比例p."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import alike, comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.changes.differences import from_change, is_adjusted
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout, Spot
from gouji.recognise.claims.sentences.same import names_last_year

_OF_LAST_YEAR = re.compile(
    r"\s*[（(]\s*(?:其?中?)?(?:上年度?|去年|上一年度?)(?:同期|实际|完成|支出|收入|决算|执行|基数|金额|数|额|为|是|[：:])*\s*"
)
_GROWN = re.compile(
    r"\s*[（(]\s*(?:同比)?(?:增幅|增长|增长率|增长幅度|降幅|下降|降低|减幅|上升)(?:率|幅度|比例)?(?:为|是|达)?\s*"
)
_MOVED = re.compile(r"\s*[，,；;、]\s*(?:同比|比上年)?(?:增加|减少|增长|下降|多|少|增|减)了?\s*")
_CLOSED = re.compile(r"\s*[）)]")
_BY_NAME = re.compile(
    r"[，,、]\s*(?:压减|压缩|缩减|减少|下降|降低|增长|增加|增支|增收)(?:比例|幅度|率)(?:为|是|达到?)?\s*"
)
_PAIR = 2


@told_by({Role.CHANGE})
def claims(layout: Layout) -> Iterator[Claim]:
    """The change from the base, and the rate, that stand behind it. A doubt where it fails: the bracket may be of another count."""
    for at, spot in enumerate(layout.spots[1:], 1):
        before = layout.spots[at - 1]
        if before.mention.role is Role.LEVEL:
            yield from _both_in_bracket(before, layout.spots[at : at + _PAIR])
        if before.mention.role is not Role.CHANGE or not before.mention.direction or spot.sentence != before.sentence:
            continue
        if _is_between(_OF_LAST_YEAR, before, spot, closed=True):
            yield from _from_base(before, spot.mention)
        elif _is_between(_GROWN, before, spot, closed=True) or (
            spot.mention.role in (Role.RATE, Role.GROWTH) and _is_between(_BY_NAME, before, spot, closed=False)
        ):
            yield from _grown(layout.spots[:at], spot.mention)


def _both_in_bracket(spot: Spot, behind: Sequence[Spot]) -> Iterator[Claim]:
    """A（上年B，减少D）."""
    current = spot.mention
    if len(behind) < _PAIR or [one.mention.role for one in behind] != [Role.BASE, Role.CHANGE]:
        return
    base, change = (one.mention for one in behind)
    text = current.passage.text
    told = (
        _OF_LAST_YEAR.fullmatch(text, current.end, base.start)
        and _MOVED.fullmatch(text, base.end, change.start)
        and _CLOSED.match(text, change.end)
    )
    if told and current.measure not in BUDGET_MEASURES and current.rank[1] == 1 and comparable(current, base, change):
        ends = (current, base) if change.direction > 0 else (base, current)
        relation = Relation(Kind.DIFFERENCE, Shape.DIFFERENCE, Formula.SUM, ends, change, (1, -1))
        yield Claim((relation,), Evidence.OPEN)


def _is_between(words: re.Pattern[str], one: Spot, other: Spot, *, closed: bool) -> bool:
    text = one.mention.passage.text
    found = words.fullmatch(text, one.mention.end, other.mention.start)
    return found is not None and (not closed or _CLOSED.match(text, other.mention.end) is not None)


def _from_base(spot: Spot, base: Mention) -> Iterator[Claim]:
    change, current = spot.mention, spot.row.level
    last_year = not change.base or names_last_year(change.base)
    if current is None or current.start > change.start or change.own or not last_year or base.role is not Role.BASE:
        return
    if current.measure in BUDGET_MEASURES or not comparable(current, change, base) or current.rank[1] > 1:
        return
    ends = (current, base) if change.direction > 0 else (base, current)
    relation = Relation(Kind.DIFFERENCE, Shape.DIFFERENCE, Formula.SUM, ends, change, (1, -1))
    yield Claim((relation,), Evidence.OPEN)


def _grown(spots: Sequence[Spot], rate: Mention) -> Iterator[Claim]:
    """D over the base printed right before it, or else over what A and D leave."""
    moved = spots[-1]
    change, current = moved.mention, moved.row.level
    if not rate.figure.unit.is_rate or is_adjusted(rate) or change.rank[1] > 1 or rate.rank[1] > 1:
        return
    if rate.role is Role.GROWTH and rate.direction not in (0, change.direction):
        return
    base = spots[-_PAIR].mention if len(spots) >= _PAIR else None
    if base is not None and base.role is Role.BASE and base.clause[0] == change.clause[0] and comparable(base, change):
        relation = Relation(Kind.GROWTH, Shape.GROWTH, Formula.QUOTIENT, (change, base), rate)
        yield Claim((relation,), Evidence.OPEN)
    elif _is_of_its_level(current, change) and current is not None and rate.role is Role.GROWTH:
        yield Claim((from_change(current, change, rate),), Evidence.OPEN)


def _is_of_its_level(current: Mention | None, change: Mention) -> bool:
    if current is None or change.own or current.start > change.start:
        return False
    return current.clause[0] == change.clause[0] and alike(current, change) and current.rank[1] == 1
