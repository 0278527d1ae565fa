"""公文样式的 Word 文档: styles, page numbers, contents, landscape pages, repeated table heads, charts as vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gouji.document.grid import grid_of
from gouji.document.outline import heading_level
from gouji.document.tree import Cell, Document, Paragraph, Picture, Table
from gouji.domain.chart import Chart
from gouji.values import zh
from gouji.writers.archive import packed, xml_text
from gouji.writers.official.charts import chart_height
from gouji.writers.official.docx_chart import chart_part
from gouji.writers.official.docx_styles import SIZES, cell_margins, footer, settings, styles
from gouji.writers.official.look import (
    CONTENT_ROLES,
    LANDSCAPE_MARGINS,
    MARGINS,
    PAGE,
    TYPE_WIDTH,
    Placed,
    Role,
    Side,
    contents_lines,
    cover_width,
    header_rows,
    is_attachment,
    is_form,
    placed,
    side,
)
from gouji.writers.official.setting import Setting, set_tables

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_CHART_WIDTH = 150
_TWIPS = 1440 / 25.4
_EMU = 36_000
# The page number's own line ends this much below the type area (7 mm to its upper edge, 5 mm tall).
_FOOTER_ABOVE = 12


@dataclass
class _Body:
    """The body as it is written: bookmarks and charts are numbered in order."""

    charts: Mapping[str, Chart]
    pieces: list[str] = field(default_factory=list)
    drawn: list[Chart] = field(default_factory=list)
    bookmarks: list[tuple[str, str, int]] = field(default_factory=list)
    landscape: bool = False


def write(
    document: Document,
    charts: Mapping[str, Chart] | None = None,
    contents_at: int | None = None,
    pages: Sequence[tuple[str, int]] = (),
) -> bytes:
    """``document`` as a .docx file with its ``charts`` by picture name; ``contents_at`` is the block before which the table of
    contents stands, ``pages`` the headings with the pages that the PDF of the same layout has them on."""
    body = _Body(charts or {})
    spots = placed(document)
    for at, (spot, made) in enumerate(zip(spots, set_tables(spots), strict=True)):
        if at == contents_at:
            body.pieces.append("\0")
        _turn(body, spot)
        body.pieces.append(_block(body, spot, made))
    body.pieces.append("<w:p/>" + _section(landscape=body.landscape))
    contents = _contents(body.bookmarks, pages, contents_lines(spots)) if contents_at is not None else ""
    main = "".join(body.pieces).replace("\0", contents)
    return _container(f"<w:document {_NAMES}><w:body>{main}</w:body></w:document>", body.drawn)


def _turn(body: _Body, spot: Placed) -> None:
    """Ends the section where the page turns between upright and landscape."""
    if spot.landscape != body.landscape:
        body.pieces.append(f"<w:p><w:pPr>{_section(landscape=body.landscape)}</w:pPr></w:p>")
        body.landscape = spot.landscape


def _section(*, landscape: bool) -> str:
    width, height = (round(side * _TWIPS) for side in (reversed(PAGE) if landscape else PAGE))
    turned = ' w:orient="landscape"' if landscape else ""
    margins = LANDSCAPE_MARGINS if landscape else MARGINS
    top, left, right, bottom = (round(margins[side] * _TWIPS) for side in ("top", "left", "right", "bottom"))
    below = round((margins["bottom"] - _FOOTER_ABOVE) * _TWIPS)
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rIdF1"/><w:footerReference w:type="even" r:id="rIdF2"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" '
        f'w:left="{left}" w:header="851" w:footer="{below}" w:gutter="0"/></w:sectPr>'
    )


def _block(body: _Body, spot: Placed, made: Setting | None) -> str:
    block = spot.block
    if isinstance(block, Table):
        assert made is not None
        return _table(block, made, landscape=spot.landscape)
    if isinstance(block, Picture):
        return _picture(body, block)
    return _paragraph(body, block, spot)


def _paragraph(body: _Body, paragraph: Paragraph, spot: Placed) -> str:
    style = spot.role.name.title()
    if spot.cover:
        style = "Cover"
    elif spot.role is Role.PART and is_attachment(paragraph.text):
        style = "Attachment"
    layout = f'<w:pStyle w:val="{style}"/>'
    if spot.new_page:
        layout += "<w:pageBreakBefore/>"
    if spot.cover and (width := cover_width(paragraph.text)):
        beside = (TYPE_WIDTH[False] - width) // 2 * 2  # twentieths of a point from tenths, on either side
        layout += f'<w:ind w:left="{beside}" w:right="{beside}"/>'
    if paragraph.level is not None and heading_level(paragraph.text) is None:
        layout += f'<w:outlineLvl w:val="{min(paragraph.level, 9) - 1}"/>'
    run = _run(paragraph.text)
    if spot.role in CONTENT_ROLES:
        number = len(body.bookmarks) + 1
        name = f"_Toc{number:06d}"
        body.bookmarks.append((name, paragraph.text.strip(), 1 if spot.role is Role.PART else 2))
        run = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{run}<w:bookmarkEnd w:id="{number}"/>'
    return f"<w:p><w:pPr>{layout}</w:pPr>{run}</w:p>"


def _run(text: str, look: str = "") -> str:
    pieces = []
    for number, line in enumerate(text.split("\n")):
        if number:
            pieces.append("<w:br/>")
        if line:
            pieces.append(f'<w:t xml:space="preserve">{xml_text(line)}</w:t>')
    return f"<w:r>{look}{''.join(pieces)}</w:r>" if pieces else ""


def _contents(
    bookmarks: Sequence[tuple[str, str, int]], pages: Sequence[tuple[str, int]], lines: tuple[int, int]
) -> str:
    """目录: a TOC field with its entries and their pages written out, for programs that show a field as it is saved; Word counts
    the pages itself when the file is opened. ``lines`` are the size of its text and the height of a line, tenths of a point."""
    size, height = lines
    look = f'<w:rPr><w:sz w:val="{size // 5}"/><w:szCs w:val="{size // 5}"/></w:rPr>'
    entries = []
    passed = 0
    for at, (name, title, level) in enumerate(bookmarks):
        begin = (
            _field_mark("begin") + _instruction('TOC \\o "1-2" \\h \\z \\u') + _field_mark("separate") if not at else ""
        )
        end = _field_mark("end") if at == len(bookmarks) - 1 else ""
        found = next((one for one in range(passed, len(pages)) if zh.label(pages[one][0]) == zh.label(title)), None)
        shown, passed = ("", passed) if found is None else (str(pages[found][1]), found + 1)
        number = (
            _field_mark("begin")
            + _instruction(f"PAGEREF {name} \\h")
            + _field_mark("separate")
            + _run(shown, look)
            + _field_mark("end")
        )
        entries.append(
            f'<w:p><w:pPr><w:pStyle w:val="Toc{level}"/><w:spacing w:line="{height * 2}" w:lineRule="exact"/></w:pPr>{begin}<w:hyperlink w:anchor="{name}">'
            f"{_run(title, look)}<w:r>{look}<w:tab/></w:r>{number}</w:hyperlink>{end}</w:p>"
        )
    heading = f'<w:p><w:pPr><w:pStyle w:val="TocTitle"/></w:pPr>{_run("目  录")}</w:p>'
    return heading + "".join(entries)


def _field_mark(kind: str) -> str:
    dirty = ' w:dirty="true"' if kind == "begin" else ""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"{dirty}/></w:r>'


def _instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {text} </w:instrText></w:r>'


def _table(table: Table, made: Setting, *, landscape: bool) -> str:
    grid = grid_of(made.table)
    margins = LANDSCAPE_MARGINS if landscape else MARGINS
    room = round((PAGE[1 if landscape else 0] - margins["left"] - margins["right"]) * _TWIPS)
    widths = [room * share // sum(made.shares) for share in made.shares]
    heads, record = header_rows(table), is_form(table)
    size = SIZES[made.size]
    rows = []
    for row in range(grid.height):
        cells, column = [], 0
        while column < grid.width:
            cell = grid.at(row, column)
            span = 1 if cell is None else cell.colspan
            cells.append(
                _cell(
                    cell,
                    row,
                    sum(widths[column : column + span]),
                    is_head=row < heads,
                    record=record,
                    size=size,
                    opens_page=row in made.breaks and not column,
                )
            )
            column += span
        marks = "<w:cantSplit/>" + ("<w:tblHeader/>" if row < heads else "")
        rows.append(f"<w:tr><w:trPr>{marks}</w:trPr>{''.join(cells)}</w:tr>")
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Form"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/>{cell_margins(made.size)}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(rows)}</w:tbl>'
        '<w:p><w:pPr><w:pStyle w:val="Between"/></w:pPr></w:p>'
    )


_STYLES = {Side.LEFT: "CellText", Side.CENTRE: "Cell", Side.RIGHT: "CellFigure"}


def _cell(
    cell: Cell | None, row: int, width: int, *, is_head: bool, record: bool, size: str, opens_page: bool = False
) -> str:
    span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell is not None and cell.colspan > 1 else ""
    merge = ""
    if cell is not None and cell.rowspan > 1:
        merge = '<w:vMerge w:val="restart"/>' if cell.row == row else "<w:vMerge/>"
    text = cell.text if cell is not None and cell.row == row else ""
    stands = Side.CENTRE if cell is None else side(cell, is_form=record)
    style = ("CellHead" if is_head else _STYLES[stands]) + size
    lines = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{"<w:pageBreakBefore/>" if opens_page and not at else ""}</w:pPr>'
        f"{_run(line)}</w:p>"
        for at, line in enumerate(text.split("\n"))
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>{lines}</w:tc>'


def _picture(body: _Body, picture: Picture) -> str:
    chart = body.charts.get(picture.name)
    if chart is None:
        return f'<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr>{_run(f"［图片：{picture.name}］")}</w:p>'
    body.drawn.append(chart)
    number = len(body.drawn)
    width, height = (side * _EMU for side in (_CHART_WIDTH, chart_height(chart)))
    name = xml_text(picture.name)
    return (
        '<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline><wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="{name}" descr="{name}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="rIdC{number}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )


def _container(main: str, charts: Sequence[Chart]) -> bytes:
    relations = [
        _relation("rIdStyles", "styles", "styles.xml"),
        _relation("rIdSettings", "settings", "settings.xml"),
        _relation("rIdF1", "footer", "footer1.xml"),
        _relation("rIdF2", "footer", "footer2.xml"),
        *(_relation(f"rIdC{at}", "chart", f"charts/chart{at}.xml") for at in range(1, len(charts) + 1)),
    ]
    return packed(
        {
            "[Content_Types].xml": _types(len(charts)),
            "_rels/.rels": _relations([_relation("rId1", "officeDocument", "word/document.xml")]),
            "word/_rels/document.xml.rels": _relations(relations),
            "word/styles.xml": styles(),
            "word/settings.xml": settings(),
            "word/footer1.xml": footer("right"),
            "word/footer2.xml": footer("left"),
            **{f"word/charts/chart{at}.xml": chart_part(chart) for at, chart in enumerate(charts, 1)},
            "word/document.xml": main,
        }
    )


def _types(charts: int) -> str:
    overrides = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "footer1": "footer",
        "footer2": "footer",
    }
    listed = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_OFFICE}.{kind}+xml"/>'
        for name, kind in overrides.items()
    ) + "".join(
        f'<Override PartName="/word/charts/chart{at}.xml" ContentType="{_CHART}"/>' for at in range(1, charts + 1)
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{listed}</Types>"
    )


def _relation(identifier: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identifier}" Type="{_R}/{kind}" Target="{target}"/>'


def _relations(listed: Sequence[str]) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(listed)}</Relationships>'
