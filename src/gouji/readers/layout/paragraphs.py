"""Lines to paragraphs: a line that reaches the right margin goes on in the next, over the end of a page too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gouji.document.outline import heading_level
from gouji.readers.layout.arrange import Layout
from gouji.readers.layout.text import Line, joined, least

# In widths of a full character: a line that leaves this much more room than the next piece needs was ended on purpose,
# one that begins this far behind the margin is indented.
_SLACK = 0.7
_INDENT = 1.2
# Lines that end within this of each other end flush; so many of them show the margin of their page; they are as long as
# this share of it.
_FLUSH, _LEAST_FLUSH, _LONG = 0.6, 3, 0.5
# Running text fills this share of its lines; a label and a value at the edges do not.
_FILLED = 0.75
# What a line break may not part: opening marks, a figure or a word or one character, and the marks that close it.
_PIECE = re.compile(r"[（(《“‘【]*(?:[\d.,]+[%‰]?|[A-Za-z]+|.)[，。、；：！？）)》”’】]*")
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.](?!\d)")
_CONTENTS = re.compile(r".*[.…·．]{4,}\s*\d*\s*")
_ENDS = ("。", "；", "：", ":", "！", "？")


@dataclass(frozen=True, slots=True)
class Margins:
    """版心: the left and right edge of running text."""

    left: float
    right: float


def margins_of(pages: Sequence[Layout]) -> list[Margins | None]:
    """The margins of running text on each page: its own where lines of it end flush, else those of pages as wide."""
    shared = _shared(pages)
    return [_own(page) or shared.get(round(page.width)) for page in pages]


def _own(page: Layout) -> Margins | None:
    """The edges that several long lines of a page share; left and right pages have margins of their own."""
    lines = [line for line in _running(page) if line.right - line.left > page.width * _LONG]
    flush = _FLUSH * max((line.size for line in lines), default=0.0)
    for right in sorted((line.right for line in lines), reverse=True):
        ending = [line for line in lines if right - flush <= line.right <= right]
        if len(ending) >= _LEAST_FLUSH:
            return Margins(min(line.left for line in ending), right)
    return None


def _running(page: Layout) -> Iterator[Line]:
    for item in page.items:
        if not isinstance(item, Line) or _CONTENTS.fullmatch(item.text):
            continue
        wide = item.right - item.left
        if wide > page.width / 2 and _width(item.text) * item.size > _FILLED * wide:
            yield item


def _shared(pages: Sequence[Layout]) -> dict[int, Margins]:
    """The margins of running text by page width, for a file may mix upright and landscape pages."""
    edges: dict[int, list[tuple[float, float]]] = {}
    for page in pages:
        for line in _running(page):
            edges.setdefault(round(page.width), []).append((line.left, line.right))
    found = {}
    for width, pairs in edges.items():
        lefts, rights = sorted(left for left, _ in pairs), sorted(right for _, right in pairs)
        found[width] = Margins(lefts[len(lefts) // 10], rights[len(rights) * 9 // 10])
    return found


def paragraphs(
    lines: Sequence[tuple[Line, int | None, Margins | None]],
) -> Iterator[tuple[str, int | None, int | None]]:
    """Each paragraph of ``lines``, given with their pages and margins; the page it begins on; the confidence of OCR."""
    text, start, sure = "", None, None
    previous: Line | None = None
    room: Margins | None = None
    for line, page, margins in lines:
        if previous is not None and _goes_on(previous, room, line, margins, text):
            text, sure = joined(text, line.text), least((sure, line.confidence))
        else:
            if text:
                yield text, start, sure
            text, start, sure = line.text, page, line.confidence
        previous, room = line, margins
    if text:
        yield text, start, sure


def _goes_on(previous: Line, room: Margins | None, line: Line, margins: Margins | None, text: str) -> bool:
    if room is None or margins is None or _CONTENTS.fullmatch(previous.text):
        return False
    if line.left - margins.left > _INDENT * line.size or room.right - previous.right > _needed(line):
        return False
    return not (text.endswith(_ENDS) and (_NUMBERED.match(line.text) or heading_level(line.text) is not None))


def _needed(line: Line) -> float:
    """The room that the first piece of ``line`` would have taken at the end of the line before."""
    piece = _PIECE.match(line.text)
    return (_width(piece[0] if piece else "") + _SLACK) * line.size


def _width(text: str) -> float:
    """In widths of a full character."""
    return sum(0.55 if character.isascii() else 1.0 for character in text)
