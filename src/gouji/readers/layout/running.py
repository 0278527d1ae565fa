"""页眉页脚行: lines in the margins of a page that other pages have as well, or that number it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Protocol

from gouji.readers.layout.pagenumber import is_page_number
from gouji.readers.layout.words import Word

# Shares of the height of a page: the margin, and how far in a line may stand that other pages have as well.
_MARGIN, _DEEP_MARGIN = 0.1, 0.15
_DIGITS = re.compile(r"\d+")


class _Printed(Protocol):
    @property
    def top(self) -> float: ...
    @property
    def bottom(self) -> float: ...


def running_text(text: str) -> str:
    """What a line shares with those of other pages: all but its digits and white."""
    return _DIGITS.sub("#", "".join(text.split()))


def is_marginal(line: _Printed, height: float) -> bool:
    """Whether a line stands in the upper or lower margin of a page."""
    return line.bottom < height * _MARGIN or line.top > height * (1 - _MARGIN)


def may_run(line: _Printed, height: float) -> bool:
    """Whether a line stands so far out that it is a running one if other pages have it."""
    return line.bottom < height * _DEEP_MARGIN or line.top > height * (1 - _DEEP_MARGIN)


def is_within(line: _Printed, height: float) -> bool:
    """Whether a line stands between the margins."""
    return not is_marginal(line, height)


def between_running(rows: Sequence[Sequence[Word]], height: float, known: Collection[str]) -> tuple[int, int]:
    """Where the lines of a page begin and end that are no running heads or page numbers; ``known`` are those of the page before."""
    start, end = 0, len(rows)
    while start < end and _is_running(rows[start], height, known):
        start += 1
    while end > start and _is_running(rows[end - 1], height, known):
        end -= 1
    return start, end


def _is_running(row: Sequence[Word], height: float, known: Collection[str]) -> bool:
    if not row or not may_run(row[0], height):
        return not row
    text = "".join([word.text for word in row])
    return running_text(text) in known or (is_marginal(row[0], height) and is_page_number(text))
