"""PDF: text and ruled tables in reading order; tables that run over pages joined, page headers and numbers left out."""

from __future__ import annotations

from gouji.document.tree import Document, Note, Source
from gouji.readers.drafts import finished
from gouji.readers.layout.arrange import Layout, layout_of
from gouji.readers.layout.assembly import blocks_of, notes_of
from gouji.readers.layout.beside import without_beside
from gouji.readers.layout.sheets import pages_of_sheets
from gouji.readers.layout.watermark import without_watermarks
from gouji.readers.pdf.pdfium import pages_of
from gouji.readers.pdf.undecoded import without_broken_figures


def read(data: bytes, source: Source) -> Document:
    """The document of a PDF; raises ``InputError`` when it is damaged, protected or too long.

    Every place carries its page. Scanned pages are recognised where an OCR engine is installed; elsewhere they become
    ``Picture`` blocks. A note names them either way.
    """
    said: list[Note] = []
    pages: list[Layout] = []
    for page in without_watermarks(without_beside(pages_of_sheets(pages_of(data, source.path, said)))):
        pages.append(layout_of(page, pages[-1] if pages else None))
    blocks, cut = finished(blocks_of(pages))
    document = Document(source, blocks, (*notes_of(pages), *said, *cut))
    return without_broken_figures(document)
