"""硬换行: text whose lines were cut at one width, as mail programs and old editors do, told by its lines and rejoined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gouji.document.outline import heading_level
from gouji.values.width import columns

#: Lines that are cut are at least this long, and one is no longer than the other by more than a character that may not begin
#: or end a line.
_NARROWEST, _WIDEST, _SLACK = 20, 200, 2
_LEAST_LINES, _SHARE = 2, 0.8
#: So many where no sentence ends in the whole text.
_LEAST_UNMARKED = 5
_SENTENCE_END = re.compile(r"[。！？；：.!?;:]['\"”’）)】]?$")
# What ends a paragraph of ragged lines, what may end a short line inside one, what opens the next item, what names a part.
_FULL_STOP = re.compile(r"[。！？!?]['\"”’）)】]?$")
_OPEN_END = re.compile(r"[，,、（(]$|(?:增加|减少|增长|下降|为|是|占|达|至|到|比|较|的|和|与|及|共|计)$")
_OPENING = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[)）、．]|[（(]?\d{1,2}(?:[)）、．]|\.(?!\d))|[①-⑳]|其中\s*[:：]\s*$"
)
_NAMING = re.compile(r"(?:说明|情况|公开|报告|概况|[总算]表|目录|部分|附件\d*|单位[:：]\s*[万亿]?元)$")
_RUNNING, _STOP = re.compile(r"[，,；;。]"), re.compile(r"[。；;]")
# In columns: how wide ragged lines are at least and most. In shares of that width: how near a full line comes to it, how long
# a line is that may have been cut, how far one may go beyond. The shares of lines that tell.
_NARROWEST_PRINT, _WIDEST_PRINT = 36, 120
_NEAR, _SOME, _LONGEST = 0.78, 0.6, 1.25
_MOST_OF_ALL, _MOSTLY = 0.95, 0.7
_INDENTED = re.compile(r"　　|[ \xa0]{2,}|\t")
_WORD_END, _WORD_START = re.compile(r"[A-Za-z]$"), re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """折行宽度: ``size`` measures a line, full ones come to about ``width``."""

    width: int
    size: Callable[[str], int]

    def is_full(self, line: str) -> bool:
        return abs(self.size(line.rstrip()) - self.width) <= _SLACK

    def goes_on(self, line: str, following: str, *, begun: bool) -> bool:
        """Whether ``line`` was cut and ``following`` is the rest of it; ``begun`` where it is itself the rest of another."""
        if not following.strip() or not self.is_full(line) or _INDENTED.match(following):
            return False
        return heading_level(following) is None or not _SENTENCE_END.search(line.rstrip())


@dataclass(frozen=True, slots=True)
class Ragged:
    """不齐的折行: lines taken from a print, each as long as fitted there: full ones come near to ``width`` columns."""

    width: int

    def goes_on(self, line: str, following: str, *, begun: bool) -> bool:
        """Whether ``line`` was cut and ``following`` is the rest of it; ``begun`` where it is itself the rest of another."""
        ended = line.rstrip()
        if not following.strip() or _INDENTED.match(following) or _OPENING.match(following.strip()):
            return False
        if _FULL_STOP.search(ended) or heading_level(following) is not None:
            return False
        if _NAMING.search(ended) and not begun:
            return False
        return self.is_full(ended) or (begun and _OPEN_END.search(ended) is not None)

    def is_full(self, line: str) -> bool:
        return columns(line) >= _NEAR * self.width


def wrapping_of(lines: Sequence[str]) -> Wrapping | Ragged | None:
    """How ``lines`` were cut: nearly all that end inside a sentence and that another one follows directly are of one size, or
    come near to the longest. None for text that was not cut."""
    return _even(lines) or ragged(lines)


def ragged(lines: Sequence[str]) -> Ragged | None:
    """How lines taken from a print were cut; None where too little tells that sentences run over them."""
    shown = [line.rstrip() for line in lines if line.strip() and "\t" not in line]
    sizes = sorted(map(columns, shown))
    if not sizes:
        return None
    width = sizes[int(_MOST_OF_ALL * (len(sizes) - 1))]
    if not _NARROWEST_PRINT <= width <= _WIDEST_PRINT or sizes[-1] > _LONGEST * width:
        return None
    wrapping = Ragged(width)
    followed = [(one.rstrip(), other.rstrip()) for one, other in pairwise(lines) if one.strip() and other.strip()]
    full = sum(wrapping.is_full(one) for one, _ in followed)
    inside = [
        (one, other)
        for one, other in followed
        if columns(one) >= _SOME * width and not _SENTENCE_END.search(one) and not _NAMING.search(one)
    ]
    cut = [(one, other) for one, other in inside if wrapping.is_full(one) and "\t" not in one]
    running = sum(_RUNNING.search(one) is not None for one, _ in cut)
    # a list of entries without marks is full of such lines as well, but no sentence ends in it
    stops = sum(_STOP.search(one) is not None or "。" in other for one, other in cut)
    enough = len(cut) >= _LEAST_LINES and len(cut) >= _MOSTLY * len(inside) and 2 * len(cut) >= full
    return wrapping if enough and 2 * running >= len(cut) and 3 * stops >= len(cut) else None


def _even(lines: Sequence[str]) -> Wrapping | None:
    followed = [line.rstrip() for line, following in pairwise(lines) if line.strip() and following.strip()]
    cut = [line for line in followed if len(line) >= _NARROWEST and "\t" not in line and not _SENTENCE_END.search(line)]
    wrapping, full = max((_measured(cut, size) for size in (len, columns)), key=lambda found: found[1])
    if wrapping is None or full < _LEAST_LINES or full < _SHARE * len(cut):
        return None
    if full < _LEAST_UNMARKED and not any(_STOP.search(line) for line in lines):
        return None  # a few entries of one length
    longer = sum(wrapping.size(line.rstrip()) > wrapping.width + _SLACK for line in lines if "\t" not in line)
    return wrapping if longer * 20 <= len(lines) else None


def rejoined(pieces: Sequence[str]) -> str:
    """The lines of one paragraph as one; a blank comes back between two words that letters spell."""
    joined = [pieces[0].rstrip()]
    for piece in pieces[1:]:
        following = piece.strip()
        if _WORD_END.search(joined[-1]) and _WORD_START.match(following):
            joined.append(" ")
        joined.append(following)
    return "".join(joined)


def _measured(cut: Sequence[str], size: Callable[[str], int]) -> tuple[Wrapping | None, int]:
    """The commonest size of the lines, and how many have it."""
    sizes = Counter(map(size, cut))
    limit = _WIDEST * (1 if size is len else 2)
    if not sizes or (commonest := sizes.most_common(1)[0][0]) > limit:
        return None, 0
    wrapping = Wrapping(commonest, size)
    return wrapping, sum(map(wrapping.is_full, cut))
