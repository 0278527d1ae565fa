"""One page laid out: tables with the text of their cells, the lines between them, pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, pairwise

from gouji.readers.layout.borderless import borderless
from gouji.readers.layout.clipped import is_cut, runs_off, shown
from gouji.readers.layout.halfruled import half_ruled
from gouji.readers.layout.lattice import MOST_LINES, Lattice, parted
from gouji.readers.layout.newspaper import Spread, spreads_of
from gouji.readers.layout.overprinted import without_overprinted_number
from gouji.readers.layout.page import Box, Glyph, Page
from gouji.readers.layout.pagetable import PageCell, PageTable
from gouji.readers.layout.pieces import pieces_of
from gouji.readers.layout.text import Line, Run, cell_text, is_full, least, line_of, rows_of
from gouji.readers.layout.undivided import divided

# Shares of the page: a smaller picture is a seal or an ornament, a page with a larger one and no text is a scan.
_SMALLEST_PICTURE = 0.05
_SCAN = 0.4
_FEW = 20
# Columns drawn one after the other take turns once, and once more with a running line.
_MOST_TURNS = 2
# The usual size of type shows in every so manieth glyph; a full character, from the first of these on, is so much wider
# than high.
_EACH, _TALL, _FULL_WIDTH = 5, 1.1, "\u2e80"


@dataclass(frozen=True, slots=True)
class Layout:
    """版面: what stands on a page from the top down; ``size`` is the usual width of a full character on it."""

    number: int | None
    width: float
    height: float
    size: float
    items: tuple[Line | PageTable | Box, ...]
    scanned: bool
    recognised: bool
    unreadable: int
    aside: tuple[str, ...] = ()
    cut: bool = False
    crowded: bool = False


def is_scan(page: Page) -> bool:
    """Whether a page is one large picture and next to no text."""
    area = max(page.width * page.height, 1)
    return len(page.glyphs) < _FEW and any(box.area > _SCAN * area for box in page.pictures)


def layout_of(page: Page) -> Layout:
    """The page ``page`` laid out."""
    ruled, lone = parted(page.across, page.down)
    crowded = not ruled and not lone and len(page.across) + len(page.down) > MOST_LINES
    grids = [lattice for lattice in ruled if len(lattice.frames) > 1]
    grids += half_ruled(lone, page.glyphs)
    glyphs, number = without_overprinted_number(page, grids)
    held, loose = _shared_out(glyphs, grids)
    loose = [*loose, *number]
    area = max(page.width * page.height, 1)
    for at, (grid, ours) in enumerate(zip(grids, held, strict=True)):
        finer = divided(grid, ours)
        if finer is not None:
            grids[at] = finer
            (held[at],), _ = _shared_out([glyph for glyphs in ours.values() for glyph in glyphs], [finer])
    tables = [draft for grid, ours in zip(grids, held, strict=True) if (draft := _draft(grid, ours, page))]
    off = any(runs_off(table.xs[-1], table.bottom, page) for table in tables) and is_cut(page)
    stretches: list[Sequence[Line | PageTable | Box]] = list(_stretches(page, loose, tables))
    stretches += [[box] for box in page.pictures if box.area > _SMALLEST_PICTURE * area]
    stretches += [[table] for table in tables]
    stretches.sort(key=lambda stretch: min([item.top for item in stretch]))
    items = tuple(chain.from_iterable(stretches))
    return Layout(
        page.number,
        page.width,
        page.height,
        _usual_size(page.glyphs),
        items,
        is_scan(page),
        page.recognised,
        page.unmapped,
        page.aside,
        off,
        crowded,
    )


def _usual_size(glyphs: Sequence[Glyph]) -> float:
    """The median width of some of the full characters, measured as lines measure their size."""
    sizes = sorted(
        max(right - left, _TALL * (bottom - top))
        for text, left, top, right, bottom, _ in glyphs[::_EACH]
        if text >= _FULL_WIDTH
    )
    return sizes[len(sizes) // 2] if sizes else 0.0


def _stretches(
    page: Page, glyphs: Sequence[Glyph], tables: Sequence[PageTable]
) -> Iterator[Sequence[Line | PageTable]]:
    """What ``glyphs``, which no grid holds, form: stretches that are read whole, from the top down.

    Where OCR has placed the glyphs, they stand too roughly to tell columns.
    """
    rows = rows_of(glyphs)
    if page.recognised:
        yield from ([line_of(row)] for row in rows)
        return
    pieces = [pieces_of(row) for row in rows]
    found: list[tuple[int, int, Sequence[Line | PageTable]]] = [
        *((start, end, [table]) for start, end, table in borderless(pieces, page.number)),
        *(
            (spread.start, spread.end, spread.lines)
            for spread in spreads_of(pieces, partial(_drawn_in_columns, glyphs, rows))
            if _clear(spread, tables)
        ),
    ]
    done = 0
    for start, end, stretch in sorted(found, key=lambda part: part[:2]):
        if start >= done:
            yield from ([line_of(row)] for row in rows[done:start])
            yield stretch
            done = end
    yield from ([line_of(row)] for row in rows[done:])


def _drawn_in_columns(
    glyphs: Sequence[Glyph], rows: Sequence[Sequence[Run]], start: int, end: int, edge: float
) -> bool:
    """Whether, of ``rows`` from ``start`` to before ``end``, what stands left of ``edge`` is drawn before what stands beside it
    on the right; a running line may be drawn before or after."""
    drawn = {id(glyph): at for at, glyph in enumerate(glyphs)}
    runs = [(drawn[id(run.glyphs[0])], run.left >= edge) for row in rows[start:end] for run in row]
    sides = [right for _, right in sorted(runs)]
    turns = sum(1 for one, other in pairwise(sides) if one != other)
    right = [row for row in rows[start:end] if any(run.left >= edge for run in row)]
    beside = sum(1 for row in right if any(run.left < edge for run in row))
    return 0 < turns <= _MOST_TURNS and 2 * beside >= len(right)


def _clear(spread: Spread, tables: Sequence[PageTable]) -> bool:
    """Whether no table stands beside the columns."""
    top, bottom = min(line.top for line in spread.lines), max(line.bottom for line in spread.lines)
    return all(table.bottom <= top or bottom <= table.top for table in tables)


def _shared_out(
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


def _draft(grid: Lattice, held: Mapping[int, list[Glyph]], page: Page) -> PageTable | None:
    """The table of ``grid``; None for a grid without a character, which is a drawing."""
    if not held:
        return None
    doubts = {(grid.at(doubt.x, doubt.y), doubt.text): doubt.rivals for doubt in page.doubts}
    cut = runs_off(grid.xs[-1], grid.ys[-1], page) and is_cut(page)
    cells = []
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
        if cut:
            text = shown(text, rows, grid.xs[frame.right], page)
        cells.append(PageCell(frame, text, page.number, sure, doubts.get((index, text), ()), full))
    return PageTable(grid.xs, grid.ys[0], grid.ys[-1], len(grid.ys) - 1, tuple(cells))
