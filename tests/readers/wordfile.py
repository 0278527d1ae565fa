"""Hand-made Word files: a body in WordprocessingML, other parts as given, packed as Word would."""

from __future__ import annotations

import io
import zipfile

from gouji.document.tree import Document, Source
from gouji.readers import docx

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    }.items()
)


def part(name: str, content: str) -> str:
    """A part whose root is ``w:name``."""
    return f"<w:{name} {_NAMESPACES}>{content}</w:{name}>"


def packed(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word_file(body: str, **parts: str) -> bytes:
    """``parts`` are keyed by name without folder and ending: styles, numbering, footnotes, or document_rels."""
    named = {f"word/{name}.xml": content for name, content in parts.items() if name != "document_rels"}
    if "document_rels" in parts:
        named["word/_rels/document.xml.rels"] = parts["document_rels"]
    return packed({"word/document.xml": part("document", f"<w:body>{body}</w:body>"), **named})


def read(body: str, **parts: str) -> Document:
    return docx.read(word_file(body, **parts), Source("样例.docx", "", "docx"))


def p(text: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str, widths: tuple[int, ...] = ()) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
