"""Pictures inside documents: a table pasted as a picture is read as one, where an OCR engine is installed."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from gouji.document.tree import Block
from gouji.readers import isolated
from gouji.readers.drafts import Draft
from gouji.readers.faults import InputError
from gouji.readers.layout.arrange import layout_of
from gouji.readers.layout.assembly import blocks_of
from gouji.readers.layout.page import Box, Page, Rule
from gouji.readers.ocr.engine import Engine, engine_found, engine_is_installed
from gouji.readers.ocr.pages import page_of
from gouji.readers.ocr.picture import opened

if TYPE_CHECKING:
    import PIL.Image

# What is smaller, in bytes or in pixels, is a rule, a seal, an emblem or a signature.
_LEAST_BYTES = 2_000
_LEAST_WIDTH, _LEAST_HEIGHT = 320, 120
#: Pasted pictures do not say how large they stand: most are screen shots, 96 dots an inch.
_POINT = 72 / 96
# A picture on a page of text is read from this share of the page on, unless text is printed over it.
_LEAST_SHARE, _OVERPRINT = 0.06, 5
NOTE = "文档里图片中的文字由 OCR 识别，数字请对照原件。"


def may_hold_text(data: bytes) -> bool:
    """Whether a picture is large enough to be more than a rule, an emblem or a signature; what cannot be opened may be."""
    if len(data) < _LEAST_BYTES:
        return False
    return _may_be_large(data)


def blocks_in(data: bytes, path: str) -> list[Block | Draft]:
    """What a picture inside the document ``path`` says; nothing where it cannot be read."""
    if not may_hold_text(data) or not engine_is_installed():
        return []
    try:
        page = isolated.call(_page_in, data, path, path=path)
    except InputError:  # drawings in formats of Windows, damaged pictures: the document reads all the same
        return []
    return [] if page is None else list(blocks_of([layout_of(page)]))


def _page_in(data: bytes, path: str) -> Page | None:
    """What OCR sees in a picture, in the worker process; None where it is small or there is no engine."""
    engine = engine_found()
    picture = opened(data, path)
    if engine is None or not _is_large(picture):
        return None
    isolated.alive(isolated.RECOGNITION)
    return page_of(picture, None, max(picture.size) * _POINT, engine)


def _may_be_large(data: bytes) -> bool:
    """Whether the head of a picture says that it is large, or says nothing; the picture itself is not decoded."""
    try:
        import PIL.Image
    except ImportError:
        return True
    try:
        return _is_large(PIL.Image.open(io.BytesIO(data)))
    except (OSError, SyntaxError, ValueError, PIL.Image.DecompressionBombError):
        return True


def _is_large(picture: PIL.Image.Image) -> bool:
    return picture.width >= _LEAST_WIDTH and picture.height >= _LEAST_HEIGHT


def unread(page: Page) -> list[Box]:
    """The pictures on ``page`` that may hold text: large ones with next to nothing printed over them."""
    area = max(page.width * page.height, 1)
    return [box for box in page.pictures if box.area >= _LEAST_SHARE * area and _over(page, box) < _OVERPRINT]


def with_pictures(page: Page, shown: PIL.Image.Image, engine: Engine) -> Page:
    """``page``, of which ``shown`` is an image, with what its pictures say where they stand."""
    scale = shown.width / page.width
    for box in unread(page):
        part = shown.crop((box.left * scale, box.top * scale, box.right * scale, box.bottom * scale))
        found = _within(page_of(part, None, max(box.right - box.left, box.bottom - box.top), engine), box)
        page = replace(
            page,
            glyphs=page.glyphs + found.glyphs,
            across=page.across + found.across,
            down=page.down + found.down,
            doubts=page.doubts + found.doubts,
            recognised=page.recognised or bool(found.glyphs),
        )
    return page


def _within(found: Page, box: Box) -> Page:
    """``found`` inside ``box``, smaller where it was turned and would stand out."""
    size = min((box.right - box.left) / found.width, (box.bottom - box.top) / found.height)
    return replace(
        found,
        glyphs=tuple(
            glyph._replace(
                left=glyph.left * size + box.left,
                right=glyph.right * size + box.left,
                top=glyph.top * size + box.top,
                bottom=glyph.bottom * size + box.top,
            )
            for glyph in found.glyphs
        ),
        doubts=tuple(one._replace(x=one.x * size + box.left, y=one.y * size + box.top) for one in found.doubts),
        across=tuple(_moved(rule, size, box.top, box.left) for rule in found.across),
        down=tuple(_moved(rule, size, box.left, box.top) for rule in found.down),
    )


def _moved(rule: Rule, size: float, across: float, along: float) -> Rule:
    return Rule(rule.at * size + across, rule.start * size + along, rule.end * size + along)


def _over(page: Page, box: Box) -> int:
    return sum(
        1
        for glyph in page.glyphs
        if box.left < (glyph.left + glyph.right) / 2 < box.right
        and box.top < (glyph.top + glyph.bottom) / 2 < box.bottom
    )
