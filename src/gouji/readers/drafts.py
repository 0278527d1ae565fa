"""Tables whose cells are built once, when the section and the caption they stand under are known.

Sections and captions follow from the blocks around a table; to set them afterwards would build every cell again, and a
workbook has 100 000 of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from gouji.document.caption import with_captions
from gouji.document.outline import with_sections
from gouji.document.place import Place
from gouji.document.tree import Block, Cell, Note, Paragraph, Table
from gouji.readers.invisible import seen, seen_cells, seen_paragraph

#: More paragraphs and tables than this are not read: a report of 1 500 pages has some 70 000.
MOST_BLOCKS = 100_000
#: Nor are more cells than this in all tables together: the largest accounts hold some 100 000.
MOST_CELLS = 300_000
TOO_LONG = Note(f"文件过长，只读了前 {MOST_BLOCKS // 10_000} 万段，后面的没有读取，请拆分后再核对。", unread=True)


@dataclass(frozen=True, slots=True)
class Draft:
    """表稿: ``cells`` gives the cells of the table that stands at a place, its section and caption known, in the order of
    its rows and no more of them than asked for; ``title`` is the text of a cell alone in the first row, which may be the
    caption."""

    place: Place
    title: str
    cells: Callable[[Place, int], tuple[Cell, ...]]


def finished(items: Iterable[Block | Draft]) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """The blocks as they are seen, with sections, heading levels and captions set, paragraphs numbered, drafts made tables;
    and what is said where there are more of them than are read. A table is read whole or not at all: half a list would be
    accused of what was cut off."""
    numbered = _numbered(filter(_shows, map(_seen, items)))
    kept = tuple(islice(numbered, MOST_BLOCKS))
    long = [TOO_LONG for _ in islice(numbered, 1)]
    outlined = with_captions(with_sections(_outline(item) if isinstance(item, Draft) else item for item in kept))
    blocks: list[Block] = []
    left, left_out = MOST_CELLS, list[Place]()
    for item, block in zip(kept, outlined, strict=True):
        if isinstance(item, Draft) and isinstance(block, Table):
            cells = item.cells(block.place, left + 1)
            if len(cells) > left:
                left_out.append(block.place)
                continue
            left -= len(cells)
            block = replace(block, cells=seen_cells(cells))
        blocks.append(block)
    return tuple(blocks), (*long, *unread(left_out))


def unread(tables: Sequence[Place]) -> Iterator[Note]:
    """What is said of ``tables`` that there was no room for."""
    if tables:
        which = "这张表" if len(tables) == 1 else f"从这张起有 {len(tables)} 张表"
        said = f"文件里的表格超过 {MOST_CELLS // 10_000} 万个单元格，{which}没有读取，请拆分后再核对。"
        yield Note(said, tables[0], unread=True)


def _seen(item: Block | Draft) -> Block | Draft:
    if isinstance(item, Paragraph):
        return seen_paragraph(item)
    return replace(item, title=seen(item.title)) if isinstance(item, Draft) else item


def _shows(item: Block | Draft) -> bool:
    """A paragraph of nothing but invisible characters is none."""
    return not isinstance(item, Paragraph) or bool(item.text.strip())


def _numbered(items: Iterable[Block | Draft]) -> Iterator[Block | Draft]:
    """Paragraphs with their number: without lines nothing else tells two that stand in one section apart. A table has the
    number of the paragraph before it."""
    count = 0
    for item in items:
        if isinstance(item, Paragraph):
            count += 1
            yield item.moved(item.place.numbered(count), item.level)
        elif isinstance(item, Draft):
            yield replace(item, place=item.place.numbered(count))
        else:
            yield item


def _outline(draft: Draft) -> Table:
    return Table((Cell(draft.title, 0, 0, draft.place),) if draft.title.strip() else (), draft.place)
