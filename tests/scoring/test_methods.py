"""The formulas: their edge cases, their laws, and a second computation in whole numbers."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.domain.standard import Band, Banded, Checklist, Stepwise
from gouji.scoring import methods
from gouji.values.interval import Interval

# weights and values as they are printed: whole points, two decimals
WEIGHTS = st.integers(1, 100).map(Fraction)
VALUES = st.integers(0, 10**8).map(lambda hundredths: Fraction(hundredths, 100))


def F(text: str) -> Fraction:  # noqa: N802
    return Fraction(text)


@pytest.mark.parametrize(
    ("weight", "target", "actual", "points", "how"),
    [
        ("20", "8", "7.98", "19.95", "20 × 7.98 ÷ 8 = 19.95"),
        ("10", "500", "1620", "10", "完成1620，达到目标500，得满分10分"),
        ("10", "12", "9", "7.5", "10 × 9 ÷ 12 = 7.5"),
        ("10", "0", "0", "10", "完成0，达到目标0，得满分10分"),
        ("10", "5", "0", "0", "完成0，目标5，得0分"),
        ("10", "5", "-1", "0", "完成-1，目标5，得0分"),
    ],
)
def test_proportional(weight: str, target: str, actual: str, points: str, how: str) -> None:
    award = methods.proportional(F(weight), F(target), F(actual))
    assert (award.points, award.how) == (F(points), how)


@pytest.mark.parametrize(
    ("target", "actual", "points"),
    [("0", "0", "10"), ("0", "1", "0"), ("3", "2", "10"), ("3", "3", "10"), ("3", "5", "6")],
)
def test_inverse(target: str, actual: str, points: str) -> None:
    assert methods.inverse(Fraction(10), F(target), F(actual)).points == F(points)


@pytest.mark.parametrize(
    ("actual", "over", "points"),
    [
        ("4", "full", "10"),
        ("3", "full", "7.5"),
        ("5", "full", "10"),
        ("5", "deviation", "7.5"),
        ("9", "deviation", "0"),
    ],
)
def test_exact(actual: str, over: str, points: str) -> None:
    assert methods.exact(Fraction(10), Fraction(4), F(actual), over).points == F(points)


@pytest.mark.parametrize(
    ("actual", "over", "points"),
    [
        ("400", "full", "10"),
        ("500", "full", "10"),
        ("300", "full", "7.5"),
        ("625", "full", "10"),
        ("625", "excess", "8"),
    ],
)
def test_within(actual: str, over: str, points: str) -> None:
    span = Interval(Fraction(400), Fraction(500))
    assert methods.within(Fraction(10), span, F(actual), over).points == F(points)


BANDS = Banded(
    (
        Band(Fraction(10), Fraction(1), Fraction(1)),
        Band(Fraction(9), low=F("0.95")),
        Band(Fraction(8), F("0.90"), F("0.95"), high_in=False),
        Band(Fraction(0), high=F("0.90"), high_in=False),
    )
)


@pytest.mark.parametrize(
    ("rate", "points"), [("1", 10), ("1.14", 9), ("0.95", 9), ("0.9499", 8), ("0.9", 8), ("0.89", 0)]
)
def test_banded_takes_the_first_band_that_holds(rate: str, points: int) -> None:
    award = methods.banded(BANDS, F(rate), Interval.point(F(rate)))
    assert award is not None
    assert award.points == points


def test_an_exact_band_is_met_within_the_tail_of_the_printed_amounts() -> None:
    rate = F("368.94") / F("368.93")
    award = methods.banded(BANDS, rate, Interval(rate - F("0.0001"), rate + F("0.0001")))
    assert award == methods.Award(Fraction(10), "属“＝100%”档（在所印数字的尾差之内），得10分")


def test_banded_covers_no_rate_in_a_gap() -> None:
    assert methods.banded(Banded((Band(Fraction(5), low=Fraction(1)),)), F("0.5"), Interval.point(F("0.5"))) is None


ADJUSTMENT = Stepwise(F("0.05"), Fraction(10), F("0.001"), F("0.1"), absolute=True)
CONTROL = Stepwise(Fraction(1), Fraction(5), F("0.001"), F("0.5"))


@pytest.mark.parametrize(
    ("rule", "rate", "points"),
    [
        (ADJUSTMENT, "0.05", "10"),
        (ADJUSTMENT, "-0.05", "10"),
        (ADJUSTMENT, "0.0509", "10"),  # the step is not full yet
        (ADJUSTMENT, "0.051", "9.9"),
        (ADJUSTMENT, "-0.144959", "0.6"),
        (ADJUSTMENT, "0.16", "0"),
        (CONTROL, "0.99", "5"),
        (CONTROL, "1.0025", "4"),
        (CONTROL, "1.01", "0"),
        (CONTROL, "3", "0"),
    ],
)
def test_stepwise_counts_whole_steps(rule: Stepwise, rate: str, points: str) -> None:
    assert methods.stepwise(rule, F(rate)).points == F(points)


def test_a_check_list_allows_only_its_own_points() -> None:
    assert methods.checklist_points(Checklist(Fraction(5), Fraction(2)), 3) == (5, 3, 1, 0)
    assert methods.checklist_points(Checklist(Fraction(10), Fraction(2)), 5) == (10, 8, 6, 4, 2, 0)


@given(WEIGHTS, VALUES, VALUES)
def test_points_stay_between_nothing_and_the_weight(weight: Fraction, target: Fraction, actual: Fraction) -> None:
    span = Interval(target, target + 1)
    for award in (
        methods.proportional(weight, target, actual),
        methods.inverse(weight, target, actual),
        methods.exact(weight, target, actual, "full"),
        methods.exact(weight, target, actual, "deviation"),
        methods.within(weight, span, actual, "full"),
        methods.within(weight, span, actual, "excess"),
    ):
        assert 0 <= award.points <= weight


@given(WEIGHTS, VALUES, VALUES, VALUES)
def test_more_done_never_costs_points(weight: Fraction, target: Fraction, one: Fraction, other: Fraction) -> None:
    less, more = sorted((one, other))
    assert methods.proportional(weight, target, less).points <= methods.proportional(weight, target, more).points
    assert methods.inverse(weight, target, less).points >= methods.inverse(weight, target, more).points


@given(st.fractions(-2, 2), st.fractions(-2, 2))
def test_a_larger_excess_never_earns_more(one: Fraction, other: Fraction) -> None:
    less, more = sorted((one, other), key=abs)
    assert methods.stepwise(ADJUSTMENT, less).points >= methods.stepwise(ADJUSTMENT, more).points


@given(st.integers(1, 100), st.integers(1, 10**8), st.integers(0, 10**8))
def test_a_second_computation_in_whole_numbers_agrees(weight: int, budget: int, executed: int) -> None:
    """weight × executed ÷ budget, in hundredths of a point, half up, without any fraction."""
    hundredths = min(100 * weight, (2 * 100 * weight * executed + budget) // (2 * budget))
    award = methods.proportional(Fraction(weight), Fraction(budget, 100), Fraction(executed, 100))
    assert methods.row_points(award.points) == Decimal(hundredths).scaleb(-2)


@given(st.fractions(0, 100))
def test_row_points_round_half_up(points: Fraction) -> None:
    rounded = Fraction(methods.row_points(points))
    assert -Fraction(1, 200) < rounded - points <= Fraction(1, 200)
    assert rounded * 100 == (rounded * 100).numerator


def test_half_a_hundredth_goes_up() -> None:
    assert methods.row_points(F("8.625")) == Decimal("8.63")
    assert methods.row_points(F("8.6249")) == Decimal("8.62")
