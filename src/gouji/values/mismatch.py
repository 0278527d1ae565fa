"""Why two figures that should agree do not: named classes instead of a tolerance."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction

from gouji.values.figure import Figure
from gouji.values.rounding import cut, half_up, half_up_units

#: What a slipped decimal point or a wrong unit multiplies by, as powers of ten.
_SCALES = (-8, -6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6, 8)


class Mismatch(Enum):
    """差异类型: the likeliest slip behind a failed relation; the value is the name in the machine interface."""

    TAIL = "tail"
    TRUNCATED = "truncated"
    SWAPPED = "swapped_digits"
    SCALE = "factor_10"
    STALE = "stale_copy"
    SIGN = "sign"
    OTHER = "other"


#: What rounding or cutting the last printed place explains: no error, at most a remark.
TAILS = (Mismatch.TAIL, Mismatch.TRUNCATED)


def classify(printed: Figure, expected: Fraction) -> Mismatch:
    """The class of mismatch between a printed figure and the ``expected`` true value (in the base unit).

    Only print-level slips are told here; a stale copy needs the rest of the document and is told by the check. What was
    counted has no last digit to round. An amount is off in its last digit only where it is one of the two prints next to
    the true value, so that 1.6亿元 is none for 14 513.70万元; a rate printed with decimals is worked out from rounded
    figures, and may be one off the rounded value.
    """
    target = expected / printed.unit.factor
    rounded = half_up(target, printed.places)
    step = Decimal(1).scaleb(-printed.places)
    if not printed.is_counted:
        if printed.value == cut(target, printed.places) and printed.value != rounded:
            return Mismatch.TRUNCATED
        off = (
            abs(printed.value - rounded)
            if printed.unit.is_rate and printed.places
            else abs(Fraction(printed.value) - target)
        )
        if off <= step:
            return Mismatch.TAIL
    if printed.value == -rounded:
        return Mismatch.SIGN
    if _is_swap(printed.value, rounded) and not _is_moved(printed.value, rounded):
        return Mismatch.SWAPPED
    if _is_scale(Fraction(printed.value), target, printed.places):
        return Mismatch.SCALE
    if _is_swap(printed.value, rounded):
        return Mismatch.SWAPPED  # 0.08 for 0.80 has too few digits to tell a point that moved
    return Mismatch.OTHER


def _is_swap(one: Decimal, other: Decimal) -> bool:
    """True when two neighbouring digits changed places, and nothing else (2.23 for 2.32)."""
    left, right = format(abs(one), "f"), format(abs(other), "f")
    if len(left) != len(right) or left == right:
        return False
    differing = [index for index, pair in enumerate(zip(left, right, strict=True)) if pair[0] != pair[1]]
    if len(differing) != 2:
        return False
    first, second = differing
    between = left[first + 1 : second]
    return between in ("", ".") and left[first] == right[second] and left[second] == right[first]


def _is_moved(one: Decimal, other: Decimal) -> bool:
    """Whether one is the other times a power of ten: 5.00 for 0.50 has a point too far, though two digits changed places too."""
    left, right = (abs(value).normalize().as_tuple().digits for value in (one, other))
    return left == right


def _is_scale(printed: Fraction, target: Fraction, places: int) -> bool:
    """True when the printed figure is the expected one times a power of ten, to the digits that both show."""
    if printed == 0 or target == 0:
        return False
    shown = half_up_units(*printed.as_integer_ratio(), places)
    top, bottom = target.as_integer_ratio()
    for power in _SCALES:
        moved, over = (top * 10**power, bottom) if power > 0 else (top, bottom * 10**-power)
        if half_up_units(moved, over, places) == shown and abs(moved) * 10**places >= 10 * over:
            return True
    return False
