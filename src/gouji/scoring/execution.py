"""预算执行率: the money row of a form, scored from the amounts and never from the printed rate."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from gouji.domain.scores import Certainty, Method, Reading, Remark, ScoreNote, ScoreRange
from gouji.domain.selfeval import Field, MoneyBlock, MoneyRow
from gouji.domain.standard import Execution
from gouji.scoring import methods
from gouji.scoring.methods import row_points, shown
from gouji.scoring.outcome import Outcome, claimed_points, of_readings, undecided
from gouji.values.figure import Figure
from gouji.values.interval import at_most
from gouji.values.rounding import plain


def budget_field(row: MoneyRow) -> Field | None:
    """全年预算数, or 年初预算数 in a form that has no column for it."""
    return row.initial if row.budget is None else row.budget


def execution_points(money: MoneyBlock, execution: Execution) -> Fraction:
    """The points the form prints for the rate of execution, those of the standard where it prints none."""
    printed = claimed_points(money.total.weight)
    return execution.points if printed is None else Fraction(printed)


def score_execution(money: MoneyBlock, execution: Execution) -> Outcome:
    """weight × executed ÷ budget, at most the weight; undecided where an amount is missing or the budget is 0."""
    weight = execution_points(money, execution)
    budget, executed = _figure(budget_field(money.total), money), _figure(money.total.executed, money)
    missing = [name for name, figure in (("预算数", budget), ("执行数", executed)) if figure is None]
    if budget is None or executed is None:
        return _not_scored(weight, f"没有{'、'.join(missing)}，执行率得分算不出", execution)
    planned, spent = budget.exact, executed.exact
    if planned.numerator <= 0:
        return _not_scored(
            weight, f"全年预算数为{budget.text.strip()}，执行率无从计算，分值如何处理由人决定", execution
        )
    award = methods.proportional(weight, planned, spent, methods.in_unit(money.unit))
    points = row_points(award.points)
    notes: tuple[ScoreNote, ...] = ()
    if not at_most(planned, spent):
        reason = f"{award.how}，按未取整的执行率计分"
    elif spent == planned:
        reason = f"执行数与预算数都是{executed.value}，执行率100%，得满分{shown(weight)}分"
    else:
        rate = f"{plain(spent / planned * 100)}%"
        notes = tuple(_notes(budget, executed, rate))
        reason = f"{executed.value} ÷ {budget.value} = {rate}，按100%封顶，得满分{shown(weight)}分"
    by_task = _by_task(money, execution)
    if by_task is not None:
        whole = Reading("按合计的执行率计分", points, reason, execution.clause, "as_whole")
        return of_readings(Method.PROPORTIONAL, (by_task, whole), by_task.id, execution.clause, notes)
    return Outcome(
        Method.PROPORTIONAL, Certainty.COMPUTED, ScoreRange.exactly(points), reason, execution.clause, notes=notes
    )


def _by_task(money: MoneyBlock, execution: Execution) -> Reading | None:
    """The tasks scored one by one, as a form that prints points for each of them asks for."""
    scored: list[Decimal] = []
    for row in money.tasks:
        budget, executed, weight = _figure(row.budget, money), _figure(row.executed, money), claimed_points(row.weight)
        if budget is None or executed is None or weight is None or budget.exact <= 0:
            return None
        award = methods.proportional(Fraction(weight), budget.exact, executed.exact)
        scored.append(row_points(award.points))
    if not scored:
        return None
    total = sum(scored, Decimal(0))
    how = f"各项任务各按执行率计分：{' + '.join(map(plain, scored))} = {plain(total)}"
    places = tuple(row.claimed.place for row in money.tasks if row.claimed is not None)
    return Reading("各项任务分别计分", row_points(Fraction(total)), how, execution.clause, "by_task", places)


def _figure(field: Field | None, money: MoneyBlock) -> Figure | None:
    figure = field.figure if field is not None else None
    if figure is None:
        return None
    return figure if figure.unit.is_money else figure.with_unit(money.unit)


def _notes(budget: Figure, executed: Figure, rate: str) -> Iterator[ScoreNote]:
    if not executed.interval.meets(budget.interval):
        text = (
            f"执行数{executed.value}大于预算数{budget.value}，执行率{rate}：多半是调整后的全年预算数没有填入，"
            "请把年中追加和上年结转加进全年预算数"
        )
        yield ScoreNote(Remark.RATE_OVER_100, text)


def _not_scored(weight: Fraction, reason: str, execution: Execution) -> Outcome:
    return undecided(Method.PROPORTIONAL, Fraction(0), weight, reason, execution.clause)
