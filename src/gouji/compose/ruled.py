"""标准行: the rows that a standard fixes, with target and actual value computed where the rule looks at a rate.

The text of each rule is written out from the rule the scorer applies, so the form cannot print another one, and each
rate is the one the scorer computes from the figures that the document prints.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from gouji.catalogue.wording import row_groups, row_rules
from gouji.domain.package import IndicatorEntry
from gouji.domain.standard import (
    Band,
    Banded,
    Checklist,
    Graded,
    Measure,
    Phased,
    RateReading,
    Rule,
    Standard,
    StandardRow,
    Stepwise,
)
from gouji.scoring.amounts import Amounts, Missing, Rate
from gouji.scoring.rule_row import stated_points
from gouji.values import zh
from gouji.values.rounding import plain
from gouji.values.units import WAN_YUAN


def ruled_entries(
    given: tuple[IndicatorEntry, ...], rules: Standard, amounts: Amounts
) -> tuple[tuple[IndicatorEntry, ...], tuple[tuple[str, str], ...]]:
    """One entry for every row of the standard, and (cell, what is wrong) for what was filled in against the rule.

    A rate that the rule defines is computed and never typed: a typed one is refused where it says something else.
    """
    by_row: dict[str, IndicatorEntry] = {}
    faults: list[tuple[str, str]] = []
    for entry in given:
        row = next((one for one in rules.rows if _name(entry) in one.names), None)
        if row is None:
            names = "、".join(one.names[0] for one in rules.rows)
            faults.append((entry.origin, f"“{entry.level3}”不是这种表的指标，不会出现在表上；可填：{names}"))
        elif row.id in by_row:
            faults.append((entry.origin, f"“{entry.level3}”填了两行"))
        else:
            by_row[row.id] = entry
    entries = []
    for row in rules.rows:
        made = _entry(row, by_row.get(row.id), rules, amounts)
        entries.append(made)
        if row.id in by_row:
            faults.extend((made.origin, fault) for fault in _contradicted(row, by_row[row.id], made))
    return tuple(entries), tuple(faults)


def _name(entry: IndicatorEntry) -> str:
    return zh.label(entry.level3).split("(")[0]


def _entry(row: StandardRow, given: IndicatorEntry | None, rules: Standard, amounts: Amounts) -> IndicatorEntry:
    blank = IndicatorEntry(row.level1, "", "", "", "", None, origin=f"（{row.names[0]}）")
    own = blank if given is None else given
    actual = _computed(row, rules, amounts) if row.measure else _answer(row.rule, own)
    return replace(
        own,
        level1=row.level1,
        level2=own.level2 or row_groups().get(row.id, ""),
        level3=row.names[0],
        target=own.target or _target(row.rule),
        actual=actual,
        weight=None,
        own_score=None if row.measure else own.own_score,
        evidence="",
    )


def _contradicted(row: StandardRow, given: IndicatorEntry, made: IndicatorEntry) -> Iterator[str]:
    if row.measure:
        if given.actual and zh.label(given.actual) != zh.label(made.actual):
            yield f"“{given.level3}”由程序按本单位的数计算，为“{made.actual}”，填的“{given.actual}”与此不符，请留空"
        if given.own_score is not None:
            yield f"“{given.level3}”由程序计分，自评得分请留空"
    elif isinstance(row.rule, Checklist | Graded) and given.actual and given.own_score is not None:
        stated = stated_points(row.rule, given.actual)
        if stated is None and isinstance(row.rule, Graded):
            yield f"“{given.level3}”的实际完成值只能是：{'、'.join(choice.label for choice in row.rule.choices)}"
        elif stated is not None and stated != Fraction(given.own_score):
            yield f"“{given.level3}”填“{given.actual}”，按评分标准得 {plain(stated)} 分，自评得分却填 {plain(given.own_score)}"


def _computed(row: StandardRow, rules: Standard, amounts: Amounts) -> str:
    """The printed rate of a measured row in the reading the standard holds to, or in words why there is none."""
    measure = next(one for one in rules.measures if one.id == row.measure)
    if isinstance(row.rule, Phased):
        return "；".join(f"{name}{said}" for name, said in _phases(row.rule, measure, amounts))
    ways = sorted(measure.readings, key=lambda way: way.id != row.taken)
    found = [amounts.rate(way, nil_budget_is_bad=measure.nil_budget_is_bad) for way in ways]
    rate = next((one for one in found if isinstance(one, Rate)), found[0])
    return _rate_in_words(rate, ways[found.index(rate)], amounts)


def _phases(rule: Phased, measure: Measure, amounts: Amounts) -> Iterator[tuple[str, str]]:
    for phase in rule.phases:
        way = next(way for way in measure.readings if way.phase and way.phase in phase.name)
        rate = amounts.rate(way, nil_budget_is_bad=False)
        yield phase.name, "没有数据" if isinstance(rate, Missing) else _rate_in_words(rate, way, amounts)


def _rate_in_words(rate: Rate | Missing, way: RateReading, amounts: Amounts) -> str:
    if isinstance(rate, Missing):
        return f"缺{'、'.join(rate.labels)}"
    lower = amounts.sum(way.denominator)
    if isinstance(lower, Missing) or lower.value > 0:
        return _percent(rate.value or Fraction(0))
    upper = amounts.sum(way.numerator)
    spent = Fraction(0) if isinstance(upper, Missing) else upper.value
    return f"预算为0，决算{plain(spent / WAN_YUAN.factor)}万元" if spent else "预算、决算均为0"


def _answer(rule: Rule, given: IndicatorEntry) -> str:
    """What was filled in, else the answer that the points given stand for."""
    if given.actual or given.own_score is None:
        return given.actual
    if isinstance(rule, Graded):
        return next((choice.label for choice in rule.choices if choice.points == given.own_score), "")
    if isinstance(rule, Checklist):
        failed = -(-(rule.full - Fraction(given.own_score)) // rule.loss)
        return f"{failed}项不符合" if failed else "全部符合"
    return ""


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
    """The scoring text of a row as its form prints it, one condition a line; written out from the rule where no form is known."""
    official = row_rules().get(row.id)
    if official is not None:
        return official
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
