"""列: the columns of a table that no rule parts, told by the white that runs down through its rows.

Figures never go over the edge of their column, so what overlaps among them is one column. A text may go over several where
cells are merged; those are told by what they lie over, and do not join columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from gouji.readers.layout.words import Word

Extent = tuple[float, float]

# In widths of a full character: white between the words of two columns; how far two words that stand level differ.
_GUTTER, _LEVEL = 0.25, 0.45
# Of the words of a column at most one in so many is merged over the white inside it, which two words of a row show.
_FEW, _LEAST_ROWS = 8, 2


def columns_of(rows: Sequence[Sequence[Word]]) -> list[Extent]:
    """Where the columns of ``rows`` begin and end, from the left."""
    words = [word for row in rows for word in row]
    if not words:
        return []
    gutter = _GUTTER * max(word.size for word in words)
    cores = _united([(word.left, word.right) for word in words if word.figure], 0.0)
    texts = [word for word in words if not word.figure]
    free = [word for word in texts if not over(word, cores)]
    columns = sorted([*cores, *_parted(free, rows, gutter)])
    for word in texts:
        under = over(word, columns)
        if len(under) == 1:
            left, right = columns[under[0]]
            grown = min(left, word.left), max(right, word.right)
            if len(over(word._replace(left=grown[0], right=grown[1]), columns)) == 1:
                columns[under[0]] = grown
    return columns


def over(word: Word, columns: Sequence[Extent]) -> list[int]:
    """The columns that a word lies over, if only in part."""
    return [at for at, (left, right) in enumerate(columns) if word.left < right and left < word.right]


def _united(extents: Iterable[Extent], gutter: float) -> list[Extent]:
    """Extents that overlap, or are parted by less than ``gutter``, as one."""
    united: list[Extent] = []
    for left, right in sorted(extents):
        if united and left - united[-1][1] < gutter:
            united[-1] = united[-1][0], max(united[-1][1], right)
        else:
            united.append((left, right))
    return united


def _parted(words: Sequence[Word], rows: Sequence[Sequence[Word]], gutter: float) -> list[Extent]:
    """Columns of texts. White that few of them go over parts two where some rows have a text on either side."""
    found: list[Extent] = []
    for left, right in _united([(word.left, word.right) for word in words], gutter):
        own = [word for word in words if left <= word.left and word.right <= right]
        found += _split(own, rows, gutter)
    return found


def _split(words: Sequence[Word], rows: Sequence[Sequence[Word]], gutter: float) -> list[Extent]:
    whole = min(word.left for word in words), max(word.right for word in words)
    pairs = [
        (one, other)
        for row in rows
        for one, other in pairwise(row)
        if whole[0] <= one.left and other.right <= whole[1] and not one.figure and not other.figure
    ]
    for one, other in pairs:
        low, high = one.right, other.left
        sides = [pair for pair in pairs if pair[0].right <= high and pair[1].left >= low]
        low, high = max(pair[0].right for pair in sides), min(pair[1].left for pair in sides)
        crossing = [word for word in words if word.left < low and word.right > high]
        left = [word for word in words if word.right <= low + gutter and word not in crossing]
        right = [word for word in words if word.left >= high - gutter and word not in crossing]
        if (
            high - low >= gutter
            and len(sides) >= _LEAST_ROWS
            and len(crossing) * _FEW <= len(words)
            and len(left) + len(right) + len(crossing) == len(words)
        ):
            return [*_split(left, rows, gutter), *_split(right, rows, gutter)]
    return [whole]
