"""列: the columns of a table that no rule parts, told by the white that runs down through its rows.

Figures never go over the edge of their column, so what overlaps among them is one column. A text may go over several where
cells are merged; those are told by what they lie over, and do not join columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from gouji.readers.layout.words import Word

Extent = tuple[float, float]

# In widths of a full character: white between the words of two columns.
_GUTTER = 0.25
# Of the words of a column at most one in so many is merged over the white inside it, which two words of a row show.
_FEW, _LEAST_ROWS = 8, 2
#: What has more columns is no table.
MOST_COLUMNS = 60
# Pairs of words that are looked at for the white between two columns.
_MOST_TRIED = 300


def columns_of(rows: Sequence[Sequence[Word]]) -> list[Extent]:
    """Where the columns of ``rows`` begin and end, from the left."""
    words = [word for row in rows for word in row]
    if not words:
        return []
    gutter = _GUTTER * max(word.size for word in words)
    cores = _united([(word.left, word.right) for word in words if word.figure], 0.0)
    if len(cores) > MOST_COLUMNS:
        return cores
    texts = [word for word in words if not word.figure]
    free = [word for word in texts if not over(word, cores)]
    columns = sorted([*cores, *_parted(free, rows, gutter)])
    if len(columns) > MOST_COLUMNS:
        return columns
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
    pairs = [(one, other) for row in rows for one, other in pairwise(row) if not one.figure and not other.figure]
    united = _united([(word.left, word.right) for word in words], gutter)
    if len(united) > MOST_COLUMNS:
        return united
    for left, right in united:
        own = [word for word in words if left <= word.left and word.right <= right]
        inside = [(one, other) for one, other in pairs if left <= one.left and other.right <= right]
        found += _split(own, inside, gutter)
    return found


def _split(words: Sequence[Word], pairs: Sequence[tuple[Word, Word]], gutter: float) -> list[Extent]:
    """Columns of ``words`` that overlap; ``pairs`` are those words that stand side by side on a line."""
    found: list[Extent] = []
    waiting = [(words, pairs)]
    while waiting:
        some, beside = waiting.pop()
        gap = _gap(some, beside, gutter) if len(found) + len(waiting) < MOST_COLUMNS else None
        if gap is None:
            found.append((min(word.left for word in some), max(word.right for word in some)))
            continue
        for part in _sides(some, gap, gutter):
            left, right = min(word.left for word in part), max(word.right for word in part)
            waiting.append((part, [pair for pair in beside if left <= pair[0].left and pair[1].right <= right]))
    return sorted(found)


def _gap(words: Sequence[Word], pairs: Sequence[tuple[Word, Word]], gutter: float) -> Extent | None:
    """White that parts two columns of ``words``; None where there is none."""
    tried: set[Extent] = set()
    for one, other in pairs[:_MOST_TRIED]:
        sides = [pair for pair in pairs if pair[0].right <= other.left and pair[1].left >= one.right]
        if len(sides) < _LEAST_ROWS:
            continue
        gap = max(pair[0].right for pair in sides), min(pair[1].left for pair in sides)
        if gap in tried or gap[1] - gap[0] < gutter:
            continue
        tried.add(gap)
        crossing = sum(1 for word in words if word.left < gap[0] and word.right > gap[1])
        left, right = _sides(words, gap, gutter)
        if left and right and crossing * _FEW <= len(words) and len(left) + len(right) + crossing == len(words):
            return gap
    return None


def _sides(words: Sequence[Word], gap: Extent, gutter: float) -> tuple[list[Word], list[Word]]:
    """The words on either side of white, into which a mark at their end may reach."""
    low, high = gap
    return [word for word in words if word.right <= low + gutter], [
        word for word in words if word.left >= high - gutter
    ]
