"""Scoring standards as values: the rules that give points, the rates they look at, and where each comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from gouji.values.interval import Interval


@dataclass(frozen=True, slots=True)
class Band:
    """档: ``points`` for a rate between two ends (base 1: 95% is 19/20); an end that is None is open.

    A band whose ends are equal asks for one exact rate.
    """

    points: Fraction
    low: Fraction | None = None
    high: Fraction | None = None
    low_in: bool = True
    high_in: bool = True

    def holds(self, rate: Fraction, spread: Interval) -> bool:
        """True when the rate lies in the band.

        An exact rate is met when the envelope ``spread`` of the printed amounts holds it: 368.94 of 368.93 is 100%.
        """
        if self.low is not None and self.low == self.high:
            return spread.holds(self.low)
        above = self.low is None or rate > self.low or (self.low_in and rate == self.low)
        below = self.high is None or rate < self.high or (self.high_in and rate == self.high)
        return above and below


@dataclass(frozen=True, slots=True)
class Banded:
    """分档计分: the first band that holds the rate gives the points."""

    bands: tuple[Band, ...]

    @property
    def maximum(self) -> Fraction:
        return max(band.points for band in self.bands)


@dataclass(frozen=True, slots=True)
class Stepwise:
    """超限扣分: ``full`` up to ``limit``, then ``loss`` for each whole ``step`` beyond it, never below 0.

    ``above`` is false where falling short of the limit costs points. ``absolute`` takes the rate without its sign.
    """

    limit: Fraction
    full: Fraction
    step: Fraction
    loss: Fraction
    above: bool = True
    absolute: bool = False

    @property
    def maximum(self) -> Fraction:
        return self.full


@dataclass(frozen=True, slots=True)
class Phase:
    """时点: the bands of one date in the year (半年进度, 前三季度进度)."""

    name: str
    rule: Banded


@dataclass(frozen=True, slots=True)
class Phased:
    """分时点计分: the points of all phases are added."""

    phases: tuple[Phase, ...]

    @property
    def maximum(self) -> Fraction:
        return sum((phase.rule.maximum for phase in self.phases), Fraction(0))


@dataclass(frozen=True, slots=True)
class Checklist:
    """逐项核对: ``full`` less ``loss`` for each point that is not met, never below 0."""

    full: Fraction
    loss: Fraction

    @property
    def maximum(self) -> Fraction:
        return self.full


@dataclass(frozen=True, slots=True)
class Choice:
    """选项: one answer of a graded rule with its points."""

    label: str
    points: Fraction


@dataclass(frozen=True, slots=True)
class Graded:
    """分级选定: a person picks one answer of a fixed list."""

    choices: tuple[Choice, ...]

    @property
    def maximum(self) -> Fraction:
        return max(choice.points for choice in self.choices)


Rule = Banded | Stepwise | Phased | Checklist | Graded


@dataclass(frozen=True, slots=True)
class Term:
    """算式项: one amount of a formula, added or taken away."""

    amount: str
    sign: int = 1


@dataclass(frozen=True, slots=True)
class AmountSource:
    """取数口径: where one amount comes from, tried in this order.

    ``form`` names columns of the form's money row, ``facts`` are (subject, measure) pairs of the fact book, ``derived``
    is a formula of other amounts. ``zero_unless_stated`` takes a figure that nothing states as 0, with a remark, unless the
    formula ``zero_if`` can be computed and is not 0. A column of the form counts only where the amount ``beside`` is
    stated itself and the figure is not below the amount ``at_least``.
    """

    name: str
    label: str
    form: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    derived: tuple[Term, ...] = ()
    zero_unless_stated: bool = False
    zero_if: tuple[Term, ...] = ()
    beside: str = ""
    at_least: str = ""


@dataclass(frozen=True, slots=True)
class RateReading:
    """读法: one way to compute a rate: sum of ``numerator`` over sum of ``denominator`` (an empty numerator is 0).

    ``cap`` limits the rate from above, ``absolute`` drops its sign, ``phase`` is the part of a phase's name it belongs to.
    """

    id: str
    name: str
    numerator: tuple[Term, ...]
    denominator: tuple[Term, ...]
    clause: str = ""
    cap: Fraction | None = None
    absolute: bool = False
    phase: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """比率指标: a rate with a standard name and every reading of how it is computed.

    ``nil_budget_is_bad``: spending without any budget takes the worst points and 0 of 0 counts as a rate of 0;
    where it is false no rate can be made from a budget of 0.
    """

    id: str
    names: tuple[str, ...]
    readings: tuple[RateReading, ...]
    nil_budget_is_bad: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Degrees:
    """定性用语: words that tell how far a target in words was reached, each list with its longest words first.

    ``neutral`` change nothing, ``negated`` and ``partly`` stand before what was not or only partly done; ``achieved`` are
    words of reaching, ``objects`` what may follow them. ``strong``, ``weak`` and ``steady`` are degrees (显著, 有所, 持续).
    ``scale`` are grades with their names, best first. ``choices`` are targets that only list what may be chosen, 优良中差,
    each with its answers, best first. ``answers`` are whole answers by judged step, best step first.
    """

    neutral: tuple[str, ...] = ()
    negated: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    achieved: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    steady: tuple[str, ...] = ()
    scale: tuple[tuple[str, ...], ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    answers: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """用语: words that decide how a row is read; ``names`` are looked for inside indicator names. Each is itself only.

    ``negative`` names things one wants few of (投诉, 事故) unless a word of ``negative_unless`` stands beside it.
    ``at_most_whole`` are rates that cannot exceed 100%. ``none_happened`` begin a statement that a negative thing did not
    occur. ``cost`` begins headings under which amounts are spent, unless the name has a word of ``cost_unless``;
    ``set_rate`` names amounts that are to be paid as set. ``shorter`` names times of which less is better, in units of
    ``durations``; ``dated`` names things that happen on a day. ``sizes`` gives units in terms of another; units of one set of
    ``alike`` count the same things.
    """

    negative: tuple[str, ...] = ()
    negative_unless: tuple[str, ...] = ()
    at_most_whole: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    none_happened: tuple[str, ...] = ()
    cost: tuple[str, ...] = ()
    cost_unless: tuple[str, ...] = ()
    set_rate: tuple[str, ...] = ()
    shorter: tuple[str, ...] = ()
    durations: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    sizes: Mapping[str, tuple[str, Fraction]] = field(default_factory=dict)
    alike: tuple[frozenset[str], ...] = ()
    words: Degrees = Degrees()


@dataclass(frozen=True, slots=True)
class JudgedStep:
    """定性档: the shares of the points a person may give in one step; ``low`` is included, ``high`` only when it is 1."""

    name: str
    low: Fraction
    high: Fraction

    def holds(self, share: Fraction) -> bool:
        return self.low <= share and (share < self.high or self.high == 1 == share)


@dataclass(frozen=True, slots=True)
class Execution:
    """预算执行率计分: the points of the money row, where the standard scores it by itself."""

    points: Fraction
    clause: str


@dataclass(frozen=True, slots=True)
class GroupWeight:
    """一级指标权重: the points all rows under one first-level heading must add up to."""

    names: tuple[str, ...]
    points: Fraction


@dataclass(frozen=True, slots=True)
class StandardRow:
    """标准行: one row of a standard that fixes its rows.

    ``measure`` is the id of the rate it looks at, ``taken`` the id of the reading that holds where nothing else is
    shown, ``items`` the number of points to check in a check list.
    """

    id: str
    names: tuple[str, ...]
    level1: str
    points: Fraction
    rule: Rule
    clause: str
    measure: str = ""
    taken: str = ""
    items: int = 0


@dataclass(frozen=True, slots=True)
class CaseChoice:
    """情形: a named set of readings taken together, as (row id, reading id) or (row id, ``low``/``high``)."""

    name: str
    picks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Standard:
    """评分标准: everything one edition says about points. Each is itself only.

    ``in_force_from`` and ``in_force_until`` are evaluated years, both included. ``clauses`` gives the clause of each
    method by its name. ``over_limit`` is the completion above which a reason must be given. ``inverse`` are the formulas of
    an inverse target that was exceeded, the one that is taken first.
    """

    id: str
    title: str
    place: str
    source: str
    certainty: str
    in_force_from: int
    in_force_until: int | None
    last_checked: date
    total: Fraction
    execution: Execution | None
    groups: tuple[GroupWeight, ...]
    steps: tuple[JudgedStep, ...]
    over_limit: Fraction
    over_exact: str
    over_range: str
    inverse: tuple[str, ...]
    clauses: tuple[tuple[str, str], ...]
    wording: Wording
    amounts: tuple[AmountSource, ...]
    measures: tuple[Measure, ...]
    rows: tuple[StandardRow, ...] = ()
    cases: tuple[CaseChoice, ...] = ()

    def clause(self, method: str) -> str:
        """The clause that ``method`` rests on, the standard's source where no finer one is known."""
        for name, clause in self.clauses:
            if name == method:
                return clause
        return self.source

    def in_force(self, year: int) -> bool:
        return self.in_force_from <= year and (self.in_force_until is None or year <= self.in_force_until)
