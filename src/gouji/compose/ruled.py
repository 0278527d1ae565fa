"""标准行: the rows that a standard fixes, with target and actual value computed where the rule looks at a rate.

The text of each rule is written out from the rule the scorer applies, so the form cannot print another one.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from gouji.compose.printed import wan
from gouji.domain import package_totals as totals
from gouji.domain.package import Income, IndicatorEntry, Source, UnitYear
from gouji.domain.standard import Band, Banded, Checklist, Graded, Phased, Rule, Standard, StandardRow, Stepwise
from gouji.scoring.methods import banded, row_points
from gouji.values import zh
from gouji.values.interval import Interval
from gouji.values.rounding import plain


def ruled_entries(unit: UnitYear, rules: Standard) -> tuple[IndicatorEntry, ...]:
    """One entry for every row of the standard: what the unit filled in, with rates computed from its figures."""
    given = {zh.label(entry.level3): entry for entry in unit.goals.indicators}
    return tuple(_entry(unit, row, given.get(row.names[0])) for row in rules.rows)


def _entry(unit: UnitYear, row: StandardRow, given: IndicatorEntry | None) -> IndicatorEntry:
    computed = _rate(unit, row)
    return IndicatorEntry(
        level1=row.level1,
        level2="" if given is None else given.level2,
        level3=row.names[0],
        target=_target(row.rule) if given is None or not given.target else given.target,
        actual=computed or _answer(row.rule, given),
        weight=None,
        own_score=_progress_points(unit, row.rule) if isinstance(row.rule, Phased) else _given_points(given, computed),
        reason="" if given is None else given.reason,
        origin=f"（{row.names[0]}）" if given is None else given.origin,
    )


def _rate(unit: UnitYear, row: StandardRow) -> str:
    """The printed rate of a measured row, in the reading the standard holds to; empty where it takes no single rate."""
    budget, accounts = Fraction(wan(unit.budget.full_year)), unit.accounts
    spent = Fraction(wan(totals.spending(accounts)))
    carried = Fraction(wan(totals.total(totals.opening(accounts, source) for source in Source)))
    three_public = totals.three_public(unit)
    if row.measure == "budget_completion":
        return _percent(spent / budget)
    if row.measure == "budget_adjustment":
        return _percent(abs(spent - budget - carried) / budget)
    if row.measure == "three_public_control" and three_public.budget:
        return _percent(Fraction(wan(three_public.final)) / Fraction(wan(three_public.budget)))
    if row.measure == "spending_progress":
        return "；".join(f"{name}{_percent(rate)}" for name, rate in _progress(unit).items()) or "没有年中数据"
    if row.measure == "budget_accuracy":
        return _accuracy(unit)
    return ""


def _answer(rule: Rule, given: IndicatorEntry | None) -> str:
    """What was filled in, else the answer that the points given stand for."""
    if given is None or given.actual or given.own_score is None:
        return "" if given is None else given.actual
    if isinstance(rule, Graded):
        return next((choice.label for choice in rule.choices if choice.points == given.own_score), "")
    if isinstance(rule, Checklist):
        failed = -(-(rule.full - Fraction(given.own_score)) // rule.loss)
        return f"{failed}项不符合" if failed else "全部符合"
    return ""


def _given_points(given: IndicatorEntry | None, computed: str) -> Decimal | None:
    return None if given is None or computed else given.own_score


def _progress(unit: UnitYear) -> dict[str, Fraction]:
    """Spending to mid-year and to the third quarter against what could be spent by then, by phase; known ones only."""
    given = unit.budget
    carried = totals.total(totals.opening(unit.accounts, source) for source in Source)
    phases = (
        ("半年进度", given.half_year_spent, given.half_year_changes),
        ("前三季度进度", given.three_quarters_spent, given.three_quarters_changes),
    )
    return {
        name: Fraction(spent) / Fraction(carried + given.spending + changes)
        for name, spent, changes in phases
        if spent is not None
    }


def _progress_points(unit: UnitYear, rule: Phased) -> Decimal:
    """The points of the phases with data; a phase without earns none."""
    rates = _progress(unit)
    points = Fraction(0)
    for phase in rule.phases:
        rate = rates.get(phase.name)
        award = None if rate is None else banded(phase.rule, rate, Interval.point(rate))
        points += award.points if award is not None else 0
    return row_points(points)


def _accuracy(unit: UnitYear) -> str:
    """Other income against its budget, which is what of the income budget is not fiscal."""
    final = Fraction(wan(totals.income(unit.accounts, Income.OTHER)))
    planned = Fraction(wan(unit.budget.income)) - Fraction(wan(unit.budget.fiscal_income))
    if planned:
        return _percent(abs(final - planned) / planned)
    return f"预算为0，决算{plain(final)}万元" if final else "预算、决算均为0"


def _percent(value: Fraction) -> str:
    return f"{plain(value * 100)}%"


def _target(rule: Rule) -> str:
    """What earns full points, as a target."""
    if isinstance(rule, Stepwise):
        return f"≤{_percent(rule.limit)}"
    if isinstance(rule, Checklist):
        return "全部符合"
    if isinstance(rule, Graded):
        return max(rule.choices, key=lambda choice: choice.points).label
    if isinstance(rule, Phased):
        return "；".join(f"{phase.name}{_target(phase.rule)}" for phase in rule.phases)
    best = max(rule.bands, key=lambda band: band.points)
    return _band(best)


def rule_text(row: StandardRow) -> str:
    """The scoring text of a row, one condition a line."""
    rule, name = row.rule, row.names[0]
    if isinstance(rule, Banded):
        return "\n".join(f"{name}{_band(band)}的，得{plain(band.points)}分。" for band in rule.bands)
    if isinstance(rule, Stepwise):
        called = f"{name}绝对值" if rule.absolute else name
        limit, step = _percent(rule.limit), plain(rule.step * 100)
        return (
            f"{called}≤{limit}的，得{plain(rule.full)}分。\n"
            f"{called}>{limit}的，每增加{step}个百分点扣{plain(rule.loss)}分，扣完为止。"
        )
    if isinstance(rule, Checklist):
        return f"全部符合得{plain(rule.full)}分，有1项不符扣{plain(rule.loss)}分，扣完为止。"
    if isinstance(rule, Graded):
        return "；".join(f"{choice.label}得{plain(choice.points)}分" for choice in rule.choices) + "。"
    return "\n".join(
        f"{phase.name}："
        + "；".join(f"进度率{_band(band)}的，得{plain(band.points)}分" for band in phase.rule.bands)
        + "。"
        for phase in rule.phases
    )


def _band(band: Band) -> str:
    if band.low is not None and band.low == band.high:
        return f"={_percent(band.low)}"
    if band.low is not None and band.high is not None:
        low_mark, high_mark = ("（含）" if inside else "" for inside in (band.low_in, band.high_in))
        return f"在{_percent(band.low)}{low_mark}和{_percent(band.high)}{high_mark}之间"
    if band.low is not None:
        return f"{'≥' if band.low_in else '>'}{_percent(band.low)}"
    assert band.high is not None
    return f"{'≤' if band.high_in else '<'}{_percent(band.high)}"
