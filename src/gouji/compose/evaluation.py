"""自评: goals and projects of a unit-year as scored evaluation forms; points come from the standard, never from here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from gouji.catalogue.standards import standard
from gouji.compose.facts import facts_of
from gouji.compose.printed import in_cell, rate
from gouji.compose.ruled import ruled_entries
from gouji.document.place import Place
from gouji.domain import package_totals as totals
from gouji.domain.facts import FactBook
from gouji.domain.package import IndicatorEntry, Money, Project, UnitYear
from gouji.domain.scores import Certainty, Method, ScoreRow
from gouji.domain.selfeval import Field, Indicator, MoneyBlock, MoneyRow, Scope, SelfEvaluation
from gouji.domain.standard import Standard
from gouji.scoring.card import score
from gouji.scoring.grades import grade_of
from gouji.values.figure import Figure, FigureRange
from gouji.values.rounding import plain

_NOWHERE = Place()
_OWN = (Method.JUDGED, Method.GRADED, Method.CHECKLIST, Method.YES_NO)


@dataclass(frozen=True, slots=True)
class ScoredRow:
    """评分后的指标行: the indicator as given, its points as printed, and the rule behind them."""

    entry: IndicatorEntry
    weight: Decimal
    points: Decimal
    actual: str


@dataclass(frozen=True)
class Evaluation:
    """自评: a scored form before it is laid out. ``project`` is None for the whole department.

    ``money`` are the amounts of the scored money row, ``execution_points`` what they earn of ``execution_weight``.
    """

    project: Project | None
    money: Money
    expected: str
    achieved: str
    rows: tuple[ScoredRow, ...]
    execution_weight: Decimal
    execution_points: Decimal

    @property
    def total(self) -> Decimal:
        return self.execution_points + sum((row.points for row in self.rows), Decimal(0))

    @property
    def grade(self) -> str:
        return grade_of(self.total)

    @property
    def executed_rate(self) -> str:
        return rate(self.money.executed, self.money.budget)


@dataclass(frozen=True, slots=True)
class Unscored:
    """未能评分: an indicator whose points nobody can tell from what was given; ``origin`` is its cell."""

    origin: str
    message: str


def evaluate(unit: UnitYear, forms: Iterable[tuple[str, Scope]]) -> tuple[tuple[Evaluation, ...], tuple[Unscored, ...]]:
    """The evaluations of a unit-year under the given (standard, scope) pairs, the department's first."""
    facts = facts_of(unit)
    done: list[Evaluation] = []
    faults: list[Unscored] = []
    for standard_id, scope in forms:
        rules = standard(standard_id)
        subjects = (None,) if scope is Scope.DEPARTMENT else unit.projects
        done.extend(_evaluation(unit, project, rules, facts, faults) for project in subjects)
    return tuple(done), tuple(faults)


def department_money(unit: UnitYear) -> Money:
    """The money row of the whole-department form: all spending against the full-year budget."""
    return Money(unit.budget.spending, unit.budget.full_year, totals.spending(unit.accounts))


def _evaluation(
    unit: UnitYear, project: Project | None, rules: Standard, facts: FactBook, faults: list[Unscored]
) -> Evaluation:
    money = department_money(unit) if project is None else project.total
    goals = unit.goals if project is None else project
    entries = goals.indicators if project is not None or not rules.rows else ruled_entries(unit, rules)
    form = SelfEvaluation(
        form="",
        standard=rules.id,
        scope=Scope.DEPARTMENT if project is None else Scope.PROJECT,
        title="",
        place=_NOWHERE,
        year=unit.year,
        money=_money_block(money),
        indicators=tuple(_indicator(entry, rules) for entry in entries),
    )
    card = score(form, rules, facts)
    scored = list(card.rows)
    execution_points = Decimal(0)
    if rules.execution is not None:
        execution_points = scored.pop(0).score.low
    rows = tuple(_scored(entry, row, rules, faults) for entry, row in zip(entries, scored, strict=True))
    weight = Decimal(int(rules.execution.points)) if rules.execution is not None else Decimal(0)
    return Evaluation(project, money, goals.expected, goals.achieved, rows, weight, execution_points)


def _money_block(money: Money) -> MoneyBlock:
    def field(yuan: Decimal) -> Field:
        return Field(in_cell(yuan), _NOWHERE)

    row = MoneyRow(Field("年度资金总额", _NOWHERE), field(money.initial), field(money.budget), field(money.executed))
    return MoneyBlock(row, (), _NOWHERE)


def _indicator(entry: IndicatorEntry, rules: Standard) -> Indicator:
    """The indicator for scoring; a row the standard itself knows is worth what the standard says."""

    def field(text: str) -> Field:
        return Field(text, _NOWHERE)

    claimed = "" if entry.own_score is None else plain(entry.own_score)
    weight = None if entry.weight is None else field(plain(entry.weight))
    return Indicator(
        field(entry.level1),
        field(entry.level2),
        field(entry.level3),
        field(entry.target),
        field(entry.actual),
        field(claimed),
        weight,
    )


def _scored(entry: IndicatorEntry, row: ScoreRow, rules: Standard, faults: list[Unscored]) -> ScoredRow:
    weight = row.weight if row.weight is not None else Decimal(0)
    is_judged = row.method in _OWN and not (row.method is Method.YES_NO and row.certainty is Certainty.COMPUTED)
    points = row.as_filed if row.as_filed is not None else row.score.low
    if is_judged and entry.own_score is None:
        faults.append(Unscored(entry.origin, f"“{entry.level3}”由人评定，请填自评得分。{row.reason}。"))
    elif row.as_filed is None and not (row.certainty is Certainty.UNDECIDED and entry.own_score is None):
        said = "没有填" if entry.own_score is None else f"填的自评得分 {plain(entry.own_score)} 分不成立"
        faults.append(Unscored(entry.origin, f"“{entry.level3}”{said}：{row.reason}。"))
    elif points < weight and not entry.reason and not rules.rows:
        faults.append(
            Unscored(
                entry.origin, f"“{entry.level3}”得 {plain(points)} 分，低于分值 {plain(weight)} 分，须填偏差原因。"
            )
        )
    elif _is_far_over(entry, rules) and not entry.reason:
        faults.append(Unscored(entry.origin, f"“{entry.level3}”完成值超过目标三成以上，须填原因。"))
    return ScoredRow(entry, weight, points, entry.actual)


def _is_far_over(entry: IndicatorEntry, rules: Standard) -> bool:
    target, actual = Field(entry.target, _NOWHERE).value, Field(entry.actual, _NOWHERE).figure
    if not isinstance(target, Figure) or isinstance(target, FigureRange) or actual is None or target.bound.downward:
        return False
    return target.exact > 0 and actual.exact / target.exact > rules.over_limit
