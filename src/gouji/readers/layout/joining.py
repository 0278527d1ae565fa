"""续表: a table that runs on to the next page becomes one table again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gouji.document.tree import UNREAD
from gouji.readers.layout.columns import Extent
from gouji.readers.layout.lattice import Frame
from gouji.readers.layout.overrun import cut_merges, filled_up, grown, remainder
from gouji.readers.layout.pagetable import Inferred, PageCell, PageTable
from gouji.readers.layout.widened import as_high, finer, is_widening, names_repeated, on_finer, stands_beside

_SAME_EDGE = 4.0
_DEEPEST_HEADER = 6


def continues(first: PageTable | Continued, second: PageTable) -> bool:
    """Whether ``second``, the first thing on its page, has the columns of ``first``, the last thing on the one before.

    The outer edges must agree, and the inner edges of one must all be among those of the other: a merged header lacks
    edges that the rows below it have.
    """
    if first.inferred is not None and second.inferred is not None:
        return _same_columns(first.inferred.columns, second.inferred.columns)
    if abs(first.xs[0] - second.xs[0]) > _SAME_EDGE or abs(first.xs[-1] - second.xs[-1]) > _SAME_EDGE:
        return False
    fewer, more = sorted((first.xs, second.xs), key=len)
    return all(any(abs(edge - other) <= _SAME_EDGE for other in more) for edge in fewer)


def repeats_head(first: PageTable, second: PageTable) -> bool:
    """Whether ``second`` goes on where ``first`` ends and begins with the same names, one for each column."""
    if not continues(first, second):
        return False
    names = _first_rows(second)[: _repeated(first, second)]
    return any(len(row) == len(second.xs) - 1 and all(text for _, text in row[1:]) for row in names)


def _same_columns(ours: Sequence[Extent], theirs: Sequence[Extent]) -> bool:
    """Whether columns that are inferred may be the same: there is white between each two of them on both pages."""
    return len(ours) == len(theirs) and all(
        max(one[1], other[1]) < min(right[0], after[0])
        for (one, right), (other, after) in zip(pairwise(ours), pairwise(theirs), strict=True)
    )


def _wider(ours: Sequence[Extent], theirs: Sequence[Extent]) -> tuple[Extent, ...]:
    return tuple((min(one[0], other[0]), max(one[1], other[1])) for one, other in zip(ours, theirs, strict=True))


@dataclass(frozen=True, slots=True)
class _Part:
    """页段: what one page holds of the rows: from ``start`` on, less the ``begin`` first of its own, which repeat the head;
    ``ys`` are the edges of its rows, empty where the page break cuts one; its cells are those numbered ``cells``."""

    start: int
    begin: int
    height: int
    ys: tuple[float, ...]
    cells: range


def _same_edges(ours: Sequence[float], theirs: Sequence[float]) -> bool:
    return len(ours) == len(theirs) and all(
        abs(one - other) <= _SAME_EDGE for one, other in zip(ours, theirs, strict=True)
    )


class Continued:
    """续表: a table that grows by what stands on the following pages. Its cells are looked at once, for a table may run over
    thousands of pages; later only its first rows and its last are."""

    def __init__(self, first: PageTable) -> None:
        self._begin(first)

    def _begin(self, first: PageTable) -> None:
        self._top, self._last_page = first.top, first
        self._cells: list[PageCell] = []
        self._upper: list[int] = []
        self._lowest: list[int] = []
        self._last_but_one: list[int] = []
        self._xs, self._height, self._inferred = first.xs, first.height, first.inferred
        self._parts = [_Part(0, 0, first.height, first.ys, range(len(first.cells)))]
        # Further columns: those of which part come next, the table that held the first of them, and the columns before them.
        self._next, self._beside, self._columns = 0, first, 0
        self._take(first.cells)

    @property
    def xs(self) -> tuple[float, ...]:
        return self._xs

    @property
    def inferred(self) -> Inferred | None:
        return self._inferred

    def add(self, second: PageTable) -> None:
        """``second`` below, on the finer of the two column grids; header rows that it repeats are left out, and a row that
        the page break cuts is one row."""
        if len(second.xs) > len(self._xs):
            self._cells = list(_counted(self._cells, self._xs, second.xs))
            self._xs = second.xs
        inferred = second.inferred
        if self._inferred is not None and inferred is not None:
            second = replace(second, xs=self._xs)
            self._inferred = replace(inferred, columns=_wider(self._inferred.columns, inferred.columns))
        below = replace(second, xs=self._xs, cells=tuple(_counted(second.cells, second.xs, self._xs)))
        repeated = _repeated(self._part(self._upper), below)
        above = self._part(self._lowest)
        rest = remainder(above, below, repeated)
        if rest:
            for at, cell in zip(self._lowest, filled_up(above, rest), strict=True):
                self._cells[at] = cell
        begin = repeated + bool(rest)
        merged = cut_merges(self._part(self._lowest), below, begin, self._part(self._last_but_one))
        for at in self._lowest:
            if self._cells[at].frame.left in merged:
                self._cells[at] = grown(self._cells[at], merged[self._cells[at].frame.left])
        taken = set(map(id, merged.values()))
        below = replace(below, cells=tuple(cell for cell in below.cells if id(cell) not in taken))
        moved = tuple(_moved(below, begin, self._height - begin))
        numbers = range(len(self._cells), len(self._cells) + len(moved))
        self._parts.append(_Part(self._height, begin, below.height, () if rest else second.ys, numbers))
        self._height += below.height - begin
        self._last_page = below
        self._take(moved)

    def takes_beside(self, second: PageTable) -> bool:
        """Whether ``second`` holds further columns of the rows so far, or of the next part of them."""
        part = self._parts[self._next]
        if self._next:
            return _same_edges(self._beside.xs, second.xs) and as_high(part.ys, second.ys)
        if as_high(part.ys, second.ys) and names_repeated(self._of_part(part), second):
            return True
        upper = [self._cells[at] for at in self._upper]
        return stands_beside(part.height, part.ys, upper, second, again=_same_edges(self._xs, second.xs))

    def goes_on_below(self, second: PageTable) -> bool:
        """Whether ``second`` holds the next rows."""
        return continues(self, second) and not is_widening([self._cells[at] for at in self._upper], second)

    def aligned(self, second: PageTable) -> PageTable:
        """``second`` with its rows counted as those so far are, where it shows the same rows. Its head may have more rows than
        is seen in the columns so far: then these are counted as there."""
        if len(self._parts) > 1 or (ys := finer(self._parts[0].ys, second.ys)) is None:
            return second
        if ys is not second.ys:
            cells = tuple(on_finer(second.cells, second.ys, ys))
            return replace(second, ys=tuple(ys), height=len(ys) - 1, cells=cells)
        cells = tuple(on_finer(self._cells, self._parts[0].ys, ys))
        wider = replace(
            self._last_page, xs=self._xs, top=self._top, ys=second.ys, height=second.height, cells=cells,
            inferred=self._inferred,
        )  # fmt: skip
        if Continued(wider).takes_beside(second):
            self._begin(wider)
        return second

    def add_beside(self, second: PageTable) -> None:
        """``second`` on the right."""
        part = self._parts[self._next]
        names = names_repeated(self._of_part(part), second)
        if not self._next:
            self._columns, width = len(self._xs) - 1, self._xs[-1] - second.xs[names]
            self._xs = (*self._xs, *(edge + width for edge in second.xs[names + 1 :]))
            self._inferred, self._beside = None, second
        down, right = part.start - part.begin, self._columns - names
        self._take(
            [
                cell._replace(
                    frame=Frame(
                        frame.top + down, max(frame.left, names) + right, frame.bottom + down, frame.right + right
                    )
                )
                for cell in second.cells
                if (frame := cell.frame).right > names and frame.top >= part.begin
            ]
        )
        self._next = (self._next + 1) % len(self._parts)

    def table(self) -> PageTable:
        """All of it as one table. What it has of further columns for some of its rows alone is not known of the others."""
        for part in self._parts[self._next :] if self._next else ():
            rows, width = range(part.start, part.start + part.height - part.begin), len(self._xs) - 1
            frames = [Frame(row, at, row + 1, at + 1) for row in rows for at in range(self._columns, width)]
            page = self._cells[-1].page
            self._cells += [PageCell(frame, UNREAD, page, None) for frame in frames]
        return PageTable(self._xs, self._top, self._last_page.bottom, self._height, tuple(self._cells))

    def _of_part(self, part: _Part) -> list[PageCell]:
        """The cells of the rows of ``part``, counted from it."""
        cells, up = [self._cells[at] for at in part.cells], part.start - part.begin
        return [_lower(cell, -up) for cell in cells] if up else cells

    def _part(self, numbers: Sequence[int]) -> PageTable:
        """The table with only the cells ``numbers``."""
        return replace(self._last_page, height=self._height, cells=tuple(self._cells[at] for at in numbers))

    def _take(self, cells: Sequence[PageCell]) -> None:
        start = len(self._cells)
        self._cells.extend(cells)
        new = range(start, len(self._cells))
        self._upper.extend(at for at in new if self._cells[at].frame.top < _DEEPEST_HEADER)
        late = (*self._last_but_one, *self._lowest, *new)
        self._last_but_one = [at for at in late if self._cells[at].frame.bottom == self._height - 1]
        self._lowest = [at for at in late if self._cells[at].frame.bottom == self._height]


def _lower(cell: PageCell, rows: int) -> PageCell:
    return cell._replace(frame=cell.frame._replace(top=cell.frame.top + rows, bottom=cell.frame.bottom + rows))


def _moved(table: PageTable, begin: int, shift: int) -> Iterator[PageCell]:
    """The cells of ``table`` from the row ``begin`` on, ``shift`` rows further down."""
    for cell in table.cells:
        if cell.frame.bottom > begin:
            top = max(cell.frame.top, begin) + shift
            yield cell._replace(frame=cell.frame._replace(top=top, bottom=cell.frame.bottom + shift))


def _counted(cells: Sequence[PageCell], own: tuple[float, ...], xs: tuple[float, ...]) -> Sequence[PageCell]:
    """``cells`` with the columns of the edges ``own`` counted on the edges ``xs``, which include them."""
    if len(own) == len(xs):
        return cells
    number = [min(range(len(xs)), key=lambda at: abs(xs[at] - edge)) for edge in own]
    return [
        cell._replace(frame=cell.frame._replace(left=number[cell.frame.left], right=number[cell.frame.right]))
        for cell in cells
    ]


def _repeated(first: PageTable, second: PageTable) -> int:
    """How many rows at the top of ``second`` repeat the top of ``first`` word for word."""
    ours, theirs = _first_rows(first), _first_rows(second)
    count = 0
    while count < min(len(ours), len(theirs)) and ours[count] == theirs[count] and any(text for _, text in ours[count]):
        count += 1
    # A merged cell that reaches below the repeated rows shows that they are not a header of their own.
    while count and any(cell.frame.top < count < cell.frame.bottom for cell in second.cells):
        count -= 1
    return count


def _first_rows(table: PageTable) -> list[list[tuple[int, str]]]:
    """The rows that may be a header, each as its texts by their left edge."""
    height = min(table.height, _DEEPEST_HEADER)
    rows: list[list[tuple[int, str]]] = [[] for _ in range(height)]
    for cell in table.cells:
        if cell.frame.top < height:
            rows[cell.frame.top].append((cell.frame.left, "".join(cell.text.split())))
    return [sorted(row) for row in rows]
