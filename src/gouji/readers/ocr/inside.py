"""Pictures inside documents: a table pasted as a picture is read as one, where an OCR engine is installed."""

from __future__ import annotations

from gouji.document.tree import Block
from gouji.readers.drafts import Draft
from gouji.readers.faults import InputError
from gouji.readers.layout.arrange import layout_of
from gouji.readers.layout.assembly import blocks_of
from gouji.readers.ocr.engine import engine_found
from gouji.readers.ocr.pages import page_of
from gouji.readers.ocr.picture import opened

# What is smaller, in bytes or in pixels, is a rule, a seal, an emblem or a signature.
_LEAST_BYTES = 2_000
_LEAST_WIDTH, _LEAST_HEIGHT = 320, 120
#: Pasted pictures do not say how large they stand: most are screen shots, 96 dots an inch.
_POINT = 72 / 96
NOTE = "文档里图片中的文字由 OCR 识别，数字请对照原件。"


def blocks_in(data: bytes, path: str) -> list[Block | Draft]:
    """What a picture inside the document ``path`` says; nothing where it cannot be read."""
    engine = engine_found() if len(data) >= _LEAST_BYTES else None
    if engine is None:
        return []
    try:
        picture = opened(data, path)
    except InputError:  # drawings in formats of Windows, damaged pictures: the document reads all the same
        return []
    if picture.width < _LEAST_WIDTH or picture.height < _LEAST_HEIGHT:
        return []
    return list(blocks_of([layout_of(page_of(picture, None, max(picture.size) * _POINT, engine))]))
