"""Everyday slips of one number: what may have been meant where it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from gouji.values.figure import Figure
from gouji.values.rounding import half_up

_POWERS = (-8, -4, -3, -2, -1, 1, 2, 3, 4, 8)
_DIGITS = "0123456789"
_USUAL_PLACES = 2


def round_by(value: Decimal) -> int:
    """At which power of ten its last decimal that is not zero stands: 0 for 150.00, -2 for 15.02, -3 for 15.043."""
    return min(0, int(value.normalize().as_tuple().exponent))


def slips_of(printed: Decimal, places: int) -> Iterator[Decimal]:
    """The figures with ``places`` decimals of which ``printed`` is a common slip: a point or a unit moved, a sign, two
    digits changed places. A point that moved keeps the digits: 317.5 is one of 31.75 as well."""
    if printed == 0:
        return
    yield -printed
    for power in _POWERS:
        moved = printed.scaleb(power)
        if moved == half_up(Fraction(moved), places):
            yield half_up(Fraction(moved), places)
        elif moved == half_up(Fraction(moved), _USUAL_PLACES):
            yield moved
    text = format(printed, "f")
    digits = [at for at, sign in enumerate(text) if sign.isdigit()]
    for at, after in pairwise(digits):  # also across the point: 56.50 for 55.60
        if text[at] != text[after]:
            yield Decimal(text[:at] + text[after] + text[at + 1 : after] + text[at] + text[after + 1 :])


def one_digit_slips(printed: Decimal) -> Iterator[Decimal]:
    """The figures of which ``printed`` differs by one digit that is wrong, missing or one too many; nobody loses a decimal and
    keeps the zero behind it, 12.80 of 12.810."""
    finest = int(printed.as_tuple().exponent)
    for one in _one_digit(printed):
        if int(one.as_tuple().exponent) >= finest or one.as_tuple().digits[-1]:
            yield one


def _one_digit(printed: Decimal) -> Iterator[Decimal]:
    text = format(printed, "f")
    for at, old in enumerate(text):
        if old.isdigit():
            yield from (Decimal(text[:at] + new + text[at + 1 :]) for new in _DIGITS if new != old)
            yield from (Decimal(text[:at] + new + text[at:]) for new in _DIGITS)
            yield from (Decimal(text[: at + 1] + new + text[at + 1 :]) for new in _DIGITS)
            shorter = text[:at] + text[at + 1 :]
            if any(map(str.isdigit, shorter)):
                yield Decimal(shorter)


def is_moved(printed: Decimal, should: Decimal) -> bool:
    """Whether only the point differs."""
    old, new = (abs(value).normalize().as_tuple().digits for value in (printed, should))
    return old == new


def places_after(figure: Figure, should: Decimal) -> int:
    """How many decimals ``figure`` has once it is put right: where its point moved, as its digits ask; a whole number has none."""
    if not figure.places and should == should.to_integral_value():
        return 0
    if figure.value and is_moved(figure.value, should):
        return max(0, figure.places - (should.adjusted() - figure.value.adjusted()))
    return max(0, -int(should.as_tuple().exponent))


def is_one_digit(printed: Decimal, should: Decimal) -> bool:
    """True when one digit differs, is missing or is one too many."""
    one, other = format(abs(printed), "f"), format(abs(should), "f")
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )
