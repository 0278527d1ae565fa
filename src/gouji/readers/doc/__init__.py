"""Word 97 文档 (.doc, .wps): the old binary format, read from its streams; what an older Word or an unclear file holds is left
to LibreOffice."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import replace

from gouji.document.tree import Document, Note, Source
from gouji.readers import convert
from gouji.readers.doc.anchored import anchored_in
from gouji.readers.doc.body import Reader
from gouji.readers.doc.drawings import drawings_of, pictures_at
from gouji.readers.doc.header import Header, OldWordError, Part, Story, header_of
from gouji.readers.doc.lists import numbering_of
from gouji.readers.doc.pages import runs_of
from gouji.readers.doc.pieces import text_of
from gouji.readers.doc.properties import Properties
from gouji.readers.doc.shown import Shown, shown_of
from gouji.readers.doc.styles import styles_of
from gouji.readers.drafts import finished
from gouji.readers.faults import InputError
from gouji.readers.ocr.inside import NOTE
from gouji.readers.ole import Container, DamagedError, container_of
from gouji.readers.undisturbed import undisturbed

_WORD = "WordDocument"
#: More characters than this are refused, those of notes and headers included: twenty thousand pages.
MOST_CHARACTERS = 16_000_000
# Long properties are few and stated once.
_FOLLOWED = 4
_CHANGED = Note("文档带有修订标记，已按全部接受后的内容读取。")
# Where a picture that stands in a line states the length of what heads it.
_HEAD = 4


def read(data: bytes, source: Source) -> Document:
    """The document of a .doc file; raises ``InputError`` when it is protected or cannot be read.

    As with .docx, tracked changes are read as if accepted, hidden text is left out, automatic numbers are part of the
    text, and text boxes, footnotes, pictures and tables inside cells follow the block they are anchored in.
    """
    try:
        container = container_of(data)
        word = container.stream(_WORD)
        header = header_of(word)
        if header.encrypted:
            raise InputError(f"{source.path}：文件设有密码，请取消密码后再核对。")
        if header.bounds[-1] > MOST_CHARACTERS:
            raise InputError(f"{source.path}：文字超过 {MOST_CHARACTERS // 10_000} 万字，请拆分后再核对。")
        document, unclear = _document(container, word, header, source)
    except (OldWordError, DamagedError, struct.error, IndexError):
        return convert.read(data, source)
    if not unclear:
        return document
    if convert.program_found() is not None:
        return convert.read(data, source)
    said = f"有 {unclear} 张表格没有写明各行的列，列的对应可能不准，请在 Word/WPS 中另存为 .docx 后再核对。"
    return replace(document, notes=(*document.notes, Note(said, unread=True)))


@undisturbed
def _document(container: Container, word: bytes, header: Header, source: Source) -> tuple[Document, int]:
    """The document, and how many of its tables could not be told for sure."""
    table, long = container.stream(header.table), container.stream("Data")
    text = text_of(word, header.part(table, Part.PIECES), header.bounds[-1])
    properties = Properties(long, left=_FOLLOWED * len(long))
    styles = styles_of(header.part(table, Part.STYLES))
    runs = runs_of(word, header.part(table, Part.RUNS), paragraphs=False)
    shown = shown_of(header, text, runs, properties, styles)
    lists = header.parts[Part.LISTS] if header.part(table, Part.LISTS) else (len(table), 0)
    reader = Reader(
        path=source.path,
        text=text,
        shown=shown,
        paragraphs=runs_of(word, header.part(table, Part.PARAGRAPHS), paragraphs=True),
        properties=properties,
        styles=styles,
        numbering=numbering_of(table[lists[0] :], header.part(table, Part.LIST_USES)),
        anchored=anchored_in(
            header, table, drawings_of(header.part(table, Part.DRAWINGS), word), _pictures(shown, long)
        ),
    )
    blocks, cut = finished(reader.blocks(*header.story(Story.MAIN)))
    notes = [_CHANGED] if shown.changed else []
    if any(block.place.scanned for block in blocks):
        notes.append(Note(NOTE))
    return Document(source, blocks, (*notes, *cut)), reader.unclear


def _pictures(shown: Shown, data: bytes) -> Iterator[tuple[int, bytes | None]]:
    """The pictures that stand in a line, by the position of the character that stands for them."""
    seen = {at: place for at, place in shown.pictures.items() if shown.characters[at]}  # the others are code of a field
    heads = {
        place: int.from_bytes(data[place + _HEAD : place + _HEAD + 2], "little")
        for place in seen.values()
        if place is not None
    }
    stored = pictures_at(data, heads)
    return ((at, None if place is None else stored[place]) for at, place in seen.items())
