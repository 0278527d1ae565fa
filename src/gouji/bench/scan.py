"""Measures the recognition of scans: table pages of a PDF are rendered as pictures and read, against the PDF's own text.

Cells are compared by place and extent, so that a figure in the wrong cell counts as wrong; amounts are figures with
decimals. CPU seconds a page include finding the rules.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gouji.document.tree import Table
from gouji.readers import InputError
from gouji.readers.drafts import finished
from gouji.readers.layout.arrange import layout_of
from gouji.readers.layout.assembly import blocks_of
from gouji.readers.layout.page import Page
from gouji.readers.ocr.engine import engine_found
from gouji.readers.ocr.pages import page_of
from gouji.readers.pdf.pdfium import pages_of

_DPI = 150
_AMOUNT = re.compile(r"-?[\d,]+\.\d+%?")

Spot = tuple[int, int, int, int, int]


@dataclass(slots=True)
class _Count:
    """The cells of the file, those the scan places alike, and those that read alike."""

    cells: int = 0
    placed: int = 0
    filled: int = 0
    right: int = 0
    amounts: int = 0
    amounts_right: int = 0

    def add(self, stated: dict[Spot, str], read: dict[Spot, str]) -> None:
        for spot, text in stated.items():
            self.cells += 1
            self.placed += spot in read
            if text:
                self.filled += 1
                self.right += read.get(spot) == text
                if _AMOUNT.fullmatch(text):
                    self.amounts += 1
                    self.amounts_right += read.get(spot) == text


def run(path: Path) -> dict[str, Any]:
    """The counts over the pages of the PDF ``path`` that hold tables."""
    engine = engine_found()
    if engine is None:
        raise InputError("没有安装 OCR 组件，请先运行：pip install 'gouji[ocr]'")
    count, pages, seconds = _Count(), 0, 0.0
    for page, picture in _rendered(path):
        stated = _cells(page)
        if stated:
            started = time.process_time()
            read = _cells(page_of(picture, page.number, max(page.width, page.height), engine))
            seconds += time.process_time() - started
            pages += 1
            count.add(stated, read)
    return {
        "engine": type(engine).__name__,
        "pages": pages,
        "cpu_seconds_per_page": round(seconds / pages, 2) if pages else None,
        "cells": {"stated": count.cells, "placed": count.placed},
        "texts": {"stated": count.filled, "right": count.right},
        "amounts": {"stated": count.amounts, "right": count.amounts_right},
    }


def render(result: dict[str, Any]) -> str:
    """The counts as lines for a reader."""
    named = (("单元格位置", "cells", "placed"), ("文字", "texts", "right"), ("金额", "amounts", "right"))
    return "\n".join(
        [
            f"引擎 {result['engine']}，有表格的页 {result['pages']} 页，每页 {result['cpu_seconds_per_page']} CPU 秒",
            *(f"{title}：{result[key][right]}/{result[key]['stated']}" for title, key, right in named),
        ]
    )


def _rendered(path: Path) -> Iterator[tuple[Page, Any]]:
    """Each page with its picture."""
    import pypdfium2

    data = path.read_bytes()
    document = pypdfium2.PdfDocument(data)
    for at, page in enumerate(pages_of(data, str(path))):
        yield page, document[at].render(scale=_DPI / 72).to_pil()


def _cells(page: Page) -> dict[Spot, str]:
    tables = [block for block in finished(blocks_of([layout_of(page)]))[0] if isinstance(block, Table)]
    return {
        (number, cell.row, cell.column, cell.rowspan, cell.colspan): "".join(cell.text.split())
        for number, table in enumerate(tables)
        for cell in table.cells
    }
