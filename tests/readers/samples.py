"""One small valid file of each format, the stock that hostile and random files are made from."""

from __future__ import annotations

import io

from pdffile import Sheet, pdf_file
from wordfile import p, part, tbl, tc, tr, word_file

from gouji.bench.mutants.docfile import Doc, row
from gouji.document.notation import parse
from gouji.writers import html as write_html
from gouji.writers import xlsx as write_xlsx

_NOTATION = "一、概况\n支出2,940.05万元。\n| {2x1}项目 | {1x2}金额 |\n| 预算 | 决算 |\n| 合计 | 1.00 | 2.00 |\n"


def samples() -> dict[str, bytes]:
    xs = [60.0, 200.0, 300.0]
    page = Sheet().text(60, 80, "决算表").grid(xs, [100, 130, 160]).row(xs, 120, "甲", "乙").row(xs, 150, "1", "2")
    found = {
        "docx": word_file(
            p("一、概况", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') + tbl(tr(tc("甲", '<w:vMerge w:val="restart"/>'), tc("1"))),
            numbering=part("numbering", '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'),
        ),
        "doc": Doc().p("一、概况").cell("甲").cell("1").row_end(row(0, 1000, 2000)).bytes(),
        "xlsx": write_xlsx.write(parse(_NOTATION)),
        "html": write_html.write(parse(_NOTATION)),
        "pdf": pdf_file(page, page),
        "txt": "一、概况\n\t项目\n\t金额\n\n\t合计\n\t1.00\n".encode(),
    }  # fmt: skip
    try:
        import xlwt
    except ImportError:
        return found
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    sheet.write_merge(0, 0, 0, 1, "标题")
    sheet.write(1, 0, "合计")
    sheet.write(1, 1, 1.5)
    buffer = io.BytesIO()
    book.save(buffer)
    return {**found, "xls": buffer.getvalue()}
