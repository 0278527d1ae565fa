"""分隔文本 (.csv, .tsv): tables written as lines whose cells a comma, a tab or another sign parts, told by their shape."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from gouji.document.tree import Document, Source
from gouji.readers.drafts import MOST_CELLS, finished
from gouji.readers.faults import InputError
from gouji.readers.sheet import OverfullError, Sheet, SheetCell, rows_of
from gouji.readers.sheetblocks import blocks_of
from gouji.readers.wrapped import unwrapped

#: Signs that a program sets between cells; between them lines of text may be cut at one width.
_SEEN = frozenset("\t|｜")
_DELIMITERS = ("\t", ",", ";", "|", "^", "~", "¦", "，", "；", "｜", "\x1f")
_FIGURE = re.compile(r"[-+−(（]?[¥￥]?[\d０-９][\d０-９,，.．]*[)）]?%?")
_RULE = re.compile(r"\s*:?-{2,}:?\s*")
_SENTENCE = re.compile(r"[。；！？]\s*$")
#: The first lines show the shape of a file.
_SAMPLE = 400
_MOST_COLUMNS = 1_000
#: A form may change its width so often; lines of prose seldom have so many commas each, and as many as the next.
_MOST_BLOCKS, _LEAST_OF_A_BLOCK = 3, 4
#: Of the rows of several cells so many stand in tables, where a file holds several tables.
_SHARE = 0.8
#: Line breaks in one cell; past this a stray quote has run on to the next one.
_MOST_LINES_IN_A_CELL = 20
# The whole text is bounded; the library would give up at 131 072 characters of one cell.
csv.field_size_limit(1 << 30)


@dataclass(frozen=True, slots=True)
class _Row:
    """``line`` is where the row begins in the file, from 1."""

    line: int
    cells: tuple[str, ...]


def document_of(lines: list[str], source: Source) -> Document | None:
    """The document of a file of delimited rows; None where ``lines`` are no such file. Raises ``InputError`` past the
    number of cells of a workbook."""
    delimiter = _delimiter(lines)
    if delimiter is None:
        return None
    if delimiter in _SEEN:
        lines = unwrapped(lines)
    cells = (
        (row.line - 1, at, SheetCell(text))
        for row in _rows(lines, delimiter)
        for at, text in enumerate(row.cells)
        if text.strip()
    )
    try:
        rows = rows_of(cells, source.path, MOST_CELLS)
    except OverfullError:
        raise InputError(
            f"{source.path}：有内容的单元格超过 {MOST_CELLS // 10_000} 万个，请只保留要核对的内容，另存后再核对。"
        ) from None
    return Document(source, *finished(blocks_of(Sheet("", rows))))


def _delimiter(lines: list[str]) -> str | None:
    """The sign that parts nearly all lines into the same number of cells, some of them figures, none of them prose."""
    filled = [line for line in lines[:_SAMPLE] if line.strip()]
    for delimiter in _DELIMITERS:
        parted = [line for line in filled if delimiter in line]
        if len(parted) * 2 <= len(filled) or len(filled) < 2:
            continue
        if delimiter == "\t" and sum(line.rfind("\t") == 0 for line in parted) * 2 > len(parted):
            continue  # exporters of Word files put every cell on a line of its own, behind a tab
        rows = [row.cells for row in _rows(lines[:_SAMPLE], delimiter)]
        if _is_table(rows) or _are_tables(rows) or _is_in_blocks(rows):
            return delimiter
    return None


def _is_table(rows: list[tuple[str, ...]]) -> bool:
    counts = Counter(len(row) for row in rows)
    width = counts.most_common(1)[0][0] if counts else 0
    if not 2 <= width <= _MOST_COLUMNS:
        return False
    body = [row for row in rows if len(row) == width]
    others = [row for row in rows if len(row) != width]
    if len(body) < 2 or any(len(row) > width and any(map(str.strip, row[width:])) for row in others):
        return False
    if sum(1 < len(row) < width for row in others) * 4 > len(body):  # titles and notes stand alone; ragged rows are few
        return False
    return _holds_figures(body)


def _holds_figures(rows: list[tuple[str, ...]]) -> bool:
    """Whether many rows hold a figure alone in its cell, and few are prose."""
    figures = sum(_has_figure(row) for row in rows)
    return figures * 3 >= len(rows) and sum(map(_is_prose, rows)) * 4 <= len(rows)


def _has_figure(row: tuple[str, ...]) -> bool:
    return any(_FIGURE.fullmatch(cell.strip()) for cell in row)


def _is_prose(row: tuple[str, ...]) -> bool:
    """Whether a row holds a sentence; where figures or blanks have cells of their own it is the reason that a form states."""
    return any(map(_SENTENCE.search, row)) and all(map(str.strip, row)) and not _has_figure(row)


def _is_in_blocks(rows: list[tuple[str, ...]]) -> bool:
    """Whether the rows under a title are a form of a few blocks, each of its own width, that nothing was filled up to the widest."""
    parted = [row for row in rows if len(row) > 1]
    blocks = [list(group) for _, group in groupby(parted, len)]
    even = all(len(block) > 1 and len(block[0]) >= _LEAST_OF_A_BLOCK for block in blocks)
    return len(blocks) in (2, _MOST_BLOCKS) and even and len(parted[-1]) <= _MOST_COLUMNS and _holds_figures(parted)


def _are_tables(rows: list[tuple[str, ...]]) -> bool:
    """Whether nearly all rows of several cells stand in tables, each of its own width, with titles and text between them."""
    groups = [list(group) for several, group in groupby(rows, lambda row: len(row) > 1) if several]
    parted = sum(map(len, groups))
    return len(groups) > 1 and sum(len(group) for group in groups if _is_table(group)) >= _SHARE * parted


def _rows(lines: list[str], delimiter: str) -> Iterator[_Row]:
    """The rows, quotes taken off, blank ones and the rules under a head left out.

    A quote that nothing closes would swallow the rest of the file: then quotes are taken as they stand.
    """
    quoted = _is_quoted(lines, delimiter)
    reader = csv.reader(
        (f"{line}\n" for line in lines),
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        skipinitialspace=True,
    )
    line, fenced = 1, _is_fenced(lines, delimiter)
    for cells in reader:
        texts = tuple(cell.rstrip("\n") for cell in cells)
        if fenced and len(texts) > 2 and not texts[0].strip() and not texts[-1].strip():
            texts = tuple(text.strip() for text in texts[1:-1])
        if any(map(str.strip, texts)) and not all(map(_RULE.fullmatch, texts)):
            yield _Row(line, texts)
        line = reader.line_num + 1


def _is_fenced(lines: list[str], delimiter: str) -> bool:
    """Whether bars stand before and behind each row, and not only between its cells."""
    parted = [line.strip() for line in lines if delimiter in line] if delimiter in "|｜" else []
    return bool(parted) and all(line.startswith(delimiter) and line.endswith(delimiter) for line in parted)


def _is_quoted(lines: list[str], delimiter: str) -> bool:
    """Whether quotes open and close cells throughout: every cell that begins with one ends with one."""
    longest = 0
    try:
        for row in csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=True, skipinitialspace=True):
            longest = max(longest, max((cell.count("\n") for cell in row), default=0))
    except csv.Error:
        return False
    return longest <= _MOST_LINES_IN_A_CELL
