"""取到的数: values for cells of the workbook and the amounts they are made of, with where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import PurePath

from gouji.document.place import Place
from gouji.domain.accounts import Amount
from gouji.values.figure import Figure
from gouji.values.interval import Interval
from gouji.values.rounding import half_up
from gouji.workbook.content import Value

_CENT = Fraction(1, 100)
_SHOWN_PARTS = 3


class Kind(Enum):
    """来源: what a value was taken from, the one that stands first where two differ."""

    ACCOUNTS = "本年决算表"
    OPERATION = "机构运行信息表"
    BUDGET = "本年预算"
    BALANCES = "科目余额表"
    LAST_YEAR = "上年公开件"

    @property
    def rank(self) -> int:
        return list(Kind).index(self)


@dataclass(frozen=True, slots=True)
class Known:
    """已知数: an amount in 元, printed or computed from printed ones, the values it may stand for, and where its parts stand."""

    value: Fraction
    spread: Interval
    places: tuple[Place, ...] = ()

    def __add__(self, other: Known) -> Known:
        return Known(self.value + other.value, self.spread + other.spread, (*self.places, *other.places))

    def __sub__(self, other: Known) -> Known:
        return Known(self.value - other.value, self.spread - other.spread, (*self.places, *other.places))

    @property
    def may_be_nil(self) -> bool:
        return self.spread.holds(0)

    @property
    def is_below_zero(self) -> bool:
        return self.spread.high < 0


NOTHING = Known(Fraction(0), Interval.point(0))


@dataclass(frozen=True, slots=True)
class Taken:
    """取数: what one source says belongs in a cell: its sheet, row and column by id. ``row`` is what tells the row: its code or name,
    the id of a given row, empty in a sheet of fields. ``spread`` are the amounts in 元 that a printed one may stand for, None for
    what is no amount. ``origin`` is the file and the place in words."""

    sheet: str
    row: str
    column: str
    value: Value
    kind: Kind
    origin: str
    spread: Interval | None = None


@dataclass
class Taking:
    """取数过程: collects what the files of one kind say. ``files`` are the names of the inputs by number, ``exact`` the numbers that
    spreadsheets store behind what they show, by input and item. ``remarks`` tell what could not be taken, and why."""

    kind: Kind
    files: Sequence[str]
    exact: Mapping[tuple[int, int], Decimal]
    taken: list[Taken] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def known(self, amount: Amount | None) -> Known | None:
        """The amount to the cent where the file stores it so, else as printed; a blank is nothing, words are no amount."""
        if amount is None:
            return None
        figure = amount.figure
        if figure is None:
            return NOTHING if amount.is_empty else None
        return self.figure(figure, amount.place)

    def figure(self, figure: Figure, place: Place) -> Known:
        stored = self.exact.get((place.input, place.item))
        if stored is not None:
            behind = half_up(abs(Fraction(stored)) * figure.unit.factor, 2) * (1 if figure.value >= 0 else -1)
            # a number that was rounded before it was stored says no more than its print
            if Fraction(behind) != figure.exact and figure.interval.holds(Fraction(behind)):
                value = Fraction(behind)
                return Known(value, Interval(value - _CENT / 2, value + _CENT / 2), (place,))
        return Known(figure.exact, figure.interval, (place,))

    def amount(self, sheet: str, row: str, column: str, known: Known | None, *, nil: bool = False) -> None:
        """Takes an amount in 元; one that may be nothing is left out, unless ``nil``, and one below zero is told."""
        if known is None or (known.may_be_nil and not nil):
            return
        if known.is_below_zero:
            self.remarks.append(f"{self.origin(known.places)}：算得 {half_up(known.value, 2)} 元，小于 0，没有取。")
            return
        value = max(half_up(known.value, 2), Decimal("0.00"))
        self.taken.append(Taken(sheet, row, column, value, self.kind, self.origin(known.places), known.spread))

    def wan(self, sheet: str, row: str, column: str, known: Known | None) -> None:
        """Takes an amount for a column in 万元, to the cent."""
        if known is not None and not known.may_be_nil:
            value = half_up(known.value, 2) / 10_000
            self.taken.append(Taken(sheet, row, column, value, self.kind, self.origin(known.places), known.spread))

    def text(self, sheet: str, row: str, column: str, value: Value, *places: Place) -> None:
        if value not in (None, ""):
            self.taken.append(Taken(sheet, row, column, value, self.kind, self.origin(places)))

    def origin(self, places: Sequence[Place]) -> str:
        """The places in words, each file and sheet named once: 决算.xls 工作表“Z01” C7、D7."""
        by_sheet: dict[str, list[str]] = {}
        for place in dict.fromkeys(places):
            name = PurePath(self.files[place.input]).name
            in_sheet = f"{name} 工作表“{place.sheet}”" if place.sheet else name
            told = place.at if place.sheet else place.describe().removeprefix("文件")
            if told not in by_sheet.setdefault(in_sheet, []):
                by_sheet[in_sheet].append(told)
        return "；".join(f"{name} {_listed(told)}".strip() for name, told in by_sheet.items())


def _listed(told: Sequence[str]) -> str:
    more = f" 等{len(told)}处" if len(told) > _SHOWN_PARTS else ""
    return "、".join(told[:_SHOWN_PARTS]) + more
