"""截断的表: what of a table lies beyond the edge of its page cannot be read, and is no blank and no zero."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from gouji.document.tree import UNREAD
from gouji.readers.layout.lattice import Lattice
from gouji.readers.layout.page import Page
from gouji.readers.layout.text import Run

#: Stands for what was cut off.
# In points: characters may go over the edge by rounding, rules by their thickness as well.
_OVER, _BEYOND = 1.0, 2.0
# In widths of a full character: what ends this near the edge may go on beyond it.
_NEAR = 0.3
#: Where no rule shows the edge of a column, so many of its names end there.
_FEWEST = 2
_AMOUNT = re.compile(r"\d[.．]\d")


def is_cut(page: Page) -> bool:
    """Whether rules or characters go on beyond the right or lower edge of the page."""
    return (
        any(rule.end > page.width + _BEYOND for rule in page.across)
        or any(rule.end > page.height + _BEYOND for rule in page.down)
        or any(glyph.right > page.width + _OVER for glyph in page.glyphs)
    )


def runs_off(right: float, bottom: float, page: Page) -> bool:
    """Whether a table that ends there ends with its page."""
    return right > page.width - _OVER or bottom > page.height - _OVER


def shown(text: str, rows: Sequence[Sequence[Run]], right: float, page: Page) -> str:
    """The text of a cell that ends at ``right``, of a table that runs off its page. A cell at the edge whose characters are
    cut off or all gone cannot be read; the amounts beside it cannot be tied, for what they add up with is not there."""
    at_edge = right > page.width - _OVER
    reach = max((run.right + _NEAR * run.size for row in rows for run in row), default=page.width)
    words = text and not any(character.isdigit() for character in text)
    if _AMOUNT.search(text) or (at_edge and reach >= page.width and not words):
        return f"{text}{UNREAD}"
    return text


def cut_short(ends: Mapping[int, tuple[float, float]], grid: Lattice, *, known: bool) -> Set[int]:
    """The frames of ``grid`` whose one line leaves no room for another character before the edge of its column; ``ends`` are
    where the lines of words end, with the width of a full character. Edges that are not ``known`` show in names that end at
    one place."""
    if known:
        return {at for at, (right, size) in ends.items() if grid.xs[grid.frames[at].right] - right < size}
    columns: defaultdict[int, list[int]] = defaultdict(list)
    for at in ends:
        columns[grid.frames[at].right].append(at)
    found: set[int] = set()
    for column in columns.values():
        edge = max(ends[at][0] for at in column)
        near = [at for at in column if edge - ends[at][0] < ends[at][1]]
        if len(near) >= _FEWEST:
            found.update(near)
    return found
