"""The styles, page numbers and settings of an official Word document (GB/T 9704-2012)."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.writers.official.look import SPACING

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = f'xmlns:w="{_W}"'
_FANG, _HEI, _KAI, _SONG = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
# 22 lines in 225 mm: 28.95 points a line; 28 characters of 16 points in 156 mm.
_LINE = '<w:spacing w:line="579" w:lineRule="exact"/>'
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_BODY_SIZE = 32
# A quarter of a point less between characters lets 28 of them stand in 156 mm.
_TRACKING = '<w:spacing w:val="-5"/>'
# Twentieths of a point by which a cell is less inset on either side than in the PDF.
_SLACK = 20
_CENTRE, _RIGHT = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'


def styles() -> str:
    """word/styles.xml: a style for every role of a block."""
    made = "".join(
        (
            _style("Body", "正文", _FANG, 32, _LINE + _INDENT),
            _style("Title", "公文标题", _SONG, 44, _spaced(0, 6, 32) + _CENTRE),
            _style("Cover", "封面标题", _SONG, 44, _spaced(170, 12, 32) + _CENTRE),
            _style("Seal", "落款盖章", _FANG, 32, '<w:spacing w:before="4500"/>' + _CENTRE),
            _style("Part", "部分标题", _SONG, 36, "<w:keepNext/>" + _spaced(0, 1.95, 27) + _CENTRE, 0),
            _style("Attachment", "附件序号", _HEI, 32, "<w:keepNext/>" + _LINE, 0),
            _style("Heading1", "一级标题", _HEI, 32, "<w:keepNext/>" + _LINE + _INDENT, 1),
            _style("Heading2", "二级标题", _KAI, 32, "<w:keepNext/>" + _LINE + _INDENT, 2),
            _style("Heading3", "三级标题", _FANG, 32, "<w:keepNext/>" + _LINE + _INDENT, 3, bold=True),
            _style("Caption", "表题", _SONG, 36, "<w:keepNext/>" + _spaced(3, 1, 24) + _CENTRE),
            _style("Number", "表号", _FANG, 21, "<w:keepNext/>" + _spaced(0, 0, 16) + _RIGHT),
            _style("Subtitle", "表下年度", _FANG, 28, "<w:keepNext/>" + _spaced(0, 2, 20) + _CENTRE),
            _style("Lead", "表头说明", _FANG, 21, "<w:keepNext/>" + _spaced(0, 0, 15)),
            _style("Note", "表注", _FANG, 21, _spaced(0, 2, 14.5)),
            # what parts a table from the next: no higher than it must be, a full page has no room for more
            _style("Between", "表后", _FANG, 2, _spaced(0, 0, 1)),
            _style("Picture", "图", _FANG, 24, '<w:spacing w:before="120" w:after="120"/>' + _CENTRE),
            *_cells(),
            _style("TocTitle", "目录标题", _SONG, 36, _spaced(0, 6, 27) + _CENTRE),
            _style("Toc1", "目录 1", _HEI, 28, _toc(0)),
            _style("Toc2", "目录 2", _FANG, 28, _toc(280)),
            _style("PageNumber", "页码", "宋体", 28, ""),
        )
    )
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
    form = f'<w:style w:type="table" w:styleId="Form"><w:name w:val="表格"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>'
    return f"<w:styles {_NAMES}>{made}{form}</w:styles>"


def cell_margins(size: int) -> str:
    """w:tblCellMar of a table with text of that size: beside it a little less than the PDF has, so that a line that is just as
    wide as its cell does not break where a font is a hair wider."""
    beside = SPACING[size][2] * 2 - _SLACK
    insets = {"top": 15, "left": beside, "bottom": 15, "right": beside}
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in insets.items())
    return f"<w:tblCellMar>{margins}</w:tblCellMar>"


#: What the styles of a table's cells end in, by the size of its text in tenths of a point.
SIZES = {105: "", 100: "Middle", 90: "Small", 80: "Tiny"}


def _cells() -> Iterator[str]:
    """The styles of the cells of a table, for each size."""
    named = {"": "", "Middle": "中字", "Small": "小字", "Tiny": "最小字"}
    for tenths, end in SIZES.items():
        # a line as tall as in the PDF, whatever the font says: the pages of the two are the same
        tight = f'<w:spacing w:line="{(tenths + SPACING[tenths][0]) * 2}" w:lineRule="exact"/>'
        for identifier, name, font, layout in (
            ("Cell", "文字", _FANG, tight + _CENTRE),
            ("CellHead", "表头", _HEI, tight + _CENTRE),
            ("CellFigure", "数字", _FANG, tight + _RIGHT),
            ("CellText", "长文字", _FANG, tight),
        ):
            yield _style(identifier + end, f"表格{named[end]}{name}", font, tenths // 5, layout)


def _spaced(before: float, after: float, line: float) -> str:
    """Points before and after a paragraph, and of each of its lines, whatever the font says."""
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" w:line="{round(line * 20)}" '
        'w:lineRule="exact"/>'
    )


def _toc(left: int) -> str:
    return f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8844"/></w:tabs><w:ind w:left="{left}"/>'


def _style(
    identifier: str,
    name: str,
    font: str,
    half_points: int,
    layout: str,
    outline: int | None = None,
    *,
    bold: bool = False,
) -> str:
    level = "" if outline is None else f'<w:outlineLvl w:val="{outline}"/>'
    weight = "<w:b/>" if bold else ""
    tight = _TRACKING if half_points == _BODY_SIZE else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/><w:pPr>{layout}{level}</w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{font}"/>{weight}{tight}'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr></w:style>'
    )


def footer(side: str) -> str:
    """页码: —1—, at the outer edge, one character in from it."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    dash = "<w:r><w:t>—</w:t></w:r>"
    return (
        f'<w:ftr {_NAMES}><w:p><w:pPr><w:pStyle w:val="PageNumber"/><w:ind w:{side}="280"/><w:jc w:val="{side}"/></w:pPr>'
        f"{dash}{field}{dash}</w:p></w:ftr>"
    )


def settings() -> str:
    """Odd and even pages differ; fields are filled when the file is opened."""
    return f'<w:settings {_NAMES}><w:updateFields w:val="true"/><w:evenAndOddHeaders/></w:settings>'
