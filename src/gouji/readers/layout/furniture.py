"""页眉页脚: lines at the top and bottom of pages that are no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from gouji.readers.layout.arrange import Layout
from gouji.readers.layout.page import Box
from gouji.readers.layout.pagetable import PageTable
from gouji.readers.layout.running import PAGE_NUMBER, is_marginal, running_text
from gouji.readers.layout.text import Line

# The outermost line of a page may be a number this far in, where it says by its marks that it is one.
_DEEP_MARGIN = 0.2
_MARKED = re.compile(r"[-—–－─·•~～第页/／共]")
_LEAST_PAGES = 3
_LEAST_SHARE = 0.4
_BAND = 4.0


def without_furniture(pages: Sequence[Layout]) -> list[list[Line | PageTable | Box]]:
    """The items of each page less page numbers and lines that most pages repeat at the same height."""
    seen = Counter(key for page in pages for key in {_key(item) for item in _marginal(page)})
    repeated = {key for key, count in seen.items() if count >= max(_LEAST_PAGES, _LEAST_SHARE * len(pages))}
    kept = []
    for page in pages:
        dropped = {id(item) for item in _marginal(page) if PAGE_NUMBER.fullmatch(item.text) or _key(item) in repeated}
        dropped.update(map(id, _numbers_further_in(page)))
        kept.append([item for item in page.items if id(item) not in dropped])
    return kept


def _marginal(page: Layout) -> list[Line]:
    """The lines in the top and bottom margin, up to the first item of any kind that lies further in."""
    return [item for item in page.items if isinstance(item, Line) and is_marginal(item, page.height)]


def _numbers_further_in(page: Layout) -> Iterator[Line]:
    """Page numbers in wide margins: the outermost line of the page is one and nothing else."""
    low, high = page.height * _DEEP_MARGIN, page.height * (1 - _DEEP_MARGIN)
    for item in page.items[:1] + page.items[-1:]:
        if not isinstance(item, Line) or (low <= item.bottom and item.top <= high):
            continue
        if PAGE_NUMBER.fullmatch(item.text) and _MARKED.search(item.text):
            yield item


def _key(line: Line) -> tuple[str, int]:
    return running_text(line.text), round(line.top / _BAND)
