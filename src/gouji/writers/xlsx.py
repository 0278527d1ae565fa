"""Excel 工作簿 (.xlsx): a sheet for each part of the document, figures as numbers that show what is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from gouji.document.grid import grid_of
from gouji.document.tree import Block, Cell, Document, Paragraph, Table
from gouji.writers.archive import packed, xml_text

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_UNFIT = re.compile(r"[\[\]:*?/\\]|^'|'$")
_LONGEST_NAME = 31
_FIRST_NAME = "正文"
# Leading zeros belong to codes, and a spreadsheet keeps fifteen digits: everything else stays text.
_NUMBER = re.compile(r"-?(?:(?P<grouped>[1-9]\d{0,2}(?:,\d{3})+)|0|[1-9]\d*)(?:\.(?P<decimals>\d+))?(?P<percent>%?)")
_MOST_DIGITS = 15
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NARROWEST, _WIDEST = 8, 48
# Cell styles before the numeric ones: text outside tables, text in tables.
_PLAIN, _BOXED, _FIRST_NUMERIC = 0, 1, 2


@dataclass(slots=True)
class _Formats:
    """Number formats in use, each a cell style from ``_FIRST_NUMERIC`` on."""

    codes: list[str] = field(default_factory=list)

    def style(self, code: str) -> int:
        if code not in self.codes:
            self.codes.append(code)
        return _FIRST_NUMERIC + self.codes.index(code)


def write(document: Document) -> bytes:
    """``document`` as a workbook: each heading of level 1 names a sheet, what precedes the first goes on a sheet 正文."""
    formats = _Formats()
    sheets = [(name, _sheet(blocks, formats)) for name, blocks in _sheets(document.blocks)]
    numbers = range(1, len(sheets) + 1)
    relations = "".join(_relation(f"rId{at}", "worksheet", f"worksheets/sheet{at}.xml") for at in numbers)
    named = "".join(
        f'<sheet name="{xml_text(name)}" sheetId="{at}" r:id="rId{at}"/>' for at, (name, _) in enumerate(sheets, 1)
    )
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{_TYPE}.worksheet+xml"/>' for at in numbers
    )
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{overrides}</Types>',
            "_rels/.rels": _relations(_relation("rId1", "officeDocument", "xl/workbook.xml")),
            "xl/_rels/workbook.xml.rels": _relations(relations + _relation("rIdS", "styles", "styles.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{named}</sheets></workbook>',
            "xl/styles.xml": _styles(formats.codes),
            **{f"xl/worksheets/sheet{at}.xml": content for at, (_, content) in enumerate(sheets, 1)},
        }
    )


def _relation(identifier: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identifier}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _relations(content: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'


def _sheets(blocks: Sequence[Block]) -> Iterator[tuple[str, list[Block]]]:
    """The blocks by sheet. A heading that is no lawful sheet name stays as the first line of its sheet."""
    used: set[str] = set()
    parts: list[tuple[str, list[Block]]] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.level == 1:
            name = _sheet_name(block.text, used)
            parts.append((name, [] if name == block.text else [block]))
        else:
            if not parts:
                parts.append((_sheet_name(_FIRST_NAME, used), []))
            parts[-1][1].append(block)
    yield from parts or [(_FIRST_NAME, [])]


def _sheet_name(title: str, used: set[str]) -> str:
    name = _UNFIT.sub(" ", title.replace("\n", " ").replace("\t", " "))[:_LONGEST_NAME].strip() or _FIRST_NAME
    stem, number = name, 1
    while name.casefold() in used:
        number += 1
        name = f"{stem[: _LONGEST_NAME - 5]} ({number})"
    used.add(name.casefold())
    return name


def _sheet(blocks: Sequence[Block], formats: _Formats) -> str:
    rows: list[str] = []
    merges: list[str] = []
    widths: dict[int, int] = {}
    previous: Block | None = None
    for block in blocks:
        if previous is not None and isinstance(previous, Table):
            rows.append("")
        if isinstance(block, Table):
            _add_table(block, rows, merges, widths, formats)
        else:
            text = block.text if isinstance(block, Paragraph) else f"［图片：{block.name}］"
            rows.append(_text_cell("A", len(rows) + 1, text, _PLAIN))
        previous = block
    data = "".join(f'<row r="{at}">{cells}</row>' for at, cells in enumerate(rows, 1) if cells)
    columns = "".join(
        f'<col min="{column + 1}" max="{column + 1}" width="{width}" customWidth="1"/>'
        for column, width in sorted(widths.items())
    )
    merged = f'<mergeCells count="{len(merges)}">{"".join(merges)}</mergeCells>' if merges else ""
    return f'<worksheet xmlns="{_MAIN}">{f"<cols>{columns}</cols>" if columns else ""}<sheetData>{data}</sheetData>{merged}</worksheet>'


def _add_table(table: Table, rows: list[str], merges: list[str], widths: dict[int, int], formats: _Formats) -> None:
    grid = grid_of(table)
    first = len(rows)
    for row in range(grid.height):
        cells = []
        for column in range(grid.width):
            cell = grid.at(row, column)
            letters, number = _letters(column), first + row + 1
            if cell is None or (cell.row, cell.column) != (row, column):
                cells.append(f'<c r="{letters}{number}" s="{_BOXED}"/>')
                continue
            cells.append(_cell(cell, letters, number, formats))
            if cell.rowspan > 1 or cell.colspan > 1:
                corner = f"{_letters(column + cell.colspan - 1)}{number + cell.rowspan - 1}"
                merges.append(f'<mergeCell ref="{letters}{number}:{corner}"/>')
            else:
                longest = max(
                    sum(2 if ord(character) > 255 else 1 for character in line) for line in cell.text.split("\n")
                )
                widths[column] = min(max(widths.get(column, _NARROWEST), longest + 2), _WIDEST)
        rows.append("".join(cells))


def _cell(cell: Cell, letters: str, number: int, formats: _Formats) -> str:
    """The cell as a number where its text is one, with the format that shows exactly this text."""
    match = _NUMBER.fullmatch(cell.text)
    exact = cell.exact if match is None or cell.exact is not None else _value(cell.text)
    if match is None or exact is None or len(exact.as_tuple().digits) > _MOST_DIGITS:
        return _text_cell(letters, number, cell.text, _BOXED)
    places = f".{'0' * len(match['decimals'])}" if match["decimals"] else ""
    style = formats.style(("#,##0" if match["grouped"] else "0") + places + match["percent"])
    formula = f"<f>{xml_text(cell.formula.removeprefix('='))}</f>" if cell.formula else ""
    return f'<c r="{letters}{number}" s="{style}">{formula}<v>{exact:f}</v></c>'


def _value(text: str) -> Decimal:
    bare = Decimal(text.replace(",", "").removesuffix("%"))
    return bare.scaleb(-2) if text.endswith("%") else bare


def _text_cell(letters: str, number: int, text: str, style: int) -> str:
    if not text:
        return f'<c r="{letters}{number}" s="{style}"/>'
    shown = xml_text(_ESCAPE.sub("_x005F_", text))
    return f'<c r="{letters}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'


def _letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _styles(codes: Sequence[str]) -> str:
    """Style 0 for text outside tables, 1 for boxed text, then one boxed style a number format."""
    custom = 164  # below this the numbers of formats are the program's own
    formats = "".join(
        f'<numFmt numFmtId="{custom + at}" formatCode="{xml_text(code)}"/>' for at, code in enumerate(codes)
    )
    sides = "".join(f'<{side} style="thin"/>' for side in ("left", "right", "top", "bottom"))
    boxed = 'fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"'
    wrap = '<alignment vertical="center" wrapText="1"/>'
    numeric = "".join(
        f'<xf numFmtId="{custom + at}" {boxed} applyNumberFormat="1"><alignment vertical="center"/></xf>'
        for at in range(len(codes))
    )
    return (
        f'<styleSheet xmlns="{_MAIN}">'
        + (f'<numFmts count="{len(codes)}">{formats}</numFmts>' if codes else "")
        + '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        f'<borders count="2"><border/><border>{sides}</border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{_FIRST_NUMERIC + len(codes)}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        f'<xf numFmtId="0" {boxed}>{wrap}</xf>{numeric}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
