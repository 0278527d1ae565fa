"""Lines to paragraphs: a line that reaches the right margin goes on in the next, over the end of a page too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gouji.document.outline import heading_level
from gouji.readers.layout.arrange import Layout
from gouji.readers.layout.running import is_within
from gouji.readers.layout.text import Line, joined, least

# In widths of a full character: a line that leaves this much more room than the next piece needs was ended on purpose,
# one that begins this far behind the margin is indented, and by no more than the other.
_SLACK = 0.7
_INDENT, _DEEPEST_INDENT = 1.2, 2.5
# Lines that end within this of each other end flush; so many of them show the margin of their page; they are as long as
# this share of it.
_FLUSH, _LEAST_FLUSH, _LONG = 0.6, 3, 0.5
# In the margins of another page so many times more lines end flush than go beyond, as headings do over narrow columns.
_MOST_OVER = 2
# In points: how far the ends of lines that were spread out to one edge differ.
_SAME_END = 0.1
# Lines of so many full characters are long on any page. In a narrow column, the narrowest of which has so many, the margin
# takes more lines to show.
_LONG_ANYWHERE, _NARROWEST, _LEAST_NARROW = 20.0, 8.0, 5
# The share of the lines of a narrow column that have the marks of sentences.
_STOPS = 0.25
_STOP = re.compile(r"[，。；]")
# Running text fills this share of its lines; a label and a value at the edges do not.
_FILLED = 0.75
# Characters that white parts one by one, in a line that was spread out.
_LEAST_SPREAD = 4
# What a line break may not part: opening marks, a figure or a word or one character, and the marks that close it.
_PIECE = re.compile(r"[（(《“‘【]*(?:[\d.,]+[%‰]?|[A-Za-z]+|.)[，。、；：！？）)》”’】]*")
# What opens an item: （一）, 1., 2.5 of a heading; not 2.5亿元, nor 97.88分.
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.](?!\d)"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}(?:\s(?=(?:19|20)\d\d年)|\s?(?=[^\W\d])(?![%％‰亿万元个百千倍人件次辆台平公吨]|分\b))"
)
_SENTENCE = re.compile(r"[，。；：,;:]")
# In shares of the size of type: how far lines of one paragraph differ; of the height of a page: how far down text goes that goes
# on overleaf.
_SAME_TYPE, _LOW = 0.12, 0.6
_FULL = re.compile(r"[\u2e80-\uffef]")
# A line of a table of contents ends with leaders, mostly with the number of a page behind them.
_CONTENTS = re.compile(r".*(?:[.…·．‥⋯]{4,}\s*|…{2,}\s*(?=\S)|…\s*(?=[\d(（]))[-—–(（\s第]*\d*[-—–)）\s页]*")
_WORD_END = re.compile(r"[\u4e00-\u9fff\w]\s*$")
_ENDS = ("。", "；", "：", ":", "！", "？")


@dataclass(frozen=True, slots=True)
class Margins:
    """版心: the left and right edge of running text; ``narrow`` where they show in short lines only, as titles have them too."""

    left: float
    right: float
    narrow: bool = False


def margins_of(pages: Sequence[Layout]) -> list[Margins | None]:
    """The margins of running text on each page: its own where lines of it end flush, else those of the nearest page whose
    lines begin where its lines do, else those of pages as wide."""
    own = [_own(page) for page in pages]
    shared = _shared(pages)
    narrow = Counter(_rounded(margins) for margins in own if margins is not None and margins.narrow)
    known = [
        {*_of_columns(page), *([Margins(margins.left, margins.right)] if margins and _is_sure(margins, narrow) else [])}
        for page, margins in zip(pages, own, strict=True)
    ]
    return [
        margins
        if margins is not None and not margins.narrow
        else _nearest(at, pages[at], known) or margins or shared.get(round(pages[at].width))
        for at, margins in enumerate(own)
    ]


def _is_sure(margins: Margins, narrow: Mapping[tuple[int, int], int]) -> bool:
    """Whether margins show in wide lines, or in short ones on more pages than one; ``narrow`` counts these."""
    return not margins.narrow or narrow[_rounded(margins)] > 1


def _rounded(margins: Margins) -> tuple[int, int]:
    return round(margins.left), round(margins.right)


def _of_columns(page: Layout) -> Iterator[Margins]:
    return (Margins(*item.margins) for item in page.items if isinstance(item, Line) and item.margins is not None)


def _own(page: Layout) -> Margins | None:
    """The edges that several lines of a page share; left and right pages have margins of their own. Lines of less than half
    the page must be more, and hold sentences, for short entries of one length are no text. Sentences that end at one place
    may be items of one length. What stands there word for word again, as above each table, counts once."""
    running = list(_running(page))
    lines = [line for line in running if line.right - line.left >= _NARROWEST * line.size]
    flush = _FLUSH * max((line.size for line in lines), default=0.0)
    spoken = _of_sentences(running)
    for right in sorted({line.right for line in lines}, reverse=True):
        near = (line for line in lines if right - flush <= line.right <= right and not line.text.endswith(_ENDS))
        ending = list({line.text: line for line in near}.values())
        if not ending:
            continue
        wide = sum(
            1 for line in ending if line.right - line.left > page.width * _LONG and heading_level(line.text) is None
        )
        least = (
            _LEAST_FLUSH
            if min(line.right - line.left - _LONG_ANYWHERE * line.size for line in ending) >= 0
            else _LEAST_NARROW
        )
        if _is_justified(ending):
            least = _LEAST_FLUSH
        stops = sum(1 for line in ending if line in spoken)
        if wide >= _LEAST_FLUSH or (len(ending) >= least and stops >= _STOPS * len(ending)):
            within = [line for line in lines if line.right <= right]
            inner = [line for line in within if is_within(line, page.height)]  # heads and feet may stand further out
            left = min(line.left for line in inner or within)
            return Margins(left, right, wide < _LEAST_FLUSH)
    return None


def _of_sentences(lines: Sequence[Line]) -> set[Line]:
    """The lines that hold the marks of sentences, and those that begin a paragraph whose next line does."""
    spoken = {line for line in lines if _STOP.search(line.text)}
    return spoken | {
        line for line, after in pairwise(lines) if after in spoken and line.left - after.left >= _INDENT * line.size
    }


def _is_justified(ending: Sequence[Line]) -> bool:
    """Whether lines end at the very same place though they begin at different ones and hold different numbers of characters."""
    ends = [line.right for line in ending]
    lengths = {(round(line.left), len(line.text)) for line in ending}
    return max(ends) - min(ends) <= _SAME_END and len({left for left, _ in lengths}) > 1 and len(lengths) > _LEAST_FLUSH


def _running(page: Layout) -> Iterator[Line]:
    """The lines of a page that are filled with words."""
    for item in page.items:
        if isinstance(item, Line) and item.margins is None and _is_filled(item) and not _CONTENTS.fullmatch(item.text):
            yield item


def _is_filled(line: Line) -> bool:
    """Whether a line is words from end to end, be they spread out; a label and a value at the edges are not."""
    words = line.text.split()
    return (
        len(words) == 1
        or _width(line.text) * line.size > _FILLED * (line.right - line.left)
        or (len(words) >= _LEAST_SPREAD and all(len(word) == 1 or word.isdigit() for word in words))
    )


def _nearest(at: int, page: Layout, known: Sequence[Iterable[Margins]]) -> Margins | None:
    """Those of the ``known`` margins, page by page, in which most lines of page number ``at`` stand flush: one begins at the
    left edge, and hardly one ends beyond the right one. Of equal ones those of the nearest page."""
    lines = list(_running(page))
    best: tuple[int, int] | None = None
    found = None
    for other, several in enumerate(known):
        for margins in several:
            flush, over = _fitting(lines, margins, page)
            if (
                flush >= 0
                and (over == 0 or flush > _MOST_OVER * over)
                and (best is None or (flush, -abs(at - other)) > best)
            ):
                best, found = (flush, -abs(at - other)), margins
    return found


def _fitting(lines: Sequence[Line], margins: Margins, page: Layout) -> tuple[int, int]:
    """How many lines end at the right edge, and how many beyond, headings apart; -1 where none begins at the left one."""
    if not any(abs(line.left - margins.left) <= _FLUSH * line.size for line in lines):
        return -1, 0
    room = [
        ((margins.right - line.right) / line.size, line.text)
        for line in lines
        if margins.right - margins.left > _LONG * page.width or line.left - margins.left <= _DEEPEST_INDENT * line.size
    ]
    return sum(1 for one, _ in room if -_FLUSH <= one <= 1 + _FLUSH), sum(
        1 for one, text in room if one < -_FLUSH and not _is_heading(text)
    )


def _is_heading(text: str) -> bool:
    return heading_level(text) is not None and not _SENTENCE.search(text)


def _shared(pages: Sequence[Layout]) -> dict[int, Margins]:
    """The margins of running text by page width, for a file may mix upright and landscape pages."""
    edges: dict[int, list[tuple[float, float]]] = {}
    for page in pages:
        for line in _running(page):
            if line.right - line.left > page.width * _LONG:
                edges.setdefault(round(page.width), []).append((line.left, line.right))
    found = {}
    for width, pairs in edges.items():
        lefts, rights = sorted(left for left, _ in pairs), sorted(right for _, right in pairs)
        found[width] = Margins(lefts[len(lefts) // 10], rights[len(rights) * 9 // 10])
    return found


def paragraphs(
    lines: Sequence[tuple[Line, Layout, Margins | None]],
) -> Iterator[tuple[str, int | None, int | None]]:
    """Each paragraph of ``lines``, given with their pages and margins; the page it begins on; the confidence of OCR."""
    text, start, sure = "", None, None
    last: tuple[Line, Layout, Margins | None] | None = None
    for line, page, margins in lines:
        if last is not None and _goes_on(*last, line, page, margins, text):
            text, sure = joined(text, line.text), least((sure, line.confidence))
        else:
            if text:
                yield text, start, sure
            text, start, sure = line.text, page.number, line.confidence
        last = line, page, margins
    if text:
        yield text, start, sure


def _goes_on(
    previous: Line,
    before: Layout,
    room: Margins | None,
    line: Line,
    page: Layout,
    margins: Margins | None,
    text: str,
) -> bool:
    """Whether ``line`` goes on with the paragraph ``text``, which ends with the line ``previous``."""
    if room is None or margins is None or _CONTENTS.fullmatch(previous.text):
        return False
    if line.left - margins.left > _INDENT * line.size or room.right - previous.right > _needed(line):
        return False
    if not (_is_filled(previous) and _is_filled(line) and _of_one_type(previous, line)):
        return False
    if room.right - room.left < _LONG * before.width and previous.right - room.right > _over(previous):
        return False  # what goes over a narrow column is no line of it
    if before is not page and (previous.bottom < _LOW * before.height or line.top > (1 - _LOW) * page.height):
        return False
    if room.narrow and (text.endswith(_ENDS) or not (_STOP.search(text) or _STOP.search(line.text))):
        return False
    begins = _NUMBERED.match(line.text) is not None or heading_level(line.text) is not None
    return not (begins and (text.endswith(_ENDS) or not _SENTENCE.search(text)))


def _over(line: Line) -> float:
    """How far a line of a column may go over its edge: a mark that closes it may hang out."""
    return (_FLUSH if _WORD_END.search(line.text) else _INDENT) * line.size


def _of_one_type(one: Line, other: Line) -> bool:
    """Whether two lines are set in type of one size: both their largest characters and those of the usual size tell, for one
    character may be larger. OCR only guesses at sizes, and lines without full characters do not show theirs."""
    if one.confidence is not None or not (_FULL.search(one.text) and _FULL.search(other.text)):
        return True
    return _alike(one.size, other.size) or _alike(_usual(one), _usual(other))


def _alike(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME_TYPE * max(one, other)


def _usual(line: Line) -> float:
    """The usual width of a full character of a line."""
    return (line.right - line.left) / _width(line.text)


def _needed(line: Line) -> float:
    """The room that the first piece of ``line`` would have taken at the end of the line before."""
    piece = _PIECE.match(line.text)
    return (_width(piece[0] if piece else "") + _SLACK) * line.size


def _width(text: str) -> float:
    """In widths of a full character."""
    return sum(0.55 if character.isascii() else 1.0 for character in text)
