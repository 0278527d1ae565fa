"""无框表: tables without vertical rules or with no rule at all. Columns are where white runs down through lines of figures.

What is not clearly a table stays text, for a figure in the wrong cell is worse than one in a line: each line must name
what its figures are of, the figures of a column must be aligned, and a line above must name the columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from gouji.readers.layout.lattice import Frame
from gouji.readers.layout.pagetable import PageCell, PageTable
from gouji.readers.layout.pieces import FIGURE
from gouji.readers.layout.text import Line, joined, least

_LEAST_FIGURES = 3
_MOST_HEADER = 4
# In widths of a full character: lines further apart are not of one table, less white does not part columns.
_FURTHEST, _GUTTER = 3.2, 0.6
# In points: the edges or the middles of the figures in a column differ by no more.
_ALIGNED = 2.5
# A line this much nearer than others to the one above or below is part of it.
_NEARER = 0.85

_MARK = re.compile(r"[-—–－─/／…]+")
# What tells an amount from a page number or a year.
_AMOUNT = re.compile(r"\d[.,，]\d|\d[%％‰]|\d{5}")
_SENTENCE = re.compile(r"[。；;！？!?]|[.…·．]{4,}")
_NO_HEADER = re.compile(r"[：:，,。；;]")
_HEADED = re.compile(r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.]|其中)|.*[：:]$")


@dataclass(frozen=True, slots=True)
class _Row:
    """行: a line as its pieces; ``figures`` tells that it has some besides text, ``label`` that it is one piece of text."""

    pieces: Sequence[Line]
    figures: bool
    label: bool

    @property
    def top(self) -> float:
        return min(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        return max(piece.bottom for piece in self.pieces)

    @property
    def size(self) -> float:
        return max(piece.size for piece in self.pieces)


Extent = tuple[float, float]
# For each column that a piece takes up, from the first to the one behind the last.
_Placed = list[tuple[int, int, Line]]


def borderless(rows: Sequence[Sequence[Line]], number: int | None) -> list[tuple[int, int, PageTable]]:
    """The tables among the lines of a page, given as their pieces: from which line to which, end excluded."""
    found: list[tuple[int, int, PageTable]] = []
    if sum(1 for row in rows if len(row) > 1) < _LEAST_FIGURES:
        return found
    pieces = [_row(row) for row in rows]
    for start, end in _blocks(pieces):
        columns = _columns(pieces[start:end])
        if columns is None:
            continue
        after = found[-1][1] if found else 0
        if start - 1 > after and pieces[start - 1].label and _near(pieces[start - 1], pieces[start]):
            # A heading between the header and the first figures belongs to the table where the header shows it.
            headed = _header(pieces[after : start - 1], pieces[start - 1], columns)
            start -= 1 if headed else 0
        header = _header(pieces[after:start], pieces[start], columns)
        body = _body(pieces[start:end], columns)
        if header and body and _named(header, pieces[start:end], columns):
            table = _table([*header, *body], columns, pieces[start - len(header)].top, pieces[end - 1].bottom, number)
            found.append((start - len(header), end, table))
    return found


def _row(pieces: Sequence[Line]) -> _Row:
    texts = [piece.text for piece in pieces]
    figures = [bool(FIGURE.fullmatch(text) or _MARK.fullmatch(text)) for text in texts]
    plain = not any(_SENTENCE.search(text) for text in texts)
    return _Row(pieces, plain and any(figures) and not all(figures), plain and len(texts) == 1 and not figures[0])


def _blocks(rows: Sequence[_Row]) -> Iterator[tuple[int, int]]:
    """Lines with figures that follow each other, with no more than one label alone between two of them."""
    start = 0
    while start < len(rows):
        end = start + 1
        if rows[start].figures:
            at = end
            while at < len(rows) and _near(rows[at - 1], rows[at]):
                if rows[at].figures:
                    end = at + 1
                elif not rows[at].label or at > end:
                    break
                at += 1
            yield start, end
        start = end


def _near(above: _Row, below: _Row) -> bool:
    return below.bottom - above.bottom <= _FURTHEST * min(above.size, below.size)


def _columns(rows: Sequence[_Row]) -> list[Extent] | None:
    """Where the columns of a block begin and end; None unless it is a table beyond doubt."""
    with_figures = [row for row in rows if row.figures]
    if len(with_figures) < _LEAST_FIGURES:
        return None
    columns: list[Extent] = []
    for piece in sorted((piece for row in with_figures for piece in row.pieces), key=lambda piece: piece.left):
        if columns and piece.left - columns[-1][1] < _GUTTER * piece.size:
            columns[-1] = columns[-1][0], max(columns[-1][1], piece.right)
        else:
            columns.append((piece.left, piece.right))
    held: list[list[Line]] = [[] for _ in columns]
    for row in with_figures:
        taken: set[int] = set()
        for piece in row.pieces:
            column = next(at for at, (left, right) in enumerate(columns) if left <= piece.left <= right)
            if column in taken and _figure(piece):
                return None
            taken.add(column)
            held[column].append(piece)
    filled = [[piece for piece in column if _figure(piece)] for column in held]
    if not all(_uniform(pieces, figures) for pieces, figures in zip(held, filled, strict=True)):
        return None
    names = next((at for at, figures in enumerate(filled) if not figures), len(filled))
    amounts = filled[names:]
    if max(map(len, amounts), default=0) < _LEAST_FIGURES:
        return None
    return columns if any(_AMOUNT.search(piece.text) for figures in amounts for piece in figures) else None


def _figure(piece: Line) -> bool:
    return FIGURE.fullmatch(piece.text) is not None


def _uniform(pieces: Sequence[Line], figures: Sequence[Line]) -> bool:
    """Whether a column holds text alone, or figures alone and they are aligned."""
    if not figures:
        return True
    if any(not _figure(piece) and not _MARK.fullmatch(piece.text) for piece in pieces):
        return False
    lefts, rights = [piece.left for piece in figures], [piece.right for piece in figures]
    middles = [(left + right) / 2 for left, right in zip(lefts, rights, strict=True)]
    return any(max(edges) - min(edges) <= _ALIGNED for edges in (lefts, rights, middles))


def _header(above: Sequence[_Row], first: _Row, columns: list[Extent]) -> list[_Placed]:
    """The lines right above the first that name columns, from the top down; ``columns`` grow to hold their names."""
    header: list[_Placed] = []
    below = first
    for row in reversed(above[-_MOST_HEADER:]):
        if len(row.pieces) < 2 or row.figures or not _near(row, below):
            break
        if any(_NO_HEADER.search(piece.text) or _SENTENCE.search(piece.text) for piece in row.pieces):
            break
        placed = _placed(row, columns)
        grown = placed and _grown(columns, placed)
        if not placed or not grown:
            break
        columns[:] = grown
        header.insert(0, placed)
        below = row
    return header


def _placed(row: _Row, columns: Sequence[Extent]) -> _Placed | None:
    """Each piece with the columns it stands over; None where two stand over one."""
    placed: _Placed = []
    for piece in row.pieces:
        over = [at for at, (left, right) in enumerate(columns) if piece.left < right and left < piece.right]
        if not over:
            over = [min(range(len(columns)), key=lambda at: _distance(piece, columns[at]))]
        if placed and over[0] < placed[-1][1]:
            return None
        placed.append((over[0], over[-1] + 1, piece))
    return placed


def _distance(piece: Line, column: Extent) -> float:
    return max(column[0] - piece.right, piece.left - column[1])


def _grown(columns: Sequence[Extent], placed: _Placed) -> list[Extent] | None:
    """``columns`` wide enough for the pieces that stand over one of them; None where they would touch."""
    grown = list(columns)
    for first, end, piece in placed:
        if end == first + 1:
            grown[first] = min(grown[first][0], piece.left), max(grown[first][1], piece.right)
    return grown if all(right < left for (_, right), (left, _) in pairwise(grown)) else None


def _named(header: Sequence[_Placed], rows: Sequence[_Row], columns: Sequence[Extent]) -> bool:
    """Whether the header has a name over each column of figures to the right of a column of text."""
    names = {column for row in header for first, end, _ in row for column in range(first, end)}
    placed = [_placed_in_body(row, columns) for row in rows if row.figures]
    figures = {first for row in placed for first, _, piece in row if _figure(piece)}
    first_text = min(first for row in placed for first, _, piece in row if not _figure(piece))
    return {column for column in figures if column > first_text} <= names


def _body(rows: Sequence[_Row], columns: Sequence[Extent]) -> list[_Placed] | None:
    """The rows below the header; None where it is not clear which line a name that was wrapped belongs to."""
    steps = [below.bottom - above.bottom for above, below in pairwise(rows)]
    usual = median(
        [step for (above, below), step in zip(pairwise(rows), steps, strict=True) if above.figures and below.figures]
        or steps
    )
    reach = max(row.pieces[0].right for row in rows if row.figures)
    body: list[_Placed] = []
    pending: _Placed = []
    for at, row in enumerate(rows):
        placed = _placed_in_body(row, columns)
        if row.figures:
            body.append(_together(pending, placed))
            pending = []
            continue
        label = row.pieces[0]
        above, below = steps[at - 1] if at else usual, steps[at]
        if below < _NEARER * min(usual, above):
            pending = placed
        elif above < _NEARER * min(usual, below):
            body[-1] = _together(body[-1], placed)
        elif label.right >= reach - label.size and not _HEADED.match(label.text):
            return None
        else:
            body.append(placed)
    return body if all(map(_apart, body)) else None


def _placed_in_body(row: _Row, columns: Sequence[Extent]) -> _Placed:
    """The pieces of a row; those that stand in one column, such as the characters of a name set apart, as one."""
    placed: _Placed = []
    for piece in row.pieces:
        over = [at for at, (left, right) in enumerate(columns) if piece.left < right and left < piece.right]
        first, end = (over[0], over[-1] + 1) if over else (0, 1)
        if placed and placed[-1][:2] == (first, end):
            last = placed[-1][2]
            placed[-1] = first, end, last._replace(text=f"{last.text} {piece.text}", right=piece.right)
        else:
            placed.append((first, end, piece))
    return placed


def _together(above: _Placed, below: _Placed) -> _Placed:
    """Two lines of one row as one: texts of the same columns are one text, a figure stays for itself."""
    row = list(above)
    for first, end, piece in below:
        for at, (start, stop, upper) in enumerate(row):
            if (start, stop) == (first, end) and not _figure(upper) and not _figure(piece):
                row[at] = first, end, piece._replace(text=joined(upper.text, piece.text))
                break
        else:
            row.append((first, end, piece))
    return sorted(row)


def _apart(row: _Placed) -> bool:
    return all(one[1] <= other[0] for one, other in pairwise(row))


def _table(
    rows: Sequence[_Placed], columns: Sequence[Extent], top: float, bottom: float, number: int | None
) -> PageTable:
    cells: list[PageCell] = []
    for at, row in enumerate(rows):
        taken: set[int] = set()
        for first, end, piece in row:
            taken.update(range(first, end))
            cells.append(PageCell(Frame(at, first, at + 1, end), piece.text, number, least([piece.confidence])))
        cells += [
            PageCell(Frame(at, column, at + 1, column + 1), "", number, None)
            for column in range(len(columns))
            if column not in taken
        ]
    xs = (columns[0][0], *((right + left) / 2 for (_, right), (left, _) in pairwise(columns)), columns[-1][1])
    return PageTable(xs, top, bottom, len(rows), tuple(cells))
