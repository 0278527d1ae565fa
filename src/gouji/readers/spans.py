"""合并单元格: laid-out cells on a fine grid to a ``Table`` on the coarsest grid that keeps every edge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gouji.document.place import Place
from gouji.document.tree import Cell
from gouji.readers.drafts import Draft


@dataclass(slots=True)
class Span:
    """A cell's extent on the fine grid: rows ``top`` to ``bottom`` and columns ``left`` to ``right``, ends excluded."""

    text: str
    top: int
    left: int
    bottom: int
    right: int


def column_index(spans: Iterable[Span], widths: Sequence[int] = (), narrow: int = 0) -> dict[int, int]:
    """From each column edge that a cell uses to its number among the edges in use.

    Word processors cut a finer grid than anyone sees. Edges nearer than ``narrow`` (in the unit of ``widths``, the
    widths of the fine columns) are one edge drawn twice, unless a cell stands between them.
    """
    spans = list(spans)
    edges = sorted({edge for span in spans for edge in (span.left, span.right)})
    merged = _numbered(edges, _positions(widths, edges), narrow) if narrow and widths else None
    if merged is None or any(merged[span.left] == merged[span.right] for span in spans):
        return {edge: number for number, edge in enumerate(edges)}
    return merged


def draft_of(spans: Sequence[Span], index: Mapping[int, int]) -> Draft:
    """The table of ``spans``, whose column edges have the numbers ``index``."""

    def cells(at: Place, most: int) -> tuple[Cell, ...]:
        return tuple(
            [
                Cell(
                    span.text,
                    span.top,
                    index[span.left],
                    Place(0, None, None, at.section, at.table, "", "", span.text.strip(), at.block),
                    span.bottom - span.top,
                    index[span.right] - index[span.left],
                )
                for span in spans[:most]
            ]
        )

    alone = len(spans) == 1 or spans[1].top > 0
    return Draft(Place(), spans[0].text if alone else "", cells)


def _positions(widths: Sequence[int], edges: Sequence[int]) -> list[int] | None:
    """Where each edge lies; None when the file states no usable widths."""
    if not edges or edges[-1] > len(widths) or min(widths, default=0) < 0:
        return None
    reach = [0]
    for width in widths:
        reach.append(reach[-1] + width)
    return [reach[edge] for edge in edges] if reach[-1] else None


def _numbered(edges: Sequence[int], positions: Sequence[int] | None, narrow: int) -> dict[int, int] | None:
    if positions is None:
        return None
    numbered = {edges[0]: 0}
    anchor, number = positions[0], 0
    for edge, position in zip(edges[1:], positions[1:], strict=True):
        if position - anchor >= narrow:
            anchor, number = position, number + 1
        numbered[edge] = number
    return numbered
