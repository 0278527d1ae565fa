"""From a place back to the thing itself: which block, which cell, which characters of a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from gouji.catalogue.forms import forms
from gouji.document.grid import Grid, grid_of
from gouji.document.place import Place
from gouji.document.tree import Cell, Document, Paragraph, Picture, Table
from gouji.domain.findings import Problem
from gouji.values import zh

_Address = tuple[int | None, int | None, str, str, str, str]
_Rank = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Spot:
    """落点: block ``block`` of a document; cell ``cell`` where that is a table, None for the table itself.

    ``start`` and ``end`` are the characters of the paragraph or cell that are meant; both 0 where all of it is.
    """

    block: int
    cell: int | None = None
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Locator:
    """Finds places in one document: by the number of their item where they have one and it says what they quote. Else what
    stands at the same page, line, section and table is told apart by its text, then by the row and column labels of the
    place; of equals the first is taken."""

    document: Document
    _at: dict[_Address, list[tuple[int, int | None]]] = field(default_factory=lambda: defaultdict(list))
    _items: dict[int, tuple[int, int | None]] = field(default_factory=dict)
    _grids: dict[int, Grid] = field(default_factory=dict)
    _headers: dict[tuple[int, int, str], list[tuple[int, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, block in enumerate(self.document.blocks):
            self._at[_address(block.place)].append((number, None))
            self._items[block.place.item] = (number, None)
            if isinstance(block, Table):
                for position, cell in enumerate(block.cells):
                    self._at[_address(cell.place)].append((number, position))
                    self._items[cell.place.item] = (number, position)

    def find(self, place: Place) -> Spot | None:
        """Where ``place`` is in the document; None where it names the file as a whole or nothing like it is there."""
        if _address(place) == _address(Place()) and not (place.quote or place.row or place.column):
            return None
        exact = self._by_item(place)
        if exact is not None:
            return exact
        best: tuple[_Rank, Spot] | None = None
        for spot, rank in self._candidates(place):
            if best is None or rank > best[0]:
                best = rank, spot
        return None if best is None else best[1]

    def _by_item(self, place: Place) -> Spot | None:
        """The item itself; a place without a quote is the blank beside it and has to be looked for."""
        if not place.item or not place.quote or place.item not in self._items:
            return None
        number, position = self._items[place.item]
        block = self.document.blocks[number]
        text = _text(block.cells[position] if isinstance(block, Table) and position is not None else block)
        start = text.find(place.quote)
        if start < 0:
            return None
        return Spot(number, position, *((0, 0) if place.quote == text.strip() else (start, start + len(place.quote))))

    def _candidates(self, place: Place) -> Iterator[tuple[Spot, _Rank]]:
        for number, position in self._at.get(_address(place), ()):
            block = self.document.blocks[number]
            cell = block.cells[position] if isinstance(block, Table) and position is not None else None
            text = _text(block if cell is None else cell)
            start = text.find(place.quote)
            if start < 0:
                continue
            whole = place.quote in ("", text.strip())
            span = (0, 0) if whole else (start, start + len(place.quote))
            blank_meant = not place.quote and bool(text.strip())
            labels = (0, 0, 0) if cell is None or blank_meant else self._labels(number, cell, place)
            yield Spot(number, position, *span), (_fit(place, text, cell is not None), *labels)

    def _labels(self, number: int, cell: Cell, place: Place) -> tuple[int, int, int]:
        """How well the labels of the place fit the column of ``cell``, its row, and the cell just before it."""
        table = self.document.blocks[number]
        assert isinstance(table, Table)
        if number not in self._grids:
            self._grids[number] = grid_of(table)
        grid, row = self._grids[number], _bare(place.row)
        before = grid.at(cell.row, cell.column - 1)
        return (
            int(bool(row) and any(row in _bare(other.text) for other in grid.row(cell.row))),
            self._header_fit(number, cell, _bare(place.column)),
            int(bool(row) and before is not None and _bare(before.text).startswith(row)),
        )

    def _header_fit(self, number: int, cell: Cell, wanted: str) -> int:
        """The best fit among the cells above ``cell``, wherever they stand: forms have a header in their middle."""
        key = number, cell.column, wanted
        if wanted and key not in self._headers:
            grid = self._grids[number]
            above = ((row, grid.at(row, cell.column)) for row in range(grid.height))
            fits = ((row, _names(other.text, wanted)) for row, other in above if other is not None)
            self._headers[key] = [(row, fit) for row, fit in fits if fit]
        return max((fit for row, fit in self._headers.get(key, ()) if row < cell.row), default=0)


def places_of(problem: Problem) -> tuple[Place, ...]:
    """The places of a problem and of its two sides, each once."""
    sides = (side.place for side in (problem.left, problem.right) if side is not None)
    return tuple(dict.fromkeys((*problem.places, *(place for place in sides if place is not None))))


def text_at(document: Document, spot: Spot) -> str:
    """The text of the paragraph or cell at ``spot``; nothing for a table as a whole."""
    block = document.blocks[spot.block]
    return _text(block.cells[spot.cell] if isinstance(block, Table) and spot.cell is not None else block)


def figure_at(document: Document, spot: Spot, problem: Problem, place: Place) -> tuple[int, int] | None:
    """The characters within the words at ``spot`` that are what the side of ``problem`` at ``place`` prints."""
    side = next((side for side in (problem.left, problem.right) if side is not None and side.place == place), None)
    if side is None or not side.text:
        return None
    text = text_at(document, spot)
    start = text.find(side.text, spot.start, spot.end or len(text))
    return None if start < 0 else (start, start + len(side.text))


def _address(place: Place) -> _Address:
    return place.page, place.line, place.section, place.table, place.sheet, place.letters


def _text(thing: Paragraph | Table | Picture | Cell) -> str:
    if isinstance(thing, Paragraph | Cell):
        return thing.text
    return thing.place.quote if isinstance(thing, Picture) else ""


def _fit(place: Place, text: str, in_table: bool) -> int:
    """3 where the text is the quote and nothing else, down to 1; a place with labels and no quote is an empty cell."""
    if place.quote == text.strip() and in_table == bool(place.row or place.column):
        return 3
    return 2 if place.quote == text.strip() else 1


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, zh.label(text)))


def _names(header: str, column: str) -> int:
    """2 where ``header`` is a name of the form column ``column``, 1 where it contains it, else 0."""
    shown, wanted = _bare(header), _bare(column)
    if not wanted:
        return 0
    if shown == wanted or shown in _synonyms().get(wanted, ()):
        return 2
    return int(wanted in shown)


@cache
def _synonyms() -> dict[str, frozenset[str]]:
    """The printed names of each form column, by each of them: 预算数 is printed as 全年预算数, never as 年初预算数."""
    found: dict[str, frozenset[str]] = {}
    initial = {_bare(name) for form in forms() for name in form.money.get("initial", ())}
    for form in forms():
        for labels in (*form.money.values(), *form.indicators.values()):
            names = frozenset(map(_bare, labels))
            for name in names if names <= initial else names - initial:
                found[name] = found.get(name, frozenset()) | (names if name in initial else names - initial)
    return found
