"""Files of each format put together from the parts that matter, with nothing checked on the way: shapes are often wrong."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ALSO = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype "
    "/CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 "
    "/W [1 95 500 814 939 500] /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox "
    "[-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >>"
)
#: The height of a page in points.
HEIGHT = 842


def zipped(parts: Mapping[str, str]) -> bytes:
    """A zip file of ``parts`` by name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def word(body: str, **parts: str) -> bytes:
    """A Word file with ``body``; ``parts`` are the contents of the root elements styles, numbering and footnotes."""
    made = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/document.xml": f'<w:document xmlns:w="{_W}" xmlns:r="{_R}" {_ALSO}><w:body>{body}</w:body></w:document>',
    }
    for name, content in parts.items():
        made[f"word/{name}.xml"] = f'<w:{name} xmlns:w="{_W}">{content}</w:{name}>'
    return zipped(made)


def p(text: str, properties: str = "") -> str:
    """A paragraph of a Word file."""
    stated = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{stated}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def tbl(*rows: Sequence[str]) -> str:
    """A table of a Word file."""
    laid = "".join("<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl>{laid}</w:tbl>"


def book(*sheets: str, styles: str = "", texts: str = "") -> bytes:
    """A workbook whose sheets hold ``sheets``, the contents of their worksheet elements."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="表{at}" sheetId="{at}" r:id="r{at}"/>' for at in numbers)
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _relations(*(("worksheet", f"worksheets/sheet{at}.xml") for at in numbers)),
            **{
                f"xl/worksheets/sheet{at}.xml": f'<worksheet xmlns="{_S}">{content}</worksheet>'
                for at, content in enumerate(sheets, 1)
            },
            "xl/styles.xml": f'<styleSheet xmlns="{_S}">{styles}</styleSheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{_S}">{texts}</sst>',
        }
    )


def _relations(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="r{at}" Type="{_R}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{listed}</Relationships>'


def pdf(*pages: str, forms: Sequence[tuple[str, str]] = (), notes: Sequence[str] = (), catalogue: str = "") -> bytes:
    """A PDF file with the content streams ``pages``.

    ``forms`` are content streams and what they draw (names and objects), known to all as /X0, /X1 …; ``notes`` are
    annotations of the first page.
    """
    first_form = 4 + 2 * len(pages)
    first_note = first_form + len(forms)
    drawn = " ".join(f"/X{at} {first_form + at} 0 R" for at in range(len(forms)))
    resources = f"/Resources << /Font << /F1 3 0 R >> /XObject << {drawn} >> >>"
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    listed = " ".join(f"{first_note + at} 0 R" for at in range(len(notes)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalogue.replace('@NOTES', listed)} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        _FONT,
    ]
    for at, content in enumerate(pages):
        own = f"/Annots [{listed}]" if at == 0 and notes else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 {HEIGHT}] {resources} /Contents {5 + 2 * at} 0 R {own} >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    for content, uses in forms:
        objects.append(
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 595 {HEIGHT}] /Resources << /Font << /F1 3 0 R >> /XObject << {uses} >> >> "
            f"/Length {len(content)} >>\nstream\n{content}\nendstream"
        )
    objects.extend(notes)
    pieces, offsets, at = ["%PDF-1.4\n"], [], 9
    for number, content in enumerate(objects, 1):
        offsets.append(at)
        pieces.append(f"{number} 0 obj\n{content}\nendobj\n")
        at += len(pieces[-1])
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n"
    return "".join((*pieces, f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}")).encode("latin-1")


def said(x: float, y: float, text: str, size: float = 10) -> str:
    """``text`` on a page, ``y`` from the top."""
    return f"BT /F1 {size} Tf 1 0 0 1 {x:.2f} {HEIGHT - y:.2f} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"


def ruled(x0: float, y0: float, x1: float, y1: float) -> str:
    """A rule on a page, ``y`` from the top."""
    return f"{x0:.2f} {HEIGHT - y0:.2f} m {x1:.2f} {HEIGHT - y1:.2f} l S\n"
