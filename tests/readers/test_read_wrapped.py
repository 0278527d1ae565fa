"""Documents wrapped in other forms: XML of Office 2003, Flat OPC, saved mail pages, mails, delimited text."""

from __future__ import annotations

import base64
import io
import quopri
import zipfile

import pytest
from wordfile import p, tc, tr, word_file

from gouji.document.notation import render
from gouji.document.tree import Document
from gouji.readers import InputError, read_bytes

NS = " ".join(
    (
        'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"',
        'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"',
        'xmlns:aml="http://schemas.microsoft.com/aml/2001/core"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
    )
)


def shown(document: Document) -> list[str]:
    return render(document).rstrip("\n").split("\n")


def word_2003(body: str) -> Document:
    data = f'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument {NS}><w:body><wx:sect>{body}</wx:sect></w:body></w:wordDocument>'
    return read_bytes("样例.doc", data.encode())


def test_word_2003_text() -> None:
    document = word_2003(
        '<wx:sub-section><w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="一、"/></w:listPr></w:pPr>'
        "<w:r><w:t>收支</w:t></w:r></w:p></wx:sub-section>"
        "<w:p><w:r><w:t>支出3</w:t></w:r>"
        '<aml:annotation aml:id="1" w:type="Word.Deletion"><aml:content><w:r><w:delText>9</w:delText></w:r></aml:content></aml:annotation>'
        '<aml:annotation aml:id="2" w:type="Word.Insertion"><aml:content><w:r><w:t>68</w:t></w:r></aml:content></aml:annotation>'
        '<aml:annotation aml:id="3" w:type="Word.Bookmark.Start" w:name="a"/><w:r><w:t>.94万元</w:t></w:r>'
        "<w:r><w:footnote><w:p><w:r><w:t>含结转</w:t></w:r></w:p></w:footnote></w:r></w:p>"
        "<w:sectPr><w:ftr><w:p><w:r><w:t>—1—</w:t></w:r></w:p></w:ftr></w:sectPr>"
    )
    assert shown(document) == ["一、 收支", "支出368.94万元", "含结转"]
    assert [paragraph.footnote for paragraph in document.paragraphs] == [False, False, True]
    assert [note.text for note in document.notes] == ["文档带有修订标记，已按全部接受后的内容读取。"]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def wide(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def test_word_2003_merges() -> None:
    merged = row(cell("甲", '<w:vmerge w:val="restart"/>'), cell("1.00")) + row(cell("", "<w:vmerge/>"), cell("2.00"))
    assert shown(word_2003(f"<w:tbl>{merged}</w:tbl>")) == ["| {2x1}甲 | 1.00 |", "| 2.00 |"]


def test_merges_that_the_writer_left_out_are_told_from_the_head() -> None:
    head = row(cell("科目"), cell("支出", wide(3)), cell("结余")) + row(*map(cell, ("小计", "基本", "项目")))
    document = word_2003(f"<w:tbl>{head}{row(*map(cell, '12345'))}</w:tbl>")
    assert shown(document) == [
        "| {2x1}科目 | {1x3}支出 | {2x1}结余 |",
        "| 小计 | 基本 | 项目 |",
        "| 1 | 2 | 3 | 4 | 5 |",
    ]
    assert document.notes == ()


def test_names_on_the_left_whose_merges_were_left_out_reach_down() -> None:
    rows = [
        ("一级指标", "三级指标", "目标", "得分"),
        ("产出", "场次", "12场", "10"),
        ("件数", "20件", "9"),
        ("效益", "比率", "95%", "8"),
    ]
    document = word_2003("<w:tbl>" + "".join(row(*map(cell, one)) for one in rows) + "</w:tbl>")
    assert shown(document)[1:4] == [
        "| {2x1}产出 | 场次 | 12场 | 10 |",
        "| 件数 | 20件 | 9 |",
        "| 效益 | 比率 | 95% | 8 |",
    ]
    assert document.notes == ()


def test_rows_that_end_early_stay_short() -> None:
    rows = [("项目", "金额", "备注"), ("甲", "1.00", "无"), ("乙", "2.00"), ("丙", "3.00")]
    document = word_2003("<w:tbl>" + "".join(row(*map(cell, one)) for one in rows) + "</w:tbl>")
    assert shown(document)[2:4] == ["| 乙 | 2.00 |", "| 丙 | 3.00 |"]
    assert len(document.notes) == 1


def test_merges_that_cannot_be_told_are_said() -> None:
    document = word_2003(f"<w:tbl>{row(*map(cell, '甲乙丙'))}{row(cell('1'), cell('2'))}</w:tbl>")
    assert [note.text.partition("（")[0] for note in document.notes] == ["有的表格行里缺少单元格"]


def flat(data: bytes) -> bytes:
    parts = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            content = package.read(name)
            parts.append(f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{content.decode()}</pkg:xmlData></pkg:part>')
    inner = "".join(parts)
    return f'<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{inner}</pkg:package>'.encode()


def test_flat_opc() -> None:
    body = p("支出368.94万元。") + f"<w:tbl>{tr(tc('甲'), tc('1.00'))}</w:tbl>"
    assert shown(read_bytes("样例.xml", flat(word_file(body)))) == ["支出368.94万元。", "| 甲 | 1.00 |"]


SHEETS = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel"><Styles><Style ss:ID="Default"/><Style ss:ID="s1"><NumberFormat ss:Format="Standard"/></Style>
 <Style ss:ID="s2"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="s3"><NumberFormat ss:Format="Short Date"/></Style></Styles>
 <Worksheet ss:Name="表一"><Table><Column ss:Index="4" ss:Hidden="1"/>
 <Row><Cell ss:MergeAcross="2"><Data ss:Type="String">支出决算表</Data></Cell></Row>
 <Row ss:Index="3"><Cell ss:MergeDown="1"><Data ss:Type="String">项目</Data></Cell><Cell><Data ss:Type="String">预算</Data></Cell><Cell><Data ss:Type="String">比率</Data></Cell></Row>
 <Row ss:Hidden="1"><Cell ss:Index="2" ss:StyleID="s1" ss:Formula="=R[1]C"><Data ss:Type="Number">1451.3699999999999</Data></Cell><Cell ss:StyleID="s2"><Data ss:Type="Number">0.125</Data></Cell></Row>
 <Row><Cell><Data ss:Type="String">合计</Data></Cell><Cell ss:StyleID="s1"><Data ss:Type="Number">NaN</Data></Cell><Cell ss:StyleID="s3"><Data ss:Type="DateTime">2024-02-29T00:00:00.000</Data></Cell></Row>
 </Table></Worksheet><Worksheet ss:Name="表二"><Table><Row><Cell><Data ss:Type="Number">2</Data></Cell><Cell><Data ss:Type="Number">3</Data></Cell></Row></Table>
 <x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>"""


def test_excel_2003_xml() -> None:
    document = read_bytes("样例.xls", SHEETS.encode())
    assert shown(document) == [
        "表一", "支出决算表", "| {2x1}项目 | 预算 | 比率 |", "| 1,451.37 | 12.50% |", "| 合计 | NaN | 2024/2/29 |", "",
        "表二", "| 2 | 3 |",
    ]  # fmt: skip
    first, second = document.tables
    assert [(str(one.exact), one.formula, one.hidden, one.place.at) for one in first.cells[3:4]] == [
        ("1451.37", "=R[1]C", True, "B4")
    ]
    assert all(one.hidden for one in second.cells)
    assert [note.text.partition("，")[0] for note in document.notes] == [
        "工作表“表一”有 1 个隐藏的行", "工作表“表二”是隐藏的"
    ]  # fmt: skip


PAGE = "<html><body><p>支出368.94万元，比上年增加5万元。</p></body></html>"


@pytest.mark.parametrize("encoding", ["gb2312", "utf-8", "big5"])
@pytest.mark.parametrize("transfer", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize(
    "first", ["MIME-Version: 1.0", "From: <Saved by Blink>", "Content-Type: multipart/related; boundary=b"]
)
def test_saved_mail_pages(encoding: str, transfer: str, first: str) -> None:
    page = PAGE.replace("万", "萬").replace("比", "比") if encoding == "big5" else PAGE
    content = page.encode(encoding)
    coded = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(transfer, bytes)(content)
    headers = dict.fromkeys((first, "MIME-Version: 1.0", "Content-Type: multipart/related; boundary=b"))
    data = "\r\n".join(headers).encode() + b"\r\n\r\n--b\r\n"
    data += f"Content-Type: text/html; charset={encoding}\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n".encode()
    data += coded + b"\r\n--b\r\nContent-Type: image/png\r\n\r\nxx\r\n--b--\r\n"
    assert shown(read_bytes("样例.doc", data)) == [page[15:].partition("<")[0]]


def test_a_mail_reads_its_text_and_names_what_is_attached() -> None:
    data = (
        "From: a@b.cn\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
        "Content-Type: text/plain; charset=utf-8\n\n支出368.94万元。\n--b\n"
        "Content-Type: application/msword\nContent-Disposition: attachment; filename*=utf-8''%E8%A1%A8.doc\n\nx\n--b--\n"
    )
    document = read_bytes("样例.eml", data.encode())
    assert shown(document) == ["支出368.94万元。"]
    assert [(note.text, note.unread) for note in document.notes] == [
        ("邮件附件没有读取，请另存后一并核对：表.doc", True)
    ]


def test_a_mail_without_anything_to_read_is_refused() -> None:
    with pytest.raises(InputError, match="没有正文"):
        read_bytes("样例.mht", b"MIME-Version: 1.0\nContent-Type: image/png\n\nxx")


ROWS = (("科目编码", "科目名称", "合计"), ("合计", "", "1,681.77"), ("204", "公共安全支出", "12.00"))
TABLE = ["| 科目编码 | 科目名称 | 合计 |", "| 合计 |  | 1,681.77 |", "| 204 | 公共安全支出 | 12.00 |"]


@pytest.mark.parametrize("delimiter", list(",;\t|，；"))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_delimited_text(delimiter: str, encoding: str) -> None:
    lines = [delimiter.join(f'"{text}"' if delimiter in text else text for text in row) for row in ROWS]
    document = read_bytes("样例.csv", "\r\n".join(("支出决算表", "单位：万元", *lines, "")).encode(encoding))
    assert shown(document) == ["支出决算表", "单位：万元", *TABLE]
    assert document.source.format == "csv"
    (table,) = document.tables
    assert table.caption == "支出决算表"
    assert [one.place.line for one in table.cells] == [3, 3, 3, 4, 4, 4, 5, 5, 5]


def test_titles_padded_with_blank_cells_are_lines() -> None:
    lines = ["支出决算表,,", *(",".join(f'"{text}"' for text in row) for row in ROWS), "注：本表反映支出。,,"]
    assert shown(read_bytes("样例.csv", "\n".join(lines).encode())) == ["支出决算表", *TABLE, "", "注：本表反映支出。"]


def test_a_table_drawn_with_bars() -> None:
    lines = "| 科目 | 金额 |\n|---|---:|\n| 甲 | 1.00 |\n| 乙 | 2.00 |"
    assert shown(read_bytes("样例.md", lines.encode())) == ["| 科目 | 金额 |", "| 甲 | 1.00 |", "| 乙 | 2.00 |"]


@pytest.mark.parametrize("delimiter", list(",;\t|^"))
def test_tables_of_many_widths_below_each_other(delimiter: str) -> None:
    first = ["支出决算表", *(delimiter.join(row).replace("1,681.77", "1681.77") for row in ROWS)]
    second = ["收入总表", *(delimiter.join(row) for row in (("项目", "金额"), ("财政拨款", "9.00"), ("合计", "9.00")))]
    said = ["一、说明", "本年收入9.00万元；支出1681.77万元。"]
    assert shown(read_bytes("样例.csv", "\n".join([*first, *second, *said]).encode())) == [
        "支出决算表", *(line.replace("1,681.77", "1681.77") for line in TABLE), "",
        "收入总表", "| 项目 | 金额 |", "| 财政拨款 | 9.00 |", "| 合计 | 9.00 |", "", *said,
    ]  # fmt: skip


def test_bars_between_cells_are_no_fence_around_a_row() -> None:
    lines = ["项目|金额|备注", "|1.00|", "甲|2.00|无", "乙|3.00|"]
    assert shown(read_bytes("样例.csv", "\n".join(lines).encode())) == [
        "| 项目 | 金额 | 备注 |", "|  | 1.00 |  |", "| 甲 | 2.00 | 无 |", "| 乙 | 3.00 |  |"
    ]  # fmt: skip


def test_a_stray_quote_swallows_no_row() -> None:
    lines = ["科目,金额", '甲"乙,1.00', '"丙,2.00', "丁,3.00"]
    assert shown(read_bytes("样例.csv", "\n".join(lines).encode())) == [
        "| 科目 | 金额 |", '| 甲"乙 | 1.00 |', '| "丙 | 2.00 |', "| 丁 | 3.00 |"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "2023年支出100万元，比上年增加5万元。\n2023年收入100万元，比上年增加5万元。",
        "张三，男，党员\n李四，女，群众",
        "支出1,451.37万元\n收入1,512.49万元",
        "一、收支\n支出10，收入20；结余10。\n支出11，收入21；结余10。",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    document = read_bytes("样例.txt", text.encode())
    assert [paragraph.text for paragraph in document.paragraphs] == text.split("\n")


def test_xml_that_is_no_document_is_refused() -> None:
    with pytest.raises(InputError, match="XML 数据文件"):
        read_bytes("样例.xml", b'<?xml version="1.0"?><data><a>1</a></data>')


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16", "utf-16-le"])
@pytest.mark.parametrize(
    "lead",
    [
        "<!-- saved from url=(0014)about:internet -->\n",
        "\n\n  <!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0//EN' 'x.dtd'>\n",
        "<?xml version='1.0'?><!-- a --><!DOCTYPE html>",
        "saved by a program\n<!doctype html>",
        "<!--" + "长" * 9_000 + "-->",
    ],
)
def test_a_page_is_told_wherever_it_begins(lead: str, encoding: str) -> None:
    page = f"{lead}<html><head><title>决算</title></head><body><table><tr><td>甲<td>1.00<tr><td>乙<td>一</table></body></html>"
    document = read_bytes("样例.txt", page.encode(encoding))
    assert document.source.format == "html"
    assert shown(document)[-2:] == ["| 甲 | 1.00 |", "| 乙 | 一 |"]


def test_forms_whose_reasons_are_sentences_between_lines_of_text() -> None:
    form = [
        "项目名称,普法宣传,,",
        "年度资金总额,20.00,20.00,100%",
        "指标,目标,完成,原因",
        "宣传场次,12,11,雨天停办。",
        "受众人数,300,280,场次减少。",
        "满意度,90%,95%,群众认可。",
    ]
    lines = ["项目支出绩效自评表", *form, "一、说明", "本年收入9.00万元。", "项目支出绩效自评表", *form]
    document = read_bytes("样例.csv", "\n".join(lines).encode())
    assert [len(table.cells) for table in document.tables] == [24, 24]
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "项目支出绩效自评表",
        "一、说明",
        "本年收入9.00万元。",
        "项目支出绩效自评表",
    ]


def test_lists_in_sentences_are_no_table() -> None:
    lines = ["一是抓宣传,二是抓调解。", "三是抓普法,四是抓队伍。", "共3场,比上年多1场。", "共5场,比上年少1场。"]
    assert not list(read_bytes("样例.txt", "\n".join(lines).encode()).tables)
