"""列名: the lowest line of each name in a head marks a column. Names find their columns in order; one that finds none is the name
of a column that holds nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from gouji.readers.layout.columns import MOST_COLUMNS, Extent, over
from gouji.readers.layout.words import Word

# Costs of a name and its column, in widths of a full character that lie between them, up to what is far; of a name without column, the less
# where those beside it stand lower; of a column of figures or of texts without name.
_FURTHEST, _FURTHEST_TEXT, _FURTHER = 4.0, 1.5, 0.005
# More names than these stand over no table.
_MOST_MARKS = 4 * MOST_COLUMNS
# In widths of a full character: lines of one name are no further apart, and no further off its middle; names stand level.
_STEP, _SAME, _LEVEL = 1.75, 0.3, 0.3
_NO_COLUMN, _HIGH, _NO_NAME, _NO_TEXT_NAME = 5.0, 1.5, 20.0, 0.5


def with_named(
    columns: Sequence[Extent], body: Sequence[Word], names: Sequence[Word]
) -> tuple[list[Extent], dict[int, float]]:
    """``columns`` with those that hold nothing in ``body`` but have a name, and where the name of each is centred."""
    marks = _lowest(names)
    if not marks or len(marks) > _MOST_MARKS:
        return list(columns), {}
    size = marks[0].size
    figures = [any(word.figure and over(word, [column]) for word in body) for column in columns]
    pairs = _matched(columns, figures, marks, size)
    upwards = sorted(names, key=lambda name: -name.middle)
    level = min(
        (_middle(_lines_of(mark, upwards)) for column, mark in pairs if column is not None and mark is not None),
        default=float("inf"),
    )
    found: list[tuple[Extent, float | None]] = []
    for column, mark in pairs:
        if column is not None:
            extent = columns[column]
            for line in _lines_of(mark, upwards) if mark is not None else ():
                if over(line, columns) in ([], [column]):
                    extent = min(extent[0], line.left), max(extent[1], line.right)
            found.append((extent, None if mark is None else mark.centre))
        # As low as others it is the name of a blank column; higher it stands over several.
        elif mark is not None and _middle(_lines_of(mark, upwards)) > level - _LEVEL * mark.size:
            found.append(((mark.left, mark.right), mark.centre))
    extents = sorted(found)
    return [extent for extent, _ in extents], {
        at: centre for at, (_, centre) in enumerate(extents) if centre is not None
    }


def _lowest(names: Sequence[Word]) -> list[Word]:
    """The lines that no other stands below."""
    found: list[Word] = []
    below: list[Extent] = []
    waiting = sorted(names, key=lambda name: -name.middle)
    taken = 0
    for name in sorted(names, key=lambda name: -(name.middle + name.size / 2)):
        while taken < len(waiting) and waiting[taken].middle > name.middle + name.size / 2:
            _cover(below, (waiting[taken].left, waiting[taken].right))
            taken += 1
        at = bisect_right(below, name.left, key=lambda extent: extent[1])
        if at == len(below) or below[at][0] >= name.right:
            found.append(name)
    return sorted(found, key=lambda name: name.left)


def _cover(covered: list[Extent], extent: Extent) -> None:
    """Adds ``extent`` to what is ``covered``, in order and apart."""
    first = bisect_left(covered, extent[0], key=lambda other: other[1])
    end = bisect_right(covered, extent[1], key=lambda other: other[0])
    inside = covered[first:end]
    if inside:
        extent = min(extent[0], inside[0][0]), max(extent[1], inside[-1][1])
    covered[first:end] = [extent]


def _lines_of(mark: Word, names: Sequence[Word]) -> list[Word]:
    """The lines that end in ``mark``, centred one over the other; ``names`` are in order from the foot up."""
    lines = [mark]
    for name in names:
        last = lines[-1]
        if 0 < last.middle - name.middle <= _STEP * mark.size and abs(name.centre - mark.centre) <= _SAME * mark.size:
            lines.append(name)
    return lines


def _middle(lines: Sequence[Word]) -> float:
    return (lines[0].middle + lines[-1].middle) / 2


def _matched(
    columns: Sequence[Extent], figures: Sequence[bool], marks: Sequence[Word], size: float
) -> list[tuple[int | None, Word | None]]:
    """Columns and names that belong together, in order from the left, at the least cost."""
    wide, high = len(columns), len(marks)
    alone = [_HIGH if _is_high(marks, at) else _NO_COLUMN for at in range(high)]
    cost = [[0.0] * (high + 1) for _ in range(wide + 1)]
    step: list[list[tuple[int, int]]] = [[(0, 0)] * (high + 1) for _ in range(wide + 1)]
    for at in range(wide + 1):
        for mark in range(high + 1):
            ways: list[tuple[float, tuple[int, int]]] = []
            if at:
                missing = _NO_NAME if figures[at - 1] else _NO_TEXT_NAME
                ways.append((cost[at - 1][mark] + missing, (1, 0)))
            if mark:
                ways.append((cost[at][mark - 1] + alone[mark - 1], (0, 1)))
            if at and mark:
                apart = _apart(columns[at - 1], marks[mark - 1], size, figures[at - 1])
                ways.append((cost[at - 1][mark - 1] + apart, (1, 1)))
            if ways:
                cost[at][mark], step[at][mark] = min(ways)
    pairs: list[tuple[int | None, Word | None]] = []
    at, mark = wide, high
    while at or mark:
        one, other = step[at][mark]
        pairs.append((at - 1 if one else None, marks[mark - 1] if other else None))
        at, mark = at - one, mark - other
    return pairs[::-1]


def _apart(column: Extent, mark: Word, size: float, figures: bool) -> float:
    """The cost of the white between a column and its name; far is not much worse than near, for columns may be wide."""
    white = _between(column, mark) / size
    near = _FURTHEST if figures else _FURTHEST_TEXT
    return min(white, near) + _FURTHER * max(white - near, 0.0)


def _is_high(marks: Sequence[Word], at: int) -> bool:
    """Whether the marks on both sides stand lower."""
    beside = [marks[other] for other in (at - 1, at + 1) if 0 <= other < len(marks)]
    return len(beside) == 2 and all(other.middle > marks[at].middle + marks[at].size / 2 for other in beside)


def _between(column: Extent, mark: Word) -> float:
    return max(column[0] - mark.right, mark.left - column[1], 0.0)
