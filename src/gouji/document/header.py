"""表头: the path of header texts above each column of a table, merged headers included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gouji.document.grid import Grid, grid_of
from gouji.document.place import Place
from gouji.document.tree import Cell, Document, Table
from gouji.values import zh
from gouji.values.cached import cached_property

_FIGURE = re.compile(r"[-+]?[\d,]+(?:\.\d+)?%?")
_DEEPEST = 5


def header_depth(table: Table) -> int:
    """How many rows at the top are header: those before the first row with a figure that is shown, at most five."""
    for row, cells in enumerate(table.rows[: _DEEPEST + 1]):
        if any(_FIGURE.fullmatch(cell.text.strip()) for cell in cells if not cell.hidden):
            return row
    return min(len(table.rows), 1)


@dataclass(frozen=True, eq=False)
class Headers:
    """表头: what a reader would name the rows and columns of ``table`` by, worked out when first asked for."""

    table: Table

    @cached_property
    def grid(self) -> Grid:
        return grid_of(self.table)

    @cached_property
    def depth(self) -> int:
        return header_depth(self.table)

    @cached_property
    def paths(self) -> tuple[tuple[str, ...], ...]:
        """For each column the header texts from the top down: ("2025年", "预算数") under a merged 2025年."""
        paths = []
        for column in range(self.grid.width):
            path: list[str] = []
            above = None
            for row in range(self.depth):
                cell = self.grid.at(row, column)
                if cell is not None and cell is not above and cell.text.strip():
                    path.append(zh.squeeze(cell.text))
                above = cell
            paths.append(tuple(path))
        return tuple(paths)

    def place(self, cell: Cell) -> Place:
        """The place of ``cell`` with the first words of its row and its path of headers."""
        row = next((other for other in self.grid.row(cell.row) if _names(other.text)), None)
        return cell.place._replace(
            row=zh.squeeze(row.text) if row is not None and row is not cell else "",
            column=" / ".join(self.paths[cell.column]) if cell.row >= self.depth else "",
        )


def found_in(
    document: Document, pattern: re.Pattern[str], needed: re.Pattern[str] | None = None
) -> Iterator[tuple[Place, str]]:
    """What ``pattern`` matches in paragraphs and cells, each with its place, headers included; paragraphs first. ``needed`` is a
    plainer pattern that every text has in which it matches."""
    first = pattern if needed is None else needed
    for paragraph in document.paragraphs:
        for match in pattern.finditer(paragraph.text) if first.search(paragraph.text) else ():
            yield paragraph.place, match[0]
    for table in document.tables:
        texts = filter(first.search, table.texts)
        if not any(map(pattern.search, texts)):
            continue
        headers = Headers(table)
        for cell in table.cells:
            if cell.text:
                for match in pattern.finditer(cell.text):
                    yield headers.place(cell), match[0]


def _names(text: str) -> bool:
    """Whether a cell can name its row: words, and not the code or number of a line."""
    return bool(text.strip()) and not _FIGURE.fullmatch(text.strip())
