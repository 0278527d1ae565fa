"""合并单元格: where the cells of a sheet stand once merged ones swallow what they cover."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from gouji.readers.sheet import Merge, Rows, Sheet

# Merged cells larger than this, in positions, are no form; nor is a sheet whose merges cover more than that.
_LARGEST_MERGE, _MOST_COVERED = 200_000, 1_000_000
_SINGLE = (1, 1)


@dataclass(slots=True)
class Layout:
    """布局: where the cells of a sheet stand once merges swallow what they cover.

    ``sizes`` gives height and width of merged cells by the row and the column of their corner; ``held`` are the rows a
    merged cell reaches into.
    """

    rows: Rows
    sizes: dict[int, dict[int, tuple[int, int]]]
    held: set[int]

    def width(self, row: int, column: int) -> int:
        return self.sizes.get(row, {}).get(column, _SINGLE)[1]


def laid_out(sheet: Sheet) -> Layout:
    """The cells of ``sheet`` that show."""
    rows = dict(sheet.rows)
    sizes, covered = _merged(sheet)
    for row in covered.keys() & rows.keys():  # a value under a merge is not shown
        under, corners = covered[row], sizes.get(row, {})
        shown = {column: cell for column, cell in rows[row].items() if column not in under or column in corners}
        if shown:
            rows[row] = shown
        else:
            del rows[row]
    held: set[int] = set()
    for row, corners in sizes.items():
        filled = rows.get(row, {})
        tallest = max((height for column, (height, _) in corners.items() if column in filled), default=1)
        if tallest > 1:
            held.update(range(row, row + tallest))
    return Layout(rows, sizes, held)


def _merged(sheet: Sheet) -> tuple[dict[int, dict[int, tuple[int, int]]], dict[int, set[int]]]:
    """Height and width of merged cells by the row and the column of their corner, as far as there is content, and the
    columns they take up by row."""
    sizes: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    taken: dict[int, set[int]] = defaultdict(set)
    if not sheet.merges:
        return sizes, taken
    bottom, right = extent(sheet.rows)
    for merge in kept_merges(sheet.merges, bottom, right)[0]:
        if merge.left in taken.get(merge.top, ()):  # inside another merge
            continue
        low, far = min(merge.bottom, bottom), min(merge.right, right)
        if low > merge.top or merge.right > merge.left:
            sizes[merge.top][merge.left] = (low - merge.top + 1, merge.right - merge.left + 1)
            for row in range(merge.top, low + 1):
                taken[row].update(range(merge.left, far + 1))
    return sizes, taken


def extent(rows: Rows) -> tuple[int, int]:
    """The last row and the last column with something in it; -1 where there is none."""
    return next(reversed(rows), -1), max(map(next, map(reversed, rows.values())), default=-1)


def kept_merges(merges: Sequence[Merge], bottom: int, right: int) -> tuple[list[Merge], int]:
    """The merges that reach content and are no larger than a form has them, and how many are larger."""
    kept: list[Merge] = []
    room, left_out = _MOST_COVERED, 0
    for merge in merges:
        if merge.top > bottom or merge.left > right:
            continue
        size = (min(merge.bottom, bottom) - merge.top + 1) * (min(merge.right, right) - merge.left + 1)
        if size > _LARGEST_MERGE or size > room:
            left_out += 1
        else:
            room -= max(size, 0)
            kept.append(merge)
    return kept, left_out
