"""全角数字: figures that are typed in full width (１８．９７) are read as those in half width, character by character.

Their places go on quoting what is printed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from gouji.document.tree import Block, Cell, Document, Paragraph, Table
from gouji.values import zh

_FULL = re.compile("[０-９]")
_HALF = str.maketrans("０１２３４５６７８９％", "0123456789%")
_POINT = re.compile(r"(?<=\d)．(?=\d)")
_THOUSANDS = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")


def halved(document: Document) -> Document:
    """``document`` with its figures in half width; the same one where none is typed otherwise."""
    blocks = tuple(map(_block, document.blocks))
    changed = any(one is not other for one, other in zip(blocks, document.blocks, strict=True))
    return replace(document, blocks=blocks) if changed else document


def _block(block: Block) -> Block:
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Paragraph) and _FULL.search(block.text):
        return replace(block, text=_POINT.sub(".", block.text.translate(_HALF)))
    return block


def _table(table: Table) -> Table:
    if not _FULL.search("".join([cell.text for cell in table.cells])):
        return table
    return replace(table, cells=tuple([_cell(cell) for cell in table.cells]))


def _cell(cell: Cell) -> Cell:
    if not _FULL.search(cell.text):
        return cell
    return cell._replace(text=_THOUSANDS.sub(",", zh.halfwidth(cell.text)))
