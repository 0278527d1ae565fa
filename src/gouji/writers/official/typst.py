"""公文样式的 PDF: the document as Typst source, and the PDF set from it with fonts embedded and charts as vectors."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from gouji import fonts as installed
from gouji.document.grid import grid_of
from gouji.document.tree import Cell, Document, Paragraph, Picture, Table
from gouji.writers.official import fonts
from gouji.writers.official.look import (
    LANDSCAPE_MARGINS,
    MARGINS,
    Placed,
    Role,
    Side,
    contents_lines,
    cover_width,
    header_rows,
    inner_head,
    is_attachment,
    is_form,
    placed,
    side,
)
from gouji.writers.official.setting import Setting, set_tables

if TYPE_CHECKING:
    import typst

_MAIN = "main.typ"


def pdf(document: Document, charts: Mapping[str, str] | None = None, contents_at: int | None = None) -> bytes:
    """``document`` as a PDF; ``charts`` are SVG texts by picture name, ``contents_at`` the block the 目录 stands before.

    Raises ``ModuleNotFoundError`` where typst is not installed. Equal documents give equal bytes.
    """
    import typst

    drawn = dict(charts or {})
    files = {f"chart{at}.svg": svg for at, svg in enumerate(drawn.values(), 1)}
    names = dict(zip(drawn, files, strict=True))
    with tempfile.TemporaryDirectory() as folder:
        for name, content in {_MAIN: source(document, names, contents_at), **files}.items():
            (Path(folder) / name).write_text(content, "utf-8")
        made = typst.compile(str(Path(folder) / _MAIN), format="pdf", font_paths=font_set(), timestamp=0)
    assert isinstance(made, bytes)
    return made


def heading_pages(made: bytes) -> tuple[tuple[str, int], ...]:
    """(heading, page from 1) of the bookmarks of a PDF, in order."""
    import pypdfium2

    opened = pypdfium2.PdfDocument(made)
    try:
        marks = ((mark.get_title(), mark.get_dest()) for mark in opened.get_toc())
        return tuple((title, dest.get_index() + 1) for title, dest in marks if dest is not None)
    finally:
        opened.close()


@cache
def font_set() -> typst.Fonts:
    """The fonts of the set-up and of the system, looked for once."""
    import typst

    folder = installed.folder()
    return typst.Fonts(font_paths=[str(folder)] if folder is not None else [])


def lacks_chinese() -> bool:
    """Whether no font at hand has Chinese characters: a PDF would show none."""
    wanted = {*fonts.SONG_TITLE, *fonts.FANG, *fonts.HEI, *fonts.KAI, *fonts.ANY}
    return wanted.isdisjoint(font_set().families())


def source(document: Document, charts: Mapping[str, str], contents_at: int | None = None) -> str:
    """The Typst source of ``document``; ``charts`` are file names by picture name."""
    pieces = [_preamble()]
    landscape = False
    spots = placed(document)
    for at, (spot, made) in enumerate(zip(spots, set_tables(spots), strict=True)):
        if at == contents_at:
            pieces.append(_contents(*contents_lines(spots)))
        if spot.landscape != landscape:
            landscape = spot.landscape
            margins = LANDSCAPE_MARGINS if landscape else MARGINS
            pieces.append(f"#set page(flipped: {str(landscape).lower()}, margin: ({_lengths(margins)}))")
        elif spot.new_page or (at == contents_at and at):
            pieces.append("#pagebreak(weak: true)")
        pieces.append(_block(spot, made, charts))
    return "\n\n".join(pieces) + "\n"


def _block(spot: Placed, made: Setting | None, charts: Mapping[str, str]) -> str:
    block = spot.block
    if isinstance(block, Table):
        assert made is not None
        return _table(block, made)
    if isinstance(block, Picture):
        name = charts.get(block.name)
        return f'#align(center, image("{name}", width: 140mm))' if name else string(f"［图片：{block.name}］")
    if spot.cover and (width := cover_width(block.text)):
        title = f"align(center, block(width: {width / 10:g}pt, {_paragraph(block, spot.role)[1:]}))"
        return f"#v(60mm)\n\n#{title}"
    return ("#v(60mm)\n\n" if spot.cover else "") + _paragraph(block, spot.role)


def _paragraph(paragraph: Paragraph, role: Role) -> str:
    shown = string(paragraph.text)
    if role is Role.PART and is_attachment(paragraph.text):
        return f"#heading(level: 1, attachment({shown}))"
    if role in (Role.PART, Role.HEADING1, Role.HEADING2, Role.HEADING3):
        level = {Role.PART: 1, Role.HEADING1: 2, Role.HEADING2: 3}.get(role, 4)
        return f"#heading(level: {level}, {shown})"
    if role is Role.CAPTION:
        return f"#heading(level: 5, {shown})"
    makers = {
        Role.TITLE: "doctitle",
        Role.NUMBER: "formnumber",
        Role.SUBTITLE: "subtitle",
        Role.LEAD: "lead",
        Role.NOTE: "note",
        Role.SEAL: "seal",
    }
    return f"#{makers.get(role, 'body')}({shown})"


def _table(table: Table, made: Setting) -> str:
    """The table, or what each page has of it."""
    size = f"{made.size // 10}.{made.size % 10}pt"
    columns = ", ".join(f"{share}fr" for share in made.shares)
    parts = (_form(part, heads=header_rows(table), record=is_form(table)) for part in _by_page(made))
    return "\n\n#pagebreak(weak: true)\n\n".join(f"#form(({columns},), {size}, {part})" for part in parts)


def _by_page(made: Setting) -> Iterator[Table]:
    """The rows of each page, below the names of their columns on a further one."""
    edges = [0, *made.breaks, len(made.table.rows)]
    head = inner_head(made.table)
    for start, end in pairwise(edges):
        again = head if start and head and head.start < start else range(0)
        moved = [cell._replace(row=cell.row - again.start) for cell in made.table.cells if cell.row in again]
        down = len(again) - start
        moved += [cell._replace(row=cell.row + down) for cell in made.table.cells if start <= cell.row < end]
        yield replace(made.table, cells=tuple(moved))


def _form(table: Table, *, heads: int, record: bool) -> str:
    grid = grid_of(table)
    cells = [_cell(cell, is_head=cell.row < heads, record=record) for cell in all_cells(table, grid.width, grid.height)]
    repeated = inner_head(table) if record else range(heads)
    above, head, below = (
        [cell for row, cell in cells if _where(row, repeated) == where] for where in ("above", "inside", "below")
    )
    return ",\n".join([*above, *([f"table.header({', '.join(head)})"] if head else []), *below])


def _where(row: int, rows: range) -> str:
    """Whether a row stands above, inside or below ``rows``; below where there are none."""
    if row in rows:
        return "inside"
    return "above" if rows and row < rows.start else "below"


def all_cells(table: Table, width: int, height: int) -> list[Cell]:
    """The cells in reading order with the blanks that no cell covers."""
    covered = {
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    }
    blanks = [
        Cell("", row, column, table.place)
        for row in range(height)
        for column in range(width)
        if (row, column) not in covered
    ]
    return sorted((*table.cells, *blanks), key=lambda cell: (cell.row, cell.column))


def _cell(cell: Cell, *, is_head: bool, record: bool) -> tuple[int, str]:
    spans = f"x: {cell.column}, y: {cell.row}"
    spans += f", colspan: {cell.colspan}" if cell.colspan > 1 else ""
    spans += f", rowspan: {cell.rowspan}" if cell.rowspan > 1 else ", breakable: false"
    stands = side(cell, is_form=record, is_head=is_head)
    spans += "" if stands is Side.CENTRE else f", align: {stands.value} + horizon"
    look = f"hei({string(cell.text)})" if is_head else string(cell.text)
    return cell.row, f"table.cell({spans}, {look})"


def string(words: str) -> str:
    """A Typst string, line breaks as breaks; a string cannot be markup, whatever stands in it."""
    lines = [line.replace("\\", "\\\\").replace('"', '\\"') for line in words.split("\n")]
    strings = [f'text("{line}")' for line in lines]
    return strings[0] if len(strings) == 1 else "[" + "#linebreak()".join(f"#{one}" for one in strings) + "]"


def _lengths(margins: Mapping[str, int]) -> str:
    return ", ".join(f"{side}: {size}mm" for side, size in margins.items())


def _families(*names: str) -> str:
    return "(" + ", ".join(f'"{name}"' for name in (*names, *fonts.ANY)) + ",)"


def _contents(size: int, height: int) -> str:
    """目录: what the outline lists, in lines of that height, tenths of a point."""
    return f"""#toctitle
