"""表单域和文本框批注: what was filled into the fields of a PDF form or written over a page, read where it stands."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from gouji.readers.layout.page import Glyph
from gouji.readers.pdf.glyphs import normal
from gouji.readers.pdf.turn import Turn

if TYPE_CHECKING:
    import pypdfium2

_MOST_NOTES, _MOST_CHARACTERS = 5_000, 20_000
# In heights of a line: how high a character is, how far its line is above the lower edge; in points, the largest type.
_HEIGHT, _BASE, _LARGEST = 0.7, 0.25, 12.0
_CHINESE = 0x2E80


def filled_in(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, turn: Turn) -> tuple[list[Glyph], bool]:
    """The characters of the fields and text boxes of ``page`` that are shown, and whether they are all there are."""
    import pypdfium2.raw as raw

    found: list[Glyph] = []
    count = raw.FPDFPage_GetAnnotCount(page)
    whole = count <= _MOST_NOTES
    for at in range(min(count, _MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page, at)
        if not note:
            continue
        try:
            if not raw.FPDFAnnot_GetFlags(note) & (raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW):
                sides = raw.FS_RECTF()
                text = _text(raw, document, note)
                if text.strip() and raw.FPDFAnnot_GetRect(note, sides):
                    low, high = sorted((sides.bottom, sides.top))
                    found += _set(text[:_MOST_CHARACTERS], *turn.box(sides.left, low, sides.right, high))
                    whole = whole and len(text) <= _MOST_CHARACTERS
        finally:
            raw.FPDFPage_CloseAnnot(note)
    return found, whole


def _text(raw: Any, document: pypdfium2.PdfDocument, note: Any) -> str:
    kind = raw.FPDFAnnot_GetSubtype(note)
    if kind == raw.FPDF_ANNOT_FREETEXT:
        return _said(raw, lambda room, size: raw.FPDFAnnot_GetStringValue(note, b"Contents", room, size))
    if kind != raw.FPDF_ANNOT_WIDGET or document.formenv is None:
        return ""
    form = document.formenv
    if raw.FPDFAnnot_GetFormFieldType(form, note) not in (
        raw.FPDF_FORMFIELD_TEXTFIELD,
        raw.FPDF_FORMFIELD_COMBOBOX,
        raw.FPDF_FORMFIELD_LISTBOX,
    ):
        return ""
    return _said(raw, lambda room, size: raw.FPDFAnnot_GetFormFieldValue(form, note, room, size))


def _said(raw: Any, ask: Any) -> str:
    """The text that ``ask`` writes into room of so many bytes, as UTF-16 that ends with a zero; into less it writes nothing."""
    size = ask(None, 0)
    if size <= 2:
        return ""
    room = ctypes.create_string_buffer(size)
    ask(ctypes.cast(room, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return room.raw.decode("utf-16-le", "replace").partition("\0")[0]


def _set(text: str, left: float, top: float, right: float, bottom: float) -> Iterator[Glyph]:
    """``text`` set into a box, line by line from the left, small enough to fit."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    step = (bottom - top) / len(lines)
    for number, line in enumerate(lines):
        shares = [1.0 if ord(character) >= _CHINESE else 0.5 for character in line]
        size = min(_LARGEST, step * 0.9, (right - left) / max(sum(shares), 1))
        base = top + (number + 1) * step - _BASE * size if len(lines) > 1 else (top + bottom + _HEIGHT * size) / 2
        x = left
        for character, share in zip(line, shares, strict=True):
            yield Glyph(normal(ord(character)), x, base - _HEIGHT * size, x + share * size, base)
            x += share * size
