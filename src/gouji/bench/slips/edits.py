"""A changed copy of documents: one stretch of one paragraph or cell says something else, as if it had been typed so, or
paragraphs are gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from gouji.bench.slips.targets import Target
from gouji.document.outline import with_sections
from gouji.document.place import Place
from gouji.document.tree import Block, Cell, Document, Paragraph, Table
from gouji.values import zh


def edited(documents: Sequence[Document], target: Target, new: str) -> tuple[Document, ...]:
    """``documents`` with ``new`` where ``target`` stands; headings and titles that say it follow."""
    document = documents[target.document]
    blocks = list(document.blocks)
    block = blocks[target.block]
    if target.blocks:
        del blocks[target.block : target.block + target.blocks]
        return _with(documents, target, blocks)
    if isinstance(block, Paragraph):
        text = block.text[: target.start] + new + block.text[target.end :]
        blocks[target.block] = replace(block, text=text, place=_quoting(block.place, text))
        old = block.text
        if block.level is not None:
            blocks = list(with_sections(blocks))
    elif isinstance(block, Table) and target.cell is not None:
        cell = block.cells[target.cell]
        text, old = cell.text[: target.start] + new + cell.text[target.end :], cell.text
        cells = (*block.cells[: target.cell], _typed(cell, text), *block.cells[target.cell + 1 :])
        blocks[target.block] = replace(block, cells=cells)
    else:
        raise TypeError(f"nothing to change at {target}")
    title = zh.squeeze(old)
    renamed = [
        _captioned(one, zh.squeeze(text)) if isinstance(one, Table) and one.caption == title else one for one in blocks
    ]
    return _with(documents, target, renamed)


def _with(documents: Sequence[Document], target: Target, blocks: Sequence[Block]) -> tuple[Document, ...]:
    changed = replace(documents[target.document], blocks=tuple(blocks))
    return (*documents[: target.document], changed, *documents[target.document + 1 :])


def _typed(cell: Cell, text: str) -> Cell:
    """The cell with ``text`` typed into it: what a spreadsheet stores behind it is what was typed."""
    exact = cell.exact
    if exact is not None:
        try:
            exact = Decimal(text.strip().replace(",", ""))
        except InvalidOperation:
            exact = None
    return cell._replace(text=text, place=_quoting(cell.place, text), exact=exact, formula="")


def _quoting(place: Place, text: str) -> Place:
    return place._replace(quote=text.strip()) if place.quote else place


def _captioned(table: Table, caption: str) -> Block:
    cells = tuple(cell.moved(cell.place.within(cell.place.section, caption)) for cell in table.cells)
    return replace(table, caption=caption, cells=cells, place=table.place._replace(table=caption))
