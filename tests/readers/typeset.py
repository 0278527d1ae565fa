"""Typesets what a text export holds: gives tables back the merges that the export lost."""

from __future__ import annotations

from dataclasses import replace

from gouji.document.tree import Cell, Document, Table


def with_merges(document: Document) -> Document:
    """``document`` with real merged cells: a blank that continues the label above is merged into it, and the last
    cell of a short row reaches to the edge."""
    blocks = tuple(_merged(block) if isinstance(block, Table) else block for block in document.blocks)
    return replace(document, blocks=blocks)


def _merged(table: Table) -> Table:
    width = max(cell.column for cell in table.cells) + 1
    standing: dict[int, Cell] = {}
    cells: list[Cell] = []
    for row in table.rows:
        # In a row of blanks only the first continues anything; the others wait to be filled in.
        filled = next((cell.column for cell in row if cell.text.strip()), 1)
        for cell in row:
            last = cell is row[-1]
            above = standing.get(cell.column)
            if cell.column < filled and not last and above is not None and above.text.strip() and above.colspan == 1:
                taller = above._replace(rowspan=above.rowspan + 1)
                cells[cells.index(above)] = standing[cell.column] = taller
                continue
            placed = cell._replace(colspan=width - cell.column if last else 1)
            cells.append(placed)
            standing = {column: other for column, other in standing.items() if column != cell.column}
            standing[cell.column] = placed
    return replace(table, cells=tuple(cells), spans_known=True)
