"""公开网页: one page that a government site can host: accessible tables, anchors, charts inline, data beside the text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape

from gouji.document.grid import Grid, grid_of
from gouji.document.tree import Cell, Document, Paragraph, Picture, Table
from gouji.values import zh
from gouji.writers.official.look import Placed, Role, Side, header_rows, is_form, placed, side

_STYLE = """
:root{color-scheme:light}
body{max-width:58rem;margin:0 auto;padding:1.5rem 1rem 4rem;font:17px/1.9 'FangSong','STFangsong','Songti SC','SimSun',serif;color:#222;background:#fff}
h1,h2,caption,.doctitle{font-family:'FZXiaoBiaoSong-B05S','Songti SC','SimSun',serif;text-align:center}
.doctitle{font-size:1.7rem;line-height:1.4;margin:.4em 0}
h2{font-size:1.35rem;margin:2.2em 0 1em}
h3{font:1.08rem/1.8 'SimHei','Heiti SC','Noto Sans CJK SC',sans-serif;margin:1.4em 0 .3em}
h3.caption{text-align:center;font-size:1.25rem}
h4{font:1.05rem/1.8 'KaiTi','Kaiti SC',serif;margin:1em 0 .2em}
p{margin:.35em 0;text-indent:2em}p.lead,p.note,p.number,p.subtitle{text-indent:0;font-size:.9rem}
p.number{text-align:right}p.subtitle{text-align:center}p.seal{text-align:center;text-indent:0;margin:2em 0}
nav{border:1px solid #ccc;padding:.8em 1.2em;margin:1.5em 0}nav ol{list-style:none;margin:0;padding:0}
nav li.inner{padding-left:1.5em}nav a{color:#1a4f8b;text-decoration:none}nav a:hover,nav a:focus{text-decoration:underline}
.scroll{overflow-x:auto;margin:.6em 0}
table{border-collapse:collapse;width:100%;font-size:.86rem;line-height:1.45}
th,td{border:1px solid #777;padding:.28em .4em;text-align:center;vertical-align:middle;white-space:pre-line}
th{background:#f3f4f6;font-weight:600;font-family:'SimHei','Heiti SC','Noto Sans CJK SC',sans-serif}
td.words{text-align:left}
td.figure{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
figure{margin:1em 0;text-align:center}figure svg{max-width:100%;height:auto}
@media print{nav{display:none}body{max-width:none}table{page-break-inside:auto}tr{page-break-inside:avoid}thead{display:table-header-group}}
"""
_HEADINGS = {Role.PART: "h2", Role.HEADING1: "h3", Role.HEADING2: "h4", Role.HEADING3: "h5", Role.CAPTION: "h3"}
_CLOSING = re.compile(r"</", re.I)


def write(
    document: Document, charts: Mapping[str, str], data: Mapping[str, object], contents_at: int | None = None
) -> bytes:
    """``document`` as a page in UTF-8. ``charts`` are SVG texts by name, ``data`` the JSON-LD that describes the page."""
    spots = placed(document)
    titles = [spot.block.text for spot in spots if spot.role is Role.TITLE and isinstance(spot.block, Paragraph)]
    title = escape(" ".join(map(zh.squeeze, titles)) or document.source.path)
    body = []
    for at, spot in enumerate(spots):
        if at == contents_at:
            body.append(_contents(spots))
        body.append(_block(spot, at, charts))
    described = _CLOSING.sub("<\\\\/", json.dumps(data, ensure_ascii=False))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="ArticleTitle" content="{title}"><title>{title}</title><style>{_STYLE}</style>'
        f'<script type="application/ld+json">{described}</script></head>\n'
        f"<body><article>\n{chr(10).join(body)}\n</article></body></html>\n"
    ).encode()


def _contents(spots: tuple[Placed, ...]) -> str:
    entries = []
    for at, spot in enumerate(spots):
        if spot.role in (Role.PART, Role.HEADING1, Role.CAPTION) and isinstance(spot.block, Paragraph):
            inner = "" if spot.role is Role.PART else ' class="inner"'
            entries.append(f'<li{inner}><a href="#s{at}">{escape(spot.block.text)}</a></li>')
    return f'<nav aria-label="目录"><ol>{"".join(entries)}</ol></nav>'


def _block(spot: Placed, at: int, charts: Mapping[str, str]) -> str:
    block = spot.block
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Picture):
        drawn = charts.get(block.name)
        return f'<figure aria-label="{escape(block.name)}">{drawn}</figure>' if drawn else ""
    text = escape(block.text).replace("\n", "<br>")
    tag = _HEADINGS.get(spot.role)
    if tag is not None:
        named = ' class="caption"' if spot.role is Role.CAPTION else ""
        return f'<{tag} id="s{at}"{named}>{text}</{tag}>'
    if spot.role is Role.TITLE:
        return f'<p class="doctitle">{text}</p>'
    named = f' class="{spot.role.name.lower()}"' if spot.role is not Role.BODY else ""
    return f"<p{named}>{text}</p>"


def _table(table: Table) -> str:
    grid = grid_of(table)
    heads = header_rows(table)
    record = is_form(table)
    rows = [_row(grid, row, is_head=row < heads, record=record) for row in range(grid.height)]
    head = f"<thead>{''.join(rows[:heads])}</thead>" if heads else ""
    named = f' aria-label="{escape(table.caption)}"' if table.caption else ""
    return f'<div class="scroll"><table{named}>{head}<tbody>{"".join(rows[heads:])}</tbody></table></div>'


def _row(grid: Grid, row: int, *, is_head: bool, record: bool) -> str:
    cells = []
    for column in range(grid.width):
        cell = grid.at(row, column)
        if cell is None:
            cells.append("<td></td>")
        elif (cell.row, cell.column) == (row, column):
            cells.append(_cell(cell, is_head=is_head, record=record))
    return f"<tr>{''.join(cells)}</tr>"


_NAMED = {Side.LEFT: ' class="words"', Side.CENTRE: "", Side.RIGHT: ' class="figure"'}


def _cell(cell: Cell, *, is_head: bool, record: bool) -> str:
    spans = (("rowspan", cell.rowspan), ("colspan", cell.colspan))
    marks = "".join(f' {name}="{size}"' for name, size in spans if size > 1)
    text = escape(cell.text).replace("\n", "<br>")
    if is_head:
        return f'<th scope="{"colgroup" if cell.colspan > 1 else "col"}"{marks}>{text}</th>'
    return f"<td{marks}{_NAMED[side(cell, is_form=record)]}>{text}</td>"
