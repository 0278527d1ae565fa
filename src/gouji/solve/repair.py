"""Puts figures right: the values that some printed figures must have for all their relations to hold, exactly verified."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import islice, product

from gouji.domain.claims import Mention, Role
from gouji.domain.filled import Filled
from gouji.domain.printed import Bounds, Printed, Word
from gouji.domain.ties import Range, Tie
from gouji.solve.allowed import OPEN, allowed, meet, middle_of, plainly_allowed
from gouji.solve.digits import is_moved, is_one_digit, one_digit_slips, round_by, slips_of
from gouji.solve.twins import Twins, significant_bits
from gouji.values.figure import Figure
from gouji.values.mismatch import Mismatch, classify
from gouji.values.rounding import half_up
from gouji.values.units import SCORE, WAN_YUAN, YI_YUAN, YUAN

_USUAL_PLACES = 2
_EVERYDAY = frozenset((Mismatch.SWAPPED, Mismatch.SCALE, Mismatch.SIGN, Mismatch.TRUNCATED, Mismatch.TAIL))
#: Readings of one figure's relations that are tried together.
_BUDGET = 24
_MANY = 20
_TEN = 10
#: Powers of ten by which units of money differ.
_TENS = {Fraction(10) ** power: power for power in (-8, -4, 4, 8)}
# How unlikely the slips are, in bits: rough shares among all slips, spread over the ways in which each can happen.
_TURNED, _UNEQUAL = 4, 9  # two unequal figures are any, hardly such as a slip makes of equal ones
_SIGN, _BASE = 5, 4
_SLIP_BITS = {
    Mismatch.TAIL: 3,
    Mismatch.TRUNCATED: 3,
    Mismatch.SWAPPED: 5,
    Mismatch.SIGN: 5,
    Mismatch.SCALE: 6,
}
_ONE_DIGIT = 7
_CHANCE = 16  # of what is printed, the part that a relation may allow before a slip that fits tells less
_COPIED = 9
#: Bits from which a figure that stands elsewhere explains a change.
_TOLD = 5
_OTHER = 5
_MOST_OTHER = 22
_EACH_PLACE = 4  # that a number has too many or too few before the point
_EACH_ZERO, _MOST_ZEROS = 3, 2  # at the end of a round number, which is hardly a slip of another
#: For the square of the last places by which a sum misses, over how many figures were rounded; and at most.
_ROUNDED, _MOST_ROUNDED = 9, 10
#: A sum or difference of so many figures seldom needs rounding: the plain value is meant, and not a slip that is off by the last place.
_FEW = 5
_LONG = 4  # digits of a figure of which few others are swaps
#: That a rate holds only by the ends of what rounded figures stand for.
_EDGE = 4
_LEFT_OUT, _TOO_MANY, _NEGATIVE = 24, 26, 30
_TYPED_ZERO = 14  # somebody wrote it, as the line beside has it


@dataclass(frozen=True)
class Repair:
    """更正: ``figure`` as it should be printed: ``should``, in the unit of the print; +1 or -1 for a word of change.

    ``room`` counts the prints that its relations allow, ``should`` being one of them; 0 where they only bound it on one
    side. ``is_copy`` where what is printed stands right beside as well, for something else, and nowhere for the same;
    ``against`` and ``support`` are the bits by which prints of the old and of the new value elsewhere speak.
    ``rounded`` are the bits by which a sum that holds with it only since its parts are rounded is unlikely; ``told``
    those by which the prints beside speak for it: how many decimals they have, which points are usual; ``mates`` those
    by which the other figures of its row and column do."""

    figure: Printed
    should: Decimal
    room: int = 1
    is_copy: bool = False
    against: int = 0
    support: int = 0
    rounded: int = 0
    told: int = 0
    mates: int = 0

    @property
    def printed(self) -> Decimal:
        """The number that is printed; 0 where nothing is."""
        if isinstance(self.figure, Word):
            return Decimal(self.figure.direction)
        return _printed(self.figure)

    @property
    def corrected(self) -> Figure:
        """The figure as it should be printed."""
        figure = _figure(self.figure, self.should)
        return replace(figure, text=format(self.should, "f"))

    @property
    def mismatch(self) -> Mismatch:
        if isinstance(self.figure, Word):
            return Mismatch.SIGN
        figure = self.figure.figure
        return Mismatch.OTHER if figure is None else classify(figure, Fraction(self.should) * figure.unit.factor)

    @property
    def is_guess(self) -> bool:
        """Whether its relations allow many other values as well, and no everyday slip leads to this one."""
        return self.room > _MANY and not self.is_everyday

    @property
    def is_everyday(self) -> bool:
        """Whether it undoes a slip of a kind that nothing else explains: digits swapped or cut off, a point, unit or sign."""
        return self.mismatch in _EVERYDAY and not (self.mismatch is Mismatch.SCALE and self._is_counted)

    @property
    def _is_by_chance(self) -> bool:
        """Whether its relations allow so many prints, as a rate of two digits does, that one may well lie among them by chance."""
        figure = self.figure.figure
        return (
            figure is not None
            and self.room > 1
            and self.room * figure.step * _CHANCE >= abs(Fraction(figure.value)) * figure.unit.factor
        )

    @property
    def _is_counted(self) -> bool:
        """Whether it counts things or points, which have neither a decimal point nor a unit to mistake."""
        figure = self.figure.figure
        return figure is not None and (figure.is_counted or (figure.unit is SCORE and not figure.places))

    @property
    def is_slip(self) -> bool:
        """Whether an everyday slip explains it: not any other figure, and not one of endlessly many."""
        likely = self._is_near or self.is_everyday or self._counts_its_base
        return self.room > 0 and self._digits <= _ONE_DIGIT and likely

    @property
    def is_explained(self) -> bool:
        """Whether an everyday slip explains it, or what stands elsewhere does."""
        likely = 0 < self.room <= _MANY and self.oddity <= _ONE_DIGIT
        return self.is_slip or likely or self.support + self.mates - (0 if self.is_copied else self.against) >= _TOLD

    @property
    def _is_near(self) -> bool:
        return isinstance(self.figure, Word) or (
            self.figure.figure is not None and is_one_digit(self.printed, self.should)
        )

    @property
    def _counts_its_base(self) -> bool:
        """增长2.9倍 of what is 2.9倍, 增长105.3% of what is 105.3% of the year before: what it grew from is in the rate."""
        figure = self.figure
        if not isinstance(figure, Mention) or figure.role is not Role.GROWTH:
            return False
        return self.should > 0 and Fraction(self.printed - self.should) * figure.unit.factor == 1

    @property
    def _is_typed(self) -> bool:
        """Whether somebody wrote it: an export prints a zero for every blank of a table."""
        return bool(self.figure.text) and isinstance(self.figure, Mention | Filled)

    @property
    def _is_wrong_zero(self) -> bool:
        """Whether one digit of a zero is wrong, 0.70 for 0.00, or only the zero of a number is left, 0 for 10."""
        places = [max(0, -int(value.as_tuple().exponent)) for value in (self.printed, self.should)]
        most = max(abs(self.printed), abs(self.should))
        return self._is_near and places[0] == places[1] and (most < _TEN or not (places[0] or most % _TEN))

    @property
    def oddity(self) -> int:
        """How unlikely it is that the true figure was printed so, in bits, given what stands elsewhere."""
        bits = _COPIED if self.is_copied else self._digits + self.against
        return bits - self.support + self.rounded - self.mates - (self.told if not self.is_copied else 0)

    @property
    def is_copied(self) -> bool:
        """Whether copying from beside explains it best."""
        return self.is_copy and self._digits + self.against > _COPIED

    @property
    def _digits(self) -> int:
        """How unlikely the print is by its digits: of ten everyday slips each is likelier than any other figure, of which there
        are the more the more digits it has and the fewer its relations allow."""
        if isinstance(self.figure, Word):
            return _UNEQUAL if self.figure.is_equality else _TURNED
        printed = self.printed
        if self.should < 0 <= printed:
            return _SIGN if printed and self.should == -printed else _NEGATIVE
        if printed == 0 or self.should == 0:
            if self._is_wrong_zero:
                return _ONE_DIGIT
            return _TOO_MANY if not self.should else _TYPED_ZERO if self._is_typed else _LEFT_OUT
        other = min(
            _OTHER + max(0, max(map(significant_bits, (printed, self.should))) - (max(1, self.room).bit_length() - 1)),
            _MOST_OTHER,
        )
        close = abs(self.should - printed) < min(abs(printed), abs(self.should))  # 9 and 10 are as long
        longer = 0 if self._is_near or close else abs(printed.adjusted() - self.should.adjusted())
        zeros = min(max(0, round_by(printed) - round_by(self.should)), _MOST_ZEROS) * _EACH_ZERO
        likely = [min(other + longer * _EACH_PLACE + zeros, _MOST_OTHER)]
        if self._counts_its_base:
            likely.append(_BASE)
        if self._is_near:
            likely.append(_ONE_DIGIT + (0 if self.told > 0 else zeros))
        if self.is_everyday:
            likely.append(_SLIP_BITS[self.mismatch] + self._is_by_chance)
        return min(likely)


#: What was found for a figure, by the relations that ask it and what was settled before that may matter to them: the sets of one
#: search ask the same many times over.
Wanted = dict[tuple[Printed, tuple[Tie, ...], frozenset[tuple[Printed, Bounds]]], Repair | None]


def repaired(
    elements: Iterable[Printed], ties: Sequence[Tie], twins: Twins, known: Wanted
) -> tuple[Repair, ...] | None:
    """New values of ``elements`` under which every one of ``ties`` holds, or None where none were found.

    Words are turned. Each figure is first put where the relations that hold no other of ``elements`` want it; figures
    without such relations follow once the others are known. The result is always verified. ``known`` is what calls with the same
    ``twins`` found before, and takes what this one finds.
    """
    changed = list(elements)
    words = [one for one in changed if isinstance(one, Word)]
    settled: dict[Printed, Bounds] = {word: (-word.direction, -word.direction) for word in words}
    found = [Repair(word, Decimal(-word.direction)) for word in words]
    waiting = [one for one in changed if not isinstance(one, Word)]
    while waiting:
        ready = None
        for figure in waiting:
            others = [other for other in waiting if other is not figure]
            own = [tie for tie in ties if figure in tie.touched and not any(other in tie.touched for other in others)]
            if own:
                ready = figure, own
                break
        if ready is None:
            return None
        figure, own = ready
        key = figure, tuple(own), _telling(own, settled)
        if key not in known:
            known[key] = _wanted(figure, own, settled, twins)
        repair = known[key]
        if repair is None:
            return None
        settled[figure] = ends(repair)
        found.append(repair)
        waiting.remove(figure)
    if not all(tie.holds_with(settled) for tie in ties):
        return None
    return tuple(found)


def _telling(ties: Sequence[Tie], settled: Mapping[Printed, Bounds]) -> frozenset[tuple[Printed, Bounds]]:
    """What of ``settled`` may matter to ``ties``: a rule may look at figures that its relation does not name."""
    if not settled or any(reading.rule is not None for tie in ties for reading in tie.readings):
        return frozenset(settled.items())
    return frozenset(item for item in settled.items() if any(item[0] in tie.touched for tie in ties))


def ends(repair: Repair) -> Bounds:
    """The true values that the figure stands for once put right."""
    if isinstance(repair.figure, Word):
        return int(repair.should), int(repair.should)
    return _figure(repair.figure, repair.should).ends


def settled_by(repairs: Iterable[Repair]) -> dict[Printed, Bounds]:
    return {repair.figure: ends(repair) for repair in repairs}


def _figure(figure: Printed, should: Decimal) -> Figure:
    exponent = should.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    old = figure.figure
    return Figure("", should, figure.unit, places) if old is None else replace(old, value=should, places=places)


def _turned_negative(figure: Printed, wanted: Decimal) -> bool:
    """Whether an amount that is none or positive would have to be another, negative one: nobody books that by mistake.
    A sign left out is one."""
    return wanted < 0 <= _printed(figure) and wanted != -_printed(figure)


def _printed(figure: Printed) -> Decimal:
    return Decimal(0) if figure.figure is None else figure.figure.value


def _wanted(figure: Printed, ties: Sequence[Tie], settled: Mapping[Printed, Bounds], twins: Twins) -> Repair | None:
    """The likeliest value that ``ties`` allow in place of ``figure``: an everyday slip by any of their readings, else by the first
    on which they agree."""
    readings = [_demands(figure, tie, settled) for tie in ties]
    first: Repair | None = None
    for chosen in islice(product(*readings), _BUDGET):
        demands = [one for one in chosen if one is not None]
        for repair in sorted(
            _agreed(figure, demands, settled, twins),
            key=lambda one: (one.oddity, not is_moved(one.printed, one.should), significant_bits(one.should)),
        ):
            if repair.should == _printed(figure) or _turned_negative(figure, repair.should):
                continue
            tried = {**settled, figure: ends(repair)}
            if all(tie.holds_with(tried) for tie in ties):
                if repair.is_everyday:
                    return repair
                first = first or repair
                break
    return first


def _demands(figure: Printed, tie: Tie, settled: Mapping[Printed, Bounds]) -> list[Tie | None]:
    """The readings of ``tie`` that ask something of ``figure``; None first where one that does not holds anyway."""
    found: list[Tie | None] = [one for one in tie.readings if figure in one.figures]
    free = any(one.fits(settled) for one in tie.readings if figure not in one.figures)
    return [None, *found] if free else found


def _agreed(figure: Printed, ties: Sequence[Tie], settled: Mapping[Printed, Bounds], twins: Twins) -> list[Repair]:
    """What all of ``ties`` allow, as it would be printed: the middle, slips of the print that lie within, and what is printed
    elsewhere."""
    blank = _blank_figure(figure, ties)
    half = blank.step / 2
    narrow = wide = OPEN
    for tie in ties:
        low, high = allowed(figure, tie, settled)
        narrow = meet(narrow, (low, high))
        wide = meet(wide, (None if low is None else low - half, None if high is None else high + half))
    middle = middle_of(narrow)
    if middle is None:
        middle = middle_of(wide)
    factor = blank.unit.factor
    if middle is None:
        ruled = any(tie.rule is not None for tie in ties) and figure.figure is not None
        slips = [one for one in slips_of(blank.value, blank.places) if one > 0] if ruled else []
        return [Repair(figure, one, mates=twins.mates.tell(figure, one)) for one in slips]
    room = _room(narrow, blank.step)
    exact = Fraction(middle) / factor
    found = [_as_printed(figure, half_up(exact, blank.places))]
    if figure.figure is not None:
        near = (*slips_of(blank.value, blank.places), *(one_digit_slips(blank.value) if room > 1 else ()))
        # A decimal that was dropped is one that the print cannot show.
        more = half_up(exact, blank.places + 1)
        found += [more] if is_one_digit(blank.value, more) and twins.places_tell(figure, more) else []
        slips = [slip for slip in (*near, *_in_other_units(blank)) if _inside(Fraction(slip) * factor, wide)]
        if _inside(Fraction(0), wide):  # any figure is next to nothing once its point is moved far enough
            slips = [slip for slip in slips if not is_moved(blank.value, slip)]
        found += slips
    least, most = wide
    if room > 1 and least is not None and most is not None:
        elsewhere = (value / factor for value in twins.within(blank.unit, least, most))
        found += [half_up(value, blank.places) for value in elsewhere if half_up(value, blank.places) == value]
    against = twins.against(figure)
    is_copy = twins.is_copy(figure) and not twins.is_repeated(figure)
    asking = {other.place for tie in ties for other in tie.figures}
    plainly = plainly_allowed(figure, ties, settled, half)
    plain = all(tie.rate is None and tie.rule is None for tie in ties)
    count = min((len(tie.figures) for tie in ties if plain and tie.sign == "="), default=0)
    if 0 < count <= _FEW:
        found = _closest(figure, found, exact)
    return [
        Repair(
            figure,
            should,
            room,
            is_copy,
            against,
            twins.support(figure, should, room, asking) if room else 0,
            _rounded(abs(should - found[0]) * 10**blank.places, count)
            + (0 if _inside(Fraction(should) * factor, plainly) else _EDGE),
            twins.places_tell(figure, should) + (twins.points_tell(figure, should) if mates <= 0 else 0),
            mates,
        )
        for should in dict.fromkeys(found)
        for mates in [twins.mates.tell(figure, should)]
    ]


def _closest(figure: Printed, found: Sequence[Decimal], exact: Fraction) -> list[Decimal]:
    """Those of ``found`` that are nearest to what the others come to, but none below zero; a moved point, which keeps every
    digit, within their rounding; and of a long figure two digits swapped or one too many or missing, one last place off at most."""
    likely = [one for one in found if not _turned_negative(figure, one)] or found
    closest = min(abs(Fraction(one) - exact) for one in likely)
    return [
        one for one in likely if abs(Fraction(one) - exact) == closest or _keeps_digits(_printed(figure), one, exact)
    ]


def _keeps_digits(printed: Decimal, should: Decimal, exact: Fraction) -> bool:
    if printed * should <= 0:
        return False
    if is_moved(printed, should):
        return True
    texts = [f"{one:f}".replace(".", "") for one in (printed, should)]
    last = Fraction(Decimal(1).scaleb(int(printed.as_tuple().exponent)))
    swapped = sorted(texts[0]) == sorted(texts[1])
    longer = len(texts[0]) != len(texts[1]) and is_one_digit(printed, should)  # a digit doubled or dropped
    return len(texts[0]) >= _LONG and (swapped or longer) and abs(Fraction(should) - exact) <= last


def _in_other_units(figure: Figure) -> Iterator[Decimal]:
    """What an amount is, in its unit, where only the unit is wrong: 12.7691 for 127691亿元 that is 127691万元."""
    if figure.unit.is_money:
        for unit in (YUAN, WAN_YUAN, YI_YUAN):
            power = _TENS.get(Fraction(unit.factor) / figure.unit.factor)
            if power:
                yield figure.value.scaleb(power)


def _rounded(off: Decimal, count: int) -> int:
    """The bits by which a sum of ``count`` rounded figures hardly misses by ``off`` last places."""
    return min(_MOST_ROUNDED, math.ceil(_ROUNDED * off * off / count)) if count else 0


def _as_printed(figure: Printed, value: Decimal) -> Decimal:
    """``value`` with the decimals that ``figure`` shows, where they suffice: 15 and not 15.0 beside scores with decimals."""
    if figure.figure is None or half_up(value, figure.figure.places) != value:
        return value
    return half_up(value, figure.figure.places)


def _room(bounds: Range, step: Fraction) -> int:
    low, high = bounds
    return 0 if low is None or high is None else max(1, int((high - low) / step))


def _inside(value: Fraction, bounds: Range) -> bool:
    low, high = bounds
    return (low is None or low <= value) and (high is None or value <= high)


def _blank_figure(figure: Printed, ties: Sequence[Tie]) -> Figure:
    """The print of ``figure`` with the most decimals that its neighbours show."""
    old = figure.figure
    unit = figure.unit
    neighbours = (other.figure for tie in ties for other in tie.figures if other.figure is not None)
    places = max((one.places for one in neighbours if one.unit == unit), default=_USUAL_PLACES)
    if old is None:
        return Figure("", Decimal(0), unit, places)
    return replace(old, places=old.places if unit.is_rate else max(places, old.places))
