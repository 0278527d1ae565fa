"""取数: the amounts and rates of a rule text, from the form's money row and the facts of the whole document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from gouji.document.place import Place
from gouji.domain.facts import FactBook
from gouji.domain.scores import Remark, ScoreNote
from gouji.domain.selfeval import SelfEvaluation
from gouji.domain.standard import AmountSource, RateReading, Standard, Term
from gouji.scoring.methods import percent
from gouji.values.interval import Interval
from gouji.values.rounding import plain
from gouji.values.units import WAN_YUAN


@dataclass(frozen=True, slots=True)
class Amount:
    """金额: ``value`` in 元 with the span of true values its print stands for and where it stands."""

    value: Fraction
    spread: Interval
    places: tuple[Place, ...] = ()
    notes: tuple[ScoreNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """缺数: the names of the amounts that nothing states."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """比率: ``value`` (base 1) with its envelope and the division in words; ``value`` is None for money over no budget."""

    value: Fraction | None
    spread: Interval
    how: str
    places: tuple[Place, ...]
    notes: tuple[ScoreNote, ...]


@dataclass(frozen=True, slots=True)
class Amounts:
    """账: one form with the facts beside it, asked for amounts by their name in the catalogue."""

    evaluation: SelfEvaluation
    facts: FactBook
    standard: Standard

    def rate(self, reading: RateReading, *, nil_budget_is_bad: bool) -> Rate | Missing:
        """The rate of one reading in words and numbers, or what is missing for it."""
        upper, lower = self.sum(reading.numerator), self.sum(reading.denominator)
        if isinstance(upper, Missing) or isinstance(lower, Missing):
            absent = (part.labels for part in (upper, lower) if isinstance(part, Missing))
            return Missing(tuple(dict.fromkeys(label for labels in absent for label in labels)))
        places = tuple(dict.fromkeys((*upper.places, *lower.places)))
        notes = tuple(dict.fromkeys((*upper.notes, *lower.notes)))
        if lower.value <= 0:
            return _of_nothing(upper, lower, nil_budget_is_bad, places, notes)
        value = upper.value / lower.value
        spread = upper.spread / lower.spread if lower.spread.low > 0 else Interval.point(value)
        how = f"{self._words(reading.numerator)} ÷ {self._words(reading.denominator)} = {percent(value)}"
        if reading.absolute and value < 0:
            value, spread, how = -value, abs(spread), f"{how}，取绝对值"
        elif reading.absolute:
            spread = abs(spread)
        if reading.cap is not None and value > reading.cap:
            value, spread, how = reading.cap, Interval.point(reading.cap), f"{how}，按{percent(reading.cap)}计"
        return Rate(value, spread, how, places, notes)

    def amount(self, name: str) -> Amount | Missing:
        """The amount called ``name``, from the first of its sources that states it."""
        source = next(one for one in self.standard.amounts if one.name == name)
        for found in self._stated(source):
            return found
        if source.derived:
            derived = self.sum(source.derived)
            if not isinstance(derived, Missing):
                return derived
        if source.zero_unless_stated and not self._is_something(source.zero_if):
            note = ScoreNote(Remark.ZERO_ASSUMED, f"{source.label}没有列数，视同0")
            return Amount(Fraction(0), Interval.point(0), notes=(note,))
        return Missing((source.label,))

    def _stated(self, source: AmountSource) -> Iterator[Amount]:
        money = self.evaluation.money
        for column in source.form if money is not None and self._may_stand(source) else ():
            assert money is not None
            field = getattr(money.total, column)
            figure = field.figure if field is not None else None
            if figure is not None:
                figure = figure if figure.unit.is_money else figure.with_unit(money.unit)
                if not self._is_below(figure.interval, source.at_least):
                    yield Amount(figure.exact, figure.interval, (field.place,))
        for subject, measure in source.facts:
            fact = self.facts.first(subject, measure, self.evaluation.year)
            if fact is not None:
                yield Amount(fact.figure.exact, fact.figure.interval, (fact.place,))

    def _may_stand(self, source: AmountSource) -> bool:
        return not source.beside or isinstance(self.amount(source.beside), Amount)

    def _is_below(self, found: Interval, other: str) -> bool:
        """True where ``found`` cannot be as much as the amount called ``other``."""
        least = self.amount(other) if other else None
        return isinstance(least, Amount) and found.high < least.spread.low

    def _is_something(self, terms: tuple[Term, ...]) -> bool:
        found = self.sum(terms) if terms else Missing(())
        return isinstance(found, Amount) and found.value != 0

    def sum(self, terms: tuple[Term, ...]) -> Amount | Missing:
        """The terms added up, or the labels of all that nothing states."""
        total = Amount(Fraction(0), Interval.point(0))
        missing: list[str] = []
        for term in terms:
            part = self.amount(term.amount)
            if isinstance(part, Missing):
                missing.extend(part.labels)
                continue
            value, spread = (part.value, part.spread) if term.sign > 0 else (-part.value, -part.spread)
            total = Amount(
                total.value + value, total.spread + spread, total.places + part.places, total.notes + part.notes
            )
        return Missing(tuple(missing)) if missing else total

    def _words(self, terms: tuple[Term, ...]) -> str:
        """The terms with their figures in 万元: （368.94 − 322.23）."""
        shown = ""
        for term in terms:
            part = self.amount(term.amount)
            assert not isinstance(part, Missing)
            mark = (" + " if term.sign > 0 else " − ") if shown else ("" if term.sign > 0 else "−")
            shown += mark + plain(part.value / WAN_YUAN.factor, 6)
        if not shown:
            return "0"
        return f"（{shown}）" if len(terms) > 1 else shown


def _of_nothing(
    upper: Amount, lower: Amount, is_bad: bool, places: tuple[Place, ...], notes: tuple[ScoreNote, ...]
) -> Rate | Missing:
    """A rate over a budget of 0, where the measure says what that means."""
    if not is_bad or lower.value < 0:
        return Missing(("不为0的预算数",))
    if upper.value == 0:
        return Rate(Fraction(0), Interval.point(0), "预算数与决算数都是0，按0%计", places, notes)
    return Rate(None, Interval.point(0), "预算数是0却有决算数", places, notes)
