"""Measures how fast files are read, as ratios in one run against other readers and against the least that must be done.

All contenders take turns on the same bytes in one process, several rounds, and the medians are compared: a busy machine
slows them alike. CPU time is what counts. A contender that is not installed is left out and named.
"""

from __future__ import annotations

import importlib
import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from gouji.bench.samples import samples
from gouji.document.tree import Source
from gouji.readers import READERS, InputError
from gouji.readers.sniff import Format, sniff

_ROUNDS = 7
_OURS = "gouji"


@dataclass(frozen=True, slots=True)
class Contender:
    """对照: a way to read the bytes of one format; ``module`` must be importable for it to take part."""

    name: str
    module: str
    read: Callable[[bytes], object]


def _floor(data: bytes) -> None:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        etree.fromstring(archive.read("word/document.xml"))


def _markitdown(data: bytes) -> None:
    module = importlib.import_module("markitdown")
    module.MarkItDown().convert_stream(io.BytesIO(data), file_extension=".docx")


def _python_docx(data: bytes) -> None:
    document = importlib.import_module("docx").Document(io.BytesIO(data))
    for paragraph in document.paragraphs:
        _ = paragraph.text
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                _ = cell.text


def _openpyxl(data: bytes) -> None:
    book = importlib.import_module("openpyxl").load_workbook(io.BytesIO(data), data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                _ = (cell.value, cell.number_format)


def _calamine(data: bytes) -> None:
    book = importlib.import_module("python_calamine").load_workbook(io.BytesIO(data))
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        sheet.to_python()
        _ = sheet.merged_cell_ranges


def _pdfplumber(data: bytes) -> None:
    with importlib.import_module("pdfplumber").open(io.BytesIO(data)) as file:
        for page in file.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


CONTENDERS: dict[Format, tuple[Contender, ...]] = {
    Format.DOCX: (
        Contender("解压加 XML 解析（下限）", "lxml", _floor),
        Contender("MarkItDown", "markitdown", _markitdown),
        Contender("python-docx", "docx", _python_docx),
    ),
    Format.XLSX: (
        Contender("python-calamine", "python_calamine", _calamine),
        Contender("openpyxl", "openpyxl", _openpyxl),
    ),
    Format.PDF: (Contender("pdfplumber", "pdfplumber", _pdfplumber),),
}


def run(path: Path | None = None) -> dict[str, Any]:
    """The ratios for the file ``path``, the files in the folder ``path``, or generated ones."""
    files = [_measured(name, data) for name, data in _stock(path) if sniff(data) in READERS]
    if not files:
        raise InputError(f"{path}：没有能读取的文件，请指定 docx、xlsx 或 pdf 文件，或者含有它们的文件夹。")
    return {"rounds": _ROUNDS, "files": files}


def render(result: dict[str, Any]) -> str:
    """The ratios as lines for a reader."""
    lines = [f"各读法轮流 {result['rounds']} 轮，取 CPU 时间的中位数"]
    for file in result["files"]:
        lines.append(f"{file['name']}（{file['format']}）：{file['milliseconds']} 毫秒{_extent(file)}")
        for other in file["others"]:
            if other["milliseconds"] is None:
                lines.append(f"  {other['name']}：没有安装")
            else:
                lines.append(f"  {other['name']}：{other['milliseconds']} 毫秒，是 gouji 的 {other['ratio']} 倍")
    return "\n".join(lines)


def _extent(file: dict[str, Any]) -> str:
    parts = [f"单元格 {file['cells']} 个"] if file["cells"] else []
    if file["pages"]:
        parts.append(f"{file['pages']} 页，每 CPU 秒 {file['pages_per_second']} 页")
    if file["peak_megabytes"]:
        parts.append(f"峰值内存 {file['peak_megabytes']} MB")
    return "，" + "，".join(parts) if parts else ""


def _stock(path: Path | None) -> Iterable[tuple[str, bytes]]:
    if path is None:
        return samples()
    found = sorted(path.iterdir()) if path.is_dir() else [path]
    return [(file.name, file.read_bytes()) for file in found if file.is_file()]


def _measured(name: str, data: bytes) -> dict[str, Any]:
    kind = sniff(data)
    source = Source(name, "", kind.value)
    document = READERS[kind].read(data, source)
    ours = Contender(_OURS, "gouji", lambda content: READERS[kind].read(content, source))
    others = [other for other in CONTENDERS.get(kind, ()) if _installed(other.module)]
    times = _times([ours, *others], data)
    pages = max((block.place.page or 0 for block in document.blocks), default=0)
    return {
        "name": name,
        "format": kind.value,
        "milliseconds": round(times[_OURS] * 1e3, 2),
        "cells": sum(len(table.cells) for table in document.tables),
        "pages": pages,
        "pages_per_second": round(pages / times[_OURS]) if pages else None,
        "peak_megabytes": _peak(name, data) if kind is Format.PDF else None,
        "others": [_compared(other, times) for other in CONTENDERS.get(kind, ())],
    }


def _compared(other: Contender, times: dict[str, float]) -> dict[str, Any]:
    taken = times.get(other.name)
    return {
        "name": other.name,
        "milliseconds": None if taken is None else round(taken * 1e3, 2),
        "ratio": None if taken is None else round(taken / times[_OURS], 2),
    }


def _installed(module: str) -> bool:
    try:
        importlib.import_module(module)
    except ImportError:
        return False
    return True


def _times(contenders: list[Contender], data: bytes) -> dict[str, float]:
    """The median CPU seconds of each, after one round to warm up."""
    taken: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    for turn in range(_ROUNDS + 1):
        for contender in contenders:
            started = time.process_time()
            contender.read(data)
            if turn:
                taken[contender.name].append(time.process_time() - started)
    return {name: median(values) for name, values in taken.items()}


_PEAK = """
import sys
from gouji.document.tree import Source
from gouji.readers import READERS
from gouji.readers.sniff import sniff
data = sys.stdin.buffer.read()
READERS[sniff(data)].read(data, Source("", "", ""))
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM:")))
"""


def _peak(name: str, data: bytes) -> int | None:
    """The peak memory of a fresh process that reads the file, in MB; None where the system does not tell."""
    done = subprocess.run([sys.executable, "-c", _PEAK], input=data, capture_output=True, check=False)
    return int(done.stdout) // 1024 if done.returncode == 0 else None
