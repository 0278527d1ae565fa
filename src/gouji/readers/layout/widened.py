"""按列分页: a table too wide for its paper, whose further columns stand on the next page as a spreadsheet prints them: rows as
high as before, under names of their own, with nothing but figures in them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gouji.readers.layout.pagetable import PageCell, PageTable
from gouji.readers.layout.pieces import FIGURE

# So many rows at least are as high as on the page before, to so many points.
_LEAST_ROWS, _AS_HIGH = 4, 1.5
_DEEPEST_HEAD = 4
_NOTHING = re.compile(r"[-—–－─/／…\s]*")


def stands_beside(height: int, rows: Sequence[float], cells: Sequence[PageCell], table: PageTable) -> bool:
    """Whether ``table`` holds further columns of a table of ``height`` rows, the upper ones of which hold ``cells``: the numbers
    of the columns go on, or its rows are as high as those between the edges ``rows``."""
    if height != table.height or height < _LEAST_ROWS or not is_widening(cells, table):
        return False
    ours, theirs = _numbered(cells), _numbered(table.cells)
    if ours is not None and theirs is not None:
        return ours[0] == theirs[0] and ours[1][-1] + 1 == theirs[1][0]
    if len(rows) != len(table.ys):
        return False
    heights = zip(pairwise(rows), pairwise(table.ys), strict=True)
    return bool(rows) and all(abs((low - high) - (foot - top)) <= _AS_HIGH for (high, low), (top, foot) in heights)


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
