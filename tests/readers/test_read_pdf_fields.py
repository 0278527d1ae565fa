"""What a PDF holds besides plain text: form fields, text boxes, attachments, text that cannot be decoded."""

from __future__ import annotations

import pytest
from pdffile import Sheet, pdf_file, read

from gouji.document.notation import render
from gouji.document.tree import Source
from gouji.readers import pdf
from gouji.readers.pdf import pdfium
from gouji.readers.pdf.undecoded import undecoded

XS = [60.0, 200.0, 300.0, 400.0]


def with_objects(sheet: Sheet, page: str, catalog: str, *objects: str) -> bytes:
    """The file of ``sheet`` with entries of its page and catalogue, and further objects from number 6 on."""
    data = pdf_file(sheet)
    body = data[: data.index(b"xref\n")]
    body = body.replace(b"/Type /Page /Parent", b"/Type /Page " + page.encode() + b" /Parent")
    body = body.replace(b"/Type /Catalog", b"/Type /Catalog " + catalog.encode())
    for number, content in enumerate(objects, 6):
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    # Without a table of where objects begin every reader looks for them itself.
    return body + b"trailer << /Root 1 0 R >>\n%%EOF\n"


def grid() -> Sheet:
    return Sheet().grid(XS, [100, 130, 160]).row(XS, 120, "项目", "预算数", "决算数").row(XS, 150, "合计")


def box(kind: str, x: float, content: str, flags: int = 4) -> str:
    return f"<< /Type /Annot /Subtype /{kind} /F {flags} /Rect [{x} 688 {x + 60} 706] {content} >>"


def test_fields_and_text_boxes_are_read_where_they_stand() -> None:
    field = "/FT /Tx /DA (/Helv 10 Tf 0 g)"
    data = with_objects(
        grid(),
        "/Annots [6 0 R 7 0 R 8 0 R]",
        "/AcroForm << /Fields [6 0 R 8 0 R] >>",
        box("Widget", 210, f"{field} /T (a) /V (1,234.50)"),
        box("FreeText", 310, "/DA (/Helv 10 Tf 0 g) /Contents (98.5)"),
        box("Widget", 310, f"{field} /T (b) /V (77)", flags=2),
    )
    document = pdf.read(data, Source("a.pdf", "", "pdf"))
    assert render(document).split("\n")[:2] == ["| 项目 | 预算数 | 决算数 |", "| 合计 | 1,234.50 | 98.5 |"]
    assert document.notes == ()


def test_attached_files_are_named() -> None:
    data = with_objects(
        Sheet().text(60, 100, "正文"),
        "",
        "/Names << /EmbeddedFiles << /Names [(a.xlsx) 6 0 R] >> >>",
        "<< /Type /Filespec /F (a.xlsx) /UF (a.xlsx) /EF << /F 7 0 R >> >>",
        "<< /Type /EmbeddedFile /Length 1 >>\nstream\nx\nendstream",
    )
    (note,) = pdf.read(data, Source("a.pdf", "", "pdf")).notes
    assert note.unread
    assert note.text == "PDF 里附有文件《a.xlsx》，其中的内容没有读取，请另存出来单独核对。"


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("支出12\ue0014.5万元", "支出\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd万元"),
        ("合计\ue001元，增长5%", "合计\ufffd元，增长5%"),
    ],
)
def test_a_figure_with_an_unknown_character_is_unknown(text: str, read_as: str) -> None:
    document = read(Sheet().text(60, 100, text))
    assert [block.text for block in document.paragraphs] == [read_as]
    assert [note.unread for note in document.notes] == [True]


def test_a_font_that_decodes_to_nonsense_is_unknown() -> None:
    nonsense, plain = "ÄÅÇÉÖÜáà2023", "年度Café 5±0.5"
    fonts = [1] * len(nonsense) + [2] * len(plain)
    assert "".join(undecoded(nonsense + plain, fonts)) == "\ufffd" * len(nonsense) + plain


def test_what_exceeds_a_limit_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfium, "_MOST_GLYPHS", 5)
    document = read(Sheet().text(60, 100, "一二三"), Sheet().text(60, 100, "一二三四五六"))
    assert [(note.text, note.unread) for note in document.notes] == [
        ("第2页的内容过多，超出上限的部分没有读取，其中的数字没有核对。", True)
    ]
