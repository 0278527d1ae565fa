"""单元格: glyphs to the cells of the grids that hold them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from gouji.document.tree import UNREAD
from gouji.readers.layout.clipped import cut_short, is_cut, runs_off, shown
from gouji.readers.layout.lattice import Lattice
from gouji.readers.layout.page import Glyph, Page
from gouji.readers.layout.pagetable import Inferred, PageCell, PageTable
from gouji.readers.layout.pieces import FIGURE
from gouji.readers.layout.text import cell_text, is_full, least, line_of, rows_of


def shared_out(
    glyphs: Sequence[Glyph], grids: Sequence[Lattice]
) -> tuple[list[defaultdict[int, list[Glyph]]], Sequence[Glyph]]:
    """The glyphs in each frame of each grid, and those outside. Where grids overlap the smallest takes its glyphs first."""
    held: list[defaultdict[int, list[Glyph]]] = [defaultdict(list) for _ in grids]
    if not grids:
        return held, glyphs
    order = sorted(range(len(grids)), key=lambda at: _area(grids[at]))
    loose: list[Glyph] = []
    into, left, top, right, bottom = loose, 0.0, 0.0, 0.0, 0.0
    for glyph in glyphs:
        _, x0, y0, x1, y1, _ = glyph
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        if not (left <= x < right and top <= y < bottom):  # mostly the frame of the glyph before
            into, left, top, right, bottom = loose, 0.0, 0.0, 0.0, 0.0
            for rank, number in enumerate(order):
                frame = grids[number].at(x, y)
                if frame is not None:
                    into = held[number][frame]
                    sides = grids[number].sides(frame)
                    if not any(grids[smaller].meets(sides) for smaller in order[:rank]):
                        left, top, right, bottom = sides
                    break
        into.append(glyph)
    return held, loose


def _area(grid: Lattice) -> float:
    return (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])


def drafted(
    grid: Lattice,
    held: Mapping[int, list[Glyph]],
    page: Page,
    inferred: Inferred | None = None,
    *,
    doubtful: bool = False,
    opened: frozenset[int] = frozenset(),
) -> PageTable | None:
    """The table of ``grid``; None for a grid without a character, which is a drawing. Where it is ``doubtful`` which lines are of
    one row, figures one over the other in a cell are not read. ``opened`` are the frames that go on on the next page."""
    if not held:
        return None
    doubts = {(grid.at(doubt.x, doubt.y), doubt.text): doubt.rivals for doubt in page.doubts}
    cut = runs_off(grid.xs[-1], grid.ys[-1], page) and is_cut(page)
    cells = []
    ends: dict[int, tuple[float, float]] = {}
    for index, frame in enumerate(grid.frames):
        rows = rows_of(held[index]) if index in held else []
        width = grid.xs[frame.right] - grid.xs[frame.left]
        if len(rows) == 1 and len(rows[0]) == 1:
            (last,) = rows[0]
            text, sure, full = last.text.strip(), last.confidence, is_full(last, width)
        else:
            lines = [line_of(row) for row in rows]
            text, sure = cell_text(lines, width), least(line.confidence for line in lines)
            full = bool(lines) and is_full(lines[-1], width)
            if doubtful and sum(1 for line in lines if FIGURE.fullmatch(line.text)) > 1:
                text = f"{text}{UNREAD}"
        if len(rows) == 1 and text and not FIGURE.fullmatch(text):
            ends[index] = rows[0][-1].right, rows[0][-1].size
        if cut:
            text = shown(text, rows, grid.xs[frame.right], page)
        cells.append(PageCell(frame, text, page.number, sure, doubts.get((index, text), ()), full, index in opened))
    short = cut_short(ends, grid, known=inferred is None)
    cells = (
        [cell._replace(cut=True) if index in short else cell for index, cell in enumerate(cells)] if short else cells
    )
    return PageTable(grid.xs, grid.ys[0], grid.ys[-1], len(grid.ys) - 1, tuple(cells), inferred, grid.ys)
