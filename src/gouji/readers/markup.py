"""Which kind of document a file of tags is, told by its first element, wherever that stands and however it is encoded."""

from __future__ import annotations

import re

from gouji.readers.encoding import unmarked_utf16
from gouji.readers.formats import Format

_SAMPLE = 16_384
_LONGEST_LEAD = 1 << 20
_BLANK = re.compile(r"[\s\ufeff\0]*")
_SKIPPED = (("<!--", "-->"), ("<?", "?>"))
_DOCTYPE = re.compile(r"<!doctype\s*([\w:-]*)[^>]*>", re.I)
_ELEMENT = re.compile(r"<([A-Za-z_][\w:.-]*)([^>]*)")
_PAGE = re.compile(r"<(?:!doctype\s+html|html|body)[\s>]", re.I)
_PAGE_ELEMENTS = frozenset(
    "html head body meta title style script base link table thead tbody tr td th caption div p span font center br hr h1 h2 "
    "h3 h4 h5 h6 ul ol li a b i u strong em img form section article main header footer pre blockquote".split()
)
_FIRST_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:[ \t]?[^\r\n]*\r?\n")
_MAIL_HEADERS = re.compile(rb"^(?:MIME-Version|Content-Type):", re.I | re.M)
_NAMESPACES = (
    ("http://schemas.microsoft.com/office/word/2003/wordml", Format.WORD_XML),
    ("urn:schemas-microsoft-com:office:spreadsheet", Format.EXCEL_XML),
    ("http://schemas.microsoft.com/office/2006/xmlpackage", Format.FLAT_OPC),
    ("urn:oasis:names:tc:opendocument:xmlns:office", Format.ODT),
)


def markup_of(data: bytes) -> Format | None:
    """What kind of file made of tags ``data`` is; None for one that is not."""
    start = data[:_SAMPLE]
    if _FIRST_HEADER.match(start.lstrip()) and _MAIL_HEADERS.search(start):
        return Format.MIME
    text = _text(data)
    declared = text.lstrip("\ufeff \t\r\n").startswith("<?xml")
    at, page = _root(text)
    element = _ELEMENT.match(text, at)
    if page:
        return Format.HTML
    if element is not None and element[1].lower() in _PAGE_ELEMENTS:
        return Format.HTML
    if element is not None:
        named = element[2].lower()
        for namespace, kind in _NAMESPACES:
            if namespace in named:
                spreadsheet = kind is Format.ODT and "opendocument.spreadsheet" in named
                return Format.ODS if spreadsheet else kind
        return Format.XML if declared else None
    return Format.HTML if _PAGE.search(text, 0, _SAMPLE) else None


def _text(data: bytes) -> str:
    """The first stretch of ``data`` as far as tags go: other letters may come out wrong."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[:_LONGEST_LEAD].decode("utf-16", "replace")
    guess = unmarked_utf16(data[:_SAMPLE])
    return data[:_LONGEST_LEAD].removeprefix(b"\xef\xbb\xbf").decode(guess or "latin-1", "replace")


def _root(text: str) -> tuple[int, bool]:
    """Where the first element begins, and whether a document type before it says that this is a page."""
    at, page = 0, False
    while True:
        blank = _BLANK.match(text, at)
        at = blank.end() if blank else at
        doctype = _DOCTYPE.match(text, at)
        if doctype is not None:
            page = page or doctype[1].lower() == "html"
            at = doctype.end()
            continue
        end = next((text.find(end, at) + len(end) for start, end in _SKIPPED if text.startswith(start, at)), 0)
        if end <= at:
            return at, page
        at = end
