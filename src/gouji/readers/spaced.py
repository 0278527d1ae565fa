"""用空格对齐的表: rows whose cells blanks part and line up, as prints saved as text have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gouji.document.caption import names_table
from gouji.document.loose_rows import figures_of
from gouji.document.outline import heading_level
from gouji.readers.linedup import TextCell, TextTable
from gouji.values.width import columns

#: Fewer rows of figures are no table; so many lines without any may stand between two of them, and above the first.
_LEAST_ROWS, _MOST_BETWEEN, _MOST_HEADS = 3, 2, 4
_LONGEST, _MOST_COLUMNS = 1_000, 100
_SENTENCE = re.compile(r"[。；！？]")
#: 编制单位：…　　金额单位：万元 stands above a table and is none of its heads.
_LABELLED = re.compile(r"[:：]\s*\S")
_FIGURE = r"[-+−(（]?[¥￥]?\d[\d,，]*(?:[.．]\d+)?[)）]?%?|—|-"
_ALONE = re.compile(_FIGURE)
#: In columns of the screen: how far figures that line up may be off.
_SLACK = 1
#: Two blanks part cells, and so does one between two figures that fill their columns.
_GAP = re.compile(rf"[ \xa0]*(?:[ \xa0]{{2}}|\u3000)[ \xa0\u3000]*|(?<=\d)[ \xa0](?=(?:{_FIGURE})(?:[ \xa0\u3000]|$))")


class _Piece(NamedTuple):
    """What stands in a line between two gaps, from which to which column of the screen."""

    text: str
    left: int
    right: int


class _Row(NamedTuple):
    line: int
    pieces: tuple[_Piece, ...]
    told: bool  # whether it holds figures as a row of a table does


def spaced(lines: Sequence[str], at: int) -> TextTable | int:
    """The table whose first row is the line ``at``; else the number of the line up to which none begins.

    It has several rows of figures, and in all of them what stands in one column stands below each other, or each has as many
    cells. Where two cells of a row would come into one column nothing tells which figure is whose: that is no table here.
    """
    rows, end = _run(lines, at)
    told = [row for row in rows if row.told]
    if len(told) < _LEAST_ROWS:
        return max(end, at + 1)
    first = rows.index(told[0])
    heads = [row for row in rows[max(0, first - _MOST_HEADS) : first] if len(row.pieces) > 1]
    begun = heads[0] if heads else told[0]
    if begun.line - 1 > at:
        return begun.line - 1
    rows = rows[: rows.index(told[-1]) + 1]  # begins with ``begun`` by now
    placed = _by_number(rows) or _by_column(rows, told)
    if placed is None:
        return max(end, at + 1)
    return TextTable(tuple((row.line, cells) for row, cells in zip(rows, placed, strict=True)), rows[-1].line)


def _run(lines: Sequence[str], at: int) -> tuple[list[_Row], int]:
    """The lines from ``at`` on that may be rows, and the line behind them."""
    rows: list[_Row] = []
    since, look, met = 0, at, False
    while look < len(lines):
        line = lines[look].rstrip()
        look += 1
        if not line.strip():
            since += 1
            if since > _MOST_BETWEEN:
                break
            continue
        row = _row(line, look)
        titled = row is not None and len(row.pieces) == 1 and met and _is_title(line, since)
        if row is None or titled:
            look -= 1
            break
        met = met or row.told
        since = 0 if row.told or not met else since + 1
        if since > _MOST_BETWEEN:
            break
        rows.append(row)
    return rows, look


def _row(line: str, number: int) -> _Row | None:
    """A line as a row; None for a sentence, and for labels that stand beside each other."""
    if len(line) > _LONGEST or "\t" in line or _SENTENCE.search(line):
        return None
    pieces = tuple(_pieces(line))
    told = len(pieces) > 1 and bool(figures_of(line))
    if len(pieces) > _MOST_COLUMNS:
        return None
    if len(pieces) > 1 and not told and any(_LABELLED.search(piece.text) for piece in pieces):
        return None
    return _Row(number, pieces, told)


def _is_title(line: str, blank: int) -> bool:
    """Whether a line alone names what stands below it: a table, or a part behind a blank line."""
    return names_table(line) or (blank > 0 and heading_level(line) is not None)


def _pieces(line: str) -> Iterator[_Piece]:
    begun = len(line) - len(line.lstrip())
    for gap in (*_GAP.finditer(line, begun), None):
        end = len(line) if gap is None else gap.start()
        text = line[begun:end]
        if text.strip():
            left = columns(line[:begun])
            yield _Piece(text.strip(), left, left + columns(text))
        begun = end if gap is None else gap.end()


_Cells = tuple[TextCell, ...]


def _by_number(rows: Sequence[_Row]) -> list[_Cells] | None:
    """The cells of rows that all have as many; None where they have not."""
    if len({len(row.pieces) for row in rows}) > 1:
        return None
    return [tuple(TextCell(piece.text, at) for at, piece in enumerate(row.pieces)) for row in rows]


def _by_column(rows: Sequence[_Row], told: Sequence[_Row]) -> list[_Cells] | None:
    """The cells of rows by where they stand; None where two of a row stand in one column, or the figures of a column do not
    line up: there blanks only part what was filled, and what was not is lost."""
    places = _columns(told)
    if not all(_lined_up(place, told) for place in places):
        return None
    found: list[_Cells] = []
    for row in rows:
        cells: list[TextCell] = []
        reached = 0
        for piece in row.pieces:
            over = [at for at, (left, right) in enumerate(places) if piece.left < right and left < piece.right]
            if not over:
                over = [min(range(len(places)), key=lambda at: _apart(piece, places[at]))]
            if len(row.pieces) == 1 or row.told:
                over = over[:1]
            if over[0] < reached:
                return None
            cells += [TextCell("", blank) for blank in range(reached, over[0])]
            cells.append(TextCell(piece.text, over[0], len(over)))
            reached = over[-1] + 1
        cells += [TextCell("", blank) for blank in range(reached, len(places))]
        found.append(tuple(cells))
    return found if len(places) > 1 else None


def _columns(told: Sequence[_Row]) -> list[tuple[int, int]]:
    """Where the columns stand: what the rows of figures cover, taken together."""
    covered = sorted((piece.left, piece.right) for row in told for piece in row.pieces)
    found: list[tuple[int, int]] = []
    for left, right in covered:
        if found and left < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], right)
        else:
            found.append((left, right))
    return found


def _lined_up(place: tuple[int, int], told: Sequence[_Row]) -> bool:
    """Whether the figures of a column begin, end or have their middle in one place."""
    figures = [
        piece
        for row in told
        for piece in row.pieces
        if place[0] <= piece.left and piece.right <= place[1] and _ALONE.fullmatch(piece.text)
    ]
    edges = zip(*[(2 * piece.left, 2 * piece.right, piece.left + piece.right) for piece in figures], strict=True)
    return not figures or min(max(edge) - min(edge) for edge in edges) <= 2 * _SLACK


def _apart(piece: _Piece, place: tuple[int, int]) -> int:
    return max(place[0] - piece.right, piece.left - place[1])
