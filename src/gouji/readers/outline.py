"""The depth of a heading in a word processor's file."""

from __future__ import annotations

from gouji.document.outline import heading_level

#: Outline levels count from 0; this one and above mean body text.
DEEPEST_OUTLINE = 9
_LONGEST_HEADING = 60


def level_of(text: str, outline: int | None) -> int | None:
    """The heading depth of a paragraph: what the printed number says, else the outline level that the file states."""
    shown = heading_level(text)
    if shown is not None or len(text) > _LONGEST_HEADING or "。" in text:
        return shown
    return None if outline is None or outline >= DEEPEST_OUTLINE else outline + 1
