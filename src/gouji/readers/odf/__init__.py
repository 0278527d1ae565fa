"""开放文档 (.odt, .ods, .fodt, .fods): read as they are, without LibreOffice."""

from __future__ import annotations

from gouji.document.tree import Document, Source
from gouji.readers.odf import book, writing
from gouji.readers.odf.container import opened
from gouji.readers.undisturbed import undisturbed


@undisturbed
def read(data: bytes, source: Source) -> Document:
    """The document of an OpenDocument text or spreadsheet; raises ``InputError`` when it is damaged, protected or too
    large."""
    if source.format == "ods":
        return book.read(opened(data, source.path, "spreadsheet"), source)
    return writing.read(opened(data, source.path, "text"), source)
