"""One page laid out: tables with the text of their cells, the lines between them, pictures."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from gouji.readers.layout.boxes import Framed, across, inside, with_head
from gouji.readers.layout.cells import drafted, shared_out
from gouji.readers.layout.clipped import is_cut, runs_off
from gouji.readers.layout.gridded import Gridded
from gouji.readers.layout.lattice import MOST_LINES, Lattice, parted
from gouji.readers.layout.newspaper import Spread, spreads_of
from gouji.readers.layout.overhang import open_below, overhung
from gouji.readers.layout.overprinted import without_overprinted_number
from gouji.readers.layout.page import Box, Glyph, Page, Rule
from gouji.readers.layout.pagetable import Inferred, PageTable
from gouji.readers.layout.pieces import FIGURE, pieces_of
from gouji.readers.layout.running import between_running, is_within, may_run, running_text
from gouji.readers.layout.text import Line, Run, line_of, rows_of
from gouji.readers.layout.unruled import tables_among
from gouji.readers.layout.upright import divided
from gouji.readers.layout.words import AMOUNT, words_in
from gouji.values.cached import cached_property

# Shares of the page: a smaller picture is a seal or an ornament, a page with a larger one and no text is a scan.
_SMALLEST_PICTURE = 0.05
_SCAN = 0.4
_FEW = 20
# A picture that covers this share of a page with so many characters upon it is what they are printed on.
_PAPER, _TEXT_ON_PAPER = 0.8, 100
# Columns drawn one after the other take turns once, and once more with a running line.
_MOST_TURNS = 2
# The usual size of type shows in every so manieth glyph; a full character, from the first of these on, is so much wider
# than high.
_EACH, _TALL, _FULL_WIDTH = 5, 1.1, "\u2e80"
# So many lines of amounts side by side may be a table.
_LEAST_ROWS = 3
_TOO_NARROW = re.compile(r"#{2,}")
# More boxes than this on a page are drawings.
_MOST_BOXES = 50


@dataclass(frozen=True, slots=True)
class Layout:
    """版面: what stands on a page from the top down; ``size`` is the usual width of a full character on it.

    A table is ``cut`` by the edge of the page, or ``doubtful`` where it does not show which figures are of one row; figures
    are ``loose`` where lines of them may be a table that shows neither rows nor columns; ``crowded`` are more lines than
    a table has.
    """

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
    doubtful: bool = False
    loose: bool = False

    @property
    def goes_on(self) -> Inferred | None:
        """What is known of the last table, which may go on on the next page."""
        last = max(
            (item for item in self.items if isinstance(item, PageTable)), key=lambda table: table.bottom, default=None
        )
        return last.inferred if last else None

    @property
    def narrow(self) -> bool:
        """Whether a spreadsheet printed # in place of a number, for its column is too narrow."""
        tables = (item for item in self.items if isinstance(item, PageTable))
        return any(_TOO_NARROW.fullmatch(cell.text.strip()) for table in tables for cell in table.cells)

    @property
    def running(self) -> frozenset[str]:
        """The lines in the margins."""
        return frozenset(
            running_text(item.text) for item in self.items if isinstance(item, Line) and may_run(item, self.height)
        )


def is_scan(page: Page) -> bool:
    """Whether a page is one large picture and next to no text."""
    area = max(page.width * page.height, 1)
    return len(page.glyphs) < _FEW and any(box.area > _SCAN * area for box in page.pictures)


def _is_paper(box: Box, page: Page) -> bool:
    """Whether the text of ``page`` stands on the picture: a scan that was given its text, a coloured ground."""
    if box.area <= _PAPER * page.width * page.height or len(page.glyphs) < _TEXT_ON_PAPER:
        return False
    upon = [
        glyph for glyph in page.glyphs if box.left <= glyph.left <= box.right and box.top <= glyph.top <= box.bottom
    ]
    return len(upon) * 2 > len(page.glyphs)


