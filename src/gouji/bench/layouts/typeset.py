"""A document set in a given look: its Typst source, and the PDF with pages put on sheets and turned."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from gouji.bench.layouts.look import Look, Ruling, Watermark
from gouji.document.grid import grid_of
from gouji.document.tree import Block, Document, Paragraph, Table
from gouji.writers.official.look import Placed, Role, column_weights, header_rows, is_figure, placed
from gouji.writers.official.typst import all_cells, font_set, string

_CENTRED = {Role.TITLE, Role.PART, Role.CAPTION, Role.SUBTITLE}
_PLAIN = {Role.LEAD, Role.NOTE, Role.NUMBER}
_POINTS = 72 / 25.4


def pdf(document: Document, look: Look) -> bytes:
    """``document`` in ``look``. Raises ``ModuleNotFoundError`` where typst is not installed."""
    import typst

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "main.typ"
        path.write_text(source(document, look), "utf-8")
        made = typst.compile(str(path), format="pdf", font_paths=font_set(), timestamp=0)
    assert isinstance(made, bytes)
    return _on_sheets(made, look) if look.sheet > 1 or look.turn else made


def source(document: Document, look: Look) -> str:
    """The Typst source of ``document`` in ``look``."""
    return "\n\n".join([_preamble(look), *_pieces(placed(document), look)]) + "\n"


def _pieces(spots: Sequence[Placed], look: Look) -> Iterator[str]:
    for running, group in groupby(spots, key=lambda spot: spot.role is Role.BODY):
        pieces = [_block(spot.block, spot.role, look) for spot in group]
        if running and look.columns > 1:
            yield f"#columns({look.columns}, gutter: 2.5em)[{' '.join(pieces)}]"
        else:
            yield from pieces


def _block(block: Block, role: Role, look: Look) -> str:
    if isinstance(block, Table):
        return _table(block, look)
    if not isinstance(block, Paragraph):
        return ""
    words = string(block.text)
    if role in _CENTRED:
        return f"#align(center, text(weight: 700, {words}))"
    if role in _PLAIN:
        return f"#block(text(size: {look.table_size}pt, {words}))"
    return f"#par(first-line-indent: (amount: 2em, all: true), {words})"


def _table(table: Table, look: Look) -> str:
    grid, heads = grid_of(table), header_rows(table)
    ruling = look.ruling if heads else Ruling.FULL  # a form of merged cells is always ruled
    room = int(2 * (look.paper[0] - look.margins[1] - look.margins[3]) * _POINTS / look.table_size)
    weights = column_weights(table, grid.width, room - grid.width)
    cells = [
        (
            cell.row,
            f"table.cell(x: {cell.column}, y: {cell.row}, colspan: {cell.colspan}, rowspan: {cell.rowspan}, "
            f"align: {'right' if is_figure(cell.text) else 'left' if cell.row >= heads > 0 else 'center'} + horizon, "
            f"{string(cell.text)})",
        )
        for cell in all_cells(table, grid.width, grid.height)
    ]
    repeat = str(look.repeats_heads).lower()
    head = ", ".join(shown for row, shown in cells if row < heads)
    rest = ",\n".join(shown for row, shown in cells if row >= heads)
    columns = ", ".join(f"{weight}fr" for weight in weights)
    fill = "(x, y) => if calc.odd(y) { luma(225) }" if ruling is Ruling.BANDS else "none"
    return (
        f"#block[#set text(size: {look.table_size}pt)\n#set par(leading: 0.3em, spacing: 0.3em, justify: false)\n"
        f"#table(columns: ({columns},), inset: (x: 2.5pt, y: {look.inset}pt), fill: {fill},\n"
        f"stroke: {_stroke(ruling, grid.width, grid.height, heads)},\n"
        f"{f'table.header(repeat: {repeat}, {head}),' if head else ''}\n{rest})]"
    )


def _stroke(ruling: Ruling, width: int, height: int, heads: int) -> str:
    left, top = "if x == 0 {0.5pt}", "if y == 0 {0.5pt}"
    right, bottom = f"if x == {width - 1} {{0.5pt}}", f"if y == {height - 1} {{0.5pt}}"
    under = f"if y == 0 or y == {heads} {{0.5pt}}"
    sides = {
        Ruling.FULL: ("0.5pt", "0.5pt", "0.5pt", "0.5pt"),
        Ruling.DOWN: ("0.5pt", "none", "0.5pt", "none"),
        Ruling.FRAMED_DOWN: ("0.5pt", under, "0.5pt", bottom),
        Ruling.ACROSS: ("none", "0.5pt", "none", "0.5pt"),
        Ruling.THREE: ("none", under, "none", bottom),
        Ruling.BOX: (left, top, right, bottom),
        Ruling.BANDS: ("none",) * 4,
        Ruling.NONE: ("none",) * 4,
    }[ruling]
    named = ", ".join(f"{name}: {side}" for name, side in zip(("left", "top", "right", "bottom"), sides, strict=True))
    return f"(x, y) => ({named})"


def _preamble(look: Look) -> str:
    top, right, bottom, left = (f"{side}mm" for side in look.margins)
    width, height = look.paper
    ground = "foreground" if look.watermark and look.watermark.in_front else "background"
    return f"""#let number = {_number(look.number)}
#let ground = {_ground(look.watermark)}
#set page(width: {width}mm, height: {height}mm, margin: (top: {top}, right: {right}, bottom: {bottom}, left: {left}),
  header: text(size: 9pt, {string(look.head)}), footer: align(center, text(size: 9pt, number)), {ground}: ground)
#set text(font: "{look.font}", size: {look.size}pt, lang: "zh", region: "cn", fallback: true, top-edge: 0.8em, bottom-edge: -0.2em)
#set par(leading: {look.leading}em, spacing: {look.leading}em, justify: true)"""


def _number(shown: str) -> str:
    if not shown:
        return "none"
    counted = shown.replace("#", '" + str(counter(page).get().first()) + "')
    counted = counted.replace("@", '" + str(counter(page).final().first()) + "')
    return f'context text("{counted}")'


def _ground(mark: Watermark | None) -> str:
    if mark is None:
        return "none"
    shown = f"rotate({mark.angle}deg, text(size: {mark.size}pt, fill: luma({mark.grey}%), {string(mark.words)}))"
    step = 100 // (mark.times + 1)
    places = [
        f"place(top + center, dy: {step * (at + 1)}%, dx: {(at % 3 - 1) * 12}%, {shown})" for at in range(mark.times)
    ]
    return "{" + "\n".join(places) + "}"


def _on_sheets(made: bytes, look: Look) -> bytes:
    """The pages side by side, two on a sheet, or turned for the viewer."""
    import io

    import pypdfium2
    import pypdfium2.raw as raw

    document = pypdfium2.PdfDocument(made)
    if look.sheet > 1:
        width, height = document[0].get_size()
        joined = raw.FPDF_ImportNPagesToOne(document.raw, 2 * width, height, 2, 1)
        document = pypdfium2.PdfDocument(joined)
    for page in document:
        page.set_rotation(90 * look.turn)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()
