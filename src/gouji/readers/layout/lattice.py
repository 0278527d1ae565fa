"""格线: rules to grids. Where two cells are not parted by a rule they are one cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from gouji.readers.layout.page import Rule

# Points: rules this near are one rule drawn twice, breaks this short are no breaks, ends this near touch.
_SNAP = 2.5
_GAP = 3.0
_TOUCH = 3.5
_SMALLEST = 6.0
# A share of a low row or narrow column: what falls short of its middle by less covers it all the same.
_LOW = 0.3
#: More rules than this on a page are a drawing, not a form.
MOST_LINES = 4_000
# More ends of vertical rules than this that meet no other are a drawing.
_MOST_FREE = 200
# Vertical rules alone that make a table: its two sides and one between columns.
_LEAST_UPRIGHT = 3
Sides = tuple[float, float, float, float]


class Frame(NamedTuple):
    """框: one cell of a grid, by rows and columns with ends excluded."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Lattice:
    """网格: the edges of rows (``ys``) and columns (``xs``) and the frame at each position; none lies outside."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    frames: tuple[Frame, ...]
    index: tuple[tuple[int, ...], ...]

    def at(self, x: float, y: float) -> int | None:
        """The number of the frame that holds a point, None outside."""
        if not (self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]):
            return None
        return self.index[bisect_right(self.ys, y) - 1][bisect_right(self.xs, x) - 1]

    def sides(self, number: int) -> Sides:
        """Left, top, right, bottom of a frame."""
        top, left, bottom, right = self.frames[number]
        return self.xs[left], self.ys[top], self.xs[right], self.ys[bottom]

    def meets(self, sides: Sides) -> bool:
        """Whether some part of a rectangle lies in the grid."""
        left, top, right, bottom = sides
        return self.xs[0] < right and left < self.xs[-1] and self.ys[0] < bottom and top < self.ys[-1]


def lattices(across: Iterable[Rule], down: Iterable[Rule], *, drawn: bool = True) -> list[Lattice]:
    """The grids that the rules of a page form, from the top down; not ``drawn`` are rules that were found in a picture."""
    return parted(across, down, drawn=drawn)[0]


def parted(
    across: Iterable[Rule], down: Iterable[Rule], *, drawn: bool = True
) -> tuple[list[Lattice], list[list[Rule]]]:
    """The grids that the rules of a page form, from the top down, and the horizontal rules that no vertical one touches,
    those of one extent together."""
    rows, columns = _joined(across), _joined(down)
    if len(rows) + len(columns) > MOST_LINES:
        return [], []
    found: list[Lattice] = []
    lone: list[list[Rule]] = []
    upright: list[Rule] = []
    framed: list[tuple[list[Rule], list[Rule]]] = []
    for horizontal, vertical in _components(rows, columns):
        if not vertical:
            _add_alike(lone, horizontal)
        elif not horizontal:
            upright += vertical
        elif len(horizontal) >= 2:
            framed.append((horizontal, vertical))
    for horizontal, vertical in framed:
        inside = _inside(upright, horizontal)
        upright = [rule for rule in upright if rule not in inside] if inside else upright
        lattice = _lattice(horizontal, sorted([*vertical, *inside]), drawn=drawn)
        if lattice is not None:
            found.append(lattice)
    found += [lattice for group in _side_by_side(upright) if (lattice := _upright(group)) is not None]
    return sorted(found, key=lambda lattice: (lattice.ys[0], lattice.xs[0])), [sorted(group) for group in lone]


def _inside(upright: Sequence[Rule], across: Sequence[Rule]) -> set[Rule]:
    """The vertical rules that stand between horizontal ones and touch none: merged cells are above and below them."""
    top, bottom = min(rule.at for rule in across), max(rule.at for rule in across)
    left, right = min(rule.start for rule in across), max(rule.end for rule in across)
    return {rule for rule in upright if top < rule.start and rule.end < bottom and left < rule.at < right}


def _side_by_side(rules: Iterable[Rule]) -> list[list[Rule]]:
    """Vertical rules that no horizontal one touches, those that share some height together."""
    groups: list[list[Rule]] = []
    foot = 0.0
    for rule in sorted(rules, key=lambda rule: (rule.start, rule.at)):
        if groups and rule.start < foot:
            groups[-1].append(rule)
        else:
            groups.append([rule])
            foot = rule.end
        foot = max(foot, rule.end)
    return [sorted(group) for group in groups if len({rule.at for rule in group}) >= _LEAST_UPRIGHT]


def _upright(rules: Sequence[Rule]) -> Lattice | None:
    """The grid of a table that is ruled down only."""
    head, foot = min(rule.start for rule in rules), max(rule.end for rule in rules)
    return _lattice([Rule(at, rules[0].at, rules[-1].at) for at in (head, foot)], rules)


def _with_broken_off(across: Sequence[Rule], down: Sequence[Rule]) -> list[Rule]:
    """``across`` with the edges that no rule shows: where a vertical rule begins or ends without meeting another, cells of
    several columns end or begin, from the next rule that goes on to the left of it to the next on the right."""
    level = sorted(across)
    places = [rule.at for rule in level]
    free = [
        (rule.at, y)
        for rule in down
        for y in (rule.start, rule.end)
        if not any(
            other.start - _TOUCH <= rule.at <= other.end + _TOUCH
            for other in level[bisect_left(places, y - _TOUCH) : bisect_right(places, y + _TOUCH)]
        )
    ]
    if len(free) > _MOST_FREE:
        return list(across)
    left, right = min(rule.start for rule in across), max(rule.end for rule in across)
    found = list(across)
    for x, y in free:
        going_on = [rule.at for rule in down if rule.start < y - _TOUCH and rule.end > y + _TOUCH]
        before = max((at for at in going_on if at < x - _SNAP), default=left)
        after = min((at for at in going_on if at > x + _SNAP), default=right)
        found.append(Rule(y, before, after))
    return _joined(found) if free else found


def _add_alike(groups: list[list[Rule]], rules: Iterable[Rule]) -> None:
    for rule in rules:
        group = next((group for group in groups if _alike(group[0], rule)), None)
        if group is None:
            groups.append([rule])
        else:
            group.append(rule)


def _alike(one: Rule, other: Rule) -> bool:
    return abs(one.start - other.start) <= _TOUCH and abs(one.end - other.end) <= _TOUCH


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Rules at nearly the same place brought onto one line, and collinear pieces put together."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules):
        if lines and rule.at - lines[-1][-1].at <= _SNAP and rule.at - lines[-1][0].at <= 2 * _SNAP:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    joined = []
    for line in lines:
        at = sum(rule.at for rule in line) / len(line)
        start, end = None, 0.0
        for rule in sorted(line, key=lambda rule: rule.start):
            if start is not None and rule.start - end <= _GAP:
                end = max(end, rule.end)
                continue
            if start is not None:
                joined.append(Rule(at, start, end))
            start, end = rule.start, rule.end
        if start is not None:
            joined.append(Rule(at, start, end))
    return joined


def _components(rows: Sequence[Rule], columns: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that touch, directly or through others; ``columns`` are in order."""
    touching = _Regions(len(rows) + len(columns))
    places = [column.at for column in columns]
    for at, row in enumerate(rows):
        for offset in range(bisect_left(places, row.start - _TOUCH), bisect_right(places, row.end + _TOUCH)):
            column = columns[offset]
            if column.start - _TOUCH <= row.at <= column.end + _TOUCH:
                touching.join(at, len(rows) + offset)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for at, row in enumerate(rows):
        groups[touching.root(at)][0].append(row)
    for offset, column in enumerate(columns):
        groups[touching.root(len(rows) + offset)][1].append(column)
    return list(groups.values())


