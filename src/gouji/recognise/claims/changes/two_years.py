"""Two years side by side and a rate without the change: 2031年支出A，2030年为B，下降p; 支出A（上年为B），比上年下降p."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.changes.differences import is_adjusted, over_its_own
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout
from gouji.recognise.claims.sentences.same import names_last_year, this_years

_PAIR = 2


@told_by({Role.GROWTH}, fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """Every rate right behind a figure and that of the year before. A doubt where it fails: it may be of another count."""
    for at, spot in enumerate(layout.spots[_PAIR:], _PAIR):
        rate = spot.mention
        if rate.role is Role.GROWTH and rate.direction and not _moved_behind(layout, at):
            one, other = (before.mention for before in layout.spots[at - _PAIR : at])
            near = layout.spots[at - _PAIR].sentence == spot.sentence and rate.rank == one.rank == other.rank
            pair = _in_time(one, other) or _in_time(other, one)
            if near and pair is not None and _is_over(rate, *pair) and not (is_adjusted(rate) or over_its_own(rate)):
                formula = Formula.RISE if rate.direction > 0 else Formula.FALL
                yield Claim((Relation(Kind.GROWTH, Shape.GROWTH, formula, pair, rate),), Evidence.OPEN)


def _moved_behind(layout: Layout, at: int) -> bool:
    """Whether the change follows its rate: 下降p，减少D."""
    behind = layout.spots[at + 1 : at + _PAIR]
    return any(one.mention.role is Role.CHANGE and one.sentence == layout.spots[at].sentence for one in behind)


def _in_time(now: Mention, then: Mention) -> tuple[Mention, Mention] | None:
    """Both, where they are one thing of one kind, ``then`` of the year before."""
    last = then.role is Role.BASE and names_last_year(then.base) and then.base_year is None
    dated = then.role is Role.LEVEL and None not in (now.year, then.year) and then.year == (now.year or 0) - 1
    same = this_years(now.subject) == this_years(then.subject)
    budgets = (now.measure in BUDGET_MEASURES, then.measure in BUDGET_MEASURES)
    alike = now.role is Role.LEVEL and comparable(now, then) and budgets[0] == budgets[1]
    return (now, then) if (last or dated) and same and alike else None


def _is_over(rate: Mention, now: Mention, then: Mention) -> bool:
    """Whether what a rate is said to be over may be the figure of the year before."""
    if not rate.base:
        return True
    if rate.base_year is not None:
        if None not in (rate.year, now.year) and rate.year != now.year:
            return False
        return rate.base_year == then.year and "预算" not in rate.base
    return names_last_year(rate.base) and ("预算" in rate.base) == (then.measure in BUDGET_MEASURES)
