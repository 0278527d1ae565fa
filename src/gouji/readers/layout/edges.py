"""列界: where between two columns the edge runs, as far as what stands in them shows: figures end at the right edge of their
column, names begin at the left one, names of columns are centred."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from gouji.readers.layout.columns import Extent
from gouji.readers.layout.words import Word

# In points: edges that differ by no more are aligned.
_ALIGNED = 1.5
# In widths of a full character: white between an edge and what stands at it, where nothing shows how much there is.
_INSET = 0.3


def edges_of(columns: Sequence[Extent], held: Sequence[Sequence[Word]], centres: Mapping[int, float]) -> list[float]:
    """The edges of ``columns``, one more than there are; ``held`` are the words that each holds alone, ``centres`` where
    the name of a column is centred."""
    size = median([word.size for words in held for word in words] or [10.0])
    right = [_ends_right(words, centres.get(at)) for at, words in enumerate(held)]
    left = [not ends and _begins_left(words) for ends, words in zip(right, held, strict=True)]
    both = [(low[1], high[0]) for at, (low, high) in enumerate(pairwise(columns)) if right[at] and left[at + 1]]
    inset = min([(high - low) / 2 for low, high in both if high > low] or [_INSET * size])
    count = len(columns)
    edges: list[float | None] = [None] * (count + 1)
    edges[0] = columns[0][0] - inset if left[0] else None
    edges[count] = columns[-1][1] + inset if right[-1] else None
    for at, (low, high) in enumerate(pairwise(columns)):
        if right[at] and left[at + 1]:
            edges[at + 1] = (low[1] + high[0]) / 2
        elif right[at]:
            edges[at + 1] = low[1] + inset
        elif left[at + 1]:
            edges[at + 1] = high[0] - inset
    for at in [*range(count), *reversed(range(count))]:
        centre = centres.get(at)
        if centre is not None:
            known, other = edges[at], edges[at + 1]
            if known is None and other is not None:
                edges[at] = _within(2 * centre - other, at, columns)
            elif other is None and known is not None:
                edges[at + 1] = _within(2 * centre - known, at + 1, columns)
    return [
        _within(edge, at, columns) if edge is not None else _middle(at, columns, inset) for at, edge in enumerate(edges)
    ]


def _ends_right(words: Sequence[Word], centre: float | None) -> bool:
    figures = [word for word in words if word.figure]
    if len(figures) * 2 < len(words) or not figures:
        return False
    rights, centres = [word.right for word in figures], [word.centre for word in figures]
    if max(rights) - min(rights) > _ALIGNED:
        return False
    return max(centres) - min(centres) > _ALIGNED or centre is None or abs(centre - centres[0]) > _ALIGNED


def _begins_left(words: Sequence[Word]) -> bool:
    lefts = [word.left for word in words if not word.figure] or [word.left for word in words]
    centres = [word.centre for word in words]
    if not lefts:
        return False
    flush = sum(1 for left in lefts if left - min(lefts) <= _ALIGNED)
    return flush > 1 and max(centres) - min(centres) > _ALIGNED


def _within(edge: float, at: int, columns: Sequence[Extent]) -> float:
    """``edge`` moved into the white between its columns."""
    low = columns[at - 1][1] if at else float("-inf")
    high = columns[at][0] if at < len(columns) else float("inf")
    return min(max(edge, low), high)


def _middle(at: int, columns: Sequence[Extent], inset: float) -> float:
    if at == 0:
        return columns[0][0] - inset
    if at == len(columns):
        return columns[-1][1] + inset
    return (columns[at - 1][1] + columns[at][0]) / 2
