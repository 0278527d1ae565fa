"""Tables of a Word file: rows that each state where their own cells begin, brought to one grid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from gouji.readers.doc.properties import Row
from gouji.readers.drafts import Draft
from gouji.readers.spans import Span, column_index, draft_of

# Half a millimetre, in twips: no column is that narrow, an edge that two rows state differently is.
_NARROW = 30
_EQUAL = 1_000


class Line(NamedTuple):
    """A paragraph as it is seen, and the positions of its text; ``outline`` counts from 0, None for body text."""

    text: str
    start: int
    end: int
    outline: int | None


@dataclass(slots=True)
class Cell:
    """A cell: its paragraphs and the tables that stand in it, in order."""

    parts: list[Line | Table] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join([part.text for part in self.parts if isinstance(part, Line)])

    @property
    def tables(self) -> Iterator[Table]:
        return (part for part in self.parts if isinstance(part, Table))

    def shows(self) -> bool:
        """Whether there is anything to see in the cell, tables in it included."""
        return any(
            part.text.strip()
            if isinstance(part, Line)
            else any(cell.shows() for row in part.rows for cell in row.cells)
            for part in self.parts
        )


class TableRow(NamedTuple):
    cells: list[Cell]
    stated: Row | None


@dataclass(slots=True)
class Table:
    """A table as the file gives it; ``start`` and ``end`` are the positions of its text."""

    start: int
    end: int = 0
    rows: list[TableRow] = field(default_factory=list)
    holds_tables: bool = False

    @property
    def tables(self) -> Iterator[Table]:
        """The tables that stand in its cells."""
        return (table for row in self.rows for cell in row.cells for table in cell.tables)

    def lays_out(self) -> bool:
        """Whether a table that holds others only sets them on the page: no row of it has two cells with anything in them, or
        all that it shows stands in the tables it holds."""
        cells = [cell for row in self.rows for cell in row.cells]
        return all(sum(cell.shows() for cell in row.cells) <= 1 for row in self.rows) or not any(
            cell.text.strip() for cell in cells
        )

    def is_clear(self) -> bool:
        """Whether each row states as many cells as it has."""
        return all(row.stated is not None and len(row.stated.edges) == len(row.cells) + 1 for row in self.rows)


def draft_from(table: Table) -> Draft | None:
    """The cells of ``table`` on one grid, None where it has none."""
    rows = [(row.cells, _stated(row)) for row in table.rows]
    places = sorted({edge for _, stated in rows for edge in stated.edges})
    rank = {edge: number for number, edge in enumerate(places)}
    cells = [Span("", 0, rank[left], 1, rank[right]) for _, stated in rows for left, right in pairwise(stated.edges)]
    column = column_index(cells, [right - left for left, right in pairwise(places)], _NARROW)
    spans: list[Span] = []
    above: dict[int, Span] = {}
    for number, (held, stated) in enumerate(rows):
        here: dict[int, Span] = {}
        for at, cell in enumerate(held):
            left, right = column[rank[stated.edges[at]]], column[rank[stated.edges[at + 1]]]
            over = above.get(left)
            if at in stated.merged and here:
                spans[-1].right = right
            elif at in stated.below and over is not None and over.right == right:
                over.bottom = number + 1
                here[left] = over
            else:
                here[left] = Span(cell.text, number, left, number + 1, right)
                spans.append(here[left])
        above = here
    return draft_of(spans, column_index(spans)) if spans else None


def _stated(row: TableRow) -> Row:
    """What the row states of its cells; equal ones where it states others than it has."""
    if row.stated is not None and len(row.stated.edges) == len(row.cells) + 1:
        return row.stated
    return Row(tuple(range(0, _EQUAL * (len(row.cells) + 1), _EQUAL)), frozenset(), frozenset())
