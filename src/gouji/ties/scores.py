"""得分的规则: the score of a row, the execution rate over whole amounts, a coefficient, a grade: ties that no plain sum expresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from gouji.catalogue.standards import standard
from gouji.domain.facts import FactBook
from gouji.domain.filled import Filled
from gouji.domain.printed import Printed
from gouji.domain.scores import ScoreCard, ScoreRow, Standing
from gouji.domain.selfeval import Indicator
from gouji.domain.ties import Range, Settled
from gouji.scoring.card import score
from gouji.scoring.weights import is_met
from gouji.ties.entries import Entries
from gouji.values.figure import Figure
from gouji.values.interval import Interval
from gouji.values.mismatch import Mismatch, classify
from gouji.values.rounding import plain

_OPEN: Range = (None, None)
_WHOLE = Fraction(1)
_PER_CENT = Fraction(1, 100)


class Cards:
    """评分卡的重算: the card of one form as it would be with other figures, each asked for once."""

    def __init__(self, entries: Entries, card: ScoreCard, facts: FactBook) -> None:
        self._entries = entries
        self._standard = standard(card.standard)
        self._facts = facts
        self._known: dict[frozenset[tuple[Filled, Decimal]], ScoreCard] = {frozenset(): card}
        self._year = card.year
        self.count = len(card.rows)

    def is_met(self, row: Indicator) -> bool:
        """Whether the rules of the form give the full score for ``row``."""
        return is_met(row, self._standard, self._year)

    def row(self, number: int, settled: Settled) -> ScoreRow:
        values = _values(settled)
        key = frozenset(values.items())
        if key not in self._known:
            self._known[key] = score(self._entries.with_values(values), self._standard, self._facts)
        return self._known[key].rows[number]


def _values(settled: Settled) -> Mapping[Filled, Decimal]:
    return {one: one.meaning(bounds).value for one, bounds in settled.items() if isinstance(one, Filled)}


@dataclass(frozen=True, eq=False)
class ScoreRule:
    """得分: the score claimed for a row is the one that its rule gives, under the reading that the standard holds to."""

    cards: Cards
    number: int
    claimed: Filled

    def fits(self, settled: Settled) -> bool | None:
        standing = self.cards.row(self.number, settled).standing
        return None if standing is Standing.UNCLAIMED else standing in (Standing.SUPPORTED, Standing.UNDECIDED)

    def allowed(self, figure: Printed, settled: Settled) -> Range:
        """Open: what is due may rest on what is claimed, as where the form prints no weights."""
        return _OPEN

    def shown(self) -> str:
        row = self.cards.row(self.number, {})
        low, high = plain(row.score.low), plain(row.score.high)
        return f"{self.claimed.shown} 与按评分标准可得的 {low if low == high else f'{low} 至 {high}'} 分"


@dataclass(frozen=True, eq=False)
class WholeAmounts:
    """执行率（金额印整数）: amounts without decimals are what was budgeted, to the 万元 or not: the rate must fit them as they
    stand, or with the half unit only where it is a tail."""

    rate: Filled
    executed: Filled
    budget: Filled

    def fits(self, settled: Settled) -> bool | None:
        rate, executed, budget = (_figure(one, settled) for one in (self.rate, self.executed, self.budget))
        if budget.interval.low <= 0 or not rate.interval.meets(executed.interval / budget.interval):
            return False
        exact = Fraction(executed.exact / budget.exact)
        return rate.interval.holds(exact) or classify(rate, exact) is Mismatch.TAIL

    def allowed(self, figure: Printed, settled: Settled) -> Range:
        rate, executed, budget = (_figure(one, settled) for one in (self.rate, self.executed, self.budget))
        spread = rate.interval
        if figure is self.rate:
            return _OPEN if budget.exact <= 0 else (executed.exact / budget.exact, executed.exact / budget.exact)
        if figure is self.executed:
            return budget.exact * spread.low, budget.exact * spread.high
        return _OPEN if spread.low <= 0 else (executed.exact / spread.high, executed.exact / spread.low)

    def shown(self) -> str:
        return f"{self.rate.shown} 与 {self.executed.shown}÷{self.budget.shown}"


@dataclass(frozen=True, eq=False)
class CoefficientRule:
    """得分系数: the score is weight times coefficient, where a coefficient of 90, 90% and 0.9 are one."""

    claimed: Filled
    weight: Filled
    coefficient: Filled

    def fits(self, settled: Settled) -> bool | None:
        claimed, weight = _figure(self.claimed, settled), _figure(self.weight, settled)
        # whole points are given out as they stand; those with decimals are the product, rounded to so many places
        rounded = Figure(claimed.text, claimed.value, claimed.unit, claimed.places)
        printed = rounded.interval if claimed.places else claimed.interval
        return any(
            (reading * Interval.point(Fraction(weight.value))).meets(printed)
            for reading in coefficient_readings(_figure(self.coefficient, settled))
        )

    def allowed(self, figure: Printed, settled: Settled) -> Range:
        claimed, weight = (Fraction(_figure(one, settled).value) for one in (self.claimed, self.weight))
        factor = coefficient_readings(_figure(self.coefficient, settled))[0]
        if figure is self.claimed:
            return weight * factor.low, weight * factor.high
        if figure is self.weight:
            return _OPEN if factor.low <= 0 else (claimed / factor.high, claimed / factor.low)
        return (claimed / weight, claimed / weight) if weight > 0 else _OPEN

    def shown(self) -> str:
        factor = self.coefficient.figure
        sign = "%" if factor.unit.dimension == "none" and factor.value > 1 else ""
        return f"{self.claimed.shown} 与 {self.weight.shown}×{self.coefficient.shown}{sign}"


def coefficient_readings(factor: Figure) -> tuple[Interval, ...]:
    """The coefficients that a print may stand for, none above the whole; a bare 1 or 0.5 may be of one or of a hundred."""
    whole = _capped(factor.interval)
    return (
        (whole,) if factor.unit.dimension != "none" else (whole, _capped(factor.interval * Interval.point(_PER_CENT)))
    )


def _capped(reading: Interval) -> Interval:
    return Interval(min(reading.low, _WHOLE), min(reading.high, _WHOLE)) if reading.holds(_WHOLE) else reading


@dataclass(frozen=True, eq=False)
class GradeRule:
    """评价结论: the total lies where the grade that is written says."""

    total: Filled
    low: Fraction
    high: Fraction | None

    def fits(self, settled: Settled) -> bool | None:
        value = _figure(self.total, settled).exact
        return self.low <= value and (self.high is None or value < self.high)

    def allowed(self, figure: Printed, settled: Settled) -> Range:
        return self.low, self.high

    def shown(self) -> str:
        return f"{self.total.shown} 与所写的等级"


def _figure(entry: Filled, settled: Settled) -> Figure:
    return entry.meaning(settled[entry]) if entry in settled else entry.figure
