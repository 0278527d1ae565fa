"""超长文字: a paragraph or cell longer than anybody writes is read up to a bound, and what is left out is said.

The cut is made where a sentence ends: half a number or half a list would be accused of what was cut off.
"""

from __future__ import annotations

import re
from dataclasses import replace

from gouji.document.place import Place
from gouji.document.tree import Block, Cell, Document, Note, Paragraph, Picture, Table

#: Characters of one paragraph or cell: over a hundred printed pages without a line break.
MOST_CHARACTERS = 100_000
_QUOTED = 100
_SENTENCES = re.compile(r".*[。！？\n]", re.DOTALL)


def shortened(document: Document) -> Document:
    """``document`` with each text cut to ``MOST_CHARACTERS``, a note for each that was; the same one where none is longer."""
    notes: list[Note] = []
    blocks = tuple([_block(block, notes) for block in document.blocks])
    return replace(document, blocks=blocks, notes=(*document.notes, *notes)) if notes else document


def _block(block: Block, notes: list[Note]) -> Block:
    if isinstance(block, Paragraph):
        if len(block.text) <= MOST_CHARACTERS:
            return block
        notes.append(_note(block.text, block.place))
        return replace(block, text=_beginning(block.text), place=_cut(block.place))
    if isinstance(block, Picture) or max(map(len, [cell.text for cell in block.cells]), default=0) <= MOST_CHARACTERS:
        return block
    return _table(block, notes)


def _table(table: Table, notes: list[Note]) -> Table:
    cells: list[Cell] = []
    for cell in table.cells:
        if len(cell.text) > MOST_CHARACTERS:
            notes.append(_note(cell.text, cell.place))
            cell = cell._replace(text=_beginning(cell.text), place=_cut(cell.place))
        cells.append(cell)
    return replace(table, cells=tuple(cells))


def _beginning(text: str) -> str:
    """The whole sentences of ``text`` within the bound; nothing where the first is longer."""
    sentences = _SENTENCES.match(text[:MOST_CHARACTERS])
    return sentences[0] if sentences else ""


def _note(text: str, place: Place) -> Note:
    read = len(_beginning(text))
    said = f"有一段连续 {len(text)} 字没有分段，过长，" + (f"只读了前 {read} 字，后面的" if read else "其中的数")
    return Note(f"{said}没有核对，请分段后再核对。", _cut(place), unread=True)


def _cut(place: Place) -> Place:
    """A place quotes what stands there, which is then not longer than what was read."""
    return place._replace(quote=place.quote[:_QUOTED])
