"""Word 文档 (.docx): headings, paragraphs and merged tables in the look of an official document (GB/T 9704-2012)."""

from __future__ import annotations

import base64
import re

from gouji.document.grid import grid_of
from gouji.document.outline import heading_level
from gouji.document.tree import Cell, Document, Paragraph, Picture, Table
from gouji.writers.archive import packed, xml_text

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# Twentieths of a point: A4 with the margins of GB/T 9704, 156 mm of text width, about 4.4 cm for the widest column.
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/>'
    "</w:sectPr>"
)
_TEXT_WIDTH = 8844
_NARROWEST, _WIDEST = 3, 24
_WORD_LEVELS = 9


# A picture of one clear pixel, drawn as a box of this size in English Metric Units (10 by 5 cm).
_BLANK = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
_BOX = 'cx="3600000" cy="1800000"'
_PICTURE_NAME = re.compile(r"[\w-]+\.png")


def write(document: Document) -> bytes:
    """``document`` as a .docx file. Of a picture a document holds only the name: an empty one of that name stands for
    it, or a line that says so where the name is none for a file."""
    body = "".join(_block(block) for block in document.blocks)
    names = dict.fromkeys(block.name for block in document.pictures if _PICTURE_NAME.fullmatch(block.name))
    relations = _relation("rId1", "styles", "styles.xml") + "".join(
        _relation(_picture_id(name), "image", f"media/{name}") for name in names
    )
    # Word joins neighbouring tables and wants a paragraph after the last; an empty one is no block to a reader.
    main = f'<w:document xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}"><w:body>{body}<w:p/>{_PAGE}</w:body></w:document>'
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="png" ContentType="image/png"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
            "_rels/.rels": _relations(_relation("rId1", "officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": _relations(relations),
            "word/styles.xml": _styles(),
            "word/document.xml": main,
            **{f"word/media/{name}": _BLANK for name in names},
        }
    )


def _relation(identifier: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identifier}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _relations(content: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'


def _picture_id(name: str) -> str:
    return "picture-" + name.removesuffix(".png")


def _block(block: Paragraph | Table | Picture) -> str:
    if isinstance(block, Paragraph):
        return _paragraph(block)
    if isinstance(block, Picture):
        return f"<w:p>{_picture(block.name)}</w:p>"
    return _table(block)


def _picture(name: str) -> str:
    if not _PICTURE_NAME.fullmatch(name):
        return _run(f"［图片：{name}］")
    picture = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    return (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f'<wp:extent {_BOX}/><wp:docPr id="1" name="{name}" descr="图片：{name}"/>'
        f'<a:graphic xmlns:a="{_DRAWING}"><a:graphicData uri="{picture}"><pic:pic xmlns:pic="{picture}">'
        f'<pic:nvPicPr><pic:cNvPr id="1" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{_picture_id(name)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {_BOX}/></a:xfrm><a:prstGeom prst="rect"/><a:ln w="9525"/></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _paragraph(paragraph: Paragraph) -> str:
    style = f"Level{paragraph.level}" if paragraph.level and paragraph.level <= _WORD_LEVELS else "Body"
    # The number a heading begins with says its level; only an unnumbered one needs Word's own mark.
    outline = ""
    if paragraph.level and heading_level(paragraph.text) is None:
        outline = f'<w:outlineLvl w:val="{min(paragraph.level, _WORD_LEVELS) - 1}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{outline}</w:pPr>{_run(paragraph.text)}</w:p>'


def _run(text: str) -> str:
    """A run with line breaks and tabs as Word's own elements."""
    pieces = []
    for number, line in enumerate(text.split("\n")):
        if number:
            pieces.append("<w:br/>")
        for place, part in enumerate(line.split("\t")):
            if place:
                pieces.append("<w:tab/>")
            if part:
                pieces.append(f'<w:t xml:space="preserve">{xml_text(part)}</w:t>')
    return f"<w:r>{''.join(pieces)}</w:r>" if pieces else ""


def _table(table: Table) -> str:
    grid = grid_of(table)
    widths = _widths(table, grid.width)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = []
    for row in range(grid.height):
        cells, column = [], 0
        while column < grid.width:
            cell = grid.at(row, column)
            span = 1 if cell is None else cell.colspan
            cells.append(_cell(cell, row, sum(widths[column : column + span])))
            column += span
        header = "<w:trPr><w:tblHeader/></w:trPr>" if row == 0 else ""
        rows.append(f"<w:tr>{header}{''.join(cells)}</w:tr>")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Form"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(rows)}</w:tbl><w:p/>'
    )


def _cell(cell: Cell | None, row: int, width: int) -> str:
    """The cell as it stands in ``row``: its text where it begins, an empty continuation below; None is a blank."""
    span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell is not None and cell.colspan > 1 else ""
    merge = ""
    if cell is not None and cell.rowspan > 1:
        merge = '<w:vMerge w:val="restart"/>' if cell.row == row else "<w:vMerge/>"
    lines = cell.text.split("\n") if cell is not None and cell.row == row else [""]
    paragraphs = "".join(f'<w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr>{_run(line)}</w:p>' for line in lines)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}</w:tcPr>{paragraphs}</w:tc>'


def _widths(table: Table, columns: int) -> list[int]:
    """Column widths in proportion to the longest line each must hold, within bounds, filling the text width."""
    needed = [_NARROWEST] * columns
    for cell in table.cells:
        share = max(map(len, cell.text.split("\n"))) // cell.colspan + 1
        for column in range(cell.column, cell.column + cell.colspan):
            needed[column] = max(needed[column], min(share, _WIDEST))
    return [_TEXT_WIDTH * need // sum(needed) for need in needed]


def _styles() -> str:
    """The styles of GB/T 9704: body in size-3 FangSong, headings in Hei and Kai, forms in size-5 FangSong."""
    fonts = {1: "方正小标宋简体", 2: "黑体", 3: "楷体_GB2312"}
    indent = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
    levels = "".join(
        _style("paragraph", f"Level{level}", f"标题{level}", fonts.get(level, "仿宋_GB2312"), 44 if level == 1 else 32)
        for level in range(1, _WORD_LEVELS + 1)
    )
    border = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:styles xmlns:w="{_MAIN}">{_style("paragraph", "Body", "正文", "仿宋_GB2312", 32, indent)}{levels}'
        f"{_style('paragraph', 'Cell', '表格文字', '仿宋_GB2312', 21)}"
        f'<w:style w:type="table" w:styleId="Form"><w:name w:val="表格"/><w:tblPr><w:tblBorders>{border}</w:tblBorders>'
        "</w:tblPr></w:style></w:styles>"
    )


def _style(kind: str, identifier: str, name: str, font: str, half_points: int, layout: str = "") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{name}"/><w:pPr>{layout}</w:pPr><w:rPr>'
        f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{font}"/>'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr></w:style>'
    )