#[
#set par(leading: {(height - size) / 10:g}pt, spacing: {(height - size) / 10:g}pt)
#show outline.entry: it => block(above: {(height - size) / 10:g}pt, text(size: {size / 10:g}pt, it))
#outline(title: none, indent: n => calc.min(n, 1) * 2em, target: heading.where(level: 1).or(heading.where(level: 2)).or(heading.where(level: 5)))
]
#pagebreak(weak: true)"""


def _preamble() -> str:
    """The page and the look of each role."""
    return f"""#let song = {_families(*fonts.SONG_TITLE)}
#let fang = {_families(*fonts.FANG)}
#let kai = {_families(*fonts.KAI)}
#let black = {_families(*fonts.HEI)}
#let numbered = context {{
  let n = counter(page).get().first()
  let shown = text(font: song, size: 14pt)[—#n—]
  if calc.odd(n) {{ align(right, pad(right: 14pt, shown)) }} else {{ align(left, pad(left: 14pt, shown)) }}
}}
#set page("a4", margin: ({_lengths(MARGINS)}), footer: numbered, footer-descent: 7mm)
#set text(font: fang, size: 16pt, lang: "zh", region: "cn", fallback: true)
// 28 characters in 156 mm and 22 lines in 225 mm: a line is as tall as its characters, whatever the font says
#set text(tracking: -0.21pt, top-edge: 0.8em, bottom-edge: -0.2em)
#set par(leading: 12.95pt, spacing: 12.95pt, justify: true)
#set heading(numbering: none)
#show heading: set block(above: 12.95pt, below: 12.95pt)
#show heading.where(level: 1): it => align(center, text(font: song, size: 18pt, weight: "bold", it.body))
#show heading.where(level: 2): it => pad(left: 32pt, text(font: black, size: 16pt, weight: "regular", it.body))
#show heading.where(level: 3): it => pad(left: 32pt, text(font: kai, size: 16pt, weight: "regular", it.body))
#show heading.where(level: 4): it => pad(left: 32pt, text(font: fang, size: 16pt, weight: "bold", it.body))
#show heading.where(level: 5): it => block(
  above: 6pt, below: 8pt, width: 100%, align(center, text(font: song, size: 18pt, weight: "bold", it.body)))
#set outline.entry(fill: repeat([.], gap: 2pt))
#show outline.entry: set text(font: fang)
#let attachment(words) = block(width: 100%, align(left, text(font: black, size: 16pt, weight: "regular", words)))
#let toctitle = align(center, text(font: song, size: 18pt, weight: "bold")[目#h(2em)录])
#let doctitle(words) = align(center, text(font: song, size: 22pt, weight: "bold", words))
#let seal(words) = block(above: 80mm, width: 100%, align(center, text(size: 16pt, words)))
#let formnumber(words) = align(right, text(size: 10.5pt, words))
#let subtitle(words) = align(center, text(size: 14pt, words))
#let lead(words) = block(above: 4pt, below: 4pt, text(size: 10.5pt, words))
#let note(words) = block(above: 4pt, below: 4pt, {{ set par(leading: 4pt); text(size: 10.5pt, tracking: 0pt, words) }})
#let body(words) = par(first-line-indent: (amount: 2em, all: true), words)
#let hei(words) = text(font: black, words)
#let form(columns, size, ..cells) = {{
  let dense = size < 10pt
  set text(tracking: 0pt, size: size)
  set par(leading: if dense {{ 3pt }} else {{ 4pt }}, spacing: 4pt, justify: false)
  table(columns: columns, inset: (x: if dense {{ 2pt }} else {{ 3pt }}, y: if dense {{ 2pt }} else if size < 10.5pt {{ 3.5pt }} else {{ 4pt }}), align: center + horizon, stroke: 0.5pt, ..cells)
}}"""
