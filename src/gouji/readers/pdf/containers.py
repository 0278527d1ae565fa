"""What a PDF carries besides its pages: attached files and forms of another make (XFA), none of which is read."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gouji.document.tree import Note

if TYPE_CHECKING:
    import pypdfium2

_MOST_NAMED = 20


def carried(document: pypdfium2.PdfDocument) -> Iterator[Note]:
    """A note for each kind of content that ``document`` carries unread."""
    import pypdfium2.raw as raw

    count = raw.FPDFDoc_GetAttachmentCount(document)
    if count > 0:
        names = [_name(document, at) for at in range(min(count, _MOST_NAMED))]
        more = f"等 {count} 个" if count > len(names) else ""
        yield Note(
            f"PDF 里附有文件{'、'.join(names)}{more}，其中的内容没有读取，请另存出来单独核对。",
            unread=True,
        )
    if raw.FPDF_GetFormType(document) in (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND):
        yield Note("PDF 是 XFA 表单，域里填的内容可能没有读全，请打印成普通 PDF 后再核对。", unread=True)


def _name(document: pypdfium2.PdfDocument, at: int) -> str:
    import pypdfium2.raw as raw

    attached = raw.FPDFDoc_GetAttachment(document, at)
    size = raw.FPDFAttachment_GetName(attached, None, 0) if attached else 0
    if size <= 2:
        return "（未命名）"
    room = ctypes.create_string_buffer(size)
    raw.FPDFAttachment_GetName(attached, ctypes.cast(room, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return "《" + room.raw.decode("utf-16-le", "replace").partition("\0")[0] + "》"
