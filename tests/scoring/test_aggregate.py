"""Collecting one indicator over several projects: values first, then points."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.domain.scores import ScoreRange
from gouji.scoring.aggregate import Contribution, JudgedContribution, collect, collect_points, score_collected
from gouji.scoring.grades import grade_of


def part(target: int, actual: int, executed: int, budget: int = 10) -> Contribution:
    return Contribution("项目", Fraction(target), Fraction(actual), Fraction(executed), Fraction(budget))


def test_absolute_values_are_added() -> None:
    collected = collect([part(100, 120, 6), part(50, 20, 4)], relative=False)
    assert (collected.target, collected.actual, collected.how) == (150, 140, "120 + 20 = 140")


def test_relative_values_are_averaged_by_money() -> None:
    collected = collect([part(90, 100, 30), part(80, 60, 10)], relative=True)
    assert (collected.target, collected.actual) == (Fraction(175, 2), 90)
    assert collected.how == "（100 × 30 + 60 × 10）÷ 40 = 90"


def test_points_come_from_the_collected_values() -> None:
    parts = [part(100, 150, 6), part(100, 50, 4)]
    # each by itself would give 10 and 5
    assert score_collected(Fraction(10), parts, relative=False).points == 10
    assert score_collected(Fraction(10), [part(2, 4, 1), part(2, 4, 1)], relative=False, inverse=True).points == 5


def test_the_points_of_judged_rows_are_averaged_by_money() -> None:
    parts = [
        JudgedContribution("甲", Fraction(9), Fraction(30), Fraction(0)),
        JudgedContribution("乙", Fraction(5), Fraction(10), Fraction(0)),
    ]
    award = collect_points(parts)
    assert (award.points, award.how) == (8, "（9 × 30 + 5 × 10）÷ 40 = 8")


def test_where_nothing_was_spent_the_budget_weighs() -> None:
    assert collect([part(10, 10, 0, 1), part(10, 40, 0, 2)], relative=True).actual == 30


def test_nothing_to_weigh_by_is_refused() -> None:
    with pytest.raises(ValueError, match="没有可汇总的项目"):
        collect([], relative=False)
    with pytest.raises(ValueError, match="不能加权平均"):
        collect([part(1, 1, 0, 0)], relative=True)
    with pytest.raises(ValueError, match="不能加权平均"):
        collect([part(1, 1, -1)], relative=True)


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 1000)), min_size=1))
def test_a_mean_lies_among_its_values(values: list[tuple[int, int]]) -> None:
    mean = collect([part(100, actual, executed) for actual, executed in values], relative=True).actual
    assert min(actual for actual, _ in values) <= mean <= max(actual for actual, _ in values)


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        ("100", "优"),
        ("90", "优"),
        ("89.99", "良"),
        ("80", "良"),
        ("79.5", "中"),
        ("60", "中"),
        ("59.99", "差"),
        ("0", "差"),
    ],
)
def test_grades_are_half_open_bands(total: str, grade: str) -> None:
    assert grade_of(Fraction(total)) == grade


def test_other_places_name_the_grades_otherwise() -> None:
    assert grade_of(70, "shanghai") == "合格"


@pytest.mark.parametrize("total", [-1, 101])
def test_a_total_outside_the_scale_has_no_grade(total: int) -> None:
    with pytest.raises(ValueError, match="不在0至100之间"):
        grade_of(total)


def test_a_range_upside_down_is_refused() -> None:
    with pytest.raises(ValueError, match="upside down"):
        ScoreRange(Decimal("2.00"), Decimal("1.00"))
