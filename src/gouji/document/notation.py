"""文本记法: a document as plain text and back, for cases, golden files, the docs and bug reports.

A line is a paragraph. Lines that start with ``|`` are the rows of a table, cells between bars; ``\\n``, ``\\|`` and ``\\\\``
stand for a line break, a bar and a backslash inside a cell. ``{2x3}`` before a cell's text makes it two rows high and
three columns wide; positions it covers are not written. ``![name]`` is a picture. A blank line ends a table. A line that
would be read as one of these is written with a backslash before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gouji.document.caption import with_captions
from gouji.document.outline import with_sections
from gouji.document.place import Place
from gouji.document.tree import Block, Cell, Document, Paragraph, Picture, Source, Table

_SPAN = re.compile(r"\{(\d+)x(\d+)\}")
_CELL_END = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_ESCAPED = re.compile(r"\\(.)")
_MARKS = ("|", "![", "\\")


def parse(text: str, name: str = "notation") -> Document:
    """The document that ``text`` stands for; places carry the line of ``text``."""
    blocks: list[Block] = []
    rows: list[tuple[int, list[str]]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("|"):
            rows.append((number, _split(line)))
            continue
        if rows:
            blocks.append(_table(rows))
            rows = []
        if line.startswith("![") and line.endswith("]"):
            blocks.append(Picture(line[2:-1], Place(line=number)))
        elif line.strip():
            shown = line[1:] if line.startswith("\\") else line
            blocks.append(Paragraph(shown, Place(line=number, quote=shown.strip())))
    if rows:
        blocks.append(_table(rows))
    return Document(Source(name, "", "notation"), with_captions(with_sections(blocks)))


def render(document: Document) -> str:
    """The notation of ``document``; ``parse(render(d))`` equals ``d`` but for source and places."""
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines.append(("\\" if block.text.startswith(_MARKS) else "") + block.text)
        elif isinstance(block, Picture):
            lines.append(f"![{block.name}]")
        else:
            lines.extend((*(_row(row) for row in block.rows), ""))
    return "\n".join(lines) + "\n"


def _split(line: str) -> list[str]:
    inner = line[1:].rstrip()
    if _CELL_END.search(inner) and inner.endswith("|"):
        inner = inner[:-1]
    parts, start = [], 0
    for match in _CELL_END.finditer(inner):
        parts.append(inner[start : match.end() - 1])
        start = match.end()
    parts.append(inner[start:])
    return [part.strip() for part in parts]


def _table(rows: Iterable[tuple[int, list[str]]]) -> Table:
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    first = None
    for row, (line, texts) in enumerate(rows):
        first = first or line
        column = 0
        for raw in texts:
            while (row, column) in taken:
                column += 1
            span = _SPAN.match(raw)
            height, width = (int(span[1]), int(span[2])) if span else (1, 1)
            body = _ESCAPED.sub(lambda match: "\n" if match[1] == "n" else match[1], raw[span.end() if span else 0 :])
            taken.update((r, c) for r in range(row, row + height) for c in range(column, column + width))
            cells.append(Cell(body, row, column, Place(line=line, quote=body.strip()), height, width))
            column += width
    return Table(tuple(cells), Place(line=first), spans_known=any(c.rowspan > 1 or c.colspan > 1 for c in cells))


def _row(cells: Iterable[Cell]) -> str:
    shown = []
    for cell in cells:
        span = f"{{{cell.rowspan}x{cell.colspan}}}" if (cell.rowspan, cell.colspan) != (1, 1) else ""
        body = cell.text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n")
        shown.append(span + body)
    return "| " + " | ".join(shown) + " |"
