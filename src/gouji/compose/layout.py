"""Blocks from texts: tables by rows of cells and paragraphs, places left to whoever finishes the document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gouji.document.caption import with_captions
from gouji.document.outline import with_sections
from gouji.document.place import Place
from gouji.document.tree import Block, Cell, Document, Paragraph, Source, Table


@dataclass(frozen=True, slots=True)
class Spot:
    """格: a text over ``rows`` by ``columns`` positions."""

    text: str
    columns: int = 1
    rows: int = 1


Spotted = Spot | str


def table(rows: Iterable[Sequence[Spotted]]) -> Table:
    """A table from its rows; a position covered from above is not given again. Raises ``ValueError`` on ragged rows."""
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    widths: list[int] = []
    for row, spots in enumerate(rows):
        column = 0
        for spotted in spots:
            spot = Spot(spotted) if isinstance(spotted, str) else spotted
            while (row, column) in taken:
                column += 1
            place = Place(quote=spot.text.strip())
            cells.append(Cell(spot.text, row, column, place, spot.rows, spot.columns))
            taken.update((r, c) for r in range(row, row + spot.rows) for c in range(column, column + spot.columns))
            column += spot.columns
        widths.append(1 + max((c for r, c in taken if r == row), default=-1))
    if len(set(widths)) > 1:
        raise ValueError(f"rows of unequal width: {widths}")
    return Table(tuple(cells), Place())


def text(words: str, level: int | None = None) -> Paragraph:
    return Paragraph(words, Place(quote=words.strip()), level)


def document(name: str, blocks: Iterable[Block]) -> Document:
    """The finished document: headings told by their numbers, tables by their captions, as a reader would."""
    return Document(Source(name, "", "composed"), with_captions(with_sections(blocks)))
