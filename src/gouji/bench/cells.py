"""Holds the cells that are read of the tables of PDFs against those of pdfplumber, another engine, page by page.

A cell is its text without blanks and the cells that begin in the same row: both sides are multisets of rows. Differences are
told by kind, each with the text of both sides: which side is right, a person sees on the page. pdfplumber is installed for
development only.
"""

from __future__ import annotations

import importlib
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

from gouji.bench.figures import layouts_of
from gouji.readers import InputError
from gouji.readers.layout.arrange import Layout
from gouji.readers.layout.pagetable import PageTable
from gouji.readers.layout.text import Line
from gouji.readers.sniff import Format, sniff
from gouji.values import zh

NEEDS_FILE = True
#: The texts of the cells that begin in one row, blank ones left out.
Row = tuple[str, ...]
Rows = Sequence[Row]


class Kind(Enum):
    """差别: how the cells of the two sides differ.

    OUTSIDE: what is a cell to them is a line of text to us. LOST: it is nowhere. FURTHER: ours is none of theirs. GLUED: one
    of ours is several of theirs. PARTED: one of theirs is several of ours. ROW: the cells are the same, their rows are not.
    """

    OUTSIDE = "表外"
    LOST = "缺"
    FURTHER = "多"
    GLUED = "连"
    PARTED = "断"
    ROW = "行"


_LEGEND = "表外：对方的格子，我们当作文字；缺：我们没有；多：对方没有；连：我们把几格连成一格；断：我们把一格断成几格；行：格子相同，分行不同"


class Difference(NamedTuple):
    """一处差别: the cells that differ; one side is empty where it has nothing."""

    kind: Kind
    ours: Row
    theirs: Row


def run(path: Path) -> dict[str, Any]:
    """The differences in the PDF ``path``, or in all those in the folder ``path``."""
    try:
        importlib.import_module("pdfplumber")
    except ImportError:
        raise InputError("没有安装 pdfplumber，无从比较，请先运行：pip install pdfplumber。") from None
    found = sorted(path.rglob("*")) if path.is_dir() else [path]
    files, refused = [], []
    for file in found:
        data = file.read_bytes() if file.is_file() else b""
        if sniff(data) is Format.PDF:
            try:
                files.append(_compared(file.name, data))
            except InputError as fault:
                refused.append(str(fault))
    if not files and not refused:
        raise InputError(f"{path}：没有 PDF 文件，请指定 PDF 文件或者含有 PDF 的文件夹。")
    return {"files": files, "refused": refused, **_total(files)}


def render(result: dict[str, Any]) -> str:
    """The differences as lines for a reader."""
    lines = [_LEGEND, *result["refused"]]
    for file in result["files"]:
        lines.append(f"{file['name']}：{_counts(file)}")
        lines += [
            f"  第{one['page']}页 {one['kind']}：{'｜'.join(one['ours']) or '—'}　对　{'｜'.join(one['theirs']) or '—'}"
            for one in file["differences"]
        ]
        if file["pictures"]:
            lines.append(f"  没有比较的页（图片）：{'、'.join(map(str, file['pictures']))}")
    return "\n".join([*lines, f"合计 {len(result['files'])} 份：{_counts(result)}"])


def _counts(counted: dict[str, Any]) -> str:
    kinds = "、".join(f"{kind} {count}" for kind, count in counted["kinds"].items() if count)
    return f"对方 {counted['cells']} 格，不同：{kinds or '没有'}"


def _total(files: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        "cells": sum(file["cells"] for file in files),
        "kinds": {kind.value: sum(file["kinds"][kind.value] for file in files) for kind in Kind},
    }


def _compared(name: str, data: bytes) -> dict[str, Any]:
    layouts = layouts_of(data, name)
    pictures = {page.number or 0 for page in layouts if page.scanned or page.recognised}
    rows, lines = _ours(layouts)
    theirs = {page: found for page, found in _theirs(data) if page not in pictures}
    found = [
        (page, one)
        for page in sorted((rows.keys() | theirs.keys()) - pictures)
        for one in differences(rows.get(page, ()), theirs.get(page, ()), lines.get(page, ()))
    ]
    counts = Counter(one.kind for _, one in found)
    return {
        "name": name,
        "cells": sum(len(row) for page in theirs.values() for row in page),
        "kinds": {kind.value: counts[kind] for kind in Kind},
        "differences": [{"page": page, **one._asdict(), "kind": one.kind.value} for page, one in found],
        "pictures": sorted(pictures),
    }


def _ours(layouts: Iterable[Layout]) -> tuple[dict[int, list[Row]], dict[int, list[str]]]:
    """The rows of tables and the lines of text by page; two pages of one sheet are one."""
    rows: dict[int, list[Row]] = defaultdict(list)
    lines: dict[int, list[str]] = defaultdict(list)
    for layout in layouts:
        page = layout.number or 0
        lines[page] += map(_plain, layout.aside)
        for item in layout.items:
            if isinstance(item, Line):
                lines[page].append(_plain(item.text))
            elif isinstance(item, PageTable):
                begun: dict[int, list[str]] = defaultdict(list)
                for cell in sorted(item.cells, key=lambda cell: cell.frame):
                    begun[cell.frame.top].append(cell.text)
                rows[page] += _filled(begun.values())
    return rows, lines


def _theirs(data: bytes) -> Iterator[tuple[int, list[Row]]]:
    with importlib.import_module("pdfplumber").open(io.BytesIO(data)) as file:
        for page in file.pages:
            yield page.page_number, [row for table in page.extract_tables() for row in _filled(table)]
            page.close()


def _filled(rows: Iterable[Sequence[str | None]]) -> list[Row]:
    found = (tuple(text for cell in row if (text := _plain(cell or ""))) for row in rows)
    return [row for row in found if row]


def _plain(text: str) -> str:
    return zh.squeeze(zh.halfwidth(text))


def differences(ours: Rows, theirs: Rows, lines: Sequence[str]) -> list[Difference]:
    """Where the rows of one page differ, ``lines`` being the text that we see outside tables."""
    further, lacking = Counter(ours), Counter(theirs)
    further, lacking = further - lacking, lacking - further
    own, other = (Counter(cell for row in rows.elements() for cell in row) for rows in (further, lacking))
    left, missed = list((own - other).elements()), list((other - own).elements())
    found = []
    for one in list(left):
        if parts := _parts(one, missed):
            found.append(Difference(Kind.GLUED, (one,), parts))
            _take(left, (one,))
            _take(missed, parts)
    for one in list(missed):
        if parts := _parts(one, left):
            found.append(Difference(Kind.PARTED, parts, (one,)))
            _take(missed, (one,))
            _take(left, parts)
    text = "".join(lines)
    found += [Difference(Kind.OUTSIDE if one in text else Kind.LOST, (), (one,)) for one in missed]
    found += [Difference(Kind.FURTHER, (one,), ()) for one in left]
    if not found:
        found = [Difference(Kind.ROW, row, ()) for row in further.elements()]
        found += [Difference(Kind.ROW, (), row) for row in lacking.elements()]
    return found


def _parts(text: str, cells: Sequence[str]) -> Row:
    """Two or more of ``cells`` that follow each other and make up ``text``; nothing where there are none."""
    for first, one in enumerate(cells):
        parts = [one]
        while text.startswith(made := "".join(parts)) and first + len(parts) < len(cells) and made != text:
            parts.append(cells[first + len(parts)])
        if len(parts) > 1 and "".join(parts) == text:
            return tuple(parts)
    return ()


def _take(cells: list[str], away: Iterable[str]) -> None:
    for one in away:
        cells.remove(one)
