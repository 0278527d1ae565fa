"""The pages of a file put together: running heads left out, tables joined, lines made paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter

from gouji.document.caption import names_table
from gouji.document.place import Place
from gouji.document.tree import Block, Cell, Note, Paragraph, Picture
from gouji.readers.drafts import Draft
from gouji.readers.layout.arrange import Layout
from gouji.readers.layout.furniture import without_furniture
from gouji.readers.layout.joining import Continued
from gouji.readers.layout.page import Box
from gouji.readers.layout.pagetable import PageTable
from gouji.readers.layout.paragraphs import Margins, margins_of, paragraphs
from gouji.readers.layout.text import Line
from gouji.readers.layout.widened import has_only_figures

# A few stray characters above the continuation of a table (续表) do not part it from its beginning.
_STRAY = 6
# Lines above further columns of a table, and the characters in one.
_MOST_BESIDE, _LONGEST_BESIDE = 3, 30
#: The number of a table, its unit, its page; or hardly anything.
_OF_A_TABLE = re.compile(r"单位[：:]|公开|表\s*[\d一二三四五六七八九十]|^.{0,6}$")
# Watermarks named in the note.
_MOST_MARKS = 5


def blocks_of(pages: Sequence[Layout]) -> Iterator[Block | Draft]:
    margins = dict(zip(map(id, pages), margins_of(pages), strict=True))
    lines: list[tuple[Line, Layout, Margins | None]] = []
    for item, page in _joined_tables(pages):
        if isinstance(item, Line):
            room = Margins(*item.margins) if item.margins else margins[id(page)]
            lines.append((item, page, room))
            continue
        yield from _paragraphs(lines)
        lines = []
        yield (
            _table(item, page.number)
            if isinstance(item, PageTable)
            else Picture(f"第{page.number}页的图片", Place(page=page.number))
        )
    yield from _paragraphs(lines)


def _joined_tables(pages: Sequence[Layout]) -> Iterator[tuple[Line | PageTable | Box, Layout]]:
    """The items of all pages in order, each table with its continuations; each with the page it begins on."""
    last: tuple[Continued, Layout] | None = None
    title = ""
    for page, items in zip(pages, without_furniture(pages), strict=True):
        table = next((at for at, item in enumerate(items) if isinstance(item, PageTable)), None)
        if last is not None and table is not None and isinstance(first := items[table], PageTable):
            above = items[:table]
            beside = _is_beside_title(above, title, first)
            if beside and last[0].takes_beside(aligned := last[0].aligned(first)):
                yield from ((item, page) for item in above)
                last[0].add_beside(aligned)
                items = items[table + 1 :]
            elif _is_stray(above) and last[0].goes_on_below(first):
                last[0].add(first)
                items = items[table + 1 :]
        if last is not None and items:
            yield last[0].table(), last[1]
            last = None
        if items and isinstance(final := items[-1], PageTable):
            last = Continued(final), page
            items = items[:-1]
            title = next(
                (item.text for item in reversed(items) if isinstance(item, Line) and names_table(item.text)), ""
            )
        for item in items:
            yield item, page
    if last is not None:
        yield last[0].table(), last[1]


def _is_stray(items: Sequence[Line | PageTable | Box]) -> bool:
    return (
        all(isinstance(item, Line) and not names_table(item.text) for item in items)
        and sum(len(item.text) for item in items if isinstance(item, Line)) < _STRAY
    )


def _is_beside_title(items: Sequence[Line | PageTable | Box], title: str, table: PageTable) -> bool:
    """Whether lines may stand beside the ``title`` of a table on the page before, or be it again: its number, the unit. Other words
    name ``table`` itself, unless it names none of its rows."""
    texts = [item.text for item in items if isinstance(item, Line)]
    if any(text != title and _OF_A_TABLE.search(text) is None for text in texts) and not has_only_figures(table):
        return False
    return (
        len(texts) == len(items) <= _MOST_BESIDE
        and max(map(len, texts), default=0) <= _LONGEST_BESIDE
        and all(text == title for text in texts if names_table(text))
    )


def _paragraphs(lines: Sequence[tuple[Line, Layout, Margins | None]]) -> Iterator[Paragraph]:
    for text, page, confidence in paragraphs(lines):
        yield Paragraph(text, Place(page=page, quote=text, scanned=confidence is not None), confidence=confidence)


def _table(draft: PageTable, page: int | None) -> Draft:
    ordered = sorted(draft.cells, key=itemgetter(0))

    # A blank cell of a table that was read from a picture may be one whose print was overlooked.
    scanned = any(cell.confidence is not None for cell in ordered)

    def cells(at: Place, most: int) -> tuple[Cell, ...]:
        return tuple(
            [
                Cell(
                    text,
                    frame.top,
                    frame.left,
                    Place(
                        0,
                        number,
                        None,
                        at.section,
                        at.table,
                        "",
                        "",
                        text.strip(),
                        at.block,
                        scanned=scanned,
                    ),
                    frame.bottom - frame.top,
                    frame.right - frame.left,
                    confidence=confidence,
                    candidates=candidates,
                    cut=cut,
                )
                for frame, text, number, confidence, candidates, _, _, cut in ordered[:most]
            ]
        )

    alone = len(ordered) == 1 or ordered[1].frame.top > 0
    return Draft(Place(page=page, scanned=scanned), ordered[0].text if alone else "", cells)


def notes_of(pages: Sequence[Layout]) -> Iterator[Note]:
    scanned = [str(page.number) for page in pages if page.scanned]
    if scanned:
        yield Note(f"第{'、'.join(scanned)}页是扫描图片，没有可读的文字，其中的数字没有核对。", unread=True)
    recognised = [str(page.number) for page in pages if page.recognised]
    if recognised:
        yield Note(f"第{'、'.join(recognised)}页有图片，其中的文字由 OCR 识别，数字请对照原件。")
    cut = [str(page.number) for page in pages if page.cut]
    if cut:
        said = f"第{'、'.join(cut)}页有表格超出纸边，被截掉的部分读不到，其中的数没有核对，请缩小后重新导出。"
        yield Note(said, unread=True)
    doubtful = [str(page.number) for page in pages if page.doubtful]
    if doubtful:
        said = (
            f"第{'、'.join(doubtful)}页的表各行之间没有线，分不清哪些数是一行，这些数没有核对，请加上横线后重新导出。"
        )
        yield Note(said, unread=True)
    narrow = [str(page.number) for page in pages if page.narrow]
    if narrow:
        said = f"第{'、'.join(narrow)}页有的栏太窄，数印成了 ###，没有核对，请加宽这些栏后重新导出。"
        yield Note(said, unread=True)
    loose = [str(page.number) for page in pages if page.loose]
    if loose:
        said = f"第{'、'.join(loose)}页有几行并排的数，没有表线，分不清行和列，没有按表格核对，请加上表线后重新导出。"
        yield Note(said, unread=True)
    aside = {words: None for page in pages for words in page.aside}
    if aside:
        shown = "、".join(f"“{words}”" for words in list(aside)[:_MOST_MARKS])
        shown += f"等 {len(aside)} 种" if len(aside) > _MOST_MARKS else ""
        yield Note(f"水印{shown}不是正文，没有参加核对。")
    crowded = [str(page.number) for page in pages if page.crowded]
    if crowded:
        said = f"第{'、'.join(crowded)}页的线条过多，没有按表格读取，其中的表没有核对。"
        yield Note(said, unread=True)
    unreadable = [str(page.number) for page in pages if page.unreadable]
    if unreadable:
        said = f"第{'、'.join(unreadable)}页有字体没有文字编码，文字读不出（以 \ufffd 代替），其中的数字没有核对，请换一种方式导出 PDF。"
        yield Note(said, unread=True)
