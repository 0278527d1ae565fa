"""认不出的字: text whose font does not say which characters it shows.

Some fonts name no character at all; others, without a map of their own, pass for Western letters with accents, of which
a Chinese document has next to none. Neither is text, and a figure that touches one is not that figure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from gouji.document.tree import Block, Document, Paragraph, Table
from gouji.readers.pdf.glyphs import UNKNOWN

# Letters with accents and signs that no Chinese document prints by the dozen; what it does print among them.
_ACCENTED = (0xA1, 0x36F)
_USUAL = frozenset("£¥§¨«®°±²³´·¸¹»¼½¾×÷ü")
_IN_FIGURES = frozenset("0123456789.,-% ")
_LEAST, _SHARE = 4, 0.25
_BROKEN = re.compile(rf"[-−－+\d０-９.,，．%％]*{UNKNOWN}[{UNKNOWN}\d０-９.,，．%％]*")


def undecoded(texts: Sequence[str], fonts: Sequence[int | None]) -> list[str]:
    """``texts``, the characters of a page in some ``fonts``, with those of fonts that decode to nonsense unknown."""
    odd: Counter[int | None] = Counter()
    for text, font in zip(texts, fonts, strict=True):
        if text and _ACCENTED[0] <= ord(text) <= _ACCENTED[1] and text not in _USUAL:
            odd[font] += 1
    suspects = {font for font, count in odd.items() if font and count >= _LEAST}
    if not suspects:
        return list(texts)
    words = Counter(font for text, font in zip(texts, fonts, strict=True) if text and text not in _IN_FIGURES)
    nonsense = {font for font in suspects if odd[font] >= _SHARE * words[font]}
    return [UNKNOWN if text.strip() and font in nonsense else text for text, font in zip(texts, fonts, strict=True)]


def without_broken_figures(document: Document) -> Document:
    """``document`` without what is left of figures one of whose characters is unknown: each is unknown as a whole."""
    return replace(document, blocks=tuple(map(_mended, document.blocks)))


def _mended(block: Block) -> Block:
    match block:
        case Paragraph() if UNKNOWN in block.text:
            return replace(block, text=_whole(block.text))
        case Table() if any(UNKNOWN in cell.text for cell in block.cells):
            cells = tuple(
                cell._replace(text=_whole(cell.text)) if UNKNOWN in cell.text else cell for cell in block.cells
            )
            return replace(block, cells=cells)
        case _:
            return block


def _whole(text: str) -> str:
    return _BROKEN.sub(lambda match: UNKNOWN * len(match[0]), text)
