"""Files made to overwhelm a reader: each is read, or refused in one line, and what a bound leaves out is said."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from wordfile import p, part, read, word_file

from gouji.document.tree import Document, Source
from gouji.readers import InputError, drafts, isolated, lengthy, read_bytes, sheets, xlsx
from gouji.readers.html.tame import tamed
from gouji.readers.numbering import numeral

HOSTILE = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "hostile"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def book(rows: str, columns: str = "", styles: str = "", texts: str = "") -> bytes:
    """A workbook of one sheet 表一 with ``rows`` as they stand in its part."""
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" Type="o" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets><sheet name="表一" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="o" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}">{columns}<sheetData>{rows}</sheetData></worksheet>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{texts}</sst>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def cells(document: Document) -> list[str]:
    return [cell.text for table in document.tables for cell in table.cells]


def opened(data: bytes) -> Document:
    return xlsx.read(data, Source("样例.xlsx", "", "xlsx"))


@pytest.mark.parametrize("odd", ["1e999999", "NaN", "Infinity", "abc", "1E400", "--1"])
def test_a_cell_that_stores_no_number_loses_only_itself(odd: str) -> None:
    document = opened(
        book(f'<row r="1"><c r="A1"><v>12.5</v></c><c r="B1"><v>{odd}</v></c><c r="C1"><v>3</v></c></row>')
    )
    assert cells(document) == ["12.5", odd, "3"]
    assert [str(cell.exact) for table in document.tables for cell in table.cells] == ["12.5", "None", "3"]
    (note,) = document.notes
    assert note.unread
    assert note.text == f"工作表“表一”B1 存的不是一个数（{odd}），没有作为数读取，请改正后再核对。"


def test_numbers_next_to_nothing_are_nothing() -> None:
    document = opened(book('<row r="1"><c r="A1"><v>1e-999999</v></c><c r="B1"><v>2</v></c></row>'))
    assert cells(document) == ["0", "2"]


def test_shared_formulas_are_written_out() -> None:
    rows = '<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A9">B1+1</f><v>1</v></c><c r="B1"><v>2</v></c></row>'
    rows += "".join(
        f'<row r="{at}"><c r="A{at}"><f t="shared" si="0"/><v>1</v></c><c r="B{at}"><v>2</v></c></row>'
        for at in range(2, 5)
    )
    (table,) = opened(book(rows)).tables
    assert [cell.formula for cell in table.cells if cell.column == 0] == ["=B1+1", "=B2+1", "=B3+1", "=B4+1"]


def test_texts_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_TEXT", 50)
    rows = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, 5))
    with pytest.raises(InputError, match="工作表超过"):
        opened(book(rows, texts=f"<si><t>{'长' * 20}</t></si>"))


def test_columns_hidden_over_and_over() -> None:
    columns = "<cols>" + '<col min="1" max="16384" hidden="1"/>' * 5_000 + "</cols>"
    document = opened(book('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>', columns))
    assert all(cell.hidden for table in document.tables for cell in table.cells)
    assert [note.text for note in document.notes] == ["工作表“表一”有 2 个隐藏的列，其中的数字已标明为隐藏。"]


@pytest.mark.parametrize("code", ["[" * 5_000, '"' * 5_000, "m" * 5_000, "0;" * 5_000, "\\" * 5_000])
def test_endless_number_formats(code: str) -> None:
    styles = f"<numFmts><numFmt numFmtId='200' formatCode='{code}'/></numFmts><cellXfs><xf numFmtId='200'/></cellXfs>"
    document = opened(book('<row r="1"><c r="A1" s="0"><v>12.5</v></c><c r="B1"><v>2</v></c></row>', styles=styles))
    assert cells(document)[0] == "12.5"


@pytest.mark.parametrize(
    "rows",
    ["<row r='1'>" + '<c r="A1" t="inlineStr"><is>' * 5_000, '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></row>'],
)
def test_inline_texts_that_never_end_are_damage(rows: str) -> None:
    with pytest.raises(InputError, match="已损坏"):
        opened(book(rows))


@pytest.mark.parametrize(
    "kind", ["upperLetter", "lowerLetter", "upperRoman", "lowerRoman", "chineseCounting", "decimal"]
)
def test_a_list_that_starts_anywhere_has_a_short_number(kind: str) -> None:
    assert len(numeral(999_999_999, kind)) < 40


def test_a_note_is_read_once_however_often_it_is_referred_to() -> None:
    body = '<w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id="1"/></w:r></w:p>' * 3
    notes = part("footnotes", f'<w:footnote w:id="1">{p("含结转")}</w:footnote>')
    assert [paragraph.text for paragraph in read(body, footnotes=notes).paragraphs] == ["甲", "含结转", "甲", "甲"]


def test_deleted_marks_join_in_order() -> None:
    marked = "<w:rPr><w:del/></w:rPr>"
    body = "".join(p(str(at), marked) for at in range(300)) + p("末") + p("次")
    assert [paragraph.text for paragraph in read(body).paragraphs] == ["".join(map(str, range(300))) + "末", "次"]


def test_content_controls_in_any_number() -> None:
    body = "".join(f"<w:sdt><w:sdtContent>{p(str(at))}</w:sdtContent></w:sdt>" for at in range(2_000))
    assert [paragraph.text for paragraph in read(body).paragraphs] == [str(at) for at in range(2_000)]


@pytest.mark.parametrize("form", ["docx", "html", "txt"])
def test_what_is_past_the_bound_is_said(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("drafts", "html.blocks", "txt"):
        monkeypatch.setattr(f"gouji.readers.{module}.MOST_BLOCKS", 3)
    data = {
        "docx": word_file("".join(p(f"第{at}段") for at in range(5))),
        "html": ("<html>" + "".join(f"<p>第{at}段" for at in range(5))).encode(),
        "txt": "\n".join(f"第{at}段" for at in range(5)).encode(),
    }[form]
    with isolated.left_out():  # the worker has the usual bounds
        document = read_bytes("样例", data)
    assert [paragraph.text for paragraph in document.paragraphs] == ["第0段", "第1段", "第2段"]
    assert document.notes == (drafts.TOO_LONG,)


def test_pages_keep_their_text_when_their_tags_are_cut() -> None:
    deep = "<html><body>" + "<div>" * 3_000 + "深" + "</div>" * 3_000 + "<p>支出1.00万元。</p>"
    assert [one.text for one in read_bytes("样例", deep.encode()).paragraphs] == ["深", "支出1.00万元。"]
    many = "<html><body><p " + " ".join(f"a{at}=1" for at in range(3_000)) + ">支出1.00万元。</p>"
    assert [one.text for one in read_bytes("样例", many.encode()).paragraphs] == ["支出1.00万元。"]
    fonts = "<html><body>" + "<font a=1>" * 3_000 + "<p>甲" * 500
    assert [one.text for one in read_bytes("样例", fonts.encode()).paragraphs] == ["甲"] * 500


def test_ordinary_pages_are_not_rewritten() -> None:
    page = "<table>" + "<tr><td>甲<td><b>1</b></tr>" * 500 + "</table><ul>" + "<li>乙" * 900
    assert tamed(page) == (page, False)


def test_one_bad_link_costs_no_page() -> None:
    document = read_bytes("样例", '<html><p>支出1.00万元。</p><a href="http://[::1/表.pdf">表</a></html>'.encode())
    assert [note.text for note in document.notes] == ["网页附件没有读取，请下载后一并核对：表"]


def test_a_list_of_jumps_is_no_caption() -> None:
    page = (
        "<html><h1>Overview</h1><a href='#t0'>说明</a><br><a href='#t1'>收入决算表</a><br>"
        "<h1>说明</h1><table><tr><td>甲<td>1.00</table><p>见<a href='#t1'>收入决算表</a>。</html>"
    )
    document = read_bytes("样例", page.encode())
    assert [paragraph.text for paragraph in document.paragraphs] == ["Overview", "说明", "见收入决算表。"]
    assert [table.caption for table in document.tables] == [""]


def outcome(path: Path) -> str:
    """The refusal of a file that may be read or refused, empty when it is read."""
    try:
        read_bytes(path.name, path.read_bytes())
    except InputError as refusal:
        return str(refusal)
    return ""


@pytest.mark.parametrize("path", sorted(HOSTILE.glob("[dxht]*-*.[dhtx]*")), ids=lambda path: path.name)
def test_hostile_files_are_read_or_refused_in_one_line(path: Path) -> None:
    assert "\n" not in outcome(path)


def test_a_table_of_endless_merges_is_said() -> None:
    row = "<tr><td rowspan=1000 colspan=1000>甲<td>1.00</tr>"
    document = read_bytes("样例", f"<html><p>甲。</p><table>{row * 3_000}</table></html>".encode())
    assert [note.unread for note in document.notes] == [True]
    assert [paragraph.text for paragraph in document.paragraphs] == ["甲。"]


def test_a_paragraph_longer_than_anybody_writes_is_read_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lengthy, "MOST_CHARACTERS", 20)
    document = read_bytes("甲.txt", "收入合计12.00万元。\n支出合计12.00万元。结余0.00万元，没有结转。\n".encode())
    assert [one.text for one in document.paragraphs] == ["收入合计12.00万元。", "支出合计12.00万元。"]
    (note,) = document.notes
    assert note.unread
    assert note.place is not None
    assert note.place.line == 2
    assert note.text == "有一段连续 26 字没有分段，过长，只读了前 12 字，后面的没有核对，请分段后再核对。"


def test_a_cell_longer_than_anybody_writes_is_left_out_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lengthy, "MOST_CHARACTERS", 5)
    page = "<html><body><table><tr><td>一二三四五六</td><td>1.00</td></tr><tr><td>乙</td><td>2.00</td></tr></table></body></html>"
    document = read_bytes("甲.html", page.encode())
    assert cells(document) == ["", "1.00", "乙", "2.00"]
    assert [note.unread for note in document.notes] == [True]


def test_a_cell_in_no_row_is_read() -> None:
    (table,) = read(f"<w:tbl><w:tc>{p('甲')}</w:tc><w:tc>{p('1.00')}</w:tc></w:tbl>").tables
    assert [cell.text for cell in table.cells] == ["甲", "1.00"]


@pytest.mark.parametrize(
    "row",
    [
        '<c r="B1"><v>2</v></c><c r="A1"><v>1</v></c>',
        '<c r="a1"><v>1</v></c><c r="B1"><v>2</v></c>',
        '<c r="A1"> <v>1</v>\n</c>\n<c r="B1">\n<v>2</v></c>',
        '<c r="A1"><extLst/><v>1</v></c><c r="B1"><v>2</v></c>',
        '<c r="A1"><v><x>1</x></v></c><c r="B1"><v>2</v></c>',
        '<c r="AAAA1"><v>1</v></c><c r="B1"><v>2</v></c>',
        '<c\nr="A1"><v>1</v></c><c r="B1"><v>2</v></c>',
        '<c r="A1" s="0"/><c r="A1"><f><x/>C1</f><v>1</v></c><c r="B1"><v>2</v></c>',
        '<c r="A1"><c r="B1"><v>2</v></c><v>1</v></c>',
    ],
    ids=[
        "order",
        "small letters",
        "spread out",
        "extension",
        "inner element",
        "far",
        "line break",
        "in a formula",
        "nested",
    ],
)
def test_cells_written_in_any_way_are_read(row: str) -> None:
    after = '<row r="2"><c r="A2" s="0"/><c r="B2"><v>4</v></c></row>'
    assert cells(opened(book(f'<row r="1">{row}</row>{after}'))) == ["1", "2", "", "4"]
