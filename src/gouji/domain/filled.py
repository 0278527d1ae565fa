"""填报数: what forms print, as figures that relations tie; and numbers that a rule sets, which no print can get wrong."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from gouji.document.place import Place
from gouji.domain.printed import Bounds, Numeral
from gouji.values.cached import cached_property
from gouji.values.figure import NUMBER, Figure
from gouji.values.record import record
from gouji.values.rounding import half_up, plain
from gouji.values.units import SCORE

_NUMBER = re.compile(NUMBER)
_MOST_PLACES = 6


@record(frozen=True, eq=False)
class Filled(Numeral):
    """填报数: the figure of one form field. ``text`` is what the field holds, which may be more than the figure: 产出指标(50分)."""

    label: str
    key: str
    text: str
    place: Place
    figure: Figure

    @property
    def shown(self) -> str:
        return self.figure.text.strip()

    def meaning(self, bounds: Bounds) -> Figure:
        """Its figure with the value in the middle of ``bounds``."""
        middle = (Fraction(bounds[0]) + bounds[1]) / 2 / self.figure.unit.factor
        return replace(self.figure, value=Decimal(middle.numerator) / Decimal(middle.denominator))

    def printing(self, value: Decimal) -> str:
        """What the figure would look like with ``value``, in its own unit: ≥180件 with 196 is ≥196件."""
        return _NUMBER.sub(self._number(value), self.shown, count=1)

    def field_with(self, value: Decimal) -> str:
        """``text`` with ``value`` in place of the figure."""
        return self.text.replace(self.shown, self.printing(value)) if self.shown else self.text

    def _number(self, value: Decimal) -> str:
        places = self.figure.places
        return format(half_up(value, places), "f") if half_up(value, places) == value else plain(value, _MOST_PLACES)


@record(frozen=True, eq=False)
class Fixed(Numeral):
    """定数: a number that cannot be at fault: one that a rule sets, as 满分 100 分, or one that was put right already."""

    label: str
    figure: Figure
    place: Place

    @property
    def text(self) -> str:
        return self.figure.text

    @property
    def key(self) -> str:
        return self.label

    @cached_property
    def bounds(self) -> Bounds:
        return self.figure.exact, self.figure.exact

    @property
    def shown(self) -> str:
        return self.text


def points(value: int, label: str, place: Place) -> Fixed:
    """A number of points that is set: 100 for all weights together."""
    return Fixed(label, Figure(str(value), Decimal(value), SCORE), place)
