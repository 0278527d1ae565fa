"""版式文件 (.ofd, GB/T 33190): text, rules and pictures by where they stand, laid out as the pages of a PDF are."""

from __future__ import annotations

from gouji.document.tree import Document, Note, Source
from gouji.readers.drafts import finished
from gouji.readers.layout.arrange import Layout, layout_of
from gouji.readers.layout.assembly import blocks_of, notes_of
from gouji.readers.layout.beside import without_beside
from gouji.readers.layout.sheets import pages_of_sheets
from gouji.readers.layout.watermark import without_watermarks
from gouji.readers.ofd.pages import pages_of


def read(data: bytes, source: Source) -> Document:
    """The document of an OFD file; raises ``InputError`` when it is damaged, protected or too long.

    Every place carries its page. Pages that are pictures are recognised where an OCR engine is installed.
    """
    said: list[Note] = []
    pages: list[Layout] = []
    for page in without_watermarks(without_beside(pages_of_sheets(pages_of(data, source.path, said)))):
        pages.append(layout_of(page, pages[-1] if pages else None))
    blocks, cut = finished(blocks_of(pages))
    return Document(source, blocks, (*notes_of(pages), *said, *cut))
