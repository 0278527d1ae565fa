"""One page laid out: tables with the text of their cells, the lines between them, pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from gouji.readers.layout.halfruled import half_ruled
from gouji.readers.layout.lattice import Frame, Lattice, lattices
from gouji.readers.layout.page import Box, Glyph, Page
from gouji.readers.layout.text import Line, cell_text, least, lines_of

# Shares of the page: a smaller picture is a seal or an ornament, a page with a larger one and no text is a scan.
_SMALLEST_PICTURE = 0.05
_SCAN = 0.4
_FEW = 20


class PageCell(NamedTuple):
    """页内单元格: ``confidence`` is that of OCR in percent, None where the file states the text."""

    frame: Frame
    text: str
    page: int | None
    confidence: int | None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageTable:
    """页内表: a table of one page, or of several once joined."""

    xs: tuple[float, ...]
    top: float
    bottom: float
    height: int
    cells: tuple[PageCell, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """版面: what stands on a page from the top down."""

    number: int | None
    width: float
    height: float
    items: tuple[Line | PageTable | Box, ...]
    scanned: bool
    recognised: bool
    unreadable: int


def is_scan(page: Page) -> bool:
    """Whether a page is one large picture and next to no text."""
    area = max(page.width * page.height, 1)
    return len(page.glyphs) < _FEW and any(box.area > _SCAN * area for box in page.pictures)


def layout_of(page: Page) -> Layout:
    """The page ``page`` laid out."""
    grids = [lattice for lattice in lattices(page.across, page.down) if len(lattice.frames) > 1]
    grids += half_ruled(page)
    smallest_first = sorted(grids, key=lambda grid: (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0]))
    held: dict[int, dict[int, list[Glyph]]] = {id(grid): {} for grid in grids}
    loose: list[Glyph] = []
    for glyph in page.glyphs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        for grid in smallest_first:
            frame = grid.at(x, y)
            if frame is not None:
                held[id(grid)].setdefault(frame, []).append(glyph)
                break
        else:
            loose.append(glyph)
    area = max(page.width * page.height, 1)
    pictures = [box for box in page.pictures if box.area > _SMALLEST_PICTURE * area]
    items: list[Line | PageTable | Box] = [*lines_of(loose), *pictures]
    items += [draft for grid in grids if (draft := _draft(grid, held[id(grid)], page)) is not None]
    items.sort(key=lambda item: item.top)
    return Layout(page.number, page.width, page.height, tuple(items), is_scan(page), page.recognised, page.unmapped)


def _draft(grid: Lattice, held: dict[int, list[Glyph]], page: Page) -> PageTable | None:
    """The table of ``grid``; None for a grid without a character, which is a drawing."""
    if not held:
        return None
    doubts = {(grid.at(doubt.x, doubt.y), doubt.text): doubt.rivals for doubt in page.doubts}
    cells = []
    for index, frame in enumerate(grid.frames):
        width = grid.xs[frame.right] - grid.xs[frame.left]
        lines = lines_of(held.get(index, ()))
        text, confidence = cell_text(lines, width), least(line.confidence for line in lines)
        cells.append(PageCell(frame, text, page.number, confidence, doubts.get((index, text), ())))
    return PageTable(grid.xs, grid.ys[0], grid.ys[-1], len(grid.ys) - 1, tuple(cells))
