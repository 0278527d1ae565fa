"""网页 (.html): one page that needs nothing else, for reading on screen and for printing."""

from __future__ import annotations

import re
from html import escape

from gouji.document.grid import grid_of
from gouji.document.outline import heading_level
from gouji.document.tree import Block, Document, Paragraph, Picture, Table
from gouji.values import zh

_DEEPEST = 6
# A browser shows a run of spaces, and those at the ends, as one or none; no-break spaces it shows.
_LOST_SPACE = re.compile(r"^ | (?= )| $|\t")
_STYLE = (
    "body{max-width:60em;margin:2em auto;padding:0 1em;font:16px/1.8 'Songti SC','SimSun',serif}"
    "table{border-collapse:collapse;margin:1em 0}td,caption{padding:.2em .5em}td{border:1px solid #888;vertical-align:middle}"
)


def write(document: Document) -> bytes:
    """``document`` as a page in UTF-8; a tab becomes a space and a line break inside a paragraph a new paragraph."""
    first = next(document.paragraphs, None)
    title = escape(zh.squeeze(first.text)) if first is not None else ""
    named = f'<meta name="ArticleTitle" content="{title}">' if title else ""
    body = "\n".join(map(_block, document.blocks))
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">{named}<title>{title}</title><style>{_STYLE}</style></head>\n'
        f"<body><article>\n{body}\n</article></body></html>\n"
    ).encode()


def _block(block: Block) -> str:
    if isinstance(block, Picture):
        return f'<p><img alt="{escape(block.name)}"></p>'
    if isinstance(block, Table):
        return _table(block)
    return _paragraph(block)


def _paragraph(paragraph: Paragraph) -> str:
    # A numbered heading is told by its number; the tag carries the level of the others.
    marked = paragraph.level is not None and (heading_level(paragraph.text) is None or paragraph.level <= _DEEPEST)
    tag = f"h{min(paragraph.level or 1, _DEEPEST)}" if marked else "p"
    return f"<{tag}>{_text(paragraph.text)}</{tag}>"


def _table(table: Table) -> str:
    grid = grid_of(table)
    rows = []
    for row in range(grid.height):
        cells = []
        for column in range(grid.width):
            cell = grid.at(row, column)
            if cell is None:
                cells.append("<td></td>")
            elif (cell.row, cell.column) == (row, column):
                spans = "".join(
                    f' {name}="{size}"'
                    for name, size in (("rowspan", cell.rowspan), ("colspan", cell.colspan))
                    if size > 1
                )
                cells.append(f"<td{spans}>{_text(cell.text)}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"


def _text(text: str) -> str:
    lines = (_LOST_SPACE.sub("\xa0", line) for line in text.split("\n"))
    return "<br>".join(escape(line, quote=False) for line in lines)
