"""无框线的表: tables that rules part in one direction only, frame as a whole, or not at all; colour may stand for rules.

Where nothing is drawn, what is not clearly a table stays text, for a figure in the wrong cell is worse than one in a line:
figures must stand flush in columns that have names, beside words that say what they are of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gouji.readers.layout.bands import BEGINS, Band
from gouji.readers.layout.columns import Extent
from gouji.readers.layout.gridded import Gridded, gridded
from gouji.readers.layout.pagetable import Inferred
from gouji.readers.layout.words import AMOUNT, Word

_SENTENCE = re.compile(r"[。；;！？!?，]|[.…·．]{4,}")
_COLON = re.compile(r"[：:]")
_LEAST_FIGURES = 3
# In widths of a full character: lines further apart are not of one table, or not of one name; a title is further above a table than its head.
_FURTHEST, _LINES, _TITLE = 3.4, 1.8, 1.8
# A title is set larger than what stands in the table, and in the middle above it.
_LARGER, _CENTRED = 1.25, 1.0
_LONGEST_LABEL = 12
# Lines below the last figures that may belong to the name beside them.
_MOST_BELOW = 12
_MOST_HEADER = 24
# The cost of a row that is unlike one.
_UNLIKE = 3.0
# In points: the edges or the middles of the figures in a column differ by no more.
_ALIGNED = 2.5


@dataclass(frozen=True, slots=True)
class Found:
    """认出的表: the lines from ``start`` to before ``end`` are a table."""

    start: int
    end: int
    table: Gridded


def tables_among(rows: Sequence[Sequence[Word]], known: Inferred | None = None) -> Iterator[Found]:
    """The tables among the lines of a page that nothing frames; ``known`` are the columns of one that may go on at its top."""
    done = 0
    at = 0
    first = True
    while at < len(rows):
        if not _has_figures(rows[at]):
            at += 1
            continue
        end = _end(rows, at)
        start = _start(rows, at, done, rows[at:end])
        going_on = known if first and start == 0 else None
        first = False
        found = _tried(rows, start, end, going_on)
        if found is not None:
            yield found
            done = found.end
        at = max(end, at + 1)


def framed(
    rows: Sequence[Sequence[Word]], cuts: Sequence[float], sides: Extent, known: Inferred | None = None
) -> Gridded | None:
    """The table that the lines between rules or in a frame form; None where they form none."""
    if not rows:
        return None
    for going_on in {known: None, None: None}:
        table = gridded(rows, cuts, going_on, sides)
        if table is not None and _is_shared(table) and _has_amounts(table):
            return table
    return None


def _tried(rows: Sequence[Sequence[Word]], start: int, end: int, known: Inferred | None) -> Found | None:
    """The table of the lines from ``start`` to before ``end``, and of those below that end a name in it."""
    for going_on in {known: None, None: None}:
        table = _table(rows[start:end], going_on)
        stop = end
        # Where a name is wrapped around its figures, what they belong to shows with its last lines only.
        while table is None and stop - end < _MOST_BELOW and _goes_on_below(rows, stop):
            stop += 1
            table = _table(rows[start:stop], going_on)
            if table is not None and not table.bands[-1].figures:
                table = None
        if table is not None:
            break
    else:
        return None
    while _goes_on_below(rows, stop):
        longer = _table(rows[start : stop + 1], going_on)
        if longer is None or len(longer.bands) > len(table.bands):
            break
        table, stop = longer, stop + 1
    return Found(start, stop, table)


def _goes_on_below(rows: Sequence[Sequence[Word]], end: int) -> bool:
    return end < len(rows) and _near(rows[end - 1], rows[end], _LINES) and not is_outside(rows[end])


def _table(rows: Sequence[Sequence[Word]], known: Inferred | None) -> Gridded | None:
    table = gridded(rows, (), known)
    return table if table is not None and _is_table(table, goes_on=known is not None) else None


def _has_figures(row: Sequence[Word]) -> bool:
    """Whether a line has figures besides words; the number of a heading in front of it is none."""
    return any(word.figure for word in row[1:]) and not any(_SENTENCE.search(word.text) for word in row)


def _end(rows: Sequence[Sequence[Word]], at: int) -> int:
    """Where the last figures end that may belong to the table of those at ``at``."""
    end = at + 1
    last = end
    while end < len(rows) and _near(rows[end - 1], rows[end], _FURTHEST) and not is_outside(rows[end]):
        end += 1
        if _has_figures(rows[end - 1]):
            last = end
    return last


def _start(rows: Sequence[Sequence[Word]], at: int, done: int, body: Sequence[Sequence[Word]]) -> int:
    """Where the head above the figures at ``at`` begins."""
    left, right = min(row[0].left for row in body), max(row[-1].right for row in body)
    size = max(word.size for row in body for word in row)
    start = at
    while start > max(done, at - _MOST_HEADER) and _near(rows[start - 1], rows[start], _FURTHEST):
        row = rows[start - 1]
        if is_outside(row) or max(word.size for word in row) > _LARGER * size:
            break
        apart = rows[start][0].middle - row[0].middle
        centred = abs((left + right) / 2 - row[0].centre) <= _CENTRED * size
        if len(row) == 1 and (apart > _TITLE * size) and centred:
            break
        start -= 1
    return start


def _near(above: Sequence[Word], below: Sequence[Word], reach: float) -> bool:
    return below[0].bottom - above[0].bottom <= reach * min(above[0].size, below[0].size)


def is_outside(row: Sequence[Word]) -> bool:
    """Whether a line is no part of a table: a sentence, or words such as the name of a unit and what it counts in."""
    if any(_SENTENCE.search(word.text) for word in row):
        return True
    if any(word.figure for word in row) or not any(_COLON.search(word.text) for word in row):
        return False
    return len(row) > 1 or len(row[0].text) > _LONGEST_LABEL or not row[0].text.endswith(("：", ":"))


def _is_table(table: Gridded, *, goes_on: bool) -> bool:
    """Whether lines that nothing frames are a table beyond doubt."""
    bands = [band for band in table.bands[table.numbered :] if band.figures]
    columns = [_figures(bands, at) for at in range(len(table.columns))]
    counted = [at for at, figures in enumerate(columns) if figures]
    amounts = {at for at in counted if any(AMOUNT.search(word.text) for word in columns[at])}
    if not amounts or not all(map(_is_flush, columns)) or any(band.cost > _UNLIKE for band in table.bands):
        return False
    if goes_on:
        return True
    if not table.numbered and not (_first_text(bands) < max(amounts) and all(map(_is_named, bands))):
        return False
    named = {at for cell in table.heads for at in range(cell.left, cell.right)}
    enough = len(bands) >= _LEAST_FIGURES or table.numbered or len(counted) >= _LEAST_FIGURES
    return enough and amounts <= named and not _may_be_wrapped(table.bands)


def _figures(bands: Sequence[Band], column: int) -> list[Word]:
    return [
        word
        for band in bands
        for (first, _), words in band.cells.items()
        for word in words
        if first == column and word.figure
    ]


def _first_text(bands: Sequence[Band]) -> int:
    """The first column that holds words; behind it figures are no numbers of headings."""
    return min(
        (first for band in bands for (first, _), words in band.cells.items() if not all(word.figure for word in words)),
        default=0,
    )


def _is_named(band: Band) -> bool:
    """Whether a row with an amount has words or a code that say what it is of."""
    words = [word for words in band.cells.values() for word in words]
    return not any(AMOUNT.search(word.text) for word in words) or any(not AMOUNT.search(word.text) for word in words)


def _may_be_wrapped(bands: Sequence[Band]) -> bool:
    """Whether a line without figures fills its column, so that it may be the beginning of the name below."""
    for band, below in pairwise(bands):
        if len(band.cells) > 1 or band.figures or not below.figures:
            continue
        ((span, words),) = band.cells.items()
        others = [word for other in bands if other.figures for word in other.cells.get(span, ()) if not word.figure]
        reach = max((word.right for word in others), default=words[-1].right)
        begins = BEGINS.match(words[0].text) or words[-1].text.endswith(("：", ":"))
        if span in below.cells and words[-1].right >= reach - words[-1].size and not begins:
            return True
    return False


def _is_flush(figures: Sequence[Word]) -> bool:
    lefts, rights = [word.left for word in figures], [word.right for word in figures]
    centres = [word.centre for word in figures]
    return not figures or any(max(edges) - min(edges) <= _ALIGNED for edges in (lefts, rights, centres))


def _has_amounts(table: Gridded) -> bool:
    return any(
        AMOUNT.search(word.text) and word.figure
        for band in table.bands
        for words in band.cells.values()
        for word in words
    )


def _is_shared(table: Gridded) -> bool:
    """Whether most rows fill more than one column: text between decorative rules does not."""
    return sum(1 for band in table.bands if len(band.cells) > 1) * 2 > len(table.bands)
