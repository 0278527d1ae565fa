"""压在表上的页码: the number of a page whose table reaches into the margin is printed over the last row of the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.readers.layout.lattice import Lattice
from gouji.readers.layout.page import Glyph, Page
from gouji.readers.layout.pagenumber import is_certainly_page_number
from gouji.readers.layout.text import Run, first_run

# A share of the height of the page: the margin.
_MARGIN = 0.1
# Runs looked at from either end of what is drawn: running lines come first or last.
_LOOKED_AT = 3


def without_overprinted_number(page: Page, grids: Sequence[Lattice]) -> tuple[Sequence[Glyph], Sequence[Glyph]]:
    """The glyphs of ``page``, and apart from them those of its number where it runs over the rules of a table: one marked as
    such, drawn first or last, in the margin, that begins in one cell and ends in another."""
    edges = page.height * _MARGIN, page.height * (1 - _MARGIN)
    reaching = [grid for grid in grids if grid.ys[0] < edges[0] or grid.ys[-1] > edges[1]]
    if not reaching:
        return page.glyphs, ()
    for run in _outer(page.glyphs):
        marginal = not edges[0] < (run.top + run.bottom) / 2 < edges[1]
        if marginal and is_certainly_page_number(run.text) and any(_runs_over(run.glyphs, grid) for grid in reaching):
            own = set(map(id, run.glyphs))
            return [glyph for glyph in page.glyphs if id(glyph) not in own], run.glyphs
    return page.glyphs, ()


def _outer(glyphs: Sequence[Glyph]) -> Iterator[Run]:
    """The runs drawn last and first."""
    for backwards in (True, False):
        rest = glyphs
        for _ in range(_LOOKED_AT):
            run, rest = first_run(rest, backwards=backwards) if rest else (None, rest)
            if run is not None:
                yield run


def _runs_over(glyphs: Sequence[Glyph], grid: Lattice) -> bool:
    """Whether words begin in one cell and end in another, or beyond the table."""
    frames = {grid.at((glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2) for glyph in glyphs}
    return len(frames) > 1