def layout_of(page: Page, above: Layout | None = None) -> Layout:
    """The page ``page`` laid out."""
    before = above.goes_on if above else None
    ruled, lone = parted(page.across, page.down, drawn=not page.recognised)
    crowded = not ruled and not lone and len(page.across) + len(page.down) > MOST_LINES
    grids = _grids(ruled, lone, page, before, above.running if above else frozenset())
    glyphs, number = without_overprinted_number(page, [grid for grid, _ in grids])
    held, loose = shared_out(glyphs, [grid for grid, _ in grids])
    loose = [*loose, *number]
    lowest = max(range(len(grids)), key=lambda at: grids[at][0].ys[-1], default=-1)
    # Where rows are inferred, none of them ends at a rule.
    is_ruled = bool(grids) and grids[lowest][1] is None and not page.recognised
    opened = open_below(grids[lowest][0], page.across) if is_ruled else frozenset()
    over = overhung(grids[lowest][0], opened, loose) if opened else {}
    for frame, glyphs_of in over.items():
        taken = set(glyphs_of)
        held[lowest][frame] += [glyph for glyph in loose if glyph in taken]
        loose = [glyph for glyph in loose if glyph not in taken]
    area = max(page.width * page.height, 1)
    doubtful: set[int] = set()
    for at, ((grid, inferred), ours) in enumerate(zip(grids, held, strict=True)):
        finer, unsure = divided(grid, ours) if inferred is None else (None, False)
        if unsure:
            doubtful.add(at)
        if finer is not None:
            grids[at] = finer, None
            opened = frozenset() if at == lowest else opened
            (held[at],), _ = shared_out([glyph for glyphs in ours.values() for glyph in glyphs], [finer])
    drafts = [
        drafted(grid, ours, page, inferred, doubtful=at in doubtful, opened=opened if at == lowest else frozenset())
        for at, ((grid, inferred), ours) in enumerate(zip(grids, held, strict=True))
    ]
    tables = [table for table in drafts if table is not None]
    off = any(runs_off(table.xs[-1], table.bottom, page) for table in tables) and is_cut(page)
    stretches: list[Sequence[Line | PageTable | Box]] = list(
        _stretches(page, loose, tables, above, plain=page.recognised or crowded)
    )
    stretches += [[box] for box in page.pictures if box.area > _SMALLEST_PICTURE * area and not _is_paper(box, page)]
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
        bool(doubtful),
        not page.recognised and _may_be_rows(stretches),
    )


def _may_be_rows(stretches: Sequence[Sequence[Line | PageTable | Box]]) -> bool:
    """Whether lines of amounts side by side, read as text, may be the rows of a table."""
    amounts = 0
    for line in chain.from_iterable(stretches):
        if isinstance(line, Line) and line.margins is None:
            words = [word for word in line.text.split() if FIGURE.fullmatch(word) and AMOUNT.search(word)]
            amounts += len(words) > 1
    return amounts >= _LEAST_ROWS


