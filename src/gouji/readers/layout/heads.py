"""表头: the cells of a head that no rule parts. A name over several columns is centred over them; cells of one depth stand level,
so lines are put together such that the fewest cells stand by themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from gouji.readers.layout.words import Word

# In widths of a full character: lines of one cell are no further apart; how far cells that stand level differ; how far
# lines of one cell are off its middle or edges.
_FURTHEST, _LEVEL, _SAME = 1.75, 0.2, 0.45
# What a line break does not part: brackets and marks from the character beside them.
_PIECE = re.compile(r"[（(《“‘【]+.[）)》”’】，。、；：]*")
_MOST_LINES = 7
_DEEPEST = 4
# Ways of putting the lines over a column together that are tried; a head whose names are less off level is not looked at again.
_MOST_WAYS, _EVEN = 6, 0.25
# In widths of a full character: a line may be shorter than the next of its cell by this much; cells of one column are
# parted by as much as lines, or by this much less.
_EARLY, _NEARER = 1.6, 0.08
# In widths of a full character: the cost of a name over several others that stands over one column.
_ALONE = 0.5
# A share of how far what is left out beside a name is off level with it.
_LEFT_OUT = 0.3
# In widths of a full character: what reaches into a column by less does not stand over it.
_REACHES = 0.6


@dataclass(frozen=True, slots=True)
class HeadCell:
    """表头单元格: its lines, and the rows and columns that it takes up, ends excluded."""

    words: tuple[Word, ...]
    top: int
    left: int
    bottom: int
    right: int

    @property
    def upper(self) -> float:
        return min(word.top for word in self.words)

    @property
    def lower(self) -> float:
        return max(word.bottom for word in self.words)


@dataclass(frozen=True, slots=True)
class _Block:
    """字块: lines that belong to one cell."""

    words: tuple[Word, ...]
    left: float
    right: float

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def size(self) -> float:
        return self.words[0].size


def heads_of(words: Sequence[Word], edges: Sequence[float]) -> list[HeadCell] | None:
    """The cells of a head, placed over the columns that ``edges`` part; None where they fit in no way."""
    stacks: list[list[Word]] = [[] for _ in edges[1:]]
    for word in sorted(words, key=lambda word: word.middle):
        for at in _under(word.left, word.right, word.size, edges):
            stacks[at].append(word)
    size = max(word.size for word in words)
    over = [word for word in words if len(_under(word.left, word.right, word.size, edges)) > 1]
    wide, beside = set(map(id, over)), _side_by_side(over, words)
    ways = [_ways(stack, wide, beside) for stack in stacks]
    levels = [
        [
            (_middle(group), tuple(map(id, group)))
            for group in {tuple(group): group for way in some for group in way}.values()
        ]
        for some in ways
    ]
    ways = [sorted(some, key=lambda way: _lonely(way, at, levels, size))[:_MOST_WAYS] for at, some in enumerate(ways)]
    chosen = [some[0] if some else [] for some in ways]
    best = _placed(_blocks(words, chosen), edges)
    for at, some in enumerate(ways):
        if best is not None and best.cost <= _EVEN * size:
            break
        for way in some[1:]:
            other = _placed(_blocks(words, [*chosen[:at], way, *chosen[at + 1 :]]), edges)
            if other is not None and (best is None or other.cost < best.cost - _EVEN * size / 2):
                best, chosen = other, [*chosen[:at], way, *chosen[at + 1 :]]
    return None if best is None else _levels(best.spans, len(edges) - 1)


def heads_between(
    words: Sequence[Word], place: Callable[[Word], tuple[int, int]], frame: Callable[[Word], int], width: int
) -> list[HeadCell] | None:
    """The cells of a head whose columns rules part: ``place`` tells the columns over which a word stands, ``frame`` numbers
    what rules part, so that words of one number are one cell; ``width`` counts the columns."""
    cells: dict[int, list[Word]] = {}
    for word in words:
        cells.setdefault(frame(word), []).append(word)
    return _levels([(*place(block.words[0]), block) for block in map(_block, cells.values())], width)


def _block(words: Sequence[Word]) -> _Block:
    ordered = tuple(sorted(words, key=lambda word: (word.middle, word.left)))
    return _Block(ordered, min(word.left for word in words), max(word.right for word in words))


def _blocks(words: Sequence[Word], chosen: Sequence[Sequence[Sequence[Word]]]) -> list[_Block]:
    """The cells that lines form where those over each column belong together as chosen."""
    parent = {id(word): id(word) for word in words}

    def root(key: int) -> int:
        while parent[key] != key:
            key = parent[key]
        return key

    for way in chosen:
        for group in way:
            for one, other in pairwise(group):
                parent[root(id(other))] = root(id(one))
    groups: dict[int, list[Word]] = {}
    for word in words:
        groups.setdefault(root(id(word)), []).append(word)
    return [_block(group) for group in groups.values()]


def _under(left: float, right: float, size: float, edges: Sequence[float]) -> list[int]:
    """The columns that lie under print, not just by what reaches over an edge."""
    shared = [min(right, after) - max(left, before) for before, after in pairwise(edges)]
    least = min(_REACHES * size, max(shared) / 2)
    return [at for at, part in enumerate(shared) if part > max(least, 0.0)]


def _side_by_side(over: Sequence[Word], words: Sequence[Word]) -> set[int]:
    """The words that stand beside others, below one that goes over several columns: they do not end its name."""
    ordered = sorted(words, key=lambda word: word.middle)
    levels: list[list[Word]] = []
    for word in ordered:
        if levels and word.middle - levels[-1][0].middle <= _LEVEL * word.size:
            levels[-1].append(word)
        else:
            levels.append([word])
    found: set[int] = set()
    for wide in over:
        for level in levels:
            if level[0].middle > wide.middle + _LEVEL * wide.size:
                below = [word for word in level if word.left < wide.right and wide.left < word.right]
                found.update(map(id, below if len(below) > 1 else ()))
    return found


def _ways(stack: Sequence[Word], wide: Collection[int], beside: Collection[int]) -> list[list[list[Word]]]:
    """All the ways in which the lines over a column may be cells one above the other. What goes over several columns is not
    the name of one."""
    if not stack:
        return []
    ways: list[list[list[Word]]] = [[[stack[0]]]]
    for above, below in pairwise(stack):
        may = len(stack) > _MOST_LINES + 3 or _may_join(above, below)
        may = may and not (id(above) in wide and id(below) in beside)
        ways = [
            grown
            for way in ways
            for grown in ([[*way, [below]]] + ([[*way[:-1], [*way[-1], below]]] if may else []))
            if len(grown) <= _DEEPEST
        ]
    narrow = [way for way in ways if not any(id(word) in wide for word in way[-1])]
    return narrow or ways


def _may_join(above: Word, below: Word) -> bool:
    same = min(abs(above.centre - below.centre), abs(above.left - below.left), abs(above.right - below.right))
    piece = _PIECE.match(below.text)
    room = below.right - below.left - (above.right - above.left)
    filled = room <= max(_EARLY, len(piece[0]) if piece else 0) * below.size
    return (
        filled and below.middle - above.middle <= _FURTHEST * max(above.size, below.size) and same <= _SAME * below.size
    )


def _middle(group: Sequence[Word]) -> float:
    return (group[0].top + group[-1].bottom) / 2


def _lonely(
    way: Sequence[Sequence[Word]], own: int, levels: Sequence[Sequence[tuple[float, tuple[int, ...]]]], size: float
) -> tuple[float, float, int]:
    """How many cells stand by themselves, one level with others in part; near lines rather than far ones together."""
    alone = 0.0
    for group in way:
        middle, words = _middle(group), tuple(map(id, group))
        others = sum(
            1
            for at, some in enumerate(levels)
            if at != own and any(abs(middle - other) <= _LEVEL * size and words != theirs for other, theirs in some)
        )
        alone += 1 / (1 + others)
    inner = max((below.middle - above.middle for group in way for above, below in pairwise(group)), default=0.0)
    outer = min((below[0].middle - above[-1].middle for above, below in pairwise(way)), default=float("inf"))
    near = inner - outer if inner and len(way) > 1 else 0.0
    return round(alone + (near > _NEARER * size), 3), near, len(way)


class _Branch(NamedTuple):
    """表头分支: a cell of a head with all that stands below it."""

    first: int
    end: int
    top: float
    bottom: float


class _Tree(NamedTuple):
    """表头结构: each block with its columns, ends excluded; ``cost`` tells how far names are off level and off the middle."""

    spans: list[tuple[int, int, _Block]]
    cost: float


def _placed(blocks: Sequence[_Block], edges: Sequence[float]) -> _Tree | None:
    """``blocks`` with the columns they take up; None where they fit in no way."""
    spans: list[tuple[int, int, _Block]] = []
    branches: list[_Branch] = []
    cost = 0.0
    for block in sorted(blocks, key=lambda block: -block.middle):
        span = _span(block, blocks, branches, edges)
        if span is None:
            return None
        off, first, end = span
        inside = [branch for branch in branches if first <= branch.first and branch.end <= end]
        branches = [branch for branch in branches if branch not in inside]
        bottom = max([block.bottom, *(branch.bottom for branch in inside)])
        branches.append(_Branch(first, end, block.top, bottom))
        spans.append((first, end, block))
        cost += off
    return _Tree(spans, cost + _uneven(branches))


def _span(
    block: _Block, blocks: Sequence[_Block], branches: Sequence[_Branch], edges: Sequence[float]
) -> tuple[float, int, int] | None:
    """How far off, and the columns over which a block stands: where others stand below it, those over whose middle it
    is centred, and whose own names stand level."""
    count = len(edges) - 1
    under = _under(block.left, block.right, block.size, edges)
    if not under:
        return None
    below = {at: branch for branch in branches if branch.top > block.bottom for at in range(branch.first, branch.end)}
    first, end = under[0], under[-1] + 1
    if end - first == 1 and first not in below:
        return 0.0, first, end
    best: tuple[float, int, int] | None = None
    for start in range(first, -1, -1):
        if start < first and (start not in below or _is_beside(start, block, blocks, edges)):
            break
        if start in below and below[start].first < start:
            continue
        for stop in range(end, count + 1):
            if stop > end and (stop - 1 not in below or _is_beside(stop - 1, block, blocks, edges)):
                break
            if stop - 1 in below and below[stop - 1].end > stop:
                continue
            kids = {below[at] for at in range(start, stop) if at in below}
            off = abs((edges[start] + edges[stop]) / 2 - block.centre) + _uneven(kids)
            off += _ALONE * block.size if stop == start + 1 else 0.0
            off += _LEFT_OUT * _unlike_beside(block, kids, [below.get(start - 1), below.get(stop)])
            if best is None or off < best[0] - 1e-6:
                best = off, start, stop
    return best


def _unlike_beside(block: _Block, kids: Collection[_Branch], beside: Sequence[_Branch | None]) -> float:
    """How far what stands beside the columns of a name, below it, is off level with the name and all below it; what is level
    stands beside it, what is not may stand under it as well."""
    whole = _Branch(0, 0, block.top, max([block.bottom, *(kid.bottom for kid in kids)]))
    return sum(_uneven([whole, other]) for other in beside if other is not None)


def _uneven(branches: Collection[_Branch]) -> float:
    """How far names are off level, by their middles, heads or feet."""
    return min(
        (
            max(places) - min(places)
            for places in (
                [(branch.top + branch.bottom) / 2 for branch in branches],
                [branch.top for branch in branches],
                [branch.bottom for branch in branches],
            )
            if places
        ),
        default=0.0,
    )


def _is_beside(column: int, block: _Block, blocks: Sequence[_Block], edges: Sequence[float]) -> bool:
    """Whether another block stands over a column beside ``block``."""
    return any(
        other is not block
        and column in _under(other.left, other.right, other.size, edges)
        and abs(other.middle - block.middle) <= _LEVEL * block.size
        for other in blocks
    )


def _levels(spans: Sequence[tuple[int, int, _Block]], width: int) -> list[HeadCell] | None:
    """The rows that each block takes up: one below those above it, the lowest down to the foot of the head."""
    ordered = sorted(spans, key=lambda span: (span[2].words[0].middle, span[0]))
    depth = [0] * width
    tops: list[int] = []
    for first, end, _ in ordered:
        top = max(depth[first:end])
        tops.append(top)
        depth[first:end] = [top + 1] * (end - first)
    deepest = max(depth, default=0)
    cells: list[HeadCell] = []
    for (first, end, block), top in zip(ordered, tops, strict=True):
        lower = [
            other
            for (start, stop, _), other in zip(ordered, tops, strict=True)
            if start < end and first < stop and other > top
        ]
        cells.append(HeadCell(block.words, top, first, min(lower, default=deepest), end))
    return cells


def boundaries(cells: Sequence[HeadCell]) -> Iterator[float | None]:
    """Where the rows of a head part; None where cells of the one reach into the next."""
    for row in range(1, max(cell.bottom for cell in cells)):
        above = max((cell.lower for cell in cells if cell.bottom <= row), default=None)
        below = min((cell.upper for cell in cells if cell.top >= row), default=None)
        yield None if above is None or below is None or above > below else (above + below) / 2
