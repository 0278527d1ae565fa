"""The standards as shipped, and what a broken data file is told."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from gouji.catalogue import load, standards
from gouji.catalogue.grades import grade_bands
from gouji.catalogue.load import CatalogueError
from gouji.catalogue.standards import number, rule_of, standard


def test_every_standard_is_dated_and_sourced() -> None:
    for one in standards.standards().values():
        assert one.source
        assert one.certainty
        assert one.in_force_from >= 2019
        assert one.last_checked.year >= 2026
        assert one.total == 100


@pytest.mark.parametrize(
    ("name", "execution", "groups"),
    [
        ("national-2020", 10, {"产出指标": 50, "效益指标": 30, "满意度指标": 10}),
        ("national-2021", 10, {"产出指标": 50, "效益指标": 30, "满意度指标": 10}),
        ("national-2021-cost", 10, {"成本指标": 20, "产出指标": 40, "效益指标": 20, "满意度指标": 10}),
        ("national-2021-no-satisfaction", 10, {"产出指标": 50, "效益指标": 40}),
        ("national-2021-cost-no-satisfaction", 10, {"成本指标": 20, "产出指标": 40, "效益指标": 30}),
        ("hunan-2020", 10, {"产出指标": 50, "效益指标": 30, "满意度指标": 10}),
        ("hubei-project", 20, {}),
        ("hubei-department", 0, {"投入": 35, "过程": 20, "效果": 45}),
    ],
)
def test_the_weights(name: str, execution: int, groups: dict[str, int]) -> None:
    one = standard(name)
    assert (one.execution.points if one.execution else 0) == execution
    assert {group.names[0]: group.points for group in one.groups} == groups


def test_the_middle_step_is_where_places_differ() -> None:
    assert standard("national-2020").steps[1].low == Fraction(3, 5)
    assert standard("hubei-project").steps[1].low == Fraction(1, 2)
    lower, upper = standard("hubei-project").steps[1], standard("hubei-project").steps[0]
    assert not lower.holds(Fraction(4, 5))
    assert upper.holds(Fraction(4, 5))
    assert upper.holds(Fraction(1))


def test_a_standard_is_in_force_from_its_year_on() -> None:
    assert not standard("national-2021").in_force(2021)
    assert standard("national-2021").in_force(2022)


def test_an_unknown_standard_is_refused() -> None:
    with pytest.raises(KeyError):
        standard("nowhere-1999")


def test_grades_fall_to_nothing() -> None:
    assert [(band.name, band.low) for band in grade_bands()] == [("优", 90), ("良", 80), ("中", 60), ("差", 0)]


@pytest.mark.parametrize(("text", "value"), [("95%", Fraction(19, 20)), ("0.1", Fraction(1, 10)), ("10", Fraction(10))])
def test_numbers_are_exact(text: str, value: Fraction) -> None:
    assert number(text) == value


@pytest.mark.parametrize("bad", [0.5, 10, "许多"])
def test_a_number_must_stand_in_quotes(bad: Any) -> None:
    with pytest.raises(ValueError, match="not a number in quotes"):
        number(bad)


def test_unknown_rules_and_bands_are_refused() -> None:
    with pytest.raises(ValueError, match="unknown kind"):
        rule_of({"kind": "guess"})
    with pytest.raises(ValueError, match="unknown keys"):
        rule_of({"kind": "banded", "bands": [{"atleast": "5%", "points": "1"}]})


BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"execution": {"points": "20"}}, "weights do not add up"),
    ({"over_exact": "sometimes"}, "none of"),
    ({"steps": [{"name": "一", "low": "50%", "high": "100%"}]}, "differ in number"),
    ({"total": "90"}, "weights do not add up"),
    ({"last_checked": "yesterday"}, "not a date"),
    ({"extends": "nowhere"}, "extends unknown nowhere"),
]


@pytest.mark.parametrize(("change", "message"), BROKEN)
def test_a_broken_file_is_named(change: dict[str, Any], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _replaced(monkeypatch, "hunan-2020", change)
    with pytest.raises(CatalogueError, match=f"standards/hunan-2020.toml.*{message}"):
        standards.standards.__wrapped__()


def test_a_row_that_awards_more_than_it_is_worth_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [dict(row) for row in load.toml("standards", "hubei-department.toml")["rows"]]
    rows[0]["points"] = "12"
    rows[1]["points"] = "8"
    _replaced(monkeypatch, "hubei-department", {"rows": rows})
    with pytest.raises(CatalogueError, match="row B01 awards 10 at most but is worth 12"):
        standards.standards.__wrapped__()


def _replaced(monkeypatch: pytest.MonkeyPatch, name: str, change: Mapping[str, Any]) -> None:
    files = dict(load.toml_folder("standards"))
    files[name] = load.merged(files[name], change)
    monkeypatch.setattr(load, "toml_folder", lambda folder: iter(files.items()))
