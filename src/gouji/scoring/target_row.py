"""Rows scored by comparing the actual value with the target."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from gouji.document.place import Place
from gouji.domain.scores import Certainty, Method, Reading, Remark, ScoreNote, ScoreRange
from gouji.domain.selfeval import Field, Indicator
from gouji.domain.standard import Standard
from gouji.scoring import methods
from gouji.scoring.actual import Actual, Unusable, of_the_same_unit, read_actual
from gouji.scoring.choose import Plan, plan_for_texts
from gouji.scoring.deadline_row import score_deadline
from gouji.scoring.judged import Filled, score_step, score_words, score_yes_no, step_of
from gouji.scoring.methods import Award, percent, row_points, shown
from gouji.scoring.outcome import Outcome, of_readings, points_in, undecided
from gouji.values import zh
from gouji.values.cell import read_cell
from gouji.values.interval import at_most
from gouji.values.rounding import plain
from gouji.values.units import Unit

_NOWHERE = Place()
_UNSAID = Field("", _NOWHERE)


class _Formula(NamedTuple):
    id: str
    name: str
    award: Callable[[Fraction], Award]


def score_by_target(indicator: Indicator, weight: Fraction, standard: Standard, year: int | None = None) -> Outcome:
    """The points of a row worth ``weight`` under its own target and the standard's methods.

    ``year`` is the evaluated one, for days that are printed without theirs.
    """
    names = (indicator.level1.text, indicator.level2.text, indicator.level3.text)
    texts = Texts(indicator.target.text, indicator.actual.text, indicator.claimed.text)
    return score_texts(names, texts, weight, standard, year)


def score_texts(
    names: tuple[str, str, str], texts: Texts, weight: Fraction, standard: Standard, year: int | None
) -> Outcome:
    """The points of a row that stands under ``names``, from what its cells say."""
    plan = plan_for_texts(names, texts.target, texts.actual, standard.wording)
    points = weight.as_integer_ratio()
    if plan.target is not None and plan.deadline is None:
        found = _of_figures(plan, texts.target, texts.actual, points, standard)
        if isinstance(found, Outcome):
            return found
        if found is not None:
            return _of_far_over(plan, found, texts.claimed, standard)
    return _scored(plan, texts, points, standard, year if plan.deadline is not None else None)


class Texts(NamedTuple):
    """所填文字: what the points of a row rest on, beside its plan and its weight."""

    target: str
    actual: str
    claimed: str


class _FarOver(NamedTuple):
    """超额过多: what a target and an outcome far beyond it give before what is claimed is looked at."""

    readings: tuple[Reading, ...]
    notes: tuple[ScoreNote, ...]


@lru_cache(maxsize=65_536)
def _of_figures(
    plan: Plan, target: str, actual: str, points: tuple[int, int], standard: Standard
) -> _FarOver | Outcome | None:
    """Rows filled in alike give the same, whatever is claimed: thousands of forms of a batch say 100% of 100%. None where the
    outcome is no figure."""
    found = of_the_same_unit(read_cell(actual), plan) or read_actual(
        Filled(Field(target, _NOWHERE), Field(actual, _NOWHERE), _UNSAID), plan, standard.wording
    )
    if isinstance(found, Unusable):
        return None
    clause = standard.clause(plan.method.value)
    notes, weight = _notes(target, plan, found, standard), _fraction(points)
    if not found.is_exact:
        return _between(target, actual, plan, weight, found, standard, notes)
    if not notes and plan.method is Method.PROPORTIONAL and not plan.sign_missing:
        # by far the most rows: one formula, and nothing open
        assert plan.target is not None
        award, how = methods.proportional(weight, plan.target.low, found.span.low, shower(plan.unit))
        return Outcome(plan.method, Certainty.COMPUTED, ScoreRange.exactly(row_points(award)), how, clause)
    if plan.method is Method.INVERSE and plan.target is not None and at_most(found.span.low, plan.target.low):
        # kept within the target: every formula gives all of it
        award, how = methods.inverse(weight, plan.target.low, found.span.low, shower(plan.unit))
        score = ScoreRange.exactly(row_points(award))
        return Outcome(plan.method, Certainty.COMPUTED, score, how, clause, notes=notes)
    readings = _readings(plan, weight, found.span.low, standard, clause)
    if notes and any(note.kind is Remark.OVER_COMPLETION for note in notes):
        return _FarOver(readings, notes)
    return _settled(plan, readings, notes, standard, clause)


@lru_cache(maxsize=65_536)
def _scored(plan: Plan, texts: Texts, points: tuple[int, int], standard: Standard, year: int | None) -> Outcome:
    """A row that is judged by its words, a day or a word where a figure was asked for."""
    row = Filled(Field(texts.target, _NOWHERE), Field(texts.actual, _NOWHERE), Field(texts.claimed, _NOWHERE))
    weight = _fraction(points)
    if plan.method is Method.YES_NO:
        return score_yes_no(row, weight, standard)
    if plan.deadline is not None:
        return score_deadline(row, plan.deadline, weight, standard, year)
    if plan.target is None:
        return score_words(row, weight, standard)
    actual = read_actual(row, plan, standard.wording)
    assert isinstance(actual, Unusable)
    return _without_figure(row, plan, weight, actual, standard)


def _without_figure(row: Filled, plan: Plan, weight: Fraction, actual: Unusable, standard: Standard) -> Outcome:
    """A target in figures whose outcome is none: words that name a step bound the points, without proving them."""
    clause = standard.clause(plan.method.value)
    named = step_of(row, standard) if actual.in_words else None
    if named is None:
        return undecided(plan.method, Fraction(0), weight, actual.text, clause, (ScoreNote(actual.kind, actual.text),))
    text = f"目标是数，实际完成值“{zh.squeeze(row.actual.text)}”是文字，请填实际发生的数"
    outcome = score_step(row, weight, standard, named)
    return outcome._replace(notes=(ScoreNote(Remark.ACTUAL_IN_WORDS, text),))


@lru_cache(maxsize=4096)
def _fraction(points: tuple[int, int]) -> Fraction:
    return Fraction(*points)


def shower(unit: Unit) -> methods.Show:
    """How a value in the base unit of ``unit`` is printed: 7/10 under % as 70%."""
    show = _SHOWERS.get(unit.name)
    if show is None:
        show = _SHOWERS[unit.name] = methods.named_unit(unit, unit.name)
    return show


#: By the name of the unit, which says what it is.
_SHOWERS: dict[str, methods.Show] = {}


def _readings(plan: Plan, weight: Fraction, value: Fraction, standard: Standard, clause: str) -> tuple[Reading, ...]:
    found = []
    for formula in _formulas(plan, weight, value, value, standard):
        points, how = formula.award(value)
        found.append(Reading(formula.name, row_points(points), how, clause, formula.id))
    return tuple(found)


def _of_far_over(plan: Plan, found: _FarOver, claimed: str, standard: Standard) -> Outcome:
    clause = standard.clause(plan.method.value)
    reduced = _reduced(claimed, found.readings[0], clause)
    return _settled(plan, (*found.readings, *reduced), found.notes, standard, clause)


def _settled(
    plan: Plan, readings: tuple[Reading, ...], notes: tuple[ScoreNote, ...], standard: Standard, clause: str
) -> Outcome:
    taken = "at_most" if plan.is_cost else standard.over_exact if plan.method is Method.EXACT else standard.over_range
    return of_readings(plan.method, readings, taken, clause, notes)


def _reduced(said: str, full: Reading, clause: str) -> Iterator[Reading]:
    """A unit may take points off itself for a target set too low; no rule says how many, so what it claims stands."""
    claimed = points_in(said)
    if claimed is not None and 0 <= claimed < full.score:
        how = f"超额过多的按偏离程度扣分，没有统一的扣分档，自评{plain(claimed)}分"
        yield Reading("超额过多自行扣减", claimed, how, clause, "reduced")


def _between(
    printed: str,
    done: str,
    plan: Plan,
    weight: Fraction,
    actual: Actual,
    standard: Standard,
    notes: tuple[ScoreNote, ...],
) -> Outcome:
    """An actual value known only within bounds: the lowest and the highest points it allows."""
    assert plan.target is not None
    values = {actual.span.low, actual.span.high}
    values |= {end for end in (plan.target.low, plan.target.high) if actual.span.holds(end)}
    points = [
        formula.award(value).points
        for formula in _formulas(plan, weight, actual.span.low, actual.span.high, standard)
        for value in values
    ]
    low, high = row_points(min(points)), row_points(max(points))
    clause = standard.clause(plan.method.value)
    said = f"实际“{zh.squeeze(done)}”，目标“{zh.squeeze(printed)}”"
    if low != high:
        reason = f"{said}：实际值不是确数，可得{low}至{high}分"
        return Outcome(plan.method, Certainty.UNDECIDED, ScoreRange(low, high), reason, clause, notes=notes)
    verdict = f"已满足目标，得满分{shown(weight)}分" if high == row_points(weight) else f"得{high}分"
    return Outcome(plan.method, Certainty.COMPUTED, ScoreRange.exactly(low), f"{said}，{verdict}", clause, notes=notes)


def _formulas(plan: Plan, weight: Fraction, low: Fraction, high: Fraction, standard: Standard) -> Iterator[_Formula]:
    """Every formula by which a row with an outcome from ``low`` to ``high`` may be scored; more than one only where the rule
    leaves a question open."""
    span = plan.target
    assert span is not None
    show, target = shower(plan.unit), span.low
    if plan.method is Method.INVERSE:
        yield from _inverse(plan, weight, high, standard)
    elif plan.method is Method.PROPORTIONAL:
        yield _Formula(*_AT_LEAST, lambda value: methods.proportional(weight, target, value, show))
        if plan.sign_missing and not plan.trend and target == 0 and high > 0:
            # a bare target of 0 is more likely something that must not happen, whatever its name
            yield from _inverse(plan, weight, high, standard)
    elif plan.method is Method.EXACT and plan.is_cost:
        # money spent need not reach the amount set; where it is to be paid as set, it must
        yield from _inverse(plan, weight, high, standard)
        if low < target:
            yield _Formula("at_least", "不足按比例", lambda value: methods.proportional(weight, target, value, show))
    elif plan.method is Method.EXACT:
        for over, name in _over(standard.over_exact, ("full", "deviation"), high > span.high):
            yield _Formula(over, name, lambda value, over=over: methods.exact(weight, target, value, over, show))  # type: ignore[misc]
    else:
        for over, name in _over(standard.over_range, ("full", "excess"), high > span.high):
            yield _Formula(over, name, lambda value, over=over: methods.within(weight, span, value, over, show))  # type: ignore[misc]


_AT_LEAST = ("at_least", "正向指标")
_INVERSE = {
    "ratio": ("at_most", "反向指标", methods.inverse),
    "linear": ("at_most_linear", "反向指标按超出比例扣", methods.inverse_linear),
}


def _inverse(plan: Plan, weight: Fraction, high: Fraction, standard: Standard) -> Iterator[_Formula]:
    """The formulas of the standard for a target that was exceeded; what keeps it has the full score under each."""
    assert plan.target is not None
    target, show = plan.target.low, shower(plan.unit)
    exceeded = target.numerator > 0 and not at_most(high, target)
    for formula in standard.inverse if exceeded else standard.inverse[:1]:
        id, name, award = _INVERSE[formula]
        yield _Formula(id, name, lambda value, award=award: award(weight, target, value, show))  # type: ignore[misc]


_OVER_NAMES = {"full": "超出按超额完成", "deviation": "超出按偏离扣分", "excess": "超出上限按比例扣分"}


def _over(taken: str, kinds: tuple[str, ...], exceeded: bool) -> Iterator[tuple[str, str]]:
    for kind in kinds:
        if exceeded or kind == taken:
            yield kind, _OVER_NAMES[kind]


def _notes(printed: str, plan: Plan, actual: Actual, standard: Standard) -> tuple[ScoreNote, ...]:
    """What a reader must know of a row in figures beside its points; of most rows nothing."""
    target, span = plan.target, actual.span
    assert target is not None
    notes = list(actual.notes)
    if plan.sign_missing:
        word = "不超过" if plan.method is Method.INVERSE else "不少于"
        notes.append(ScoreNote(Remark.SIGN_MISSING, f"目标值“{zh.squeeze(printed)}”没有比较符号，按“{word}”理解"))
    if plan.method is not Method.INVERSE:
        if not target.high.numerator:
            notes.append(ScoreNote(Remark.EMPTY_TARGET, "目标值为0，任何完成值都算完成，目标没有内容"))
        elif not at_most(span.low, target.high) and not at_most(span.low, target.high * standard.over_limit):
            times = plain(span.low / target.high)
            limit = plain(standard.over_limit)
            text = f"完成值是目标值的{times}倍，超过{limit}倍，应说明原因；目标定得明显偏低的要扣分"
            notes.append(ScoreNote(Remark.OVER_COMPLETION, text))
    if plan.strict and actual.is_exact and span.low == target.low:
        text = f"目标不含等于，实际恰为{shower(plan.unit)(span.low)}，按完成计"
        notes.append(ScoreNote(Remark.STRICT_BOUND, text))
    if plan.is_part and actual.is_exact and span.low.numerator > span.low.denominator:
        text = f"这类比率不会超过100%，实际填{percent(span.low)}，请核对"
        notes.append(ScoreNote(Remark.RATE_IMPOSSIBLE, text))
    return tuple(notes)
