"""Which paragraphs of the Word file a block or cell of the document was read from.

The reader accepts changes, writes out automatic numbers and lifts text boxes, so the two differ in places; they keep
their order, and nearly always their words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gouji.document.tree import Block, Cell, Document, Paragraph, Picture, Table
from gouji.reports.annotate.scan import Item, ScannedCell, ScannedParagraph, ScannedTable
from gouji.reports.locate import Spot
from gouji.values import zh

#: Empty paragraphs and those of deleted text stand between; more than this is another place with the same words.
_LOOK_AHEAD = 200
#: An automatic number is no longer than this, without its punctuation: 第一百二十三部分.
_LONGEST_NUMBER = 8


@dataclass(frozen=True)
class Alignment:
    """对应关系: the item each block was read from, by block number; blocks that were not found have none."""

    document: Document
    items: Sequence[Item]
    at: dict[int, int]

    @classmethod
    def of(cls, document: Document, items: Sequence[Item]) -> Alignment:
        at: dict[int, int] = {}
        words = [_words_of_item(item) for item in items]
        following = 0
        for number, block in enumerate(document.blocks):
            if isinstance(block, Picture) or (isinstance(block, Paragraph) and block.footnote):
                continue
            found = _next(block, items, words, following)
            if found is not None:
                at[number] = found
                following = found + 1
        return cls(document, items, at)

    def paragraphs(self, spot: Spot) -> tuple[ScannedParagraph, ...]:
        """The paragraphs of the thing at ``spot``; what has none of its own stands with what comes before it."""
        number = next((one for one in range(spot.block, -1, -1) if one in self.at), None)
        if number is None:
            return self._first()
        item, block = self.items[self.at[number]], self.document.blocks[spot.block]
        if isinstance(item, ScannedParagraph):
            return (item,)
        if number == spot.block and isinstance(block, Table) and spot.cell is not None:
            cell = _cell_of(block, block.cells[spot.cell], item)
            if cell is not None and cell.paragraphs:
                return tuple(cell.paragraphs)
        return next((tuple(cell.paragraphs) for row in item.rows for cell in row if cell.paragraphs), self._first())

    def _first(self) -> tuple[ScannedParagraph, ...]:
        everything = (paragraph for item in self.items for paragraph in _paragraphs(item))
        first = next(everything, None)
        return () if first is None else (first,)


def _paragraphs(item: Item) -> Iterator[ScannedParagraph]:
    if isinstance(item, ScannedParagraph):
        yield item
    else:
        yield from (paragraph for row in item.rows for cell in row for paragraph in cell.paragraphs)


def _next(block: Block, items: Sequence[Item], words: Sequence[str], start: int) -> int | None:
    """The next item that says what ``block`` says; failing that, one that says a good part of it."""
    kind = ScannedTable if isinstance(block, Table) else ScannedParagraph
    wanted = _words_of_block(block)
    ahead = [at for at in range(start, min(start + _LOOK_AHEAD, len(items))) if isinstance(items[at], kind)]
    same = (at for at in ahead if _is_same(wanted, words[at]))
    if isinstance(block, Table):
        return next(same, next(iter(ahead), None))
    return next(same, next((at for at in ahead if len(words[at]) > _LONGEST_NUMBER and words[at] in wanted), None))


def _is_same(wanted: str, said: str) -> bool:
    return wanted == said or (bool(said) and wanted.endswith(said) and len(wanted) - len(said) <= _LONGEST_NUMBER)


def _cell_of(table: Table, cell: Cell, scanned: ScannedTable) -> ScannedCell | None:
    """The cell at the same place among those that begin in its row; by its words where the rows differ in length."""
    if cell.row >= len(scanned.rows):
        return None
    begun = sorted((one for one in table.cells if one.row == cell.row), key=lambda one: one.column)
    candidates = [one for one in scanned.rows[cell.row] if not one.goes_on]
    if len(begun) == len(candidates):
        return candidates[begun.index(cell)]
    wanted = _words(cell.text)
    return next((one for one in candidates if _is_same(wanted, _words_of_cell(one))), None)


def _words_of_block(block: Block) -> str:
    if isinstance(block, Table):
        return "".join(_words(cell.text) for row in block.rows for cell in row)
    return _words(block.text) if isinstance(block, Paragraph) else ""


def _words_of_item(item: Item) -> str:
    if isinstance(item, ScannedParagraph):
        return _words(item.text)
    return "".join(_words_of_cell(cell) for row in item.rows for cell in row if not cell.goes_on)


def _words_of_cell(cell: ScannedCell) -> str:
    return "".join(_words(paragraph.text) for paragraph in cell.paragraphs)


def _words(text: str) -> str:
    """What is compared: letters, digits in half width and Chinese characters, for signs and spaces are where readings differ."""
    return "".join(filter(str.isalnum, zh.halfwidth(text)))
