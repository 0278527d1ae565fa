"""Localisation finds the smallest change, and what it proposes holds."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from gouji.document.place import Place
from gouji.domain.accounts import Amount
from gouji.domain.ties import Term, Tie
from gouji.solve.culprits import localise
from gouji.solve.repair import Repair, Twins, repaired
from gouji.solve.twins import Elsewhere
from gouji.values.mismatch import Mismatch
from gouji.values.units import WAN_YUAN

_CENTS = ("21.46", "34.26", "46.71", "95.05", "12.44", "68.72", "31.17", "99.72")
_WHOLE = ("3", "8", "12", "15", "22", "31", "44", "57", "61", "78")


def amount(text: str, name: str = "") -> Amount:
    return Amount("total", name or text, "amount", name or text, text, WAN_YUAN, Place(quote=name))


def equal(left: list[Amount], right: list[Amount]) -> Tie:
    return Tie("J000", "和", tuple(Term(1, one) for one in left), "=", tuple(Term(1, one) for one in right))


def square(numbers: list[list[int]]) -> tuple[list[list[Amount]], list[Tie]]:
    """A table of amounts in 分 with row totals, column totals and a grand total, and its relations."""
    rows = [[*row, sum(row)] for row in numbers]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    cells = [
        [amount(f"{Decimal(value) / 100:.2f}", f"{r}.{c}") for c, value in enumerate(row)] for r, row in enumerate(rows)
    ]
    return cells, _ties(cells)


def _ties(cells: list[list[Amount]]) -> list[Tie]:
    across = [equal([row[-1]], row[:-1]) for row in cells]
    columns = [list(column) for column in zip(*cells, strict=True)]
    return across + [equal([column[-1]], column[:-1]) for column in columns]


@settings(deadline=None)
@given(
    st.lists(st.lists(st.integers(100, 10**7), min_size=3, max_size=3), min_size=3, max_size=3),
    st.tuples(st.integers(0, 2), st.integers(0, 2)),
    st.integers(100, 10**6),
)
def test_one_changed_cell_of_a_table_with_totals_is_always_named(
    numbers: list[list[int]], at: tuple[int, int], by: int
) -> None:
    cells, _ = square(numbers)
    row, column = at
    true = Decimal(cells[row][column].text)
    wrong = amount(f"{true + Decimal(by) / 100:.2f}", f"{row}.{column}")
    cells[row][column] = wrong
    ties = _ties(cells)
    (knot,) = localise([tie for tie in ties if not tie.holds], [tie for tie in ties if tie.holds])
    (repair,) = knot.explanations[0].repairs
    assert repair.figure is wrong
    assert abs(repair.should - true) <= Decimal("0.03")  # totals are rounded too: the middle of what they allow


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 10**6), st.integers(1, 10**6)), min_size=1, max_size=4))
def test_whatever_is_proposed_makes_every_relation_hold(pairs: list[tuple[int, int]]) -> None:
    ties = []
    for number, (one, other) in enumerate(pairs):
        left, right = amount(f"{one}.00", f"a{number}"), amount(f"{other}.00", f"b{number}")
        ties.append(equal([left], [right]))
    for knot in localise([tie for tie in ties if not tie.holds], [tie for tie in ties if tie.holds]):
        for explanation in knot.explanations:
            changed = {one.figure: amount(f"{one.should}") for one in explanation.repairs}
            for tie in explanation.ties:
                swapped = equal(
                    [changed.get(one, one) for _, one, _ in tie.left],
                    [changed.get(one, one) for _, one, _ in tie.right],
                )
                assert swapped.holds


def test_two_wrong_figures_that_share_no_relation_are_two_knots() -> None:
    first, second = amount("2.00"), amount("4.00")
    ties = [equal([amount("1.00")], [first]), equal([amount("3.00")], [second])]
    assert len(localise(ties, [])) == 2


def test_a_figure_that_others_confirm_is_taken_as_right() -> None:
    total, wrong = amount("10.00", "total"), amount("19.00", "wrong")
    confirmed = equal([total], [amount("10.00", "elsewhere")])
    (knot,) = localise([equal([wrong], [total])], [confirmed])
    (explanation,) = knot.explanations
    assert [one.figure for one in explanation.repairs] == [wrong]


def test_a_coarse_print_confirms_no_last_digits() -> None:
    total, swapped, part = amount("16906.29", "total"), amount("12476.96", "swapped"), amount("4429.60", "part")
    coarse = equal([swapped], [amount("12477", "in short")])
    exact = equal([total], [amount("16906.29", "again")])
    sum_fails = equal([total], [swapped, part])
    (knot,) = localise([sum_fails], [coarse, exact])
    best = knot.explanations[0].repairs[0]
    assert (best.figure, best.should) == (swapped, Decimal("12476.69"))
    # far enough off, the short print tells of it
    (knot,) = localise([sum_fails], [equal([swapped], [amount("12477.0", "in short")]), exact])
    assert swapped not in [one.figure for each in knot.explanations for one in each.repairs]


def test_a_digit_typed_twice_is_told_where_the_sum_was_rounded_too() -> None:
    parts = [amount(one, one) for one in ("4.79", "2446.47")]
    (knot,) = localise([equal([amount("251.25", "total")], parts)], [])
    # one digit of either would do
    assert {one.repairs[0].should for one in knot.explanations[:2]} == {Decimal("246.47"), Decimal("2451.25")}
    # a digit that differs leads to many others: only to what the sum comes to
    parts = [amount(one, one) for one in ("4.79", "346.47")]
    (knot,) = localise([equal([amount("251.25", "total")], parts)], [])
    assert [one.repairs[0].should for one in knot.explanations if one.repairs[0].figure is parts[1]] == [
        Decimal("246.46")
    ]


def test_a_whole_number_beside_cents_is_a_slip_of_nothing() -> None:
    parts = [amount(one, one) for one in ("10.66", "1", "4.82")]
    beside = [Elsewhere(one.figure, one.place, one.label) for one in (*parts, amount("15.48"), *map(amount, _CENTS))]
    (knot,) = localise([equal([amount("15.48", "total")], parts)], [], beside)
    best = knot.explanations[0].repairs[0]
    assert (best.figure.text, best.should) == ("1", Decimal(0))
    # where whole numbers are usual, it is as likely any other
    whole = [Elsewhere(one.figure, one.place, one.label) for one in map(amount, _WHOLE)]
    (knot,) = localise([equal([amount("15.48", "total")], parts)], [], [*beside, *whole])
    first, second = (one.oddity for one in knot.explanations[:2])
    assert second - first <= 1


def test_everyday_slips_are_likelier_than_other_changes() -> None:
    assert Repair(amount("42.64"), Decimal("46.24")).mismatch is Mismatch.SWAPPED
    oddities = [
        Repair(amount("42.64"), Decimal("46.24")).oddity,
        Repair(amount("42.64"), Decimal("42.94")).oddity,
        Repair(amount("42.64"), Decimal("57.11")).oddity,
        Repair(amount(""), Decimal("57.11")).oddity,
        Repair(amount("42.64"), Decimal("0.00")).oddity,
        Repair(amount("42.64"), Decimal("-1.00")).oddity,
    ]
    assert oddities == sorted(set(oddities))


def test_no_value_satisfies_relations_that_contradict_each_other() -> None:
    middle = amount("5.00")
    ties = [equal([middle], [amount("1.00")]), equal([middle], [amount("2.00")])]
    assert repaired([middle], ties, Twins(()), {}) is None
