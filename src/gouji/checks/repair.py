"""Puts figures right: the values that some printed figures must have for all their relations to hold, exactly verified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from gouji.domain.accounts import Amount, Yuan
from gouji.domain.ties import Tie, fits
from gouji.values.figure import Figure
from gouji.values.mismatch import Mismatch, classify
from gouji.values.rounding import half_up

Bounds = tuple[Yuan | None, Yuan | None]
_USUAL_PLACES = 2
_EVERYDAY = frozenset((Mismatch.SWAPPED, Mismatch.SCALE, Mismatch.SIGN, Mismatch.TRUNCATED, Mismatch.TAIL))
_POWERS = (-8, -4, -3, -2, -1, 1, 2, 3, 4, 8)


@dataclass(frozen=True)
class Repair:
    """更正: ``amount`` as it should be printed: ``should``, in the unit of the print."""

    amount: Amount
    should: Decimal

    @property
    def shown(self) -> str:
        """``should`` as the print would have it: with its commas of thousands and its unit."""
        print_, unit = self.amount.shown, self.amount.unit.name
        return format(self.should, ",f" if "," in print_ else "f") + (unit if print_.endswith(unit) else "")

    @property
    def mismatch(self) -> Mismatch:
        figure = self.amount.figure
        return Mismatch.OTHER if figure is None else classify(figure, Fraction(self.should) * figure.unit.factor)

    @property
    def oddity(self) -> int:
        """How unusual the slip would be: 0 a common one, 1 a wrong digit, 2 another figure, 3 one left out, 4 one that should
        not stand there, 5 a negative amount."""
        printed = Decimal(0) if self.amount.figure is None else self.amount.figure.value
        if self.should < 0 <= printed:
            return 0 if printed and self.should == -printed else 5
        if printed == 0 or self.should == 0:
            return 3 if self.should else 4
        if self.mismatch in _EVERYDAY:
            return 0
        return 1 if _one_digit(printed, self.should) else 2


def repaired(amounts: Iterable[Amount], ties: Sequence[Tie]) -> tuple[Repair, ...] | None:
    """New values of ``amounts`` under which every one of ``ties`` holds, or None where none were found.

    Each figure is first put where the relations that hold no other of ``amounts`` want it; figures without such relations
    follow once the others are known. The result is always verified.
    """
    settled: dict[Amount, Figure] = {}
    waiting = list(amounts)
    while waiting:
        ready = None
        for amount in waiting:
            others = [other for other in waiting if other is not amount]
            own = [tie for tie in ties if amount in tie.amounts and not any(other in tie.amounts for other in others)]
            if own:
                ready = amount, own
                break
        if ready is None:
            return None
        amount, own = ready
        figure = _wanted(amount, own, settled)
        if figure is None or figure.value == _printed(amount) or _turned_negative(amount, figure):
            return None
        settled[amount] = figure
        waiting.remove(amount)
    if not all(_holds(tie, settled) for tie in ties):
        return None
    return tuple(Repair(amount, figure.value) for amount, figure in settled.items())


def _turned_negative(amount: Amount, wanted: Figure) -> bool:
    """Whether an amount that is none or positive would have to be another, negative one: nobody books that by mistake.
    A sign left out is one."""
    return wanted.value < 0 <= _printed(amount) and wanted.value != -_printed(amount)


def _printed(amount: Amount) -> Decimal:
    return Decimal(0) if amount.figure is None else amount.figure.value


def _wanted(amount: Amount, ties: Sequence[Tie], settled: Mapping[Amount, Figure]) -> Figure | None:
    """The figure that ``ties`` want in place of ``amount``: the middle of what all allow, as it would be printed."""
    blank = _blank_figure(amount, ties)
    half = blank.step / 2
    narrow: Bounds = (None, None)
    wide: Bounds = (None, None)
    for tie in ties:
        low, high = _allowed(amount, tie, settled)
        narrow = _meet(narrow, (low, high))
        wide = _meet(wide, (None if low is None else low - half, None if high is None else high + half))
    middle = _middle(narrow)
    if middle is None:
        middle = _middle(wide)
    if middle is None:
        return None
    factor = blank.unit.factor
    value = half_up(Fraction(middle) / factor, blank.places)
    slips = _slips(blank.value, blank.places) if amount.figure else ()
    within = [slip for slip in slips if _inside(Fraction(slip) * factor, wide)]
    return replace(blank, value=min(within, key=lambda slip: abs(slip - value), default=value))


def _slips(printed: Decimal, places: int) -> Iterator[Decimal]:
    """The figures with ``places`` decimals of which ``printed`` is a common slip: a point or a unit moved, a sign, two
    digits changed places."""
    if printed == 0:
        return
    yield -printed
    for power in _POWERS:
        moved = printed.scaleb(power)
        if moved == half_up(Fraction(moved), places):
            yield half_up(Fraction(moved), places)
    text = format(printed, "f")
    for at in range(len(text) - 1):
        if text[at : at + 2].isdigit() and text[at] != text[at + 1]:
            yield Decimal(text[:at] + text[at + 1] + text[at] + text[at + 2 :])


def _inside(value: Fraction, bounds: Bounds) -> bool:
    low, high = bounds
    return (low is None or low <= value) and (high is None or value <= high)


def _blank_figure(amount: Amount, ties: Sequence[Tie]) -> Figure:
    """The print of ``amount`` with the most decimals that its neighbours show."""
    places = max(
        (other.figure.places for tie in ties for other in tie.amounts if other.figure is not None),
        default=_USUAL_PLACES,
    )
    if amount.figure is None:
        return Figure("", Decimal(0), amount.unit, places)
    return replace(amount.figure, places=max(places, amount.figure.places))


def _allowed(amount: Amount, tie: Tie, settled: Mapping[Amount, Figure]) -> Bounds:
    """The true values of ``amount`` for which ``tie`` can hold; None for an end that is open."""
    factor = sum(sign for sign, other in tie.terms if other is amount)
    low, high = _span(tie, settled, without=amount)
    if factor == 0:
        return (None, None)
    ends = (Fraction(-high, 1) / factor, Fraction(-low, 1) / factor)
    least, most = min(ends), max(ends)
    if tie.sign == "=":
        return least, most
    upward = (tie.sign == ">=") == (factor > 0)
    return (least, None) if upward else (None, most)


def _span(tie: Tie, settled: Mapping[Amount, Figure], without: Amount | None = None) -> tuple[Yuan, Yuan]:
    low: Yuan = 0
    high: Yuan = 0
    for factor, amount in tie.terms:
        if amount is without:
            continue
        figure = settled.get(amount)
        bounds = amount.bounds if figure is None else (figure.interval.low, figure.interval.high)
        assert bounds is not None
        least, most = bounds if factor > 0 else (bounds[1], bounds[0])
        low += factor * least
        high += factor * most
    return low, high


def _holds(tie: Tie, settled: Mapping[Amount, Figure]) -> bool:
    return fits(tie.sign, *_span(tie, settled))


def _meet(one: Bounds, other: Bounds) -> Bounds:
    lows = [end for end in (one[0], other[0]) if end is not None]
    highs = [end for end in (one[1], other[1]) if end is not None]
    return max(lows, default=None), min(highs, default=None)


def _middle(bounds: Bounds) -> Yuan | None:
    low, high = bounds
    if low is None or high is None:
        return low if high is None else high
    return (Fraction(low) + high) / 2 if low <= high else None


def _one_digit(printed: Decimal, should: Decimal) -> bool:
    """True when one digit differs, is missing or is one too many."""
    one, other = format(abs(printed), "f"), format(abs(should), "f")
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )
