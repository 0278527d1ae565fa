"""文本里认出的表: a table that lines of text form, whatever parts their cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from gouji.document.place import Place
from gouji.document.tree import Cell, Table


class TextCell(NamedTuple):
    """文本单元格: its text, its column from 0, and how many columns it takes up."""

    text: str
    column: int
    width: int = 1


@dataclass(frozen=True, slots=True)
class TextTable:
    """文本表: the cells of each row with the number of its line, from 1; ``end`` is the line behind the last, from 0."""

    rows: tuple[tuple[int, tuple[TextCell, ...]], ...]
    end: int

    @property
    def size(self) -> int:
        return sum(len(cells) for _, cells in self.rows)

    @property
    def place(self) -> Place:
        return Place(line=self.rows[0][0])

    def table(self) -> Table:
        """The rows as a table that knows no merges but those of its heads."""
        cells = [
            Cell(cell.text, row, cell.column, Place(line=line, quote=cell.text.strip()), 1, cell.width)
            for row, (line, found) in enumerate(self.rows)
            for cell in found
        ]
        return Table(tuple(cells), self.place, spans_known=False)
