"""硬换行: text whose lines were cut at one width, as mail programs and old editors do, told by its lines and rejoined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gouji.document.outline import heading_level
from gouji.values.cut_figures import is_cut
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
# Bars or wide blanks between the cells of a row, so many of them at least.
_BETWEEN_CELLS, _LEAST_PARTED = re.compile(r"[|｜│┃]|(?<=\S)[ \xa0\u3000]{2,}(?=\S)"), 2
_WORD_END, _WORD_START = re.compile(r"[A-Za-z]$"), re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """折行宽度: ``size`` measures a line, full ones come to about ``width``."""

    width: int
    size: Callable[[str], int]

    def is_full(self, line: str) -> bool:
        return abs(self.size(line.rstrip()) - self.width) <= _SLACK

    def may_be_cut(self, line: str) -> bool:
        """Whether a line is long enough to have been cut, and does not name what stands below it."""
        return self.size(line.rstrip()) >= _SOME * self.width and _NAMING.search(line.rstrip()) is None

    def goes_on(self, line: str, following: str, *, begun: bool) -> bool:
        """Whether ``line`` was cut and ``following`` is the rest of it; ``begun`` where it is itself the rest of another."""
        if not following.strip() or not self.is_full(line) or _INDENTED.match(following):
            return False
        if _is_row(line) and _is_row(following):
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
    enough = len(cut) >= _LEAST_LINES and len(cut) >= _MOSTLY * len(inside) and 2 * len(cut) >= full
    return wrapping if enough and _run_on(cut) else None


def _even(lines: Sequence[str]) -> Wrapping | None:
    followed = [(one.rstrip(), other.rstrip()) for one, other in pairwise(lines) if one.strip() and other.strip()]
    inside = [
        (one, other)
        for one, other in followed
        if len(one) >= _NARROWEST and not _is_row(one) and not _SENTENCE_END.search(one)
    ]
    open_ended = [one for one, _ in inside]
    wrapping, full = max((_measured(open_ended, size) for size in (len, columns)), key=lambda found: found[1])
    if wrapping is None or full < _LEAST_LINES or full < _SHARE * sum(map(wrapping.may_be_cut, open_ended)):
        return None
    if full < _SHARE * len(inside) and not _run_on([pair for pair in inside if wrapping.is_full(pair[0])]):
        return None  # shorter lines without a mark are titles where the full ones run on
    if full < _LEAST_UNMARKED and not any(_STOP.search(line) for line in lines):
        return None  # a few entries of one length
    longer = sum(wrapping.size(line.rstrip()) > wrapping.width + _SLACK for line in lines if not _is_row(line))
    return wrapping if longer * 20 <= len(lines) else None


def _run_on(cut: Sequence[tuple[str, str]]) -> bool:
    """Whether lines, given with those that follow them, are of sentences: a list of entries without marks is full of lines that
    may have been cut as well, but no sentence ends in it."""
    running = sum(_RUNNING.search(one) is not None for one, _ in cut)
    stops = sum(_STOP.search(one) is not None or "。" in other for one, other in cut)
    return 2 * running >= len(cut) and 3 * stops >= len(cut)


def _is_row(line: str) -> bool:
    """Whether a line shows the cells of a table: tabs, bars or wide blanks between them."""
    return "\t" in line or len(_BETWEEN_CELLS.findall(line.strip())) >= _LEAST_PARTED


def unwrapped(lines: Sequence[str]) -> list[str]:
    """``lines`` with those that were cut rejoined, a blank one where a rest stood, so that each keeps its number."""
    wrapping = wrapping_of(lines)
    if wrapping is None:
        return list(lines)
    found = list(lines)
    begun = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and lines[at].strip() and _goes_on(wrapping, lines, at, begun):
            found[at] = ""
            continue
        if at - begun > 1:
            found[begun] = rejoined(lines[begun:at])
        begun = at
    return found


def _goes_on(wrapping: Wrapping | Ragged, lines: Sequence[str], at: int, begun: int) -> bool:
    """Whether the line ``at`` is the rest of the one before, in a paragraph that begins with the line ``begun``."""
    before, line = lines[at - 1], lines[at]
    return wrapping.goes_on(before, line, begun=at - begun > 1) or is_cut(before, line)


def with_whole_rows(lines: Sequence[str]) -> list[str]:
    """``lines`` with the rows of tables that were cut as the text was rejoined, a blank one where a rest stood. A row may be
    as wide as the text by chance: those of a table are joined where all of it come to have one number of tabs, and had not."""
    found = list(lines)
    wrapping = _even(lines)
    if wrapping is None:
        return found
    edge = max(wrapping.size(line) for line in lines if wrapping.is_full(line))
    goes_on = [
        size == edge or (size == edge - 1 and wrapping.size(after[:1]) > 1)
        for size, after in zip(map(wrapping.size, lines), [*lines[1:], ""], strict=True)
    ]
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and ("\t" in lines[end] or (end > at and lines[end].strip() and goes_on[end - 1])):
            end += 1
        for first, after in _whole_rows([line.count("\t") for line in lines[at:end]], goes_on[at:end]):
            found[at + first] = "".join(lines[at + first : at + after])
            found[at + first + 1 : at + after] = [""] * (after - first - 1)
        at = max(end, at + 1)
    return found


def _whole_rows(tabs: Sequence[int], goes_on: Sequence[bool]) -> list[tuple[int, int]]:
    """The rows of a table, each from which line to before which, given the tabs of its lines and which may go on in the next;
    none where they do not all come to have as many tabs, or have already."""
    whole = [tabs[at] for at in range(len(tabs)) if not goes_on[at] and not (at and goes_on[at - 1])]
    most = Counter(whole).most_common(1)[0][0] if whole else None
    rows: list[tuple[int, int]] = []
    counts: set[int] = set()
    first = count = 0
    for at, one in enumerate(tabs):
        count += one
        ended = count == most and at + 1 < len(tabs) and tabs[at + 1] > 0
        if not goes_on[at] or ended:
            rows.append((first, at + 1))
            counts.add(count)
            first, count = at + 1, 0
    return rows if first == len(tabs) and len(counts) == 1 and len(rows) > 1 and len(set(tabs)) > 1 else []


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
