"""How a table is set on its pages: the size of its text, the widths of its columns, and the rows at which a form that is longer
than its page goes on on the next one, each group of rows named again there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from gouji.document.grid import grid_of
from gouji.document.tree import Cell, Table
from gouji.writers.official.look import (
    PAGE_ROOM,
    SPACING,
    TEXT_SIZES,
    Placed,
    column_weights,
    halves,
    inner_head,
    is_form,
    least_widths,
    room_of,
    text_size,
)

#: Half characters by which a column is widened at a time, and a number that what they save is shared out by.
_STEPS = (4, 8, 16)
_SHARED = 240
#: Forms of more pages are set at their usual size: a smaller one would not save the reader much.
_FEW_PAGES = 3
#: Tenths of a point: a line of a note below a table and what stands between two notes.
_NOTE_LINE, _NOTE_GAP = 145, 40


@dataclass(frozen=True)
class Setting:
    """排法: a table as it is set. ``size`` is that of its text in tenths of a point, ``weights`` are the widths of its columns,
    ``breaks`` the rows that begin a further page, with the cells of ``table`` parted and named again there."""

    table: Table
    size: int
    weights: tuple[int, ...]
    breaks: tuple[int, ...] = ()

    @property
    def shares(self) -> tuple[int, ...]:
        """The width of each column with its inset, in twentieths of a point."""
        return tuple(weight * self.size + 4 * SPACING[self.size][2] for weight in self.weights)


def set_tables(spots: Sequence[Placed]) -> list[Setting | None]:
    """How each table of a document is set, None for what is none. Forms of one kind that take a page each are set alike, as
    small as the fullest of them asks."""
    made = [setting(spot.block, spot) if isinstance(spot.block, Table) else None for spot in spots]
    smallest: dict[object, int] = {}
    for spot, one in zip(spots, made, strict=True):
        if one is not None and not one.breaks:
            smallest[_kind(spot, one)] = min(one.size, smallest.get(_kind(spot, one), one.size))
    return [
        one
        if one is None or one.breaks or one.size == smallest[_kind(spot, one)]
        else setting(one.table, spot, smallest[_kind(spot, one)])
        for spot, one in zip(spots, made, strict=True)
    ]


def _kind(spot: Placed, made: Setting) -> object:
    return (spot.landscape, spot.notes, len(made.weights)) if is_form(made.table) else made


@lru_cache(maxsize=256)  # Word and PDF ask for the same
def setting(table: Table, spot: Placed, most: int = TEXT_SIZES[0]) -> Setting:
    """How ``table`` is set where ``spot`` is, in text of at most that size: a form on one page where it can be, else on as few
    as can be, each about as full as the others."""
    columns, landscape = grid_of(table).width, spot.landscape
    usual = text_size(table, landscape=landscape)
    if not is_form(table):
        return Setting(table, usual, _usual(table, columns, usual, landscape=landscape))
    room = PAGE_ROOM[landscape] - spot.above
    fitted: dict[int, tuple[int, ...]] = {}
    for size in (one for one in TEXT_SIZES if one <= min(most, usual)):
        weights = _usual(table, columns, size, landscape=landscape)
        taken = _extent(table, size, weights, spot)
        if taken <= room:  # these are the more even widths
            return Setting(table, size, weights)
        other = _fitted(table, columns, size, landscape=landscape)
        least = _extent(table, size, other, spot)
        fitted[size] = other if least < taken else weights
        if least <= room:
            return Setting(table, size, fitted[size])
    paged = [(size, widths, _breaks(table, size, widths, spot)) for size, widths in fitted.items()]
    if len(paged[0][2]) >= _FEW_PAGES:
        paged = paged[:1]
    size, widths, breaks = min(paged, key=lambda one: (len(one[2]), -one[0]))
    return Setting(_parted(table, breaks), size, widths, breaks)


def _usual(table: Table, columns: int, size: int, *, landscape: bool) -> tuple[int, ...]:
    return tuple(column_weights(table, columns, room_of(columns, size, landscape=landscape)))


def _extent(table: Table, size: int, weights: Sequence[int], spot: Placed) -> int:
    """About how tall a table with its notes is, in tenths of a point."""
    room = room_of(0, TEXT_SIZES[0], landscape=spot.landscape)
    lines = sum(-(-halves(note) // room) for note in spot.notes)
    return sum(_heights(table, size, weights)) + lines * _NOTE_LINE + len(spot.notes) * _NOTE_GAP


def _heights(table: Table, size: int, weights: Sequence[int]) -> list[int]:
    """The height of each row by the lines that its cells take."""
    between, inset, _ = SPACING[size]
    lines = [1] * len(table.rows)
    for row, column, span, texts in _single(table):
        lines[row] = max(lines[row], _taken(texts, sum(weights[column : column + span])))
    return [count * (size + between) - between + 2 * inset for count in lines]


def row_heights(made: Setting) -> list[int]:
    """The height of each row where rows do not grow by themselves, in tenths of a point: also what reaches over several rows
    has room, and a line more than was counted on is not cut off."""
    heights = _heights(made.table, made.size, [max(2, weight - 1) for weight in made.weights])
    between, inset, _ = SPACING[made.size]
    for cell in made.table.cells:
        if cell.rowspan > 1:
            width = sum(made.weights[cell.column : cell.column + cell.colspan]) - 1
            lines = _taken([halves(line) for line in cell.text.split("\n")], width)
            below = cell.row + cell.rowspan
            lacking = lines * (made.size + between) - between + 2 * inset - sum(heights[cell.row : below])
            heights[below - 1] += max(0, lacking)
    return heights


def _single(table: Table) -> Iterator[tuple[int, int, int, tuple[int, ...]]]:
    """Row, column, columns and the widths of the lines of each cell that is one row high."""
    for cell in table.cells:
        if cell.rowspan == 1:
            yield cell.row, cell.column, cell.colspan, tuple(map(halves, cell.text.split("\n")))


def _taken(texts: Sequence[int], width: int) -> int:
    return sum(max(1, -(-text // max(2, width - width % 2))) for text in texts)


def _fitted(table: Table, columns: int, size: int, *, landscape: bool) -> tuple[int, ...]:
    """Widths that make the table low: each bit of room goes to the column where it saves most lines."""
    room = room_of(columns, size, landscape=landscape)
    widths = least_widths(table, columns)
    cells = list(_single(table))
    now = _cost(cells, widths)
    while (left := room - sum(widths)) > 0:
        ways = []
        for at in range(columns):
            for step in sorted({min(step, left) for step in _STEPS}):
                then = _cost(cells, [*widths[:at], widths[at] + step, *widths[at + 1 :]])
                saved = tuple(_SHARED * (before - after) // step for before, after in zip(now, then, strict=True))
                ways.append((saved, -widths[at], -step, at, then))
        _, _, step, at, now = max(ways)
        widths[at] -= step
    return tuple(widths)


def _cost(cells: Sequence[tuple[int, int, int, tuple[int, ...]]], widths: Sequence[int]) -> tuple[int, int]:
    """The lines of all rows, and of all cells."""
    rows: dict[int, int] = {}
    every = 0
    for row, column, span, texts in cells:
        lines = _taken(texts, sum(widths[column : column + span]))
        every += lines
        if lines > rows.get(row, 0):
            rows[row] = lines
    return sum(rows.values()), every


def _breaks(table: Table, size: int, weights: Sequence[int], spot: Placed) -> tuple[int, ...]:
    """Where the pages begin: as few as hold the rows, filled as evenly as may be."""
    heights = _heights(table, size, weights)
    head = inner_head(table)
    repeated = sum(heights[row] for row in head)
    first, further = PAGE_ROOM[spot.landscape] - spot.above, PAGE_ROOM[spot.landscape] - repeated
    never = {row + 1 for row in head}
    # for each row at which a page may begin: the fewest pages before it, the least waste, and where they begin
    best: dict[int, tuple[int, int, tuple[int, ...]]] = {0: (0, 0, ())}
    for end in range(1, len(heights) + 1):
        if end in never:
            continue
        ways = []
        for start, (pages, waste, begun) in best.items():
            left = (further if start else first) - sum(heights[start:end])
            if left >= 0 or end == start + 1:
                ways.append((pages + 1, waste + left * left, (*begun, start)))
        if ways:
            best[end] = min(ways)
    return best[len(heights)][2][1:]


def _parted(table: Table, breaks: Sequence[int]) -> Table:
    """The table with every cell that reaches over a page's end ended there and named again on the next page."""
    cells: list[Cell] = []
    for cell in table.cells:
        below = cell.row + cell.rowspan
        edges = [cell.row, *(row for row in breaks if cell.row < row < below), below]
        cells.extend(cell._replace(row=start, rowspan=end - start) for start, end in pairwise(edges))
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))
