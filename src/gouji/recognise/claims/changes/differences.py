"""Differences and growth: A，比上年B增加D，增长p and its variants, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from gouji.catalogue.claims import wording
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import alike, comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.changes import unchanged
from gouji.recognise.claims.changes.compared import (
    currents,
    is_of_several_years,
    same_of_base,
    stated_base,
    told_of_base,
)
from gouji.recognise.claims.changes.of_the_whole import with_others
from gouji.recognise.claims.changes.own_year import compares_with_itself
from gouji.recognise.claims.changes.ranked import in_parallel, ranked
from gouji.recognise.claims.sentences.doubled import are_one_thing
from gouji.recognise.claims.sentences.labels import is_saved_rate, read_label
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout, Row
from gouji.recognise.claims.sentences.same import of_last_year, opens

_SAID = 300  # characters before a rate, of the longest sentences
_OUTCOMES = ("决算", "执行")
_CLOSE = 10  # of a change, the part that a slip in it is smaller than
_NONE = re.compile(
    r"(?:为零|为0|零支出|(?:没有|未)(?:安排|发生|列支|产生)?[^，,。；;：:、\d]{0,16}(?:支出|费用?|预算))[，,；;]"
)
_LEAD = 24
_ROWS = 6  # before a rate of what moved
_BEFORE = re.compile(r"上年|去年|[年期]初(?!预算|部门预算|批复|计划|安排)|^原|调整前|基数")
_CARRIED = re.compile(r"结[转余]")  # what was carried over from last year is this year's money
_LATER_YEAR = re.compile(r"(20\d\d)年")
_NEXT = re.compile(r"[。；;]")
_REMARK = 10  # characters of 增长5%（同口径）


@dataclass(slots=True)
class _Comparison:
    """What a row has said so far about one comparison; ``early`` is a rate printed before its change, ``twin`` the base in
    another unit right before the base."""

    base: Mention | None = None
    change: Mention | None = None
    words: str = ""
    early: Mention | None = None
    twin: Mention | None = None

    def base_of(self, moved: Mention | None) -> Mention | None:
        """The base in the unit of what moved: 上年10期4万元."""
        twin = self.twin
        return twin if twin is not None and moved is not None and comparable(twin, moved) else self.base


def claims(layout: Layout) -> Iterator[Claim]:
    """Every difference and growth that a row states, with the figures it prints for them."""
    for row in layout.rows:
        yield from _row(row, layout.rows)
    yield from ranked(layout.rows)


def _row(row: Row, rows: Sequence[Row]) -> Iterator[Claim]:
    comparison = _Comparison()
    yield from unchanged.claims(row)
    for mention in row.mentions:
        if mention.base_year is not None and compares_with_itself(mention, _in_sentence(row, rows)):
            continue
        if mention.role is Role.LEVEL and not mention.divides:
            comparison.early = None  # 9月完成A，下降p；1-9月完成B，增收D: the rate was A's, the change is B's
            if _is_of_a_later_year(mention, comparison.change):
                comparison = _Comparison()  # 2023年增加D；2024年预算B，增长p: the rate is B's, the change was not
        if mention.role is Role.BASE:
            before = comparison.base
            twin = before if before is not None and are_one_thing(before, mention) else None
            comparison = _Comparison(base=mention, words=mention.base, twin=twin)
        elif mention.role in (Role.CHANGE, Role.GROWTH, Role.YEARLY_GROWTH) and not in_parallel(mention):
            origin = comparison.base is not None and comparison.base.clause[0] != mention.clause[0]
            if mention.base != comparison.words and (comparison.words or origin):
                comparison = _Comparison()
            comparison.words = comparison.words or mention.base
            found = tuple(_compared(mention, comparison, row, rows))
            adjusted = is_adjusted(mention) or over_its_own(mention)
            yield from found if adjusted else with_others(found, mention, row, rows)
        elif mention.role is Role.RATE and over_its_own(mention):
            yield from _of_what_moved(mention, row, rows)


def _of_what_moved(rate: Mention, row: Row, rows: Sequence[Row]) -> Iterator[Claim]:
    """由B压减至A，压减D，压减比例p; 年初预算B，追加D，调整后预算A，调整率p: a rate by its name of what moved a figure of its sentence."""
    near = (one for other in rows[max(0, row.index - _ROWS) : row.index + 1] for one in other.mentions)
    told = sorted((one for one in near if _is_told_before(one, rate)), key=lambda one: one.start)
    change = next((one for one in reversed(told) if one.role is Role.CHANGE and not one.figure.unit.is_rate), None)
    base = next((one for one in reversed(told) if one.role is Role.BASE), None)
    if change is not None:
        yield _of_its_own(change, rate, base, told)


def _is_told_before(one: Mention, rate: Mention) -> bool:
    return rate.clause[0] <= one.start < rate.start


def _is_of_a_later_year(level: Mention, change: Mention | None) -> bool:
    return change is not None and None not in (level.year, change.year) and level.year != change.year


def _in_sentence(row: Row, rows: Sequence[Row]) -> Iterator[Mention]:
    """The figures of the sentence of ``row`` up to its end."""
    near = takewhile(lambda one: one.sentence == row.sentence, reversed(rows[: row.index + 1]))
    return (mention for one in near for mention in one.mentions)


def _compared(mention: Mention, comparison: _Comparison, row: Row, rows: Sequence[Row]) -> Iterator[Claim]:
    rate = mention.role is not Role.CHANGE
    base = comparison.base_of(comparison.change if rate else mention) or stated_base(mention, row, rows)
    found = _over(base, mention, comparison, row, rows)
    if comparison.twin is None or not rate or comparison.change is not None:
        yield from found
        return
    others = tuple(one for claim in _over(comparison.twin, mention, comparison, row, rows) for one in claim.readings)
    for claim in found:
        yield replace(claim, otherwise=Claim(others, Evidence.NAMED, claim.otherwise))


def _over(
    base: Mention | None, mention: Mention, comparison: _Comparison, row: Row, rows: Sequence[Row]
) -> Iterator[Claim]:
    if base is not None and _is_none_in_words(row, base):
        yield from _read(mention, comparison, base, (), row, rows)
        return
    found = currents(row, rows, mention, base)
    levels = [one for one in found.levels if one is not base]
    if found.unmatched:
        yield from _read(mention, comparison, base, (), row, rows)
    for claim in _read(mention, comparison, base, levels, row, rows):
        if found.ranked:
            claim = _of_the_first(claim, levels)
        sure = found.certain and (base is not None or not is_of_several_years(mention.base))
        yield claim if sure else _where_it_holds(claim)


def _is_none_in_words(row: Row, base: Mention) -> bool:
    """会议费A，其中线上会议费为零，上年B，减少B: what is compared with B is nothing, as words say, and not A."""
    level = row.level
    return level is not None and _NONE.search(level.passage.text, level.end, base.start) is not None


def _of_the_first(claim: Claim, levels: Sequence[Mention]) -> Claim:
    first = tuple(one for one in claim.readings if levels[0] in one.mentions)
    rest = tuple(one for one in claim.readings if one not in first)
    return replace(claim, readings=first, otherwise=Claim(rest, Evidence.NAMED)) if first and rest else claim


def _where_it_holds(claim: Claim) -> Claim:
    evidence = Evidence.NAMED if claim.evidence.is_stated else Evidence.FIGURES
    return replace(claim, evidence=evidence)


def _read(
    mention: Mention,
    comparison: _Comparison,
    base: Mention | None,
    levels: Sequence[Mention],
    row: Row,
    rows: Sequence[Row],
) -> Iterator[Claim]:
    if mention.role is Role.CHANGE:
        comparison.change = mention
        if base is None:
            yield from _all_new(next(iter(levels), None), mention)
            yield from _beyond_its_budget(levels, mention, row, rows)
            yield from _from_afar(levels, mention, row, rows)
        yield from _one_of(_difference(one, base, mention) for one in levels if base is not None)
        if comparison.early is not None and base is None and "预算" not in mention.base:
            early = _growth(levels, None, comparison, comparison.early)
            yield from (map(_where_it_holds, early) if is_adjusted(comparison.early) else early)
            comparison.early = None
        return
    if over_its_own(mention) and comparison.change is not None:
        told = [one for one in _in_sentence(row, rows) if one.start < mention.start]
        yield _of_its_own(comparison.change, mention, base, told)
        return
    if is_saved_rate(mention) and (base is not None or comparison.change is None):
        return  # over what was planned, and no growth
    found = tuple(_growth(levels, base, comparison, mention)) or tuple(_growth_from_afar(levels, mention, row, rows))
    adjusted = is_adjusted(mention) or over_its_own(mention) or _leaves_the_budget(mention, comparison)
    yield from (_where_it_holds(one) if adjusted else one for one in found)
    if not found and mention.role is Role.GROWTH and not _leaves_the_budget(mention, comparison):
        comparison.early = mention


def _leaves_the_budget(rate: Mention, comparison: _Comparison) -> bool:
    """超收D；增长p: a rate behind ； without a base of its own may be over last year, whatever the change before it is over."""
    change = comparison.change
    if change is None or "预算" not in change.base:
        return False
    return any(halt in rate.passage.text[change.end : rate.start] for halt in "；;")


def over_its_own(rate: Mention) -> bool:
    """核减率p: over what was handed in, which may be the figure before or that figure and the cut."""
    lead = rate.passage.text[max(0, rate.start - _REMARK) : rate.start].rstrip("为是达到约 ")
    return lead.endswith(wording().own_base)


def is_adjusted(rate: Mention) -> bool:
    """Whether a rate is said, in its sentence or a remark behind it, to be over a base that is not printed: growth at
    constant prices or of a comparable scope."""
    words = wording()
    text = rate.passage.text
    remark = _NEXT.split(text[rate.end : rate.end + _REMARK], maxsplit=1)[0]
    said = text[max(rate.clause[0], rate.start - _SAID) : rate.end] + remark
    for word in words.adjusted:  # asked of every rate: a generator would take longer than what it asks
        if word in said:
            return True
    return any(word in rate.subject for word in words.real)


def _of_its_own(change: Mention, rate: Mention, base: Mention | None, told: Sequence[Mention]) -> Claim:
    """预算B，采购A，节约D，节约率p: D over a figure ``told`` before, or over one that D was taken from or added to."""
    levels = [one for one in told if one.role is Role.LEVEL]
    bases = [one for one in dict.fromkeys((*([base] if base is not None else ()), *levels)) if comparable(one, change)]
    formula = Formula.RISE_FROM_CHANGE if change.direction > 0 else Formula.FALL_FROM_CHANGE
    readings = (
        *(
            Relation(Kind.GROWTH if one is base else Kind.RATIO, Shape.GROWTH, Formula.QUOTIENT, (change, one), rate)
            for one in bases
        ),
        *(Relation(Kind.RATIO, Shape.GROWTH, formula, (one, change), rate) for one in bases),
    )
    return Claim(readings, Evidence.NAMED)


def _one_of(readings: Iterable[Relation | None]) -> Iterator[Claim]:
    found = tuple(one for one in readings if one is not None)
    if found:
        yield Claim(found)


def _difference(current: Mention, base: Mention, change: Mention) -> Relation | None:
    if not (alike(current, change) and alike(base, change)):
        return None
    ends = (current, base) if change.direction > 0 else (base, current)
    return Relation(Kind.DIFFERENCE, Shape.DIFFERENCE, Formula.SUM, ends, change, (1, -1))


def _from_afar(levels: Sequence[Mention], change: Mention, row: Row, rows: Sequence[Row]) -> Iterator[Claim]:
    """The change against a base that an earlier sentence prints under the same name."""
    for current in levels[:1]:
        base = same_of_base(current, change, rows, row)
        relation = _difference(current, base, change) if base is not None else None
        if base is not None and relation is not None:
            told = Evidence.STATED if _one_measure(current, base) else Evidence.NAMED
            named = base.measure in BUDGET_MEASURES and read_label(change.base).measure == base.measure
            yield Claim((relation,), Evidence.OPEN if named and not told.may_fail else told)
        elif base is None:
            told_of = (_difference(current, one, change) for one in told_of_base(current, change, rows, row))
            yield Claim(tuple(filter(None, told_of)), Evidence.NAMED)


def _growth_from_afar(levels: Sequence[Mention], rate: Mention, row: Row, rows: Sequence[Row]) -> Iterator[Claim]:
    formula = Formula.RISE if rate.direction > 0 else Formula.FALL
    for current in levels[:1]:
        base = same_of_base(current, rate, rows, row)
        bases = told_of_base(current, rate, rows, row) if base is None else (base,)
        readings = tuple(Relation(Kind.GROWTH, Shape.GROWTH, formula, (current, one), rate) for one in bases)
        if readings:
            yield Claim(readings, Evidence.NAMED)


def _one_measure(current: Mention, base: Mention) -> bool:
    """Whether both are budgets or both outcomes of one year each: only then must their difference be what is printed."""
    dated = (current.year is not None and base.year is not None) or of_last_year(base.subject) or opens(base.subject)
    return current.measure == base.measure and dated


def _beyond_its_budget(levels: Sequence[Mention], change: Mention, row: Row, rows: Sequence[Row]) -> Iterator[Claim]:
    """预算数B，决算数A，增加D without a word of what it is measured from: doubted where it comes close to the gap."""
    for current in levels[:1] if not change.base else ():
        before = [one for one in _in_sentence(row, rows) if one.start < current.start and one.role is Role.LEVEL]
        budgets = [one for one in before if one.measure in BUDGET_MEASURES]
        if current.measure in _OUTCOMES and budgets:
            found = tuple(filter(None, (_difference(current, one, change) for one in budgets)))
            yield Claim(found, Evidence.OPEN, within=_CLOSE)


def _all_new(level: Mention | None, change: Mention) -> Iterator[Claim]:
    """A，比上年增加A: last year there was nothing, the change is the figure itself."""
    if level is not None and level.start < change.start and change.direction > 0 and comparable(level, change):
        whole = Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (level,), change)
        yield Claim((whole,), Evidence.FIGURES)


def _growth(levels: Sequence[Mention], base: Mention | None, comparison: _Comparison, rate: Mention) -> Iterator[Claim]:
    change = comparison.change
    if rate.role is Role.YEARLY_GROWTH:
        yield from _one_of(_yearly(one, base, rate) for one in levels if base is not None)
    elif base is not None and (same := [one for one in levels if alike(one, base)]):
        formula = Formula.RISE if rate.direction > 0 else Formula.FALL
        told = tuple(Relation(Kind.GROWTH, Shape.GROWTH, formula, (one, base), rate) for one in same)
        yield Claim(told, otherwise=_with_a_lost_verb(same, base, comparison, rate))
    elif base is not None and change is not None:
        yield Claim((Relation(Kind.GROWTH, Shape.GROWTH, Formula.QUOTIENT, (change, base), rate),))
    elif change is not None:
        before = [one for one in levels if change.start > one.start and alike(one, change)]
        yield from _one_of(from_change(one, change, rate) for one in before)


def _with_a_lost_verb(levels: Sequence[Mention], base: Mention, comparison: _Comparison, rate: Mention) -> Claim | None:
    """A，较上年D，下降p: the word of change before D is lost where D is no base and p is just what such a change makes. Of a
    round rate the figures say too little."""
    if comparison.change is not None or base.role is not Role.BASE or rate.figure.places == 0:
        return None
    formula = Formula.RISE_FROM_CHANGE if rate.direction > 0 else Formula.FALL_FROM_CHANGE
    found = (Relation(Kind.GROWTH, Shape.GROWTH, formula, (one, base), rate) for one in levels)
    return Claim(tuple(found), Evidence.NAMED)


def from_change(current: Mention, change: Mention, rate: Mention) -> Relation:
    """D/(A∓D); where only the word of change stands between (A增加D), A is the base itself: D/A."""
    formula = Formula.RISE_FROM_CHANGE if change.direction > 0 else Formula.FALL_FROM_CHANGE
    if over_its_own(rate):
        whole = Relation(Kind.RATIO, Shape.GROWTH, Formula.QUOTIENT, (change, current), rate)
        return replace(whole, rivals=(Relation(Kind.RATIO, Shape.GROWTH, formula, (current, change), rate),))
    if _is_before(current, change):
        whole = Relation(Kind.GROWTH, Shape.GROWTH, Formula.QUOTIENT, (change, current), rate)
        return replace(whole, rivals=(Relation(Kind.GROWTH, Shape.GROWTH, formula, (current, change), rate),))
    between = current.passage.text[current.end : change.start].strip()
    if between in wording().up or between in wording().down:
        return Relation(Kind.GROWTH, Shape.GROWTH, Formula.QUOTIENT, (change, current), rate)
    return Relation(Kind.GROWTH, Shape.GROWTH, formula, (current, change), rate)


def _is_before(level: Mention, change: Mention) -> bool:
    """Whether a level is by its words what the change is from: 上年支出A，本年减少D; 年初A，净增D; 原预算A，调增D; 2022年A，2023年增加D."""
    if _BEFORE.search(level.words_before()) and not _CARRIED.search(level.lead[-_LEAD:]):
        return True
    if not change.base and change.lead.rstrip().endswith(wording().adjusting):
        return True  # 年初预算A，年中追加D
    years = [int(found[1]) for found in _LATER_YEAR.finditer(level.passage.text, level.end, change.start)]
    return level.year is not None and bool(years) and max(years) > level.year


def _yearly(current: Mention, base: Mention, rate: Mention) -> Relation | None:
    start = base.base_year or base.year
    if current.year is None or start is None or not 1 < current.year - start < 50 or not alike(current, base):
        return None
    formula = Formula.YEARLY_RISE if rate.direction > 0 else Formula.YEARLY_FALL
    return Relation(Kind.OTHER, Shape.YEARLY_GROWTH, formula, (current, base), rate, periods=current.year - start)
