"""Mail and the XML of Office 2003."""

from __future__ import annotations

from collections.abc import Callable

from gouji.bench.growth.packed import p, tbl
from gouji.bench.growth.shape import SENTENCE, Shape, each
from gouji.bench.growth.words import HEAD, rows


def _mail(n: int) -> bytes:
    parts = "".join(
        f"--b\nContent-Type: text/html; charset=utf-8\n\n<p>第{at}项支出{at}.00万元。</p>\n" for at in range(n)
    )
    return f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n{parts}--b--\n".encode()


def _headers(n: int) -> bytes:
    return f"MIME-Version: 1.0\n{'X-A: b' * 1}\n{''.join(f'X-{at}: b{chr(10)}' for at in range(n))}Content-Type: text/html\n\n<p>{SENTENCE}</p>\n".encode()


_SHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_WORDML = "http://schemas.microsoft.com/office/word/2003/wordml"


def _excel_xml(rows: str) -> bytes:
    return f'<?xml version="1.0"?><Workbook xmlns="{_SHEET}" xmlns:ss="{_SHEET}"><Worksheet ss:Name="表"><Table>{rows}</Table></Worksheet></Workbook>'.encode()


def _word_xml(body: str) -> bytes:
    return f'<?xml version="1.0"?><w:wordDocument xmlns:w="{_WORDML}"><w:body>{body}</w:body></w:wordDocument>'.encode()


_FILES: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "mail: parts": (100, _mail),
    "mail: headers": (1_000, _headers),
    "excel xml: rows": (
        500,
        lambda n: _excel_xml(
            each(
                "<Row><Cell><Data ss:Type='String'>项目{0}</Data></Cell><Cell><Data ss:Type='Number'>{1}.5</Data></Cell></Row>"
            )(n)
        ),
    ),
    "excel xml: merges": (
        500,
        lambda n: _excel_xml(
            each("<Row><Cell ss:MergeDown='1' ss:MergeAcross='1'><Data ss:Type='Number'>{1}</Data></Cell></Row>")(n)
        ),
    ),
    "word xml: rows": (500, lambda n: _word_xml(tbl(HEAD, *rows(n)))),
    "word xml: paragraphs": (500, lambda n: _word_xml("".join(p(f"第{at}项支出{at}.00万元。") for at in range(n)))),
}

OTHERS = tuple(Shape(name, start, made) for name, (start, made) in _FILES.items())
