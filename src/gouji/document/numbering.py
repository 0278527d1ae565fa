"""The number of the input a document is, set on all its places."""

from __future__ import annotations

from dataclasses import replace

from gouji.document.tree import Block, Document, Table


def numbered(document: Document, number: int) -> Document:
    """``document`` as input ``number`` of a run, from 0."""
    if number == 0:
        return document

    def placed(block: Block) -> Block:
        place = block.place._replace(input=number)
        if isinstance(block, Table):
            cells = tuple(cell._replace(place=cell.place._replace(input=number)) for cell in block.cells)
            return replace(block, place=place, cells=cells)
        return replace(block, place=place)

    return replace(document, blocks=tuple(map(placed, document.blocks)))
