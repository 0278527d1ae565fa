"""The number of the input a document is, and of each of its items, set on all its places."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from gouji.document.tree import Block, Document, Paragraph, Table


def numbered(document: Document, number: int) -> Document:
    """``document`` as input ``number`` of a run, from 0, its paragraphs, pictures and cells counted from 1."""
    items = count(1)

    def placed(block: Block) -> Block:
        place = block.place.ordered(number, next(items))
        if isinstance(block, Table):
            cells = tuple([cell.moved(cell.place.ordered(number, next(items))) for cell in block.cells])
            return replace(block, place=place, cells=cells)
        return block.moved(place, block.level) if isinstance(block, Paragraph) else replace(block, place=place)

    notes = tuple(
        note if note.place is None else replace(note, place=note.place._replace(input=number))
        for note in document.notes
    )
    return replace(document, blocks=tuple(map(placed, document.blocks)), notes=notes)
