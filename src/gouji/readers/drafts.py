"""Tables whose cells are built once, when the section and the caption they stand under are known.

Sections and captions follow from the blocks around a table; to set them afterwards would build every cell again, and a
workbook has 100 000 of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from gouji.document.caption import with_captions
from gouji.document.outline import with_sections
from gouji.document.place import Place
from gouji.document.tree import Block, Cell, Note, Paragraph, Table
from gouji.readers.invisible import seen, seen_cells, seen_paragraph

#: More paragraphs and tables than this are not read: a report of 1 500 pages has some 70 000.
MOST_BLOCKS = 100_000
TOO_LONG = Note(f"文件过长，只读了前 {MOST_BLOCKS // 10_000} 万段，后面的没有读取，请拆分后再核对。", unread=True)


@dataclass(frozen=True, slots=True)
class Draft:
    """表稿: ``cells`` gives the cells of the table that stands at a place, its section and caption known; ``title`` is the
    text of a cell alone in the first row, which may be the caption."""

    place: Place
    title: str
    cells: Callable[[Place], tuple[Cell, ...]]


def finished(items: Iterable[Block | Draft]) -> tuple[Block, ...]:
    """The blocks as they are seen, with sections, heading levels and captions set, paragraphs numbered, drafts made tables."""
    items = tuple(_numbered(filter(_shows, map(_seen, items))))
    outlined = with_captions(with_sections(_outline(item) if isinstance(item, Draft) else item for item in items))
    return tuple(
        replace(block, cells=seen_cells(item.cells(block.place)))
        if isinstance(item, Draft) and isinstance(block, Table)
        else block
        for item, block in zip(items, outlined, strict=True)
    )


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
