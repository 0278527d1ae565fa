"""Indicators of the whole department collected over projects, as the notes of the Hubei form say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gouji.domain.ledger import QueryError
from gouji.domain.package import IndicatorEntry
from gouji.workbook.collected import collected
from gouji.workbook.content import Content, Entry, Record


def project(name: str, executed: str) -> Record:
    amounts = {"fiscal.executed": Entry(Decimal(executed)), "fiscal.budget": Entry(Decimal(executed))}
    return Record({"name": Entry(name), **amounts})


def entry(name: str, target: str, actual: str) -> IndicatorEntry:
    return IndicatorEntry("产出指标", "数量指标", name, target, actual, Decimal(10))


CONTENT = Content({"projects": (project("普法宣传", "10"), project("法律援助", "30"))})


def test_absolute_values_are_added() -> None:
    entries = {
        "普法宣传": [entry("办理事项件数", "≥100件", "120件")],
        "法律援助": [entry("办理事项件数", "≥50件", "45件")],
    }
    text, proof = collected("汇总 办理事项件数", entries, CONTENT)
    assert text == "165件"
    assert proof.rows == (("普法宣传", "≥100件", "120件", "10"), ("法律援助", "≥50件", "45件", "30"))


def test_rates_are_averaged_by_money() -> None:
    entries = {"普法宣传": [entry("合格率", "≥95%", "96%")], "法律援助": [entry("合格率", "≥95%", "100%")]}
    assert collected("汇总 合格率", entries, CONTENT)[0] == "99%"


def test_nothing_to_collect_is_told() -> None:
    with pytest.raises(QueryError, match="没有一个项目设有指标“培训人数”"):
        collected("汇总 培训人数", {}, CONTENT)


def test_units_that_differ_are_told() -> None:
    entries = {"普法宣传": [entry("数量", "≥1场", "2场")], "法律援助": [entry("数量", "≥1件", "2件")]}
    with pytest.raises(QueryError, match="计量单位不同"):
        collected("汇总 数量", entries, CONTENT)
