"""续表: a table that runs on to the next page becomes one table again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gouji.readers.layout.overrun import filled_up, remainder
from gouji.readers.layout.pagetable import PageCell, PageTable

_SAME_EDGE = 4.0
_DEEPEST_HEADER = 6


def continues(first: PageTable, second: PageTable) -> bool:
    """Whether ``second``, the first thing on its page, has the columns of ``first``, the last thing on the one before.

    The outer edges must agree, and the inner edges of one must all be among those of the other: a merged header lacks
    edges that the rows below it have.
    """
    if abs(first.xs[0] - second.xs[0]) > _SAME_EDGE or abs(first.xs[-1] - second.xs[-1]) > _SAME_EDGE:
        return False
    fewer, more = sorted((first.xs, second.xs), key=len)
    return all(any(abs(edge - other) <= _SAME_EDGE for other in more) for edge in fewer)


def joined(first: PageTable, second: PageTable) -> PageTable:
    """One table on the finer of the two column grids; header rows that ``second`` repeats are left out, and a row that the
    page break cuts is one row."""
    xs = max(first.xs, second.xs, key=len)
    above, below = _on(first, xs), _on(second, xs)
    repeated = _repeated(above, below)
    rest = remainder(above, below, repeated)
    begin = repeated + bool(rest)
    cells = [*(filled_up(above, rest) if rest else above.cells), *_moved(below, begin, above.height - begin)]
    return PageTable(xs, above.top, below.bottom, above.height + below.height - begin, tuple(cells))


def _moved(table: PageTable, begin: int, shift: int) -> Iterator[PageCell]:
    """The cells of ``table`` from the row ``begin`` on, ``shift`` rows further down."""
    for cell in table.cells:
        if cell.frame.bottom > begin:
            top = max(cell.frame.top, begin) + shift
            yield cell._replace(frame=cell.frame._replace(top=top, bottom=cell.frame.bottom + shift))


def _on(table: PageTable, xs: tuple[float, ...]) -> PageTable:
    """``table`` with its columns counted on the edges ``xs``, which include its own."""
    if len(table.xs) == len(xs):
        return table
    number = [min(range(len(xs)), key=lambda at: abs(xs[at] - edge)) for edge in table.xs]
    cells = tuple(
        cell._replace(frame=cell.frame._replace(left=number[cell.frame.left], right=number[cell.frame.right]))
        for cell in table.cells
    )
    return replace(table, xs=xs, cells=cells)


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
