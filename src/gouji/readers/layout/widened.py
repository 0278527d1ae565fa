"""按列分页: a table too wide for its paper, whose further columns stand on the next page as a spreadsheet prints them: rows as
high as before, under names of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gouji.document.caption import names_table
from gouji.readers.layout.pagetable import PageCell, PageTable
from gouji.readers.layout.pieces import FIGURE

# So many rows at least are as high as on the page before, to so many points.
_LEAST_ROWS, _AS_HIGH = 4, 1.5
# Names may stand beside figures where so many rows are as high.
_MANY_ROWS = 10
_DEEPEST_HEAD = 4
_DIGIT = re.compile(r"\d")
_NOTHING = re.compile(r"[-—–－─/／…\s]*")


def stands_beside(
    height: int, rows: Sequence[float], cells: Sequence[PageCell], table: PageTable, *, again: bool
) -> bool:
    """Whether ``table`` holds further columns of a table of ``height`` rows, the upper ones of which hold ``cells``: the numbers
    of the columns go on, or its rows are as high as those between the edges ``rows``. Where its columns are those of before
    ``again``, or a figure stands in its first row, names beside figures are the next rows of a list."""
    if height != table.height or height < _LEAST_ROWS or _names(cells) & _names(table.cells):
        return False
    ours, theirs = _numbered(cells), _numbered(table.cells)
    if ours is not None and theirs is not None:
        return ours[0] == theirs[0] and ours[1][-1] + 1 == theirs[1][0]
    named = height >= _MANY_ROWS and not again and not _begins_with_figures(table)
    return (has_only_figures(table) or named) and as_high(rows, table.ys)


def _begins_with_figures(table: PageTable) -> bool:
    return any(cell.frame.top == 0 and FIGURE.fullmatch(cell.text.strip()) for cell in table.cells)


def as_high(rows: Sequence[float], others: Sequence[float]) -> bool:
    """Whether the rows between the edges ``rows`` are as high, one by one, as those between ``others``."""
    if not rows or len(rows) != len(others):
        return False
    heights = zip(pairwise(rows), pairwise(others), strict=True)
    return all(abs((low - high) - (foot - top)) <= _AS_HIGH for (high, low), (top, foot) in heights)


def finer(rows: Sequence[float], others: Sequence[float]) -> Sequence[float] | None:
    """The more edges of two pages that show the same rows, a head of which may be merged on the one; None where they differ."""
    fewer, more = sorted((rows, others), key=len)
    if not fewer or len(fewer) == len(more):
        return None
    below = [edge - more[0] for edge in more]
    nested = all(any(abs(edge - fewer[0] - other) <= _AS_HIGH for other in below) for edge in fewer)
    return more if nested and abs(fewer[-1] - fewer[0] - below[-1]) <= _AS_HIGH else None


def on_finer(cells: Sequence[PageCell], rows: Sequence[float], finer: Sequence[float]) -> list[PageCell]:
    """``cells`` between the edges ``rows`` with their rows counted on the edges ``finer``."""
    number = [min(range(len(finer)), key=lambda at: abs(finer[at] - finer[0] - edge + rows[0])) for edge in rows]
    return [
        cell._replace(frame=cell.frame._replace(top=number[cell.frame.top], bottom=number[cell.frame.bottom]))
        for cell in cells
    ]


def names_repeated(cells: Sequence[PageCell], table: PageTable) -> int:
    """How many columns at the left of ``table`` are those of ``cells`` again, which name its rows: a print may repeat them on
    each page. None where they are all it has."""
    width = len(table.xs) - 1
    heads = {(*cell.frame[:2], cell.text) for cell in cells}
    across = [cell for cell in table.cells if cell.frame.right - cell.frame.left == width > 1]
    if any(names_table(cell.text) or (*cell.frame[:2], cell.text) not in heads for cell in across):
        return 0  # it has a title of its own
    ours, theirs = _by_right(cells), _by_right(table.cells)
    count = shown = 0
    for edge in range(1, len(table.xs) - 1):
        if ours.get(edge) != theirs.get(edge):
            break
        if texts := theirs.get(edge):
            count, shown = edge, shown + sum(bool(text) for *_, text in texts)
    upper, lower = (
        {
            (cell.frame[:2], cell.text)
            for cell in some
            if cell.frame.left >= count and _is_word(cell) and not _DIGIT.search(cell.text)
        }
        for some in (cells, table.cells)
    )
    return count if shown >= _LEAST_ROWS and 2 * len(upper & lower) <= max(len(lower), 2) else 0


def _by_right(cells: Sequence[PageCell]) -> dict[int, set[tuple[int, int, str]]]:
    """Where cells begin and what they hold, by the column they end with; what heads several columns is cut by the page."""
    found: dict[int, set[tuple[int, int, str]]] = {}
    for cell in cells:
        if cell.frame.right - cell.frame.left == 1:
            found.setdefault(cell.frame.right, set()).add((cell.frame.top, cell.frame.left, "".join(cell.text.split())))
    return found


def is_widening(cells: Sequence[PageCell], table: PageTable) -> bool:
    """Whether ``table`` holds figures alone under names that ``cells`` have not: never the rows below these."""
    return has_only_figures(table) and not _names(cells) & _names(table.cells)


def _numbered(cells: Sequence[PageCell]) -> tuple[int, list[int]] | None:
    """The row that numbers the columns and its numbers, one more each."""
    for row in range(_DEEPEST_HEAD):
        texts = [cell.text.strip() for cell in sorted(cells, key=lambda cell: cell.frame.left) if cell.frame.top == row]
        numbers = [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 3]
        figures = sum(FIGURE.fullmatch(text) is not None for text in texts)
        if numbers and figures == len(numbers) and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            return row, numbers
    return None


def _names(cells: Sequence[PageCell]) -> frozenset[str]:
    """The words of the first row."""
    return frozenset("".join(cell.text.split()) for cell in cells if cell.frame.top == 0 and cell.text.strip())


def has_only_figures(table: PageTable) -> bool:
    """Whether nothing but figures stands under the names: the rows are named elsewhere."""
    head = max((cell.frame.bottom for cell in table.cells if _is_word(cell)), default=0)
    body = [cell for cell in table.cells if cell.frame.top >= head and FIGURE.fullmatch(cell.text.strip())]
    return 0 < head <= _DEEPEST_HEAD and table.height - head >= _LEAST_ROWS - 1 and bool(body)


def _is_word(cell: PageCell) -> bool:
    shown = cell.text.strip()
    return not FIGURE.fullmatch(shown) and not _NOTHING.fullmatch(shown)
