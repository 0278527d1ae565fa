"""Parts of a page looked at again, each on paper of its own and twice as large."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from gouji.readers.ocr.engine import Engine, Reading
from gouji.readers.ocr.picture import encoded

if TYPE_CHECKING:
    import PIL.Image

Look = Callable[[bytes], list[Reading]]
# In pixels: the paper around a part, and how much of the page about a line is taken with it.
_PAPER = 12
MARGIN = 6


def cut(picture: PIL.Image.Image, reading: Reading) -> PIL.Image.Image:
    """The part of the page that holds a line, with a little around it."""
    return picture.crop(
        (
            round(reading.left - MARGIN),
            round(reading.top - MARGIN),
            round(reading.right + MARGIN),
            round(reading.bottom + MARGIN),
        )
    )


def seen_in(part: PIL.Image.Image, look: Look) -> list[Reading]:
    """What a part of a page reads to one of an engine's ways of looking; boxes in pixels of the enlarged part."""
    import PIL.Image

    paper = PIL.Image.new("L", (part.width * 2 + 2 * _PAPER, part.height * 2 + 2 * _PAPER), 255)
    paper.paste(part.resize((part.width * 2, part.height * 2), PIL.Image.Resampling.BICUBIC), (_PAPER, _PAPER))
    return look(encoded(paper))


def alone(
    picture: PIL.Image.Image, left: float, top: float, right: float, bottom: float, engine: Engine
) -> Iterator[Reading]:
    """What a part of the picture reads, where it stands on the page."""
    for found in seen_in(picture.crop((round(left), round(top), round(right), round(bottom))), engine.look):
        yield found._replace(
            left=left + max((found.left - _PAPER) / 2, 0),
            top=top + max((found.top - _PAPER) / 2, 0),
            right=min(left + (found.right - _PAPER) / 2, right),
            bottom=min(top + (found.bottom - _PAPER) / 2, bottom),
        )