def _usual_size(glyphs: Sequence[Glyph]) -> float:
    """The median width of some of the full characters, measured as lines measure their size."""
    sizes = sorted(
        max(right - left, _TALL * (bottom - top))
        for text, left, top, right, bottom, _ in glyphs[::_EACH]
        if text >= _FULL_WIDTH
    )
    return sizes[len(sizes) // 2] if sizes else 0.0


def _grids(
    ruled: Sequence[Lattice],
    lone: Sequence[Sequence[Rule]],
    page: Page,
    before: Inferred | None,
    running: Collection[str],
) -> list[tuple[Lattice, Inferred | None]]:
    """The grids of a page, with what of them is not ruled but inferred; ``running`` are the running lines of the page before."""
    grids: list[tuple[Lattice, Inferred | None]] = []
    text = _first_text(page, running) if before is not None else 0.0
    for lattice in ruled:
        boxed: list[Gridded] = []
        if len(lattice.xs) == 2 and len(ruled) <= _MOST_BOXES:
            box = Framed(lattice.xs[0], lattice.xs[-1], lattice.ys)
            boxed += inside(box, page.glyphs, before if box.ys[0] <= text else None)
            grids += [(table.grid, table.inferred) for table in boxed]
        if not boxed and len(lattice.frames) > 1:
            grids.append((lattice, None))
    for box in across(lone)[:_MOST_BOXES]:
        going_on = before if box.ys[0] <= text else None
        headed = with_head(box, page.glyphs) if going_on is None else None
        boxed = list(inside(headed, page.glyphs)) if headed is not None else []
        boxed = boxed or list(inside(box, page.glyphs, going_on))
        grids += [(table.grid, table.inferred) for table in boxed]
    return grids


def _first_text(page: Page, running: Collection[str]) -> float:
    """How far down the text of a page begins; ``running`` are the running lines of the page before."""
    body = [glyph for glyph in page.glyphs if _is_body(glyph, page.height)]
    if running:
        rows = rows_of([glyph for glyph in body if may_run(glyph, page.height)])
        heads = {
            id(glyph)
            for row in rows
            if running_text("".join(run.text for run in row)) in running
            for run in row
            for glyph in run.glyphs
        }
        body = [glyph for glyph in body if id(glyph) not in heads]
    return min((glyph.bottom for glyph in body), default=0.0)


def _is_body(glyph: Glyph, height: float) -> bool:
    return not glyph.text.isspace() and is_within(glyph, height)


def _stretches(
    page: Page, glyphs: Sequence[Glyph], tables: Sequence[PageTable], above: Layout | None, *, plain: bool
) -> Iterator[Sequence[Line | PageTable]]:
    """What ``glyphs``, which no grid holds, form: stretches that are read whole, from the top down.

    They are lines alone where they are ``plain``: OCR places characters too roughly to tell columns.
    """
    rows = rows_of(glyphs)
    if plain:
        yield from ([line_of(row)] for row in rows)
        return
    pieces = [pieces_of(row) for row in rows]
    found: list[tuple[int, int, Sequence[Line | PageTable]]] = [
        *((start, end, [table]) for start, end, table in _unruled(rows, pieces, page, above)),
        *(
            (spread.start, spread.end, spread.lines)
            for spread in spreads_of(pieces, _Drawing(glyphs, rows).columns_end)
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


class _Drawing:
    """The order in which the glyphs of a page are drawn, told of the columns of its ``rows``."""

    def __init__(self, glyphs: Sequence[Glyph], rows: Sequence[Sequence[Run]]) -> None:
        self._glyphs, self._rows = glyphs, rows

    @cached_property
    def _order(self) -> dict[int, int]:
        return {id(glyph): at for at, glyph in enumerate(self._glyphs)}

    def columns_end(self, start: int, end: int, edge: float) -> int | None:
        """Where the columns of the rows from ``start`` to before ``end`` end, if what stands left of ``edge`` is drawn before
        what stands beside it on the right: before the first row below them that is drawn after. A running line may be drawn
        before or after."""
        rows = self._rows
        if not any(run.left >= edge for row in rows[start:end] for run in row):
            return None
        order = self._order
        runs = sorted((order[id(run.glyphs[0])], run.left >= edge, at) for at in range(start, end) for run in rows[at])
        begun, low = False, start
        for number, (_, is_right, at) in enumerate(runs):
            if is_right:
                begun, low = True, max(low, at)
            elif begun and at > low:  # below the columns: they end here
                end, runs = at, [run for run in runs[:number] if run[2] < at]
                break
        turns = sum(1 for (_, one, _), (_, other, _) in pairwise(runs) if one != other)
        right = {at for _, is_right, at in runs if is_right}
        beside = right & {at for _, is_right, at in runs if not is_right}
        return end if 0 < turns <= _MOST_TURNS and 2 * len(beside) >= len(right) else None


def _unruled(
    rows: Sequence[Sequence[Run]], pieces: Sequence[Sequence[Line]], page: Page, above: Layout | None
) -> Iterator[tuple[int, int, PageTable]]:
    """The tables among lines that no rule frames: from which line to which, end excluded."""
    before = above.goes_on if above else None
    if before is None and not any(
        len(row) > 1 and any(FIGURE.fullmatch(piece.text) for piece in row) for row in pieces
    ):
        return
    words = [words_in(row) for row in rows]
    first, end = between_running(words, page.height, above.running if above else ())
    for found in tables_among(words[first:end], before):
        start, stop = first + found.start, first + found.end
        glyphs = [glyph for row in rows[start:stop] for run in row for glyph in run.glyphs]
        (held,), _ = shared_out(glyphs, [found.table.grid])
        table = drafted(found.table.grid, held, page, found.table.inferred)
        if table is not None:
            yield start, stop, table


def _clear(spread: Spread, tables: Sequence[PageTable]) -> bool:
    """Whether no table stands beside the columns."""
    top, bottom = min(line.top for line in spread.lines), max(line.bottom for line in spread.lines)
    return all(table.bottom <= top or bottom <= table.top for table in tables)
