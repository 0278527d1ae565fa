"""印出的数: what every figure of a document is to the relations that tie it: a table cell, a sentence's figure, a form's field."""

from __future__ import annotations

from typing import Protocol

from gouji.document.place import Place
from gouji.values.cached import cached_property
from gouji.values.figure import Figure
from gouji.values.interval import Exact
from gouji.values.record import record
from gouji.values.units import NO_UNIT, Unit

Bounds = tuple[Exact, Exact]


class Printed(Protocol):
    """印出的数: one printed figure. Each is itself only: one place, one object, whichever relations meet in it.

    ``label`` says for a reader what the figure is, ``key`` the same stably, as table/row/column. ``bounds`` are the lowest
    and highest true value that the print stands for, in the base unit; None where it is no figure that can be tied.
    """

    @property
    def text(self) -> str: ...

    @property
    def place(self) -> Place: ...

    @property
    def label(self) -> str: ...

    @property
    def key(self) -> str: ...

    @property
    def figure(self) -> Figure | None:
        """The number with its unit; None for words and every kind of nothing."""

    @property
    def unit(self) -> Unit: ...

    @property
    def bounds(self) -> Bounds | None: ...

    @property
    def is_empty(self) -> bool:
        """Whether nothing is printed: a blank, a dash."""

    @property
    def is_nil(self) -> bool:
        """True for nothing printed and for a printed zero."""

    @property
    def shown(self) -> str: ...


class Numeral:
    """数字: what holds of every print that is sure to be a number."""

    figure: Figure

    @property
    def unit(self) -> Unit:
        return self.figure.unit

    @cached_property
    def bounds(self) -> Bounds:
        return self.figure.ends

    @property
    def is_empty(self) -> bool:
        return False

    @property
    def is_nil(self) -> bool:
        return self.figure.value == 0


@record(frozen=True, eq=False)
class Word:
    """增减方向的词: 增加 (+1) or 减少 (-1) as printed before ``figures``, which only turning it can change.

    ``words`` are the words as printed and ``turned`` what they would be the other way round, one for each of ``figures``:
    a change and the rate that repeats it (减少2.32万元，下降0.62%) are turned together. A whole phrase (决算数大于预算数) stands
    by itself, and ``is_phrase`` is true. ``is_equality`` where it says that two figures are one (决算数等于预算数): turned, it
    asks nothing of them.
    """

    direction: int
    words: tuple[str, ...]
    turned: tuple[str, ...]
    figures: tuple[Printed, ...]
    is_phrase: bool = False
    is_equality: bool = False

    @property
    def text(self) -> str:
        return self.words[0]

    @property
    def place(self) -> Place:
        return self.figures[0].place

    @property
    def label(self) -> str:
        return f"{self.figures[0].label}增减方向"

    @property
    def key(self) -> str:
        return f"{self.figures[0].key}/{self.text}"

    @property
    def figure(self) -> None:
        return None

    @property
    def unit(self) -> Unit:
        return NO_UNIT

    @property
    def bounds(self) -> Bounds:
        return self.direction, self.direction

    @property
    def is_empty(self) -> bool:
        return False

    @property
    def is_nil(self) -> bool:
        return False

    @property
    def shown(self) -> str:
        """As it stands before its figure: 减少2.32万元."""
        return self.text if self.is_phrase else self.text + self.figures[0].shown
