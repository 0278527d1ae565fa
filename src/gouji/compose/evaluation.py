"""自评: goals and projects of a unit-year as scored evaluation forms; points come from the standard, never from here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from gouji.catalogue.forms import Form
from gouji.catalogue.standards import standard
from gouji.compose.facts import facts_of
from gouji.compose.measured import contradicted_rate
from gouji.compose.printed import amount_in, in_cell, rate_or_dash
from gouji.compose.ruled import ruled_entries
from gouji.document.place import Place
from gouji.domain import package_totals as totals
from gouji.domain.facts import FactBook
from gouji.domain.package import IndicatorEntry, Money, Project, Source, UnitYear
from gouji.domain.scores import Certainty, Method, Remark, ScoreRow
from gouji.domain.selfeval import Field, Indicator, MoneyBlock, MoneyRow, Scope, SelfEvaluation
from gouji.domain.standard import Phased, Standard
from gouji.scoring.amounts import Amounts
from gouji.scoring.card import score
from gouji.scoring.grades import grade_of
from gouji.values.figure import Figure, FigureRange
from gouji.values.rounding import plain
from gouji.values.units import unit_named

_NOWHERE = Place()
_OWN = (Method.JUDGED, Method.GRADED, Method.CHECKLIST, Method.YES_NO)


@dataclass(frozen=True, slots=True)
class ScoredRow:
    """评分后的指标行: the indicator as given, its points as printed, and why they are what they are."""

    entry: IndicatorEntry
    weight: Decimal
    points: Decimal
    actual: str
    why: str


@dataclass(frozen=True)
class Evaluation:
    """自评: a scored form before it is laid out. ``project`` is None for the whole department.

    ``money`` are the amounts of the scored money row, ``execution_points`` what they earn of ``execution_weight``.
    ``remarks`` say of each score what it rests on where the form does not show it: other readings, figures not printed.
    ``unit`` is the one in which the form prints its amounts.
    """

    project: Project | None
    money: Money
    expected: str
    achieved: str
    rows: tuple[ScoredRow, ...]
    execution_weight: Decimal
    execution_points: Decimal
    remarks: tuple[str, ...] = ()
    unit: str = "万元"

    @property
    def total(self) -> Decimal:
        return self.execution_points + sum((row.points for row in self.rows), Decimal(0))

    @property
    def grade(self) -> str:
        return grade_of(self.total)

    @property
    def executed_rate(self) -> str:
        return rate_or_dash(self.money.executed, self.money.budget, self.unit)


@dataclass(frozen=True, slots=True)
class Unscored:
    """未能评分: an indicator whose points nobody can tell from what was given; ``origin`` is its cell. It ``rests_on_money``
    where amounts of other sheets are part of what is wrong."""

    origin: str
    message: str
    rests_on_money: bool = False


def evaluate(unit: UnitYear, asked: Iterable[Form]) -> tuple[tuple[Evaluation, ...], tuple[Unscored, ...]]:
    """The evaluations of a unit-year in the forms that are ``asked`` for, in their order."""
    facts = facts_of(unit)
    done: list[Evaluation] = []
    faults: list[Unscored] = []
    for form in asked:
        subjects = (None,) if form.scope is Scope.DEPARTMENT else unit.evaluated
        done.extend(_evaluation(unit, project, form, facts, faults) for project in subjects)
    return tuple(done), tuple(faults)


def department_money(unit: UnitYear) -> Money:
    """The money row of the whole-department form: all spending against the full-year budget."""
    return Money(unit.budget.spending, unit.budget.full_year, totals.spending(unit.accounts))


def _evaluation(
    unit: UnitYear, project: Project | None, plan: Form, facts: FactBook, faults: list[Unscored]
) -> Evaluation:
    rules = standard(plan.standard)
    money = department_money(unit) if project is None else project.total
    goals = unit.goals if project is None else project
    form = SelfEvaluation(
        form="",
        standard=rules.id,
        scope=Scope.DEPARTMENT if project is None else Scope.PROJECT,
        title="",
        place=_NOWHERE,
        year=unit.year,
        money=_money_block(money, plan.layout.unit),
    )
    amounts = Amounts(form, facts, rules)
    entries = goals.indicators
    if project is None and rules.rows:
        entries, wrong = ruled_entries(entries, rules, amounts)
        measured = {entry.origin for entry, row in zip(entries, rules.rows, strict=True) if row.measure}
        faults.extend(Unscored(*fault, rests_on_money=fault[0] in measured) for fault in wrong)
    else:
        faults.extend(
            Unscored(*fault, rests_on_money=True) for entry in entries for fault in contradicted_rate(entry, amounts)
        )
    form = replace(form, indicators=tuple(_indicator(entry) for entry in entries))
    scored = list(score(form, rules, facts).rows)
    execution_points = Decimal(0)
    if rules.execution is not None:
        execution_points = scored.pop(0).score.low
    rows = tuple(_scored(entry, row, rules, faults) for entry, row in zip(entries, scored, strict=True))
    weight = Decimal(int(rules.execution.points)) if rules.execution is not None else Decimal(0)
    owner = "整体" if project is None else project.name
    remarks = tuple(
        f"{owner}{said}" for row, one in zip(rows, scored, strict=True) for said in _rests_on(row, one, rules)
    )
    if project is None:
        remarks += _unspent(unit)
    return Evaluation(
        project, money, goals.expected, goals.achieved, rows, weight, execution_points, remarks, plan.layout.unit
    )


def _unspent(unit: UnitYear) -> tuple[str, ...]:
    """A balance carried on was budgeted too: a full-year budget without it makes the rate of execution too high."""
    left = totals.total(totals.closing(unit.accounts, source) for source in Source)
    spent, budget = totals.spending(unit.accounts), unit.budget.full_year
    if budget >= spent + left or not budget:
        return ()
    return (
        f"整体预算执行率 {rate_or_dash(spent, budget)} 以支出全年预算 {in_cell(budget)} 万元为基数；支出决算 {in_cell(spent)} 万元加年末结转结余"
        f" {in_cell(left)} 万元为 {in_cell(spent + left)} 万元，全年预算可能漏了结转下年的部分，请核对。",
    )


def _money_block(money: Money, printed_in: str) -> MoneyBlock:
    def field(yuan: Decimal) -> Field:
        return Field(amount_in(printed_in, yuan), _NOWHERE)

    row = MoneyRow(Field("年度资金总额", _NOWHERE), field(money.initial), field(money.budget), field(money.executed))
    return MoneyBlock(row, (), _NOWHERE, unit_named(printed_in))


def _indicator(entry: IndicatorEntry) -> Indicator:
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
    points = row.as_filed if row.as_filed is not None else row.score.low
    if _gives_itself_less(entry, row, rules):
        assert entry.own_score is not None
        points = entry.own_score
    fault = _fault(entry, row, rules, points, weight)
    if fault:
        measured = any(known.id == row.standard_row and known.measure for known in rules.rows)
        faults.append(Unscored(entry.origin, fault, rests_on_money=measured))
    return ScoredRow(entry, weight, points, entry.actual, row.reason)


def _gives_itself_less(entry: IndicatorEntry, row: ScoreRow, rules: Standard) -> bool:
    """Whether a unit takes off more than the figures ask for and says why: that is its own to judge, unlike more than is
    due. The points of a standard with rows of its own follow from its texts."""
    is_lower = entry.own_score is not None and 0 <= entry.own_score < row.score.low
    return is_lower and row.as_filed is None and not row.allowed and bool(entry.reason) and not rules.rows


def _fault(entry: IndicatorEntry, row: ScoreRow, rules: Standard, points: Decimal, weight: Decimal) -> str:
    """Why the points of a row cannot stand as they are; empty where they can."""
    is_judged = row.method in _OWN and not (row.method is Method.YES_NO and row.certainty is Certainty.COMPUTED)
    if is_judged and entry.own_score is None:
        return f"“{entry.level3}”由人评定，请填自评得分。{row.reason}。"
    is_open = row.certainty is Certainty.UNDECIDED and entry.own_score is None
    if row.as_filed is None and not is_open and not _gives_itself_less(entry, row, rules):
        said = "没有填" if entry.own_score is None else f"填的自评得分 {plain(entry.own_score)} 分不成立"
        return f"“{entry.level3}”{said}：{row.reason}。"
    if row.note(Remark.SIGN_MISSING) and row.certainty is Certainty.READINGS:
        return f"“{entry.level3}”的年度指标值“{entry.target}”没有比较符号，不同的理解得分不同，请写明 ≥ 或 ≤。{row.reason}。"
    impossible = row.note(Remark.RATE_IMPOSSIBLE)
    if impossible is not None:
        return f"“{entry.level3}”：{impossible.text}。"
    if points < weight and not entry.reason and not rules.rows:
        return f"“{entry.level3}”得 {plain(points)} 分，低于分值 {plain(weight)} 分，须填偏差原因。"
    if not rules.rows and _is_far_over(entry, rules) and not entry.reason:
        return f"“{entry.level3}”完成值超过目标三成以上，须填原因。"
    return ""


def _rests_on(scored: ScoredRow, row: ScoreRow, rules: Standard) -> Iterator[str]:
    """What a reader of the form cannot see of the points: other readings of the rule, figures nothing prints."""
    name, points = f"“{scored.entry.level3}”", plain(scored.points)
    if _gives_itself_less(scored.entry, row, rules):
        yield f"{name}自评 {points} 分，低于按标准可得的 {plain(row.score.low)} 分，照单位所填的原因扣分：{row.reason}。"
    elif row.certainty is Certainty.UNDECIDED:
        yield f"{name}计 {points} 分：{row.reason}。"
    elif any(known.id == row.standard_row and isinstance(known.rule, Phased) for known in rules.rows):
        yield f"{name}得 {points} 分，所依据的年中支出和追加追减表上不印，复核时须另附：{row.reason}。"
    others = [reading for reading in row.readings if reading.score != scored.points]
    if others:
        told = "；".join(f"按“{reading.name}”为 {plain(reading.score)} 分" for reading in others)
        taken = row.filed_under or row.taken
        yield f"{name}按“{taken}”得 {points} 分；{told}。"


def _is_far_over(entry: IndicatorEntry, rules: Standard) -> bool:
    target, actual = Field(entry.target, _NOWHERE).value, Field(entry.actual, _NOWHERE).figure
    if not isinstance(target, Figure) or isinstance(target, FigureRange) or actual is None or target.bound.downward:
        return False
    return target.exact > 0 and actual.exact / target.exact > rules.over_limit
