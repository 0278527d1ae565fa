"""The charts of a package: values as printed, so that picture and table show the same."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from gouji.catalogue.outlines import outline
from gouji.compose.evaluation import Evaluation
from gouji.compose.printed import wan
from gouji.domain import package_totals as totals
from gouji.domain.chart import Chart, ChartKind, Series
from gouji.domain.package import Income, Nature, Source, UnitYear


def charts_of(unit: UnitYear, evaluations: tuple[Evaluation, ...]) -> Mapping[str, Chart]:
    """Every chart by the name that texts call it; one that has nothing to show is left out, and all where none are wanted."""
    wanted = unit.body.charts
    if not (outline(unit.body.template, unit.year).charts if wanted is None else wanted):
        return {}
    accounts = unit.accounts
    incomes = [(kind.value, wan(totals.income(accounts, kind))) for kind in Income]
    uses = [(nature.value, wan(totals.spending(accounts, Source, (nature,)))) for nature in Nature]
    charts = {
        "三年收支": _years(unit),
        "收入构成": _parts("本年收入构成", incomes),
        "支出构成": _parts("本年支出构成", uses),
        "自评得分": _scores(evaluations),
    }
    return {name: chart for name, chart in charts.items() if chart.labels}


def _years(unit: UnitYear) -> Chart:
    """Last year's outcome, this year's initial budget and this year's outcome, side by side."""
    labels = (f"{unit.year - 1}年决算", f"{unit.year}年年初预算", f"{unit.year}年决算")
    income = (unit.last.income, unit.budget.income, totals.income(unit.accounts))
    spent = (unit.last.spending, unit.budget.spending, totals.spending(unit.accounts))
    series = (Series("收入", tuple(map(wan, income))), Series("支出", tuple(map(wan, spent))))
    return Chart("收入支出与上年、预算对比", ChartKind.COLUMNS, "万元", labels, series)


def _parts(title: str, parts: list[tuple[str, Decimal]]) -> Chart:
    shown = [(name, value) for name, value in parts if value]
    values = (Series("决算数", tuple(value for _, value in shown)),)
    return Chart(title, ChartKind.BARS, "万元", tuple(name for name, _ in shown), values)


def _scores(evaluations: tuple[Evaluation, ...]) -> Chart:
    labels = tuple("整体支出" if one.project is None else one.project.name for one in evaluations)
    series = (Series("自评得分", tuple(one.total for one in evaluations)),)
    return Chart("绩效自评得分", ChartKind.BARS, "分", labels, series)
