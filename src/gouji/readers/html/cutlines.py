"""网页里折断的行: paragraphs that are lines of a print, one each, as pages have them that were made from a PDF, rejoined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gouji.document.tree import Block, Paragraph
from gouji.readers.drafts import Draft
from gouji.readers.wrapped import ragged, rejoined


def rejoined_blocks(blocks: Sequence[Block | Draft]) -> list[Block | Draft]:
    """``blocks`` with the lines of cut paragraphs put together at the place of the first; as they are where none was cut."""
    lines = [block.text if isinstance(block, Paragraph) else "" for block in blocks]
    wrapping = ragged(lines)
    if wrapping is None:
        return list(blocks)
    found: list[Block | Draft] = []
    pieces: list[str] = []
    for block in blocks:
        if pieces and isinstance(block, Paragraph) and wrapping.goes_on(pieces[-1], block.text, begun=len(pieces) > 1):
            pieces.append(block.text)
            continue
        _close(found, pieces)
        pieces = [block.text] if isinstance(block, Paragraph) else []
        found.append(block)
    _close(found, pieces)
    return found


def _close(found: list[Block | Draft], pieces: Sequence[str]) -> None:
    """Gives the last block the text of all ``pieces``."""
    if len(pieces) > 1 and isinstance(last := found[-1], Paragraph):
        text = rejoined(pieces)
        found[-1] = replace(last, text=text, place=last.place.quoting(text.strip()))
