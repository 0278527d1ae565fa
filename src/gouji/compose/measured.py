"""比率指标: an indicator whose name is a defined rate, typed by hand beside the figures it must follow from."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.domain.package import IndicatorEntry
from gouji.scoring.amounts import Amounts, Rate
from gouji.scoring.methods import percent
from gouji.values import zh
from gouji.values.cell import read_cell
from gouji.values.figure import Figure


def contradicted_rate(entry: IndicatorEntry, amounts: Amounts) -> Iterator[tuple[str, str]]:
    """(cell, what is wrong) where the typed value is what no reading of the rate gives from the unit's own figures."""
    name = zh.label(entry.level3).split("(")[0]
    measure = next((one for one in amounts.standard.measures if name in one.names), None)
    actual = read_cell(entry.actual)
    if measure is None or not isinstance(actual, Figure) or not actual.unit.is_rate:
        return
    rates = [
        (way, rate)
        for way in measure.readings
        if not way.phase and way.numerator
        for rate in (amounts.rate(way, nil_budget_is_bad=measure.nil_budget_is_bad),)
        if isinstance(rate, Rate) and rate.value is not None
    ]
    if rates and not any(actual.interval.meets(rate.spread) for _, rate in rates):
        told = "；".join(f"{way.name}：{rate.how if rate.how else percent(rate.value)}" for way, rate in rates)  # type: ignore[arg-type]
        yield entry.origin, f"“{entry.level3}”填“{entry.actual}”，与本单位的数不符。{told}。"
