"""What a reading has of a composed document, cell by cell and sentence by sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from gouji.document.tree import Document, Table

_SENTENCE = re.compile(r"[^。；！？]+[。；！？]?")
Grid = dict[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """异同: how many cells and sentences a document has, and which of them a reading lacks."""

    cells: int
    sentences: int
    lost_cells: tuple[str, ...]
    lost_sentences: tuple[str, ...]


def likeness(composed: Document, read: Document) -> Likeness:
    """What ``read`` has of ``composed``; white is not compared, for a line break in print leaves none behind."""
    grids = [_grid(table) for table in read.tables]
    lost: list[str] = []
    count = 0
    for table in composed.tables:
        grid = _grid(table)
        count += len(grid)
        best = max(grids, key=lambda other: _equal(grid, other), default={})
        if best in grids:
            grids.remove(best)
        lost += [text for place, text in grid.items() if best.get(place) != text]
    ours, theirs = Counter(_sentences(composed)), Counter(_sentences(read))
    gone = (ours - theirs).elements()
    return Likeness(count, ours.total(), tuple(lost), tuple(gone))


def _grid(table: Table) -> Grid:
    return {(cell.row, cell.column): text for cell in table.cells if (text := _bare(cell.text))}


def _equal(one: Grid, other: Grid) -> int:
    return sum(1 for place, text in one.items() if other.get(place) == text)


def _sentences(document: Document) -> Iterator[str]:
    for paragraph in document.paragraphs:
        yield from (bare for found in _SENTENCE.findall(paragraph.text) if (bare := _bare(found)))


def _bare(text: str) -> str:
    return "".join(text.split())
