"""截断的表: what of a table lies beyond the edge of its page cannot be read, and is no blank and no zero."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gouji.document.tree import UNREAD
from gouji.readers.layout.page import Page
from gouji.readers.layout.text import Run

#: Stands for what was cut off.
# In points: characters may go over the edge by rounding, rules by their thickness as well.
_OVER, _BEYOND = 1.0, 2.0
# In widths of a full character: what ends this near the edge may go on beyond it.
_NEAR = 0.3
_AMOUNT = re.compile(r"\d[.．]\d")


def is_cut(page: Page) -> bool:
    """Whether rules or characters go on beyond the right or lower edge of the page."""
    return (
        any(rule.end > page.width + _BEYOND for rule in page.across)
        or any(rule.end > page.height + _BEYOND for rule in page.down)
        or any(glyph.right > page.width + _OVER for glyph in page.glyphs)
    )


def runs_off(right: float, bottom: float, page: Page) -> bool:
    """Whether a table that ends there ends with its page."""
    return right > page.width - _OVER or bottom > page.height - _OVER


def shown(text: str, rows: Sequence[Sequence[Run]], right: float, page: Page) -> str:
    """The text of a cell that ends at ``right``, of a table that runs off its page. A cell at the edge whose characters are
    cut off or all gone cannot be read; the amounts beside it cannot be tied, for what they add up with is not there."""
    at_edge = right > page.width - _OVER
    reach = max((run.right + _NEAR * run.size for row in rows for run in row), default=page.width)
    words = text and not any(character.isdigit() for character in text)
    if _AMOUNT.search(text) or (at_edge and reach >= page.width and not words):
        return f"{text}{UNREAD}"
    return text
