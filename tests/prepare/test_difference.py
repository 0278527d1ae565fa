"""One figure changed in the workbook changes every place that repeats it, and the diff lists exactly those."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

pytest.importorskip("jinja2")

from examples import NAMES, unit_year

from gouji.compose.package import compose
from gouji.document.notation import parse
from gouji.domain.difference import differences
from gouji.domain.package import ThreePublic


def test_nothing_changed_gives_no_difference() -> None:
    for file in compose(unit_year(NAMES[0])).files:
        assert list(differences(file.document, file.document)) == []


def test_one_figure_of_three_public() -> None:
    unit = unit_year(NAMES[1])
    line = unit.three_public[ThreePublic.RECEPTION]
    other = replace(
        unit, three_public={**unit.three_public, ThreePublic.RECEPTION: replace(line, budget=Decimal("10500.00"))}
    )
    (old,), (new,) = compose(unit).files, compose(other).files
    told = [(change.before, change.after, change.place.table) for change in differences(old.document, new.document)]
    table = "一般公共预算财政拨款“三公”经费支出决算表"
    # 4.84 -> 4.85 in all, 1.04 -> 1.05 for receptions; B05 of the form falls from 19.42% to 19.38%
    assert [change for change in told if change[2] == table] == [("4.84", "4.85", table), ("1.04", "1.05", table)]
    assert ("19.42%", "19.38%") in [change[:2] for change in told]
    assert {change[:2] for change in told if not change[2]} == {
        ("4.84万元", "4.85万元"),
        ("3.90万元", "3.91万元"),
        ("80.58%", "80.62%"),
        ("1.04万元", "1.05万元"),
        ("0.98万元", "0.99万元"),
        ("94.23%", "94.29%"),
        ("19.42%", "19.38%"),  # 完成预算的
    }


def test_added_and_dropped_text() -> None:
    old, new = parse("一、概况\n人员十二人。\n"), parse("一、概况\n人员十二人。\n另有临聘人员。\n")
    assert [str(change) for change in differences(old, new)] == ["第3行 一、概况：新增“另有临聘人员。”"]
    assert [str(change) for change in differences(new, old)] == ["第3行 一、概况：删去“另有临聘人员。”"]
