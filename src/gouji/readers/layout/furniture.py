"""页眉页脚: lines at the top and bottom of pages that are no part of the text.

A line is told to be a running one by what it does: it stands in the margin, or is the outermost of small type, and comes
back at the same height. What names a table is none, however often it comes back, except above the rest of the same table.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from statistics import median

from gouji.document.outline import heading_level
from gouji.readers.layout.arrange import Layout
from gouji.readers.layout.joining import continues, repeats_head
from gouji.readers.layout.page import Box
from gouji.readers.layout.pagenumber import is_marked_page_number, is_page_number
from gouji.readers.layout.pagetable import PageTable
from gouji.readers.layout.text import Line

Item = Line | PageTable | Box
# Shares of the height of the page: the margin; how far in the outermost line may be a page number that says so by its marks;
# how far in the outermost lines may be running ones, where their type is smaller than that of the text; how far in the very
# outermost one may be.
_MARGIN, _DEEP_MARGIN, _SMALL_MARGIN, _OUTER_MARGIN = 0.1, 0.2, 0.2, 0.15
_OUTERMOST = 3
_DIGITS = re.compile(r"\d+")
# Running lines come back on so many pages, and in type as large as the text on this share of them.
_LEAST_PAGES, _LEAST_SHARE = 3, 0.4
_SHORT_FILE = 4
# In points: how far the same line stands higher or lower on another page.
_SAME_HEIGHT = 4.0
# In sizes of the type of the text: what is small, what is larger, as titles are.
_SMALL, _LARGER = 0.92, 1.12
# What says in which unit a table is, or explains it, is part of it.
_OF_A_TABLE = re.compile(r"单位[:：]|[万亿]元|^(?:备?注|说明|附注)\s*[\d一二三四五六七八九十]*[:：]|[。；]$")


def without_furniture(pages: Sequence[Layout]) -> list[list[Item]]:
    """The items of each page less page numbers, running lines and what is repeated above the rest of a table."""
    dropped = {id(line) for page in pages for line in _numbers(page)}
    dropped.update(map(id, _running(pages)))
    kept = [[item for item in page.items if id(item) not in dropped] for page in pages]
    heads: list[str] = []
    for above, below in pairwise(kept):
        heads = _texts(_above_last_table(above)) or heads
        table = next((at for at, item in enumerate(below) if isinstance(item, PageTable)), 0)
        if heads and table and set(_texts(below[:table])) <= set(heads) and _goes_on(above, below[table]):
            del below[:table]
            continue
        heads = []
        if table and _is_begun_alike(above, below[:table]) and _may_go_on(above, below[table]):
            del below[:table]
    return kept


def _above_last_table(items: Sequence[Item]) -> Sequence[Item]:
    """What stands right above the table that a page ends with."""
    if not items or not isinstance(items[-1], PageTable):
        return ()
    lines = list(takewhile(lambda item: isinstance(item, Line), items[-2::-1]))
    return lines[:_OUTERMOST]


def _texts(items: Iterable[Item]) -> list[str]:
    return [item.text if isinstance(item, Line) else "" for item in items]


def _goes_on(above: Sequence[Item], table: Item) -> bool:
    """Whether ``table`` is the rest of the one that the page ``above`` ends with, under the same names of columns."""
    last = above[-1] if above else None
    return isinstance(last, PageTable) and isinstance(table, PageTable) and repeats_head(last, table)


def _is_begun_alike(above: Sequence[Item], lines: Sequence[Item]) -> bool:
    """Whether the page ``above`` begins with the same ``lines``, with others below them that name its first table."""
    same = all(
        isinstance(one, Line)
        and isinstance(other, Line)
        and one.text == other.text
        and abs(one.top - other.top) <= _SAME_HEIGHT
        for one, other in zip(above, lines, strict=False)
    )
    return same and len(above) > len(lines) and isinstance(above[len(lines)], Line)


def _may_go_on(above: Sequence[Item], table: Item) -> bool:
    """Whether ``table`` has the columns of the one that the page ``above`` ends with."""
    last = above[-1]
    return isinstance(last, PageTable) and isinstance(table, PageTable) and continues(last, table)


def _numbers(page: Layout) -> Iterator[Line]:
    """Page numbers: in the margin, or further in where the outermost line of the page is one and says so."""
    for line in _lines(page):
        if is_page_number(line.text) and _is_marginal(line, page, _MARGIN):
            yield line
    for item in page.items[:1] + page.items[-1:]:
        if isinstance(item, Line) and _is_marginal(item, page, _DEEP_MARGIN) and is_marked_page_number(item.text):
            yield item


def _lines(page: Layout) -> Iterator[Line]:
    return (item for item in page.items if isinstance(item, Line))


def _is_marginal(line: Line, page: Layout, share: float) -> bool:
    return line.bottom < page.height * share or line.top > page.height * (1 - share)


def _running(pages: Sequence[Layout]) -> Iterator[Line]:
    """Lines that come back at the same height of many pages."""
    usual = median([page.size for page in pages] or [0.0])
    found: dict[str, list[tuple[Line, Layout]]] = defaultdict(list)
    for page in pages:
        for line in _candidates(page, usual):
            found[_DIGITS.sub("#", line.text)].append((line, page))
    for alike in found.values():
        if len(alike) > 1:
            for level in _level(alike):
                yield from _told(level, len(pages), usual)


def _candidates(page: Layout, usual: float) -> Iterator[Line]:
    """The lines of the margins, and those of small type that nothing but such lines parts from the edge of the page;
    ``usual`` is the size of the type of most pages."""
    outer = {id(line) for line in _lines(page) if _is_marginal(line, page, _MARGIN)}
    edges = page.items[:1] + page.items[-1:]
    outer.update(id(item) for item in edges if isinstance(item, Line) and _is_marginal(item, page, _OUTER_MARGIN))
    for items in (page.items, page.items[::-1]):
        small = takewhile(
            lambda item: (
                isinstance(item, Line)
                and (id(item) in outer or (_is_small(item, page, usual) and _is_marginal(item, page, _SMALL_MARGIN)))
            ),
            items[:_OUTERMOST],
        )
        outer.update(map(id, small))
    return (line for line in _lines(page) if id(line) in outer and not _OF_A_TABLE.search(line.text))


def _is_small(line: Line, page: Layout, usual: float) -> bool:
    return line.size < _SMALL * max(page.size, usual)


def _level(alike: Sequence[tuple[Line, Layout]]) -> Iterator[list[tuple[Line, Layout]]]:
    """Equal lines by the height they stand at, each time in the order of pages."""
    ordered = sorted(range(len(alike)), key=lambda at: alike[at][0].top)
    level = ordered[:1]
    for at in ordered[1:]:
        if alike[at][0].top - alike[level[-1]][0].top > _SAME_HEIGHT:
            yield [alike[one] for one in sorted(level)]
            level = []
        level.append(at)
    yield [alike[one] for one in sorted(level)]


def _told(level: Sequence[tuple[Line, Layout]], count: int, usual: float) -> Iterator[Line]:
    """Those of equal lines at one height that are running ones, in a file of ``count`` pages."""
    pages = len({id(page) for _, page in level})
    many = pages >= max(_LEAST_PAGES, _LEAST_SHARE * count)
    small = all(_is_small(line, page, usual) for line, page in level) and heading_level(level[0][0].text) is None
    if not (many or (small and pages >= (2 if count <= _SHORT_FILE else _LEAST_PAGES))):
        return
    if all(_stands_on_a_table(line, page) for line, page in level):
        titles = level if all(line.size > _LARGER * page.size for line, page in level) else level[:1]
    else:
        titles = []
    yield from (line for line, _ in level[len(titles) :])


def _stands_on_a_table(line: Line, page: Layout) -> bool:
    """Whether nothing but what belongs to a table stands between it and ``line``."""
    at = next(at for at, item in enumerate(page.items) if item is line)
    below = next((item for item in page.items[at + 1 :] if not _belongs_to_a_table(item)), None)
    return isinstance(below, PageTable)


def _belongs_to_a_table(item: Item) -> bool:
    return isinstance(item, Line) and _OF_A_TABLE.search(item.text) is not None
