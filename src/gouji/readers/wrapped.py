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
_SENTENCE_END = re.compile(r"[。！？；：.!?;:]['\"”’）)】]?$")
_INDENTED = re.compile(r"　　|[ \xa0]{2,}|\t")
_WORD_END, _WORD_START = re.compile(r"[A-Za-z]$"), re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """折行宽度: ``size`` measures a line, full ones come to about ``width``."""

    width: int
    size: Callable[[str], int]

    def is_full(self, line: str) -> bool:
        return abs(self.size(line.rstrip()) - self.width) <= _SLACK

    def goes_on(self, line: str, following: str) -> bool:
        """Whether ``line`` was cut and ``following`` is the rest of it."""
        if not following.strip() or not self.is_full(line) or _INDENTED.match(following):
            return False
        return heading_level(following) is None or not _SENTENCE_END.search(line.rstrip())


def wrapping_of(lines: Sequence[str]) -> Wrapping | None:
    """How ``lines`` were cut: nearly all that end inside a sentence and that another one follows directly are of one size.
    None for text that was not cut."""
    followed = [line.rstrip() for line, following in pairwise(lines) if line.strip() and following.strip()]
    cut = [line for line in followed if len(line) >= _NARROWEST and "\t" not in line and not _SENTENCE_END.search(line)]
    wrapping, full = max((_measured(cut, size) for size in (len, columns)), key=lambda found: found[1])
    if wrapping is None or full < _LEAST_LINES or full < _SHARE * len(cut):
        return None
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
