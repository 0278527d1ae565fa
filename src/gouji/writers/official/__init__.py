"""公文样式: the same document as docx, xlsx, pdf and html in the look of GB/T 9704-2012, charts as vector pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gouji.document.tree import Document
from gouji.domain.chart import Chart
from gouji.fonts import PACKAGE
from gouji.writers.official import charts, docx, html, typst, xlsx

FORMATS = ("docx", "xlsx", "pdf", "html")


def rendered(
    document: Document, drawn: Mapping[str, Chart], described: Mapping[str, object], contents_at: int | None
) -> Iterator[tuple[str, bytes]]:
    """The bytes of every format by its ending as they are made: the PDF first, whose pages Word's contents tell. Raises
    ``ModuleNotFoundError`` where a component is not installed."""
    pictures = {name: charts.svg(chart) for name, chart in drawn.items() if _is_shown(document, name)}
    made = typst.pdf(document, pictures, contents_at)
    yield "pdf", made
    yield "html", html.write(document, pictures, described, contents_at)
    pages = typst.heading_pages(made) if contents_at is not None else ()
    yield "docx", docx.write(document, drawn, contents_at, pages)
    yield "xlsx", xlsx.write(document, drawn)


def font_advice() -> str:
    """How to get a font where none at hand shows Chinese in a PDF; empty where there is one. Raises ``ModuleNotFoundError``."""
    if not typst.lacks_chinese():
        return ""
    return f"没有中文字体，PDF 里的汉字显示不出来：请运行 pip install {PACKAGE}，或者用环境变量 GOUJI_FONTS 指明字体文件夹，再编制一次。"


def _is_shown(document: Document, name: str) -> bool:
    return any(picture.name == name for picture in document.pictures)