def _lattice(across: Sequence[Rule], down: Sequence[Rule], *, drawn: bool = True) -> Lattice | None:
    """The grid of rules that hang together; a table open at its sides ends where its lines end. A rule found in a picture
    ends where the ink does, not where a cell does."""
    across = _with_broken_off(across, down) if drawn else across
    xs = _edges([rule.at for rule in down], [rule.start for rule in across], [rule.end for rule in across])
    ys = _edges([rule.at for rule in across], [rule.start for rule in down], [rule.end for rule in down])
    if len(xs) < 2 or len(ys) < 2 or xs[-1] - xs[0] < _SMALLEST or ys[-1] - ys[0] < _SMALLEST:
        return None
    index = _filled(xs, ys, across, down)
    frames, numbered = _rectangles(index)
    return Lattice(tuple(xs), tuple(ys), tuple(frames), tuple(map(tuple, numbered)))


def _edges(at: Iterable[float], starts: Iterable[float], ends: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for place in sorted({*at, min(starts), max(ends)}):
        if not edges or place - edges[-1] > _TOUCH:
            edges.append(place)
    return edges


def _filled(xs: Sequence[float], ys: Sequence[float], across: Sequence[Rule], down: Sequence[Rule]) -> list[list[int]]:
    """For each position the number of the region it belongs to: positions that no rule parts are of one region."""
    wall_right, wall_below = _walls(xs, ys, down), _walls(ys, xs, across)
    height, width = len(ys) - 1, len(xs) - 1
    open_right = [
        (column, row) for column in range(1, width) for row in range(height) if (column, row) not in wall_right
    ]
    open_below = [
        (row, column) for row in range(1, height) for column in range(width) if (row, column) not in wall_below
    ]
    region = _Regions(height * width)
    for column, row in open_right:
        region.join(row * width + column - 1, row * width + column)
    for row, column in open_below:
        region.join((row - 1) * width + column, row * width + column)
    numbers = region.numbers()
    return [numbers[row * width : (row + 1) * width] for row in range(height)]


class _Regions:
    """Things numbered from 0 that are joined two by two."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def root(self, at: int) -> int:
        parent = self._parent
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    def join(self, one: int, other: int) -> None:
        self._parent[self.root(one)] = self.root(other)

    def numbers(self) -> list[int]:
        """For each thing the number of those joined with it, in the order of their first."""
        numbers: dict[int, int] = {}
        return [numbers.setdefault(self.root(at), len(numbers)) for at in range(len(self._parent))]


def _walls(edges: Sequence[float], crossing: Sequence[float], rules: Sequence[Rule]) -> set[tuple[int, int]]:
    """Which stretches between two ``crossing`` edges a rule covers: (edge, stretch)."""
    walls: set[tuple[int, int]] = set()
    pairs = list(pairwise(crossing))
    begun = [(low + high) / 2 + min(_TOUCH, _LOW * (high - low)) for low, high in pairs]
    ended = [(low + high) / 2 - min(_TOUCH, _LOW * (high - low)) for low, high in pairs]
    for rule in rules:
        edge = _nearest(edges, rule.at)
        first, end = bisect_left(begun, rule.start), bisect_right(ended, rule.end)
        walls.update((edge, stretch) for stretch in range(first, end))
    return walls


def _nearest(edges: Sequence[float], place: float) -> int:
    after = bisect_left(edges, place)
    if after == 0 or after == len(edges):
        return min(after, len(edges) - 1)
    return after - 1 if place - edges[after - 1] <= edges[after] - place else after


def _rectangles(index: Sequence[list[int]]) -> tuple[list[Frame], list[list[int]]]:
    """Regions as rectangles: one that is none, for want of a rule, is cut into bands of equal rows."""
    frames: list[Frame] = []
    if index[-1][-1] + 1 == len(index) * len(index[0]):  # no two positions are joined
        return [Frame(row, at, row + 1, at + 1) for row in range(len(index)) for at in range(len(index[0]))], list(
            index
        )
    numbered = [[0] * len(row) for row in index]
    open_bands: dict[tuple[int, int, int], int] = {}
    for row, regions in enumerate(index):
        bands: dict[tuple[int, int, int], int] = {}
        start = 0
        while start < len(regions):
            end = start + 1
            while end < len(regions) and regions[end] == regions[start]:
                end += 1
            key = (regions[start], start, end)
            number = open_bands.get(key)
            if number is None:
                number = len(frames)
                frames.append(Frame(row, start, row + 1, end))
            else:
                frames[number] = Frame(frames[number].top, start, row + 1, end)
            bands[key] = number
            numbered[row][start:end] = [number] * (end - start)
            start = end
        open_bands = bands
    return frames, numbered
