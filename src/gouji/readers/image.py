"""图片 (.png, .jpg, .tif …): scans and photographs of pages, recognised where an OCR engine is installed."""

from __future__ import annotations

from gouji.document.tree import Document, Note, Source
from gouji.readers.drafts import finished
from gouji.readers.faults import InputError
from gouji.readers.isolated import RECOGNITION, alive
from gouji.readers.layout.arrange import layout_of
from gouji.readers.layout.assembly import blocks_of, notes_of
from gouji.readers.ocr.engine import engine_found
from gouji.readers.ocr.pages import page_of
from gouji.readers.ocr.picture import opened

_MOST_FRAMES = 300
#: Pictures that move: their frames are no pages.
_ANIMATED = ("GIF", "WEBP", "PNG")
#: The long side of A4 in points: what a scan shows when it does not say its resolution.
_LONG_SIDE = 842.0


def read(data: bytes, source: Source) -> Document:
    """The document of a picture, a page a frame; raises ``InputError`` when it is damaged or no engine is installed."""
    engine = engine_found()
    if engine is None:
        raise InputError(
            f"{source.path}：是图片，识别其中的文字需要安装 OCR 组件：pip install 'gouji[ocr]'，或者提供 Word、Excel 原件。"
        )
    picture = opened(data, source.path)
    pages = []
    most = 1 if picture.format in _ANIMATED else _MOST_FRAMES
    more = False
    for frame in range(most + 1):
        try:
            picture.seek(frame)  # to count them all takes as long as a file made for that wants
        except EOFError:
            break
        if frame == most:
            more = True
            break
        alive(RECOGNITION)
        pages.append(layout_of(page_of(picture, frame + 1, _LONG_SIDE, engine)))
    notes = list(notes_of(pages))
    if more:
        kind = "是动图，只识别了第一帧" if most == 1 else f"不止 {most} 页，只识别了前 {most} 页"
        notes.append(Note(f"图片{kind}，其余没有核对，请拆分后再核对。", unread=True))
    blocks, cut = finished(blocks_of(pages))
    return Document(source, blocks, (*notes, *cut))
