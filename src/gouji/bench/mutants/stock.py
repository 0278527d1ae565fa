"""One valid file of each format, small and with something of everything its reader looks at: what mutants are made from."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from typing import NamedTuple

from gouji.bench.growth.packed import book, p, pdf, ruled, said, tbl, word, zipped
from gouji.bench.mutants import lines, packages, records, xlsbfile
from gouji.bench.mutants.docfile import IN_TABLE, ROW_END, Doc, row, sprm
from gouji.bench.mutants.ofdfile import Leaf, ofd_file
from gouji.document.notation import parse
from gouji.writers import docx, html, xlsx

_ROWS = (
    ("项目", "行次", "决算数"), ("一、一般公共预算财政拨款收入", "1", "368.94"), ("二、其他收入", "2", "1.06"), ("本年收入合计", "3", "370.00")
)  # fmt: skip
_SENTENCE = "2022年度本年支出368.94万元，比上年决算371.26万元减少2.32万元，下降0.62%。"
_NOTATION = (
    f"青溪县水利局2022年度部门决算公开\n一、收入支出决算情况\n{_SENTENCE}\n其中：基本支出300.00万元，占81.31%；项目支出68.94万元，占18.69%。\n"
    "| {1x3}收入支出决算总表 |\n"
    + "".join("| " + " | ".join(cells) + " |\n" for cells in _ROWS)
    + "\n项目支出绩效自评表\n| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n"
    "| 产出指标 | 数量指标 | 办理案件数 | ≥20件 | 24件 | 30 | 30 |\n| {1x5}总分 | 100 | 98 |\n"
)


class Stock(NamedTuple):
    """样品: a valid file of one format and how it is changed."""

    data: bytes
    changed: Callable[[bytes, random.Random], bytes]


def stock() -> dict[str, Stock]:
    """The files by kind; xls is left out where nothing can write one."""
    document = parse(_NOTATION)
    found = {
        "docx": Stock(_word(), packages.zipped),
        "docx, written": Stock(docx.write(document), packages.zipped),
        "xlsx": Stock(_book(), packages.zipped),
        "xlsx, written": Stock(xlsx.write(document), packages.zipped),
        "xlsb": Stock(_binary(), packages.zipped),
        "odt": Stock(_open("text", _TEXT, _TEXT_STYLES), packages.zipped),
        "ods": Stock(_open("spreadsheet", _SHEETS, ""), packages.zipped),
        "ofd": Stock(_fixed(), packages.zipped),
        "html": Stock(html.write(document), packages.page),
        "mail": Stock(_MAIL.encode(), lines.mail),
        "word xml": Stock(_WORD_XML.encode(), packages.xml),
        "excel xml": Stock(_EXCEL_XML.encode(), packages.xml),
        "txt": Stock(_TXT.encode(), lines.text),
        "csv": Stock("\n".join(map(",".join, _ROWS * 3)).encode(), lines.delimited),
        "pdf": Stock(_printed(), records.pdf),
        "doc": Stock(_old_word(), records.old_office),
    }
    old = _old_book()
    return found | ({"xls": Stock(old, records.old_office)} if old else {})


def _word() -> bytes:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    merged = (
        f'<w:tbl><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="20"/><w:gridCol w:w="900"/></w:tblGrid>'
        f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>{p("类")}</w:tc><w:tc>{p("1.00")}</w:tc></w:tr>'
        f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>{tbl(("甲", "2.00"))}<w:p/></w:tc></w:tr></w:tbl>'
    )
    body = (
        p("一、收入支出情况", numbered)
        + f'<w:p><w:r><w:t>{_SENTENCE}</w:t><w:footnoteReference w:id="1"/></w:r><w:ins w:id="3"><w:r><w:t>增</w:t></w:r></w:ins><w:del w:id="4"><w:r><w:delText>删</w:delText></w:r></w:del></w:p>'
        + p("收入支出决算总表", '<w:pStyle w:val="s1"/><w:outlineLvl w:val="1"/>')
        + tbl(*_ROWS)
        + merged
        + f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:pict><w:txbxContent>{p('框')}</w:txbxContent></w:pict></w:r></w:p>"
        + f"<w:sdt><w:sdtContent>{p('控件', '<w:rPr><w:del w:id=' + chr(34) + '9' + chr(34) + '/></w:rPr>')}</w:sdtContent></w:sdt>"
        + '<w:p><w:r><w:sym w:char="F0A8"/><w:tab/><w:br/><a:blip r:embed="r9"/></w:r></w:p>'
    )
    return word(
        body,
        styles='<w:style w:styleId="s1"><w:basedOn w:val="s2"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:styleId="s2"><w:rPr><w:b/></w:rPr></w:style>',
        numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        footnotes=f'<w:footnote w:id="1">{p("含结转")}</w:footnote>',
    )


def _book() -> bytes:
    first = (
        '<cols><col min="3" max="3" hidden="1"/></cols><sheetData>'
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>金额</t></is></c></row>'
        '<row r="2" hidden="1"><c r="A2" t="str"><f>"合"&amp;"计"</f><v>合计</v></c><c r="B2" s="1"><f>SUM(B3:B4)</f><v>370</v></c><c r="C2" s="2"><v>0.98</v></c></row>'
        '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><f t="shared" si="0" ref="B3:B4">C3+1</f><v>368.94</v></c><c r="C3" t="b"><v>1</v></c></row>'
        '<row r="4"><c r="A4" t="e"><v>#REF!</v></c><c r="B4" s="1"><f t="shared" si="0"/><v>1.0600000000000001</v></c><c r="C4" s="3"><v>44927</v></c></row>'
        '</sheetData><mergeCells><mergeCell ref="A5:B6"/></mergeCells>'
    )
    second = '<sheetData><row><c><v>1</v></c><c t="s"><v>1</v></c></row></sheetData>'
    styles = (
        '<numFmts><numFmt numFmtId="200" formatCode="#,##0.00_);[Red]\\(#,##0.00\\)"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="200"/><xf numFmtId="10"/><xf numFmtId="14"/></cellXfs>'
    )
    return book(first, second, styles=styles, texts="<si><t>项目</t></si><si><r><t>收</t></r><r><t>入</t></r></si>")


def _binary() -> bytes:
    rows = (
        xlsbfile.row(0, xlsbfile.text(0, "项目"), xlsbfile.shared(1, 0)),
        xlsbfile.row(1, xlsbfile.text(0, "合计"), xlsbfile.rk(1, 36894 << 2 | 3, 1), hidden=True),
        xlsbfile.row(2, xlsbfile.text(0, "其他"), xlsbfile.real(1, 1.06, 1), xlsbfile.cell(4, 2, b"\1")),
    )
    sheet = xlsbfile.sheet(*rows, after=xlsbfile.merges((3, 4, 0, 1)), columns=xlsbfile.hidden_columns(2, 2))
    return xlsbfile.book(sheet, texts=("金额",), codes=("#,##0.00",), states=(0,))


_OASIS = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"))
)  # fmt: skip
_TEXT_STYLES = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>'
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="C" style:family="table-column"><style:table-column-properties style:column-width="3cm"/></style:style>'
)
_TEXT = (
    '<text:h text:outline-level="1">一、情况</text:h><text:list text:style-name="L"><text:list-item text:start-value="2"><text:p>甲</text:p></text:list-item></text:list>'
    f'<text:p>{_SENTENCE}<text:note text:note-class="footnote"><text:note-body><text:p>注</text:p></text:note-body></text:note><text:s text:c="2"/><text:span text:style-name="H">隐</text:span></text:p>'
    '<table:table><table:table-column table:style-name="C" table:number-columns-repeated="3"/><table:table-header-rows><table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>项目</text:p></table:table-cell>'
    '<table:table-cell table:number-columns-spanned="2"><text:p>金额</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows>'
    '<table:table-row><table:covered-table-cell/><table:table-cell table:number-columns-repeated="2"><text:p>1.00</text:p></table:table-cell></table:table-row></table:table>'
    "<text:p><draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame></text:p>"
)
_SHEETS = (
    '<table:table table:name="表"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    '<table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>项目</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1.5" table:formula="of:=SUM([.B2:.B9])"><text:p>1.50</text:p></table:table-cell></table:table-row>'
    '<table:table-row table:visibility="filter"><table:table-cell table:number-columns-spanned="2"><text:p>合计</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="percentage" office:value="0.12"><text:p>12%</text:p></table:table-cell></table:table-row></table:table>'
)


def _open(kind: str, body: str, styles: str) -> bytes:
    content = (
        f"<office:document-content {_OASIS}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content})


def _fixed() -> bytes:
    leaf = Leaf().text(20, 20, "一、收入支出情况").text(20, 30, _SENTENCE[:30], 3)
    xs, ys = [20.0, 80, 120, 160], [40.0, 50, 60, 70]
    leaf.grid(xs, ys)
    for cells, y in zip(_ROWS, ys, strict=False):
        leaf.row(xs, y + 7, *cells)
    leaf.add(
        '<ofd:PageBlock><ofd:ImageObject ResourceID="3" CTM="20 0 0 28 0 0" Boundary="5 5 200 280"/></ofd:PageBlock>'
    )
    return ofd_file(leaf, Leaf().text(20, 20, "第二页"))


def _printed() -> bytes:
    rules = "".join(ruled(50, y, 350, y) for y in (100, 120, 140, 160)) + "".join(
        ruled(x, 100, x, 160) for x in (50, 250, 350)
    )
    cells = "".join(said(x + 4, y + 15, cell) for y, row_ in zip((100, 120, 140), _ROWS, strict=False) for x, cell in zip((50, 250), row_, strict=False))  # fmt: skip
    text = said(50, 60, "一、收入支出情况") + said(50, 80, _SENTENCE)
    field = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (f1) /V (12.00) /Rect [50 50 200 62] /F 4 >>"
    note = "<< /Type /Annot /Subtype /FreeText /Contents (12.50) /Rect [250 50 400 62] /F 4 >>"
    return pdf(
        text + rules + cells + "/X0 Do ",
        said(50, 60, "第二页") + "q 9 0 0 9 60 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q\n",
        forms=[("q 1 0 0 1 5 5 cm /X1 Do Q\n" + said(50, 300, "表单内文字"), "/X1 9 0 R"), (said(50, 320, "内层"), "")],
        notes=[field, note],
        catalogue="/AcroForm << /Fields [@NOTES] >>",
    )


def _old_word() -> bytes:
    made = Doc().p("一、收入支出情况").p(_SENTENCE)
    for cells in _ROWS:
        for cell in cells:
            made.cell(cell)
        made.row_end(row(0, 1_000, 2_000, 3_000, flags=(0x60, 0x20, 0)))
    made.run("删", sprm(0x0800, 1)).end("\r", sprm(IN_TABLE, 0), sprm(ROW_END, 0)).p("末", sprm(0x2640, 1))
    return made.bytes()


def _old_book() -> bytes:
    try:
        import xlwt
    except ImportError:
        return b""
    made = xlwt.Workbook()
    sheet = made.add_sheet("表")
    sheet.write_merge(0, 0, 0, 2, "收入支出决算总表")
    style = xlwt.easyxf(num_format_str="#,##0.00")
    for at, cells in enumerate(_ROWS, 1):
        for column, cell in enumerate(cells):
            sheet.write(at, column, cell if column < 2 or at == 1 else float(cell), style)
    sheet.write(9, 0, xlwt.Formula("SUM(C3:C4)"))
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


_TXT = f"青溪县水利局2022年度部门决算公开\n一、收入支出情况\n{_SENTENCE}\n\t项目\n\t决算数\n\n\t合计\n\t370.00\n\n[image: a.png]\n其中：基本支出300.00万元，项目支出68.94万元。\n"
_MAIL = (
    "MIME-Version: 1.0\nSubject: =?utf-8?B?5Yaz566X?=\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset=utf-8\n\n"
    f"<html><body><p>{_SENTENCE}</p><table><tr><td>项目</td><td>1.00</td></tr></table></body></html>\n--b\nContent-Type: text/plain\n\n{_SENTENCE}\n"
    "--b\nContent-Type: application/pdf; name=a.pdf\nContent-Disposition: attachment; filename=a.pdf\n\nAAAA\n--b--\n"
)
_WORD_XML = (
    '<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core">'
    f'<w:body><wx:sect><w:p><w:pPr><w:listPr><wx:t wx:val="一、"/></w:listPr></w:pPr><w:r><w:t>情况</w:t></w:r></w:p>{p(_SENTENCE)}{tbl(*_ROWS)}'
    '<aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:t>删</w:t></w:r></aml:content></aml:annotation>'
    f"<w:p><w:r><w:footnote>{p('注')}</w:footnote></w:r></w:p></wx:sect></w:body></w:wordDocument>"
)
_SS = "urn:schemas-microsoft-com:office:spreadsheet"
_EXCEL_XML = (
    f'<?xml version="1.0"?><Workbook xmlns="{_SS}" xmlns:ss="{_SS}"><Styles><Style ss:ID="s1"><NumberFormat ss:Format="#,##0.00"/></Style></Styles>'
    '<Worksheet ss:Name="表"><Table><Column ss:Index="2" ss:StyleID="s1" ss:Hidden="1" ss:Span="1"/>'
    '<Row><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">标题</Data></Cell></Row>'
    '<Row ss:Index="4" ss:Hidden="1"><Cell><Data ss:Type="String">合计</Data></Cell><Cell ss:Index="2" ss:Formula="=SUM(R[1]C)"><Data ss:Type="Number">370</Data></Cell></Row>'
    '<Row><Cell><Data ss:Type="DateTime">2022-12-31T00:00:00.000</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell></Row></Table></Worksheet></Workbook>'
)
