"""Holds the figures that are read of PDFs against those that pdftotext (Poppler, another engine) prints, page by page.

Both sides are multisets of numbers: what stands in which cell is not compared, nor is order. Differences are told by kind,
each with the words around it: which side is right, a person sees on the page. pdftotext is no part of the project; where it
is not installed nothing is measured, and that is said.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from gouji.document.numbering import numbered
from gouji.document.tree import Document, Paragraph, Source, Table
from gouji.readers import READERS, InputError
from gouji.readers.layout.arrange import Layout, layout_of
from gouji.readers.layout.pagetable import PageTable
from gouji.readers.layout.sheets import pages_of_sheets
from gouji.readers.layout.text import Line
from gouji.readers.layout.watermark import without_watermarks
from gouji.readers.pdf.pdfium import pages_of
from gouji.readers.sniff import Format, sniff
from gouji.recognise.claims import recognise_claims
from gouji.recognise.figures import printed_figures
from gouji.values import zh

NEEDS_FILE = True
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_AROUND = 20
# With so small a share of the Chinese characters pdftotext lacks the fonts of a page.
_READABLE = 0.5
# A paragraph belongs to the page that it begins on; its figures may stand on this many pages behind.
_PAGES_OVER = 3
# A number broken over lines, or glued, has no more parts.
_MOST_PARTS = 4

Lines = dict[int, list[str]]


class Kind(Enum):
    """差别: how the numbers of the two sides differ.

    LOST: theirs has one that ours lacks. GLUED: one of ours is several of theirs on one line; REJOINED: on several lines, as
    numbers broken by narrow cells are. PARTED: one of theirs is several of ours. FURTHER: ours has one that theirs lacks.
    LEFT_OUT: one that ours saw and took for a page number, a running line, a repeated heading or a watermark.
    """

    LOST = "缺"
    GLUED = "连"
    REJOINED = "接行"
    PARTED = "断"
    FURTHER = "多"
    LEFT_OUT = "略去"


_LEGEND = "缺：我们没有；连：我们把一行里的几个数连成一个；接行：我们把断在几行的数接成一个；断：我们断开了一个数；多：pdftotext 没有；略去：我们当作页码、页眉、重复的表头或水印"


class Number(NamedTuple):
    """数: a number as printed, in half width, on one line of a page; ``around`` are the words it stands in."""

    text: str
    page: int
    line: int
    around: str


class Difference(NamedTuple):
    """一处差别: ``ours`` and ``theirs`` are the numbers that differ; one of them is empty where the other has nothing."""

    page: int
    kind: Kind
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    around: str


def run(path: Path) -> dict[str, Any]:
    """The differences in the PDF ``path``, or in all those in the folder ``path``."""
    if shutil.which("pdftotext") is None:
        raise InputError("没有安装 pdftotext（Poppler 的命令行工具），无从比较，请先安装 poppler-utils。")
    found = sorted(path.rglob("*")) if path.is_dir() else [path]
    files, refused = [], []
    for file in found:
        data = file.read_bytes() if file.is_file() else b""
        if sniff(data) is Format.PDF:
            try:
                files.append(_compared(file, data))
            except InputError as fault:
                refused.append(str(fault))
    if not files and not refused:
        raise InputError(f"{path}：没有 PDF 文件，请指定 PDF 文件或者含有 PDF 的文件夹。")
    return {"files": files, "refused": refused, **_total(files)}


def _total(files: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        "figures": sum(file["figures"] for file in files),
        "numbers": sum(file["numbers"] for file in files),
        "kinds": {kind.value: sum(file["kinds"][kind.value] for file in files) for kind in Kind},
    }


def render(result: dict[str, Any]) -> str:
    """The differences as lines for a reader."""
    lines = [_LEGEND, *result["refused"]]
    for file in result["files"]:
        lines.append(f"{file['name']}：{_counts(file)}")
        lines += [
            f"  第{one['page']}页 {one['kind']}：{' '.join(one['ours']) or '—'} ｜ {' '.join(one['theirs']) or '—'}　{one['around']}"
            for one in file["differences"]
        ]
        for name, pages in (("图片", file["pictures"]), ("pdftotext 认不出文字", file["unreadable"])):
            if pages:
                lines.append(f"  没有比较的页（{name}）：{'、'.join(map(str, pages))}")
    return "\n".join([*lines, f"合计 {len(result['files'])} 份：{_counts(result)}"])


def _counts(counted: dict[str, Any]) -> str:
    kinds = "、".join(f"{kind} {count}" for kind, count in counted["kinds"].items() if count)
    return f"印出的数 {counted['figures']} 个（连同编码、年份比较了 {counted['numbers']} 个），与 pdftotext 不同：{kinds or '没有'}"


def _compared(path: Path, data: bytes) -> dict[str, Any]:
    document = numbered(READERS[Format.PDF].read(data, Source(path.name, "", "pdf")), 0)
    layouts = layouts_of(data, path.name)
    ours, theirs = _read(document), _printed_by_pdftotext(path)
    pictures = {page.number or 0 for page in layouts if page.scanned or page.recognised}
    unreadable = {page for page in ours if _words(theirs.get(page, ())) < _READABLE * _words(ours[page])} - pictures
    numbers = [
        [one for one in _numbers(pages) if one.page not in pictures | unreadable]
        for pages in (ours, theirs, _laid_out(layouts))
    ]
    found = differences(*numbers)
    counts = Counter(one.kind for one in found)
    return {
        "name": path.name,
        "figures": len(printed_figures(document, recognise_claims(document))),
        "numbers": len(numbers[0]),
        "kinds": {kind.value: counts[kind] for kind in Kind},
        "differences": [one._asdict() | {"kind": one.kind.value} for one in found],
        "pictures": sorted(pictures),
        "unreadable": sorted(unreadable),
    }


def _words(lines: Iterable[str]) -> int:
    return sum(len(_CHINESE.findall(line)) for line in lines)


def layouts_of(data: bytes, name: str) -> list[Layout]:
    """The pages of a PDF as they are laid out, before tables are joined over pages and running lines are left out."""
    return [layout_of(page) for page in without_watermarks(pages_of_sheets(pages_of(data, name)))]


def _printed_by_pdftotext(path: Path) -> Lines:
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=False)
    pages = done.stdout.decode("utf-8", "replace").split("\f")
    return {page: text.splitlines() for page, text in enumerate(pages, 1)}


def _read(document: Document) -> Lines:
    """The text of the document by page, without what was recognised in pictures."""
    pages: Lines = defaultdict(list)
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.confidence is None:
            pages[block.place.page or 0].append(block.text)
        elif isinstance(block, Table):
            for cell in block.cells:
                if cell.confidence is None:
                    pages[cell.place.page or 0] += cell.text.split("\n")
    return pages


def _laid_out(layouts: Iterable[Layout]) -> Lines:
    """The text that stands on each page, running lines, repeated heads and watermarks as well."""
    pages: Lines = defaultdict(list)
    for layout in layouts:
        lines = pages[layout.number or 0]
        lines += layout.aside
        for item in layout.items:
            if isinstance(item, Line):
                lines.append(item.text)
            elif isinstance(item, PageTable):
                lines += [line for cell in item.cells for line in cell.text.split("\n")]
    return pages


def _numbers(pages: Lines) -> Iterator[Number]:
    for page, lines in sorted(pages.items()):
        for at, line in enumerate(map(zh.halfwidth, lines)):
            for match in _NUMBER.finditer(line):
                around = line[max(match.start() - _AROUND, 0) : match.end() + _AROUND]
                yield Number(match[0], page, at, " ".join(around.split()))


def differences(ours: Sequence[Number], theirs: Sequence[Number], laid_out: Sequence[Number]) -> list[Difference]:
    """Where the numbers differ, ``laid_out`` being what stands on the pages before anything is left out."""
    further, lacking = _beyond(ours, theirs), _beyond(theirs, ours)
    _cancel_over_pages(further, lacking)
    found: list[Difference] = []
    for one in list(further):
        parts = _parts_of(one.text, [other for other in lacking if 0 <= other.page - one.page <= _PAGES_OVER])
        if parts:
            kind = Kind.REJOINED if len({(part.page, part.line) for part in parts}) == len(parts) else Kind.GLUED
            found.append(Difference(one.page, kind, (one.text,), _texts(parts), one.around))
            _take(further, [one])
            _take(lacking, parts)
    for one in list(lacking):
        parts = _parts_of(one.text, [other for other in further if 0 <= one.page - other.page <= _PAGES_OVER])
        if parts:
            found.append(Difference(one.page, Kind.PARTED, _texts(parts), (one.text,), one.around))
            _take(lacking, [one])
            _take(further, parts)
    for one in _beyond(laid_out, ours):
        there = [other for other in lacking if other.page == one.page]
        parts = [other for other in there if other.text == one.text][:1] or _parts_of(one.text, there)
        if parts:
            found.append(Difference(one.page, Kind.LEFT_OUT, (), _texts(parts), parts[0].around))
            _take(lacking, parts)
    found += [Difference(one.page, Kind.LOST, (), (one.text,), one.around) for one in lacking]
    found += [Difference(one.page, Kind.FURTHER, (one.text,), (), one.around) for one in further]
    return sorted(found, key=attrgetter("page"))


def _beyond(numbers: Iterable[Number], others: Iterable[Number]) -> list[Number]:
    """Those of ``numbers`` that ``others`` do not have on the same page, each counted."""
    left = Counter((one.page, one.text) for one in others)
    beyond = []
    for one in numbers:
        left[one.page, one.text] -= 1
        if left[one.page, one.text] < 0:
            beyond.append(one)
    return beyond


def _cancel_over_pages(further: list[Number], lacking: list[Number]) -> None:
    """Takes off both what a paragraph has that goes on over pages."""
    for one in list(further):
        same = (other for other in lacking if other.text == one.text and 0 < other.page - one.page <= _PAGES_OVER)
        other = next(same, None)
        if other is not None:
            further.remove(one)
            lacking.remove(other)


def _parts_of(text: str, numbers: Sequence[Number]) -> list[Number]:
    """Two or more of ``numbers`` that put together in their order are the digits of ``text``; nothing where there are none."""
    digits = _digits(text)
    inside = [one for one in numbers if _digits(one.text) in digits and one.text != text]
    parts = _put_together(digits, inside, _MOST_PARTS)
    return parts if len(parts) > 1 else []


def _put_together(digits: str, numbers: Sequence[Number], most: int) -> list[Number]:
    for at, one in enumerate(numbers):
        begin = _digits(one.text)
        if digits == begin:
            return [one]
        if most > 1 and digits.startswith(begin):
            rest = _put_together(digits[len(begin) :], numbers[at + 1 :], most - 1)
            if rest:
                return [one, *rest]
    return []


def _digits(text: str) -> str:
    return text.replace(",", "").replace(".", "")


def _texts(numbers: Iterable[Number]) -> tuple[str, ...]:
    return tuple(one.text for one in numbers)


def _take(numbers: list[Number], away: Iterable[Number]) -> None:
    for one in away:
        numbers.remove(one)
