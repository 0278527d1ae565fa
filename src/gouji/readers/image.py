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
    frames = getattr(picture, "n_frames", 1)
    for frame in range(min(frames, _MOST_FRAMES)):
        alive(RECOGNITION)
        picture.seek(frame)
        pages.append(layout_of(page_of(picture, frame + 1, _LONG_SIDE, engine)))
    notes = list(notes_of(pages))
    if frames > _MOST_FRAMES:
        said = f"图片共 {frames} 页，只识别了前 {_MOST_FRAMES} 页，其余没有核对，请拆分后再核对。"
        notes.append(Note(said, unread=True))
    blocks, cut = finished(blocks_of(pages))
    return Document(source, blocks, (*notes, *cut))
