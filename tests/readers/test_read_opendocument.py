"""OpenDocument texts and spreadsheets, in a package or in one XML file, read without LibreOffice."""

from __future__ import annotations

import base64
import io
import zipfile

import pytest

from gouji.document.notation import render
from gouji.document.tree import Document
from gouji.readers import InputError, read_bytes

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"))
)  # fmt: skip
_LINKS = 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'


def content(body: str, kind: str, styles: str = "", root: str = "document-content", more: str = "") -> str:
    return (
        f'<?xml version="1.0"?><office:{root} {_NAMES} {_LINKS} {more}><office:automatic-styles>{styles}</office:automatic-styles>'
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:{root}>"
    )


def package(made: str, kind: str, **parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", made)
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), part)
    return buffer.getvalue()


def text(body: str, styles: str = "") -> Document:
    return read_bytes("样例.odt", package(content(body, "text", styles), "text"))


def book(body: str, styles: str = "") -> Document:
    return read_bytes("样例.ods", package(content(body, "spreadsheet", styles), "spreadsheet"))


def words(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def p(said: str) -> str:
    return f"<text:p>{said}</text:p>"


def td(said: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{p(said)}</table:table-cell>"


def tr(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


COVERED = "<table:covered-table-cell/>"
DOWN = "table:number-rows-spanned='2'"
ACROSS = "table:number-columns-spanned='2'"
TWICE = "table:number-columns-repeated='2'"


def table(*rows: str, name: str = "表") -> str:
    return f"<table:table table:name='{name}'>{''.join(rows)}</table:table>"


def test_paragraphs_say_what_is_seen() -> None:
    document = text(
        p('支出<text:s text:c="2"/>1.00<text:span>万元</text:span>')
        + p("  两个\n  空格<text:tab/>后<text:line-break/>换行")
        + p("甲<office:annotation><text:p>批注</text:p></office:annotation>乙")
        + p("<text:ruby><text:ruby-base>字</text:ruby-base><text:ruby-text>zi</text:ruby-text></text:ruby>")
    )
    assert words(document) == ["支出  1.00万元", "两个 空格\t后\n换行", "甲乙", "字"]
    assert (document.source.format, document.notes) == ("odt", ())


def test_a_heading_has_its_level_and_notes_follow_their_paragraph() -> None:
    note = '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>含结转</text:p></text:note-body></text:note>'
    document = text(f'<text:h text:outline-level="2">情况</text:h>{p(f"支出1.00万元{note}。")}{p("后")}')
    assert [(one.text, one.level, one.footnote) for one in document.paragraphs] == [
        ("情况", 2, False), ("支出1.00万元。", None, False), ("含结转", None, True), ("后", None, False)
    ]  # fmt: skip


def test_hidden_text_and_deleted_text_are_not_there() -> None:
    hidden = (
        '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    hidden += '<style:style style:name="P" style:family="paragraph" style:parent-style-name="Q"/><style:style style:name="Q" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
    deleted = f"<text:tracked-changes><text:changed-region><text:deletion>{p('删去9.99')}</text:deletion></text:changed-region></text:tracked-changes>"
    body = (
        deleted
        + p('甲<text:span text:style-name="H">不见</text:span>乙<text:change/>')
        + '<text:p text:style-name="P">不见</text:p>'
    )
    document = text(f'{body}<text:section text:display="none">{p("不见")}</text:section>', hidden)
    assert words(document) == ["甲乙"]
    assert [note.text for note in document.notes] == ["文档带有修订标记，已按全部接受后的内容读取。"]


def lists(kind: str, suffix: str, more: str = "") -> str:
    return f'<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="{kind}" style:num-suffix="{suffix}"{more}><style:list-level-properties><style:list-level-label-alignment text:label-followed-by="nothing"/></style:list-level-properties></text:list-level-style-number></text:list-style>'


def items(*said: str, more: str = "") -> str:
    return (
        f'<text:list text:style-name="L"{more}>'
        + "".join(f"<text:list-item>{p(one)}</text:list-item>" for one in said)
        + "</text:list>"
    )


def test_lists_are_numbered_as_they_are_seen() -> None:
    style = lists("一, 二, 三, ...", "、")
    body = items("甲", "乙", more=' xml:id="a"') + p("间") + items("丙", more=' text:continue-list="a"') + items("丁")
    assert words(text(body, style)) == ["一、甲", "二、乙", "间", "三、丙", "一、丁"]


def test_a_list_goes_on_where_it_says_so_and_starts_where_it_says() -> None:
    body = items("甲") + items("乙", more=' text:continue-numbering="true"')
    body += f'<text:list text:style-name="L"><text:list-item text:start-value="7">{p("丙")}{p("同项")}</text:list-item><text:list-header>{p("题")}</text:list-header></text:list>'
    assert words(text(body, lists("1", "."))) == ["1.甲", "2.乙", "7.丙", "同项", "题"]


def test_tables_keep_their_merges() -> None:
    head = tr(td("项目", DOWN), td("金额", ACROSS), COVERED)
    rows = tr(COVERED, td("预算"), td("决算")), tr(td("合计"), td("1.00", TWICE))
    assert render(text(table(f"<table:table-header-rows>{head}</table:table-header-rows>", *rows))).strip() == (
        "| {2x1}项目 | {1x2}金额 |\n| 预算 | 决算 |\n| 合计 | 1.00 | 1.00 |"
    )


def test_columns_too_narrow_to_be_seen_are_none() -> None:
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table-column"><style:table-column-properties style:column-width="{width}"/></style:style>'
        for name, width in (("W", "3cm"), ("N", "0.2mm"))
    )
    columns = [f'<table:table-column table:style-name="{name}"/>' for name in "WNW"]
    rows = tr(td("甲", ACROSS), COVERED, td("1.00")), tr(td("乙"), td("2.00", ACROSS), COVERED)
    assert render(text(table(*columns, *rows), styles)).strip() == "| 甲 | 1.00 |\n| 乙 | 2.00 |"


def test_tables_and_text_in_frames_follow_their_paragraph() -> None:
    inner, other = (
        table(tr(td("甲"), td("1.00"))),
        table(tr(td("乙"), td("2.00"))).replace("table:table", "loext:table"),
    )
    box = f"<draw:frame><draw:text-box>{p('框内')}{inner}</draw:text-box></draw:frame>"
    shape = f"<draw:custom-shape>{other}{p('')}</draw:custom-shape>"
    assert render(text(p(f"前{box}") + p(f"中{shape}") + p("后"))).strip().split("\n") == [
        "前", "框内", "| 甲 | 1.00 |", "", "中", "| 乙 | 2.00 |", "", "后"
    ]  # fmt: skip


def test_a_box_in_a_box_is_read_once() -> None:
    body = p("内")
    for _ in range(40):
        body = p(f"外<draw:frame><draw:text-box>{body}</draw:text-box></draw:frame>")
    assert words(text(body)) == [*["外"] * 40, "内"]


def test_pictures_are_named_and_charts_are_none() -> None:
    image = f"<draw:frame><draw:image><office:binary-data>{base64.b64encode(b'GIF8').decode()}</office:binary-data></draw:image></draw:frame>"
    chart = '<draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/></draw:frame>'
    assert len(list(text(p(f"甲{image}{chart}")).pictures)) == 1


def test_sheets_show_what_they_show_and_keep_what_they_store() -> None:
    cells = (
        td("合计"),
        td("1,234.50", "office:value-type='float' office:value='1234.5' table:formula='of:=SUM([.B2:.B9];[$表二.C1])'"),
        td("12.00%", "office:value-type='percentage' office:value='0.12'"),
        td("甲<text:line-break/>乙"),
    )
    document = book(table(tr(td("项目"), td("金额")), tr(*cells), name="表一"))
    last = [cell for table in document.tables for cell in table.cells if cell.row == 1]
    assert [(cell.text, str(cell.exact), cell.formula) for cell in last] == [
        ("合计", "None", ""), ("1,234.50", "1234.5", "=SUM(B2:B9;表二!C1)"), ("12.00%", "0.12", ""), ("甲\n乙", "None", "")
    ]  # fmt: skip
    assert [(one.place.sheet, one.place.letters, one.place.line) for one in last[:2]] == [
        ("表一", "A", 2),
        ("表一", "B", 2),
    ]


def test_repeated_cells_and_rows_stand_as_often_as_they_say() -> None:
    row = tr(td("甲", TWICE), td("1"), more="table:number-rows-repeated='3'")
    blank = tr("<table:table-cell table:number-columns-repeated='16384'/>", more="table:number-rows-repeated='1048000'")
    assert render(book(table(row, blank))).strip().split("\n") == ["表", *["| 甲 | 甲 | 1 |"] * 3]


def test_a_filled_row_repeated_without_end_is_too_much() -> None:
    with pytest.raises(InputError, match="工作表超过"):
        book(table(tr(td("甲"), td("1"), more="table:number-rows-repeated='999999'")))


def test_a_text_that_states_millions_of_cells_loses_only_that_table() -> None:
    many = '<table:table><table:table-row table:number-rows-repeated="{0}"><table:table-cell table:number-columns-repeated="{0}"><text:p>1</text:p></table:table-cell></table:table-row></table:table>'
    data = package(content(p("前") + many.format(9999) + p("后") + many.format(2), "text"), "text")
    document = read_bytes("a.odt", data)
    assert words(document) == ["前", "后"]
    assert [len(table.cells) for table in document.tables] == [4]
    assert [note.text for note in document.notes] == [
        "文件里的表格超过 30 万个单元格，这张表没有读取，请拆分后再核对。"
    ]


def test_hidden_sheets_rows_and_columns_are_marked() -> None:
    style = '<style:style style:name="ta" style:family="table"><style:table-properties table:display="false"/></style:style>'
    columns = "<table:table-column/>", '<table:table-column table:visibility="collapse"/>'
    filtered = tr(td("二"), td("2"), more="table:visibility='filter'")
    first = table(*columns, tr(td("一"), td("1")), filtered, name="甲")
    second = table(tr(td("三"), td("3")), name="乙' table:style-name='ta")
    document = book(first + second, style)
    assert [cell.text for table in document.tables for cell in table.cells if cell.hidden] == [
        "1",
        "二",
        "2",
        "三",
        "3",
    ]
    assert [note.text for note in document.notes] == [
        "工作表“甲”有 1 个隐藏的行、1 个隐藏的列，其中的数字已标明为隐藏。",
        "工作表“乙”是隐藏的，其中的数字已标明为隐藏。",
    ]


def test_one_file_of_xml_is_read_too() -> None:
    kind = 'office:mimetype="application/vnd.oasis.opendocument.'
    flat = content(p("支出1.00万元。"), "text", root="document", more=f'{kind}text"')
    sheet = content(table(tr(td("甲"), td("1"))), "spreadsheet", root="document", more=f'{kind}spreadsheet"')
    assert words(read_bytes("a", flat.encode())) == ["支出1.00万元。"]
    assert render(read_bytes("a", sheet.encode())).strip() == "表\n| 甲 | 1 |"


def test_protected_and_other_files_are_refused() -> None:
    locked = package("密文", "text", **{"META-INF__manifest_xml": "<manifest:encryption-data/>"})
    with pytest.raises(InputError, match="设有密码"):
        read_bytes("a.odt", locked)
    with pytest.raises(InputError, match="没有文字或表格"):
        read_bytes("a.odp", package(content("<draw:page/>", "presentation"), "presentation"))
    with pytest.raises(InputError, match="已损坏"):
        read_bytes("a.odt", package("<a", "text"))
