"""What stands elsewhere: prints of one value speak for it, and a figure may have been copied from the line or year beside."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from gouji.document.place import Place
from gouji.domain.printed import Printed
from gouji.solve.digits import is_moved, is_one_digit, places_after
from gouji.solve.mates import Mates
from gouji.values import zh
from gouji.values.figure import Figure
from gouji.values.interval import Exact
from gouji.values.units import SCORE, Unit

_MOST_TWINS = 20
#: Bits that a number must have to stand twice in a document by no chance, and the most that a twin can tell.
_BY_CHANCE = 9
_MOST_TOLD = 8
#: Bits of a number that another was mistaken for: of fewer, any other figure is as likely.
_LEAST_COPIED = 6
#: Paragraphs between two figures of which one may have been copied for the other.
_NEAR = 2
#: Figures of one unit that show which decimals are usual, points of a column which are, and the bits of decimals at most.
_FEWEST, _FEWEST_POINTS, _MOST_OF_PLACES = 8, 4, 4
_MOST_AGAINST = 2
#: Characters of a row's name that stand in another by no chance.
_LEAST_NAME = 4
_POINTS = "分"  # in the head of every column of points: 分值, 得分


class Elsewhere(NamedTuple):
    """别处所印: a figure that a document prints, where, and what it is for a reader; ``name`` is that of its row where only a code
    is its label."""

    figure: Figure
    place: Place
    label: str
    name: str = ""


class Twins:
    """Figures that print one value: a long number that stands elsewhere too is hardly a slip, and a slip is likely where the
    right number stands elsewhere. Where the same number stands right beside, it may have been copied from there."""

    def __init__(self, printed: Iterable[Elsewhere], tied: Iterable[Printed] = ()) -> None:
        self._at: defaultdict[tuple[Fraction, str], list[Elsewhere]] = defaultdict(list)
        self._places: defaultdict[Unit, Counter[int]] = defaultdict(Counter)
        for one in printed:
            self._at[one.figure.exact, one.figure.unit.dimension].append(one)
            if one.figure.value:
                self._places[one.figure.unit][one.figure.places] += 1
        self._points: defaultdict[tuple[int, str, str], Counter[Decimal]] = defaultdict(Counter)
        for entry in tied:
            if entry.unit is SCORE and entry.figure is not None and _POINTS in entry.place.column:
                self._points[_column(entry.place)][entry.figure.value] += 1
        self.mates = Mates(tied)
        self._sorted: dict[str, list[Fraction]] = {}

    def against(self, printed: Printed) -> int:
        """The bits by which other prints of its value speak against a slip of ``printed``."""
        figure = printed.figure
        if figure is None:
            return 0
        repeated = any(_is_other(printed.place, one.place) for one in self._all(figure.exact, figure.unit))
        return told(figure.value) if repeated else 0

    def support(self, printed: Printed, should: Decimal, room: int, asking: Collection[Place]) -> int:
        """The bits by which prints of ``should`` elsewhere speak for putting it there: the fewer, the more values beside it
        would do (``room``). What stands at ``asking`` speaks by its relation."""
        figure = printed.figure
        if figure is None or not any(
            all(_is_other(place, one.place) for place in asking)
            for one in self._all(Fraction(should) * figure.unit.factor, figure.unit)
        ):
            return 0
        return max(0, told(should) - max(1, room).bit_length() + 1)

    def is_copy(self, printed: Printed) -> bool:
        """Whether a number of some digits stands right beside ``printed`` too, for something else: one thing may be said twice."""
        figure = printed.figure
        if figure is None or significant_bits(figure.value) < _LEAST_COPIED:
            return False
        return any(
            is_beside(printed.place, one.place) and not _is_one_thing(printed, one)
            for one in self._all(figure.exact, figure.unit)
        )

    def is_repeated(self, printed: Printed) -> bool:
        """Whether the value of ``printed`` stands further off for the same thing."""
        figure = printed.figure
        return figure is not None and any(
            _is_other(printed.place, one.place)
            and not is_beside(printed.place, one.place)
            and _is_one_thing(printed, one)
            for one in self._all(figure.exact, figure.unit)
        )

    def places_tell(self, printed: Printed, should: Decimal) -> int:
        """The bits by which the decimals of ``printed``, where few figures of its unit have as many, speak for a slip that
        changed them: 106.5% for 106.65%, 2.917% for 29.17%."""
        figure = printed.figure
        counts = self._places.get(printed.unit)
        if figure is None or counts is None or not figure.value:
            return 0
        total, after = counts.total(), places_after(figure, should)
        slipped = is_one_digit(figure.value, should) or is_moved(figure.value, should)
        if total < _FEWEST or not slipped:
            return 0
        seen = [total // max(1, counts[places]) for places in (figure.places, after)]
        if not should:  # nothing is printed as 0 as well as 0.00
            seen[1] = 1
        return min(_MOST_OF_PLACES, max(0, seen[0].bit_length() - seen[1].bit_length()))

    def points_tell(self, printed: Printed, should: Decimal) -> int:
        """The bits by which the other points of a column speak for ``should``: 10 beside nine times 10; below nothing where
        they speak for what is printed."""
        figure = printed.figure
        if figure is None or printed.unit is not SCORE or _POINTS not in printed.place.column:
            return 0
        counts = self._points[_column(printed.place)]
        if counts.total() < _FEWEST_POINTS:
            return 0
        against = max(1, counts[figure.value]).bit_length() - 1
        return (counts[should] + 1).bit_length() - 1 - min(_MOST_AGAINST, against)

    def within(self, unit: Unit, low: Exact, high: Exact) -> list[Fraction]:
        """The values that figures of the dimension of ``unit`` print between ``low`` and ``high``."""
        values = self._sorted.get(unit.dimension)
        if values is None:
            values = sorted(exact for exact, dimension in self._at if dimension == unit.dimension)
            self._sorted[unit.dimension] = values
        return values[bisect_left(values, low) : bisect_right(values, high)][:_MOST_TWINS]

    def _all(self, exact: Fraction, unit: Unit) -> Sequence[Elsewhere]:
        return self._at.get((exact, unit.dimension), ())


def _column(place: Place) -> tuple[int, str, str]:
    return place.input, place.table or place.sheet, place.column


def told(value: Decimal) -> int:
    """How many bits a second print of ``value`` tells."""
    return min(max(0, significant_bits(value) - _BY_CHANCE), _MOST_TOLD)


def significant_bits(value: Decimal) -> int:
    """How many bits the digits of ``value`` tell, its point left aside."""
    return abs(int(value.scaleb(max(0, -int(value.as_tuple().exponent))))).bit_length()


def _is_other(one: Place, other: Place) -> bool:
    """Whether ``other`` is not where ``one`` is: a cell and a figure in it are one place."""
    if not one.item:
        return one != other
    within = None in (one.start, other.start) or one.start == other.start
    return (one.input, one.item) != (other.input, other.item) or not within


def _is_one_thing(one: Printed, other: Elsewhere) -> bool:
    """Whether a name only says less than the other: 项目支出 and 项目资金支出, not 基本支出 and 项目支出; or the name of a row stands in
    that of the other: 职业年金缴费 and 机关事业单位职业年金缴费支出."""
    row = zh.label(one.place.row)
    name = zh.label(one.label.rsplit(" ", 1)[-1]) if row.isdigit() else row
    names = name, zh.label(other.name or other.place.row or other.label)
    if any(len(less) >= _LEAST_NAME and less in more for less, more in (names, names[::-1])):
        return True
    shorter, longer = sorted((one.label, other.label), key=len)
    rest = iter(longer)
    return all(character in rest for character in shorter)


def is_beside(one: Place, other: Place) -> bool:
    """Whether two figures stand in one row or column of a table, or in one paragraph or the next."""
    if one.input != other.input or (one.table or one.sheet) != (other.table or other.sheet):
        return False
    if one.row or other.row or one.column or other.column:
        return one.item != other.item and (one.row == other.row) != (one.column == other.column)
    return abs(one.item - other.item) <= _NEAR and (one.item, one.start) != (other.item, other.start)
