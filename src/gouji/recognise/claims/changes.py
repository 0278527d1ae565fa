"""Differences and growth: A，比上年B增加D，增长p and its variants, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gouji.catalogue.claims import wording
from gouji.domain.claims import Kind, Mention, Relation, Role, Shape
from gouji.domain.formulas import Formula
from gouji.recognise.claims.labels import core
from gouji.recognise.claims.readings import first_holding
from gouji.recognise.claims.rows import Row
from gouji.recognise.claims.spans import comparable

_LOOK_BACK = 6


@dataclass(slots=True)
class _Comparison:
    """What a row has said so far about one comparison."""

    base: Mention | None = None
    change: Mention | None = None
    words: str = ""


def relations(rows: Sequence[Row]) -> Iterator[Relation]:
    """Every difference and growth that a row states, with the figures it prints for them."""
    for row in rows:
        yield from _row(row, rows)


def _row(row: Row, rows: Sequence[Row]) -> Iterator[Relation]:
    comparison = _Comparison()
    for same in row.unchanged:
        level = row.level
        if level is not None and level.start < same.start and comparable(level, same):
            yield Relation(Kind.EQUALITY, Shape.UNCHANGED, Formula.SUM, (level,), same)
    for mention in row.mentions:
        if mention.role is Role.BASE:
            comparison = _Comparison(base=mention, words=mention.base)
        elif mention.role in (Role.CHANGE, Role.GROWTH, Role.YEARLY_GROWTH):
            if mention.base != comparison.words and comparison.words:
                comparison = _Comparison()
            comparison.words = comparison.words or mention.base
            base = comparison.base or _named_level(mention, row, rows)
            currents = [one for one in _currents(row, rows, comparison, mention, base) if one is not base]
            if mention.role is Role.CHANGE:
                comparison.change = mention
                if base is None:
                    yield from _all_new(row.level, mention)
                yield from _best(_difference(one, base, mention) for one in currents if base is not None)
            else:
                yield from _growth(currents, base, comparison, mention)


def _best(readings: Iterable[Relation | None]) -> Iterator[Relation]:
    best = first_holding([one for one in readings if one is not None])
    if best is not None:
        yield best


def _currents(
    row: Row, rows: Sequence[Row], comparison: _Comparison, mention: Mention, base: Mention | None
) -> Iterator[Mention]:
    """What may have changed, the likeliest first: the row's own level; then, where the sentence has several figures, the
    others before the comparison (财政拨款收入总计A，年初结转B，决算收入与上年相比增加D speaks of A)."""
    own = row.level if row.level is not None and row.level.start < mention.start and row.level is not base else None
    own = own or next(
        (one for one in reversed(row.of(Role.LEVEL)) if one.start < mention.start and one is not base), None
    )
    own = own or (_stated_after(row, comparison.base) if comparison.base is not None else None)
    if own is not None and not mention.about and not _beyond_target(mention):
        yield own
        if not mention.own:
            yield from _whole_of(row, rows, own, mention)
        return
    others = [
        level
        for one in reversed(rows[max(0, row.index - _LOOK_BACK) : row.index])
        for level in (one.level,)
        if level is not None and one.brackets == row.brackets and _alike(level, mention)
        if _speaks_of(mention.about, level) or (one.sentence == row.sentence and base is not None)
    ]
    candidates = [own, *others] if own is not None else others
    if mention.about and not any(_speaks_of(mention.about, level) for level in candidates):
        candidates += _earlier(row, rows, mention)
    yield from sorted(candidates, key=lambda level: (not _speaks_of(mention.about, level), -level.exact))


def _earlier(row: Row, rows: Sequence[Row], mention: Mention) -> list[Mention]:
    """Every level before: 收支总计与上年相比 names what no figure near it is called, so it may be any of them."""
    levels = (one.level for one in rows[: row.index])
    return [level for level in levels if level is not None and _alike(level, mention)]


def _whole_of(row: Row, rows: Sequence[Row], part: Mention, mention: Mention) -> Iterator[Mention]:
    """What the list that ``part`` closes was about: 支出A，其中：基本支出B，项目支出C。与上年相比增加D may speak of A."""
    for one in reversed(rows[: row.index]):
        level = one.level
        if part.within and level is not None and level.subject == part.within and _alike(level, mention):
            yield level
            return


def _speaks_of(about: str, level: Mention) -> bool:
    """预算支出 speaks of 财政拨款支出: the last two characters name the flow."""
    return bool(about) and core(level.subject).endswith(core(about)[-2:])


def _stated_after(row: Row, base: Mention) -> Mention | None:
    """由B增长到A: the level stands behind its base."""
    return next((one for one in row.of(Role.LEVEL) if one.start > base.start), None)


def _named_level(mention: Mention, row: Row, rows: Sequence[Row]) -> Mention | None:
    """The level that the base words name by measure: 比预算数 names 预算数为B in the same row or the one before."""
    wanted = next((measures for text, measures in wording().bases if text in mention.base), ())
    if _beyond_target(mention):
        wanted = ("目标",)
    near = rows[max(0, row.index - _LOOK_BACK) : row.index + _LOOK_BACK]
    before = [one for one in reversed(near) if one.sentence == row.sentence and one is not row]
    for measure in wanted:
        for candidate in (row, *before):
            for level in reversed(candidate.of(Role.LEVEL)):
                same = level.measure == measure and level.start < mention.start and _alike(level, mention)
                if same and _of_the_year(level, mention):
                    return level
    return None


def _beyond_target(mention: Mention) -> bool:
    """超出39件 without a base is measured from the target named before it."""
    return not mention.base and mention.passage.text[: mention.start].endswith(wording().beyond)


def _of_the_year(level: Mention, mention: Mention) -> bool:
    """Whether ``level`` is of the year that the base words name: 上年 is the year before, no year is the same year."""
    earlier = any(word in mention.base for word in ("上年", "去年", "同期"))
    if earlier or (mention.base_year is not None and mention.base_year != mention.year):
        due = mention.base_year or (mention.year - 1 if mention.year is not None else None)
        return due is not None and level.year == due and level.year != mention.year
    return level.year is None or mention.year is None or level.year == mention.year


def _alike(one: Mention, other: Mention) -> bool:
    return other.figure.unit.is_rate or comparable(one, other)


def _difference(current: Mention, base: Mention, change: Mention) -> Relation | None:
    if not (_alike(current, change) and _alike(base, change)):
        return None
    ends = (current, base) if change.direction > 0 else (base, current)
    return Relation(Kind.DIFFERENCE, Shape.DIFFERENCE, Formula.SUM, ends, change, (1, -1))


def _all_new(level: Mention | None, change: Mention) -> Iterator[Relation]:
    """A，比上年增加A: last year there was nothing, the change is the figure itself."""
    equal = level is not None and level.start < change.start and level.exact == change.exact
    if level is not None and equal and change.direction > 0 and comparable(level, change):
        yield Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (level,), change, stated=False)


def _growth(
    currents: Sequence[Mention], base: Mention | None, comparison: _Comparison, rate: Mention
) -> Iterator[Relation]:
    change = comparison.change
    if rate.role is Role.YEARLY_GROWTH:
        yield from _best(_yearly(one, base, rate) for one in currents if base is not None)
    elif base is not None and currents:
        formula = Formula.RISE if rate.direction > 0 else Formula.FALL
        alike = [one for one in currents if _alike(one, base)]
        yield from _best(Relation(Kind.GROWTH, Shape.GROWTH, formula, (one, base), rate) for one in alike)
    elif base is not None and change is not None:
        yield Relation(Kind.GROWTH, Shape.GROWTH, Formula.QUOTIENT, (change, base), rate)
    elif change is not None:
        before = [one for one in currents if change.start > one.start and _alike(one, change)]
        yield from _best(_from_change(one, change, rate) for one in before)


def _from_change(current: Mention, change: Mention, rate: Mention) -> Relation:
    """D/(A∓D); where only the word of change stands between (A增加D), A is the base itself: D/A."""
    formula = Formula.RISE_FROM_CHANGE if change.direction > 0 else Formula.FALL_FROM_CHANGE
    between = current.passage.text[current.end : change.start].strip()
    if between in wording().up or between in wording().down:
        return Relation(Kind.GROWTH, Shape.GROWTH, Formula.QUOTIENT, (change, current), rate)
    return Relation(Kind.GROWTH, Shape.GROWTH, formula, (current, change), rate)


def _yearly(current: Mention, base: Mention, rate: Mention) -> Relation | None:
    start = base.base_year or base.year
    if current.year is None or start is None or not 1 < current.year - start < 50 or not _alike(current, base):
        return None
    periods = current.year - start
    return Relation(Kind.OTHER, Shape.YEARLY_GROWTH, Formula.YEARLY_RISE, (current, base), rate, periods=periods)
