"""Files to read where none is given: one disclosure-like document in the formats that offices send."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache

from gouji.document.notation import parse
from gouji.document.tree import Document
from gouji.readers.ocr.engine import engine_found
from gouji.writers import docx, xlsx
from gouji.writers.official import typst

_TABLES, _ROWS = 10, 60
_HEADER = "| {2x1}编码 | {2x1}名称 | {1x4}金额 |\n| 年初 | 决算 | 差额 | 占比 |\n"
_DOTS_PER_POINT = 150 / 72
# What Word says about every run of text; WPS and LibreOffice say as much.
_NOISE = (
    b'<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="\xe4\xbb\xbf\xe5\xae\x8b_GB2312" w:hAnsi="\xe4\xbb\xbf\xe5\xae\x8b_GB2312" '
    b'w:eastAsia="\xe4\xbb\xbf\xe5\xae\x8b_GB2312" w:cs="\xe5\xae\x8b\xe4\xbd\x93"/><w:color w:val="000000"/><w:kern w:val="0"/>'
    b'<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar"/></w:rPr>'
)


def samples() -> Iterator[tuple[str, bytes]]:
    """Names and bytes. The picture is left out where no OCR engine is installed, the PDF where nothing can set it."""
    document = _document()
    word = docx.write(document)
    yield "样例.docx", word
    yield "样例（逐段带格式）.docx", _formatted(word)
    yield "样例.xlsx", xlsx.write(document)
    try:
        pages = typst.pdf(document)
    except ModuleNotFoundError:
        return
    yield "样例.pdf", pages
    if engine_found() is not None:
        yield "样例（扫描一页）.png", _scanned(pages)


@cache
def _document() -> Document:
    return parse("".join(map(_part, range(_TABLES))))


def _part(table: int) -> str:
    """A sentence and a table; no two figures are alike, as in accounts."""
    rows = "".join(_row(table * _ROWS + line) for line in range(_ROWS))
    return f"一、收支情况\n本年支出合计{2940 + table}.05万元，下降2.10%。\n{_HEADER}{rows}"


def _row(line: int) -> str:
    budget, spent = 10_000 + 7919 * line % 90_000, 10_000 + 6151 * line % 90_000
    return f"| 2{line:03} | 科目{line} | {budget / 100:,.2f} | {spent / 100:,.2f} | — | {1000 * spent // budget / 10:.2f}% |\n"


def _formatted(word: bytes) -> bytes:
    """``word`` with fonts, sizes and revision marks on every run and paragraph."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:r>", b'<w:r w:rsidR="00A77B3E" w:rsidRPr="00C12D5F">' + _NOISE)
                data = re.sub(rb"<w:p>", b'<w:p w:rsidR="00A77B3E" w:rsidRDefault="00C12D5F" w:rsidP="00D31E44">', data)
            new.writestr(name, data)
    return made.getvalue()


def _scanned(pages: bytes) -> bytes:
    import pypdfium2

    with pypdfium2.PdfDocument(pages) as document:
        picture = document[0].render(scale=_DOTS_PER_POINT).to_pil()
    made = io.BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()
