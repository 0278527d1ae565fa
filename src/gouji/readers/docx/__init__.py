"""Word 文档 (.docx): what a reader sees, in order, as blocks."""

from __future__ import annotations

from gouji.document.tree import Document, Note, Source
from gouji.readers.docx.body import blocks_of
from gouji.readers.docx.names import BODY
from gouji.readers.docx.normal import flattened
from gouji.readers.docx.parts import parts_of
from gouji.readers.drafts import finished
from gouji.readers.faults import InputError
from gouji.readers.ocr.inside import NOTE
from gouji.readers.package import open_package
from gouji.readers.undisturbed import undisturbed


@undisturbed
def read(data: bytes, source: Source) -> Document:
    """The document of a .docx file; raises ``InputError`` when the file is damaged, protected or no Word file.

    Tracked changes are read as if accepted, hidden text is left out, automatic numbers are part of the text. Text
    boxes, footnotes, pictures and tables inside cells follow the block they are anchored in.
    """
    package = open_package(data, source.path)
    parts = parts_of(package)
    body = parts.main.find(BODY)
    if body is None:
        raise InputError(f"{source.path}：Word 文件里没有正文，请重新另存后再核对。")
    notes = flattened(body, parts.styles)
    blocks, cut = finished(blocks_of(body, parts))
    if any(block.place.scanned for block in blocks):
        notes += (Note(NOTE),)
    return Document(source, blocks, (*notes, *cut))
